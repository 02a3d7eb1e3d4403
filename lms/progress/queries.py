"""Reads of what learners did."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, Question, TestVersion
from courses.queries import Outline, course_outline
from lms.progress.models import Attempt, Enrolment, LessonCompletion, SavedWorksheet


def done_by(learner_id: int) -> Exists:
    """An expression over a lesson: this learner has finished it."""
    return Exists(LessonCompletion.objects.filter(learner_id=learner_id, lesson_id=OuterRef("pk")))


def outline_for(course_slug: str, learner_id: int | None, lesson_slug: str = "") -> Outline | None:
    """The course's outline with what this learner (or nobody) has done, in one query."""
    if not learner_id:
        return course_outline(course_slug, lesson_slug)
    return course_outline(course_slug, lesson_slug, done_by, learner_id)


def enrolments_of(learner_id: int) -> QuerySet[Enrolment]:
    """A learner's enrolments, the latest used first, with lessons done and whether the test is passed."""
    passed = Attempt.objects.filter(enrolment=OuterRef("pk"), passed=True)
    done = Count("completions", filter=Q(completions__lesson__live=True), distinct=True)
    return (
        Enrolment.objects.filter(learner_id=learner_id)
        .annotate(lessons_done=done, test_passed=Exists(passed))
        .order_by("-last_active_at")
    )


def done_lesson_ids(learner_id: int, lesson_ids: Iterable[int]) -> set[int]:
    """Which of these lessons the learner has finished."""
    rows = LessonCompletion.objects.filter(learner_id=learner_id, lesson_id__in=list(lesson_ids))
    return set(rows.values_list("lesson_id", flat=True))


def attempts_of(learner_id: int, course_id: int) -> QuerySet[Attempt]:
    """A learner's attempts at a course's test, first to last."""
    return Attempt.objects.filter(learner_id=learner_id, enrolment__course_id=course_id).order_by("number")


def next_attempt_number(learner_id: int, course_id: int) -> int:
    """The number of the learner's next attempt, from 1. Numbers are given without gaps."""
    return attempts_of(learner_id, course_id).count() + 1


def saved_worksheet(learner_id: int, kind: str) -> dict[str, Any]:
    """What the learner last saved on a worksheet, or {}."""
    row = (
        SavedWorksheet.objects.filter(learner_id=learner_id, kind=kind).values_list("data", flat=True).first()
    )
    return row or {}


def is_in_use(obj: Any) -> bool:
    """Whether learners' records rest on a page (or anything below it) or on a question. For the authors' registry."""
    if isinstance(obj, Question):
        return _question_was_asked(obj)
    if isinstance(obj, Page):
        return _page_was_studied(obj)
    return False


def _page_was_studied(page: Page) -> bool:
    pages = Page.objects.descendant_of(page, inclusive=True).values("pk")
    return (
        LessonCompletion.objects.filter(lesson_id__in=pages).exists()
        or Enrolment.objects.filter(Q(course_id__in=pages) | Q(last_lesson_id__in=pages)).exists()
    )


def _question_was_asked(question: Question) -> bool:
    """A test question frozen in a version that somebody answered; a practice question counts through its lesson."""
    versions = TestVersion.objects.filter(course_id=question.course_id, attempts__isnull=False).distinct()
    return any(
        any(asked["id"] == question.key for asked in version.snapshot["questions"]) for version in versions
    )


def course_exists(course_id: int) -> bool:
    """Whether there is such a course page, live or not."""
    return CoursePage.objects.filter(pk=course_id).exists()


def lesson_by_id(lesson_id: int) -> LessonPage | None:
    """A lesson page, live or not."""
    return LessonPage.objects.filter(pk=lesson_id).first()


def course_by_slug(slug: str) -> CoursePage | None:
    """A course by its slug, published or not."""
    return CoursePage.objects.filter(slug=slug).order_by("-live", "pk").first()


def attempt_of(
    learner_id: int, course_id: int, number: int | None = None, event_id: uuid.UUID | None = None
) -> Attempt | None:
    """The learner's own attempt with this number or event id, or None."""
    attempts = attempts_of(learner_id, course_id)
    attempts = attempts.filter(number=number) if number is not None else attempts.filter(pk=event_id)
    return attempts.first()


def continue_where(learner_id: int) -> dict[str, Any] | None:
    """Where the learner stopped: ``{"course_slug", "course_heading", "lesson"}`` of the course she used last and
    has not completed; ``lesson`` is None when only its test is left. Two queries."""
    slug = (
        Enrolment.objects.filter(learner_id=learner_id, completed_at=None, course__live=True)
        .order_by("-last_active_at")
        .values_list("course__slug", flat=True)
        .first()
    )
    outline = outline_for(slug, learner_id) if slug else None
    if outline is None:
        return None
    return {"course_slug": slug, "course_heading": outline.course_heading, "lesson": outline.next_lesson}
