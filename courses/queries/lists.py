"""Lists: courses with their weight, programmes, headings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, QuerySet, Sum, TextField
from django.db.models.functions import Cast, Length

from courses.models import CoursePage, HomePage, LessonPage, ProgrammeItem, ProgrammePage
from courses.queries.columns import both, restricted, text_of
from courses.queries.lessons import live_lessons

# Bytes on the wire per character of stored lesson text, measured on the starter course (make bench prints it).
BYTES_PER_CHARACTER = 0.45
BYTES_PER_PAGE = 2_500


@dataclass(frozen=True)
class CourseCard:
    """A course as a list shows it: ``minutes`` of reading, ``kilobytes`` on the wire without pictures."""

    pk: int
    slug: str
    heading: str
    summary: str
    pictogram: str
    lessons: int
    minutes: int
    kilobytes: int


def course_cards(ids: Iterable[int] | None = None) -> dict[int, CourseCard]:
    """Live courses with the weight of their live lessons, by id, in tree order. Two queries."""
    courses = CoursePage.objects.live().order_by("path")
    if ids is not None:
        courses = courses.filter(pk__in=list(ids))
    columns = ["pk", "slug", "pictogram", *dict.fromkeys([*both("heading"), *both("summary")])]
    weights = lesson_weights()
    cards = {}
    for row in courses.values(*columns):
        weight = weights.get(row["pk"], {"lessons": 0, "minutes": 0, "characters": 0})
        cards[row["pk"]] = CourseCard(
            row["pk"], row["slug"], text_of(row, "heading"), text_of(row, "summary"), row["pictogram"],
            weight["lessons"], weight["minutes"] or 0, kilobytes(weight["characters"] or 0, weight["lessons"]),
        )  # fmt: skip
    return cards


def kilobytes(characters: int, pages: int) -> int:
    """An honest round figure of what reading ``pages`` lessons costs on the wire, in KB, pictures apart."""
    return max(1, round((characters * BYTES_PER_CHARACTER + pages * BYTES_PER_PAGE) / 1024))


def lesson_weights() -> dict[int, dict[str, int]]:
    """Per course id: number of live lessons, their minutes and stored characters in the reader's language."""
    own, _russian = both("body")
    rows = (
        live_lessons()
        .order_by()
        .values("course_id")
        .annotate(
            lessons=Count("pk"), total_minutes=Sum("minutes"), characters=Sum(Length(Cast(own, TextField())))
        )
    )
    return {
        row["course_id"]: {
            "lessons": row["lessons"],
            "minutes": row["total_minutes"],
            "characters": row["characters"],
        }
        for row in rows
        if row["course_id"]
    }


def home_page() -> dict[str, Any]:
    """Heading and summary of the home page, in the reader's language; empty texts when there is no page yet."""
    columns = dict.fromkeys([*both("heading"), *both("summary")])
    row = HomePage.objects.live().order_by("path").values(*columns).first() or {}
    return {"heading": text_of(row, "heading"), "summary": text_of(row, "summary")}


def live_programmes(slug: str | None = None) -> QuerySet[ProgrammePage]:
    """Live programmes in tree order, with their items, courses and the lessons of extracts."""
    lessons = Prefetch("lessons", LessonPage.objects.filter(live=True).order_by("path"))
    items = Prefetch("items", ProgrammeItem.objects.order_by("sort_order").prefetch_related(lessons))
    programmes = ProgrammePage.objects.live().order_by("path").annotate(restricted=restricted())
    return (programmes.filter(slug=slug) if slug else programmes).prefetch_related(items)


def lesson_headings(ids: Iterable[int]) -> list[dict[str, Any]]:
    """``{"pk", "slug", "heading", "minutes"}`` of live lessons, in the order of ``ids``."""
    order = list(ids)
    columns = ["pk", "slug", "minutes", *dict.fromkeys(both("heading"))]
    rows = {row["pk"]: row for row in LessonPage.objects.live().filter(pk__in=order).values(*columns)}
    return [{**rows[pk], "heading": text_of(rows[pk], "heading")} for pk in order if pk in rows]
