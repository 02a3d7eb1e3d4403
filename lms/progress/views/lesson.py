"""One lesson: reading, practice, done."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe
from uuid6 import uuid7

from courses.queries import LessonRow, Outline, PracticeQuestion, lesson_content
from courses.rendering import rendered_lesson
from lms.accounts.decorators import learner_required
from lms.accounts.queries import current_learner
from lms.events import Kind, NewEvent
from lms.http import cacheable_when_anonymous
from lms.progress.actions import record
from lms.progress.queries import outline_for
from lms.progress.views.common import restriction_response
from lms.progress.views.countries import chosen_countries, with_open_notes


def find(course: str, lesson: str, learner_id: int | None) -> tuple[Outline, int]:
    """The outline and the lesson's position in it. Raises Http404."""
    outline = outline_for(course, learner_id, lesson)
    index = outline.index_of(lesson) if outline else None
    if outline is None or index is None:
        raise Http404
    return outline, index


def practice_items(questions: list[PracticeQuestion], asked: str, chosen: str) -> list[dict[str, Any]]:
    """Each question with what was answered to it, if it is the one just answered."""
    items = []
    for question in questions:
        answer = next((c for c in question.choices if question.key == asked and c["id"] == chosen), None)
        why = answer and (answer["explanation"] or question.explanation)
        items.append({"question": question, "answer": answer, "why": why})
    return items


@cacheable_when_anonymous
@require_safe
def show_lesson(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    """The lesson page. Practice is a GET form for readers without an account (``?question=…&q-<key>=…``)."""
    learner = current_learner(request)
    outline, index = find(course, lesson, learner and learner.pk)
    row = outline.lessons[index]
    if outline.restricted and (answer := restriction_response(request, row.pk)):
        return answer
    rendered = rendered_lesson(outline, row)
    asked = request.GET.get("question", "")
    chosen = request.GET.get(f"q-{asked}", "")
    context = {
        "learner": learner,
        "outline": outline,
        "row": row,
        "number": index + 1,
        "lesson": rendered,
        "body": with_open_notes(rendered.body, chosen_countries(request)),
        "practice": practice_items(rendered.practice, asked, chosen),
        "not_chosen": asked if asked and not chosen else "",
        "previous": outline.lessons[index - 1] if index else None,
        "next": outline.lessons[index + 1] if index + 1 < len(outline.lessons) else None,
        "event_id": uuid7() if learner else None,
    }
    return render(request, "learning/lesson.html", context)


def posted_id(request: HttpRequest) -> uuid.UUID:
    """The event id the page was made with, so that sending twice counts once; a new one when it is missing or
    spoiled."""
    try:
        return uuid.UUID(request.POST.get("event", ""))
    except ValueError:
        return uuid.UUID(int=uuid7().int)


@require_POST
@learner_required
def lesson_done(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    """Mark the lesson done and go on to the next one, or to the test after the last."""
    learner = request.learner  # type: ignore[attr-defined]
    outline, index = find(course, lesson, learner.pk)
    row = outline.lessons[index]
    data = {"lesson": row.pk, "language": get_language()}
    record(
        NewEvent(
            id=posted_id(request), kind=Kind.LESSON_DONE, learner_id=learner.pk, data=data,
            content_version=str(row.revision or ""),
        )
    )  # fmt: skip
    return HttpResponseRedirect(next_address(outline, index))


def next_address(outline: Outline, index: int) -> str:
    """Where to go after the lesson at ``index``: the next one, or the course page when it was the last."""
    if index + 1 < len(outline.lessons):
        return reverse("lesson", args=[outline.course_slug, outline.lessons[index + 1].slug])
    return reverse("course", args=[outline.course_slug])


@require_POST
@learner_required
def practice(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    """Keep a practice answer as a fact and show its explanation on the lesson page."""
    learner = request.learner  # type: ignore[attr-defined]
    outline, index = find(course, lesson, learner.pk)
    row = outline.lessons[index]
    asked = request.POST.get("question", "")[:120]
    chosen = request.POST.get(f"q-{asked}", "")[:60]
    if _is_answer(row, asked, chosen):
        data = {"lesson": row.pk, "question": asked, "choice": chosen, "language": get_language()}
        record(NewEvent(kind=Kind.PRACTICE_ANSWERED, learner_id=learner.pk, data=data))
    address = reverse("lesson", args=[course, lesson])
    query = urlencode({"question": asked, f"q-{asked}": chosen})
    return redirect(f"{address}?{query}#q-{asked}")


def _is_answer(row: LessonRow, asked: str, chosen: str) -> bool:
    questions = lesson_content(row.pk).practice
    return any(q.key == asked and any(c["id"] == chosen for c in q.choices) for q in questions)
