"""Lists: all courses, one course, one programme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.entries import programme_items
from courses.languages import content_language, translated
from courses.queries import course_cards, current_test_version, live_course, live_programmes
from courses.translation_state import state_of
from lms.accounts.queries import current_learner
from lms.http import cacheable_when_anonymous
from lms.progress.queries import attempts_of, done_lesson_ids, outline_for
from lms.progress.views.common import restriction_response


@cacheable_when_anonymous
@require_safe
def course_index(request: HttpRequest) -> HttpResponse:
    """All published courses."""
    context = {"learner": current_learner(request), "courses": list(course_cards().values())}
    return render(request, "learning/course_index.html", context)


@cacheable_when_anonymous
@require_safe
def course(request: HttpRequest, course: str) -> HttpResponse:
    """One course: its lessons with what is done, and the final test."""
    page = live_course(course)
    if page is None:
        raise Http404
    learner = current_learner(request)
    if page.restricted and (answer := restriction_response(request, page.pk)):
        return answer
    version = current_test_version(page.pk)
    attempts = list(attempts_of(learner.pk, page.pk)) if learner else []
    context = {
        "learner": learner,
        "page": page,
        "heading": translated(page, "heading"),
        "summary": translated(page, "summary"),
        "outcomes": translated(page, "outcomes"),
        "state": state_of(page, content_language()),
        "lawyer_read_it": True,  # said on each lesson, where the rules stand
        "card": course_cards([page.pk])[page.pk],
        "outline": outline_for(course, learner and learner.pk),
        "test": version.snapshot if version else None,
        "passed": any(attempt.passed for attempt in attempts),
        "attempts": attempts,
    }
    return render(request, "learning/course.html", context)


@cacheable_when_anonymous
@require_safe
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    """One programme: its courses and extracts in order."""
    page = live_programmes(programme).first()
    if page is None:
        raise Http404
    learner = current_learner(request)
    if page.restricted and (answer := restriction_response(request, page.pk)):
        return answer
    entries = programme_items(list(page.items.all()), course_cards())
    lesson_ids = [lesson.pk for entry in entries for lesson in entry["lessons"]]
    context = {
        "learner": learner,
        "page": page,
        "heading": translated(page, "heading"),
        "summary": translated(page, "summary"),
        "entries": entries,
        "done": done_lesson_ids(learner.pk, lesson_ids) if learner and lesson_ids else set(),
    }
    return render(request, "learning/programme.html", context)
