"""The final test. The key stays on the server: a page holds the questions, never which answer is right."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe
from uuid6 import uuid7

from certificates.queries import certificate_for
from courses.models import CoursePage, TestVersion
from courses.queries import current_test_version, lesson_headings
from lms.accounts.decorators import learner_required
from lms.accounts.models import User
from lms.events import Kind, NewEvent
from lms.progress.actions import record
from lms.progress.actions.attempts import drawn_questions
from lms.progress.forms import TestForm, draw_token, read_draw_token
from lms.progress.queries import attempt_of, course_by_slug, next_attempt_number, outline_for


@require_http_methods(["GET", "HEAD", "POST"])
@learner_required
def take_test(request: HttpRequest, course: str) -> HttpResponse:
    """Show a new attempt, or take the answers to one that was shown.

    Answers are taken even when the course was unpublished or its test changed meanwhile: they are judged by the
    version she saw.
    """
    learner: User = request.learner  # type: ignore[attr-defined]
    page = course_by_slug(course)
    if page is None:
        raise Http404
    if request.method == "POST":
        return _take_answers(request, page, learner)
    version = current_test_version(page.pk) if page.live else None
    if version is None:
        return _closed(request, page, learner)
    return _show(request, page, version, learner)


def _closed(request: HttpRequest, page: CoursePage, learner: User) -> HttpResponse:
    return render(request, "learning/test_closed.html", {"learner": learner, "page": page}, status=404)


def _new_form(learner: User, version: TestVersion) -> TestForm:
    number = next_attempt_number(learner.pk, version.course_id)
    token = draw_token(learner.pk, version.pk, number, uuid7())
    return TestForm(version, drawn_questions(version, learner.pk, number), token)


def _show(
    request: HttpRequest, page: CoursePage, version: TestVersion, learner: User, form: TestForm | None = None,
    message: str = "",
) -> HttpResponse:  # fmt: skip
    form = form or _new_form(learner, version)
    context = {
        "learner": learner, "page": page, "form": form, "snapshot": version.snapshot, "message": message,
        "total": len(form.question_ids),
    }  # fmt: skip
    return render(request, "learning/test.html", context, status=422 if form.is_bound or message else 200)


def _take_answers(request: HttpRequest, page: CoursePage, learner: User) -> HttpResponse:
    token = request.POST.get("draw", "")
    try:
        version_id, number, event_id = read_draw_token(token, learner.pk)
        version = TestVersion.objects.get(pk=version_id, course=page)
    except (ValueError, TestVersion.DoesNotExist):
        return _start_again(request, page, learner)
    form = TestForm(version, drawn_questions(version, learner.pk, number), token, request.POST)
    if not form.is_valid():
        return _show(request, page, version, learner, form)
    data: dict[str, Any] = {
        "course": page.pk, "version": version.pk, "number": number, "answers": form.answers(),
        "language": get_language(),
    }  # fmt: skip
    outcome = record(
        NewEvent(id=event_id, kind=Kind.ATTEMPT_SUBMITTED, learner_id=learner.pk, data=data,
                 content_version=f"test {version.pk}")
    )  # fmt: skip
    if outcome.reason == "already_answered":
        earlier = attempt_of(learner.pk, page.pk, number)
        return redirect("attempt", course=page.slug, attempt=earlier.pk)
    return redirect("attempt", course=page.slug, attempt=event_id)


def _start_again(request: HttpRequest, page: CoursePage, learner: User) -> HttpResponse:
    """The form was not ours or not hers: offer a fresh one, and say so."""
    version = current_test_version(page.pk) if page.live else None
    if version is None:
        return _closed(request, page, learner)
    return _show(request, page, version, learner, message="other_draw")


@require_safe
@learner_required
def attempt_result(request: HttpRequest, course: str, attempt: uuid.UUID) -> HttpResponse:
    """One attempt's result: counts, the pass mark, what to read again, and the way on."""
    learner: User = request.learner  # type: ignore[attr-defined]
    page = course_by_slug(course)
    found = page and attempt_of(learner.pk, page.pk, event_id=attempt)
    if page is None or found is None:
        raise Http404
    outline = outline_for(course, learner.pk)
    context = {
        "learner": learner,
        "page": page,
        "attempt": found,
        "must_missed": found.correct >= found.needed and not found.passed,
        "review": lesson_headings(found.review_lessons[:3]),
        "unfinished": [row for row in outline.lessons if not row.done] if outline else [],
        "certificate": certificate_for(learner.pk, page.pk),
    }
    return render(request, "learning/result.html", context)
