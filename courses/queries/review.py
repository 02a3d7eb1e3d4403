"""What is reviewed in which language, and which facts are due: for editors, and in sums for everybody."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Max
from django.utils import timezone

from courses.facts import FactCheck, Standing
from courses.languages import CONTENT_LANGUAGES, translated
from courses.models import CoursePage, LessonPage, Question
from courses.queries.columns import PATH_STEP
from courses.translation_state import is_cleared_by_lawyer, state_of

States = dict[str, Counter[str]]


@dataclass
class CourseReview:
    """One published course: ``lessons`` and ``questions`` count texts by state for each language; ``cleared`` lessons
    have been read by a lawyer; ``sources`` is how many there are, checked from ``oldest`` to ``newest``."""

    pk: int
    headings: dict[str, str]
    lessons: States = field(default_factory=lambda: {code: Counter() for code in CONTENT_LANGUAGES})
    questions: States = field(default_factory=lambda: {code: Counter() for code in CONTENT_LANGUAGES})
    cleared: int = 0
    sources: int = 0
    oldest: dt.date | None = None
    newest: dt.date | None = None

    @property
    def lesson_count(self) -> int:
        return sum(self.lessons["ru"].values())

    def add_lesson(self, lesson: LessonPage) -> None:
        """Count one lesson in."""
        for code in CONTENT_LANGUAGES:
            self.lessons[code][state_of(lesson, code)] += 1
        self.cleared += is_cleared_by_lawyer(lesson)
        days = [source.value["checked_on"] for source in lesson.sources]
        self.sources += len(days)
        self.oldest = min([*days, *([self.oldest] if self.oldest else [])], default=None)
        self.newest = max([*days, *([self.newest] if self.newest else [])], default=None)


def course_reviews() -> list[CourseReview]:
    """Every published course in tree order. Read from all columns of all lessons, so kept in this process's memory
    until something is published (three queries then)."""
    stamp = "-".join(str(value) for model in (CoursePage, LessonPage, Question) for value in _stamp(model))
    key = f"reviews:{stamp}"
    found = caches["memory"].get(key)
    if found is None:
        found = _course_reviews()
        caches["memory"].set(key, found)
    return list(found)


def _stamp(model: Any) -> tuple[Any, Any]:
    row = model.objects.filter(live=True).aggregate(n=Count("pk"), newest=Max("live_revision_id"))
    return row["n"], row["newest"]


def _course_reviews() -> list[CourseReview]:
    courses = {page.path: _empty(page) for page in CoursePage.objects.live().order_by("path")}
    for lesson in LessonPage.objects.live().order_by("path"):
        if course := courses.get(lesson.path[:-PATH_STEP]):
            course.add_lesson(lesson)
    by_id = {course.pk: course for course in courses.values()}
    for question in Question.objects.filter(live=True):
        if course := by_id.get(question.course_id):
            for code in CONTENT_LANGUAGES:
                course.questions[code][state_of(question, code)] += 1
    return list(courses.values())


def _empty(page: CoursePage) -> CourseReview:
    return CourseReview(page.pk, {code: translated(page, "heading", code) for code in CONTENT_LANGUAGES})


@dataclass(frozen=True)
class FactRow:
    """One source of a published lesson, for editors."""

    lesson: LessonPage
    fact: str
    title: str
    address: str
    check: FactCheck
    standing: Standing

    @property
    def next_day(self) -> dt.date:
        """The day by which somebody must look again."""
        days = [day for day in (self.check.review_by, self.check.hidden_from()) if day]
        return min(days, default=dt.date.max)


def fact_rows(today: dt.date | None = None) -> list[FactRow]:
    """The sources with a day (a review, or the day on which a volatile fact hides), the most urgent first."""
    today = today or timezone.localdate()
    lessons = LessonPage.objects.live().only("pk", "title", "path", "sources").order_by("path")
    rows = [row for lesson in lessons for row in _rows_of(lesson, today)]
    return sorted(rows, key=lambda row: row.next_day)


def _rows_of(lesson: LessonPage, today: dt.date) -> Iterable[FactRow]:
    for source in lesson.sources:
        value = source.value
        check = FactCheck(value["checked_on"], value.get("review_by"), bool(value["volatile"]))
        if check.review_by or check.volatile:
            yield FactRow(
                lesson,
                value["fact"] or "",
                value["title"],
                value["address"] or "",
                check,
                check.standing(today),
            )
