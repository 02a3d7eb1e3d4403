"""Lists: courses with their weight, programmes, headings."""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db.models import Prefetch, QuerySet

from courses.languages import content_language
from courses.models import CoursePage, HomePage, LessonPage, ProgrammeItem, ProgrammePage
from courses.queries.columns import both, restricted, text_of
from courses.queries.lessons import live_lessons

# Head, foot and buttons of a lesson page, compressed with it.
BYTES_AROUND = 1_500


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
        weight = weights.get(row["pk"], Weight())
        cards[row["pk"]] = CourseCard(
            row["pk"], row["slug"], text_of(row, "heading"), text_of(row, "summary"), row["pictogram"],
            weight.lessons, weight.minutes, max(1, round(weight.bytes / 1024)),
        )  # fmt: skip
    return cards


@dataclass
class Weight:
    """What a course's live lessons cost: how many, minutes of reading, bytes on the wire without pictures."""

    lessons: int = 0
    minutes: int = 0
    bytes: int = 0


def lesson_weights() -> dict[int, Weight]:
    """The weight of each course's live lessons in the reader's language, by course id."""
    weights: dict[int, Weight] = {}
    rows = list(live_lessons().order_by().values("pk", "course_id", "minutes", "live_revision_id"))
    sizes = lesson_bytes({row["pk"]: row["live_revision_id"] for row in rows})
    for row in rows:
        if row["course_id"]:
            weight = weights.setdefault(row["course_id"], Weight())
            weight.lessons += 1
            weight.minutes += row["minutes"]
            weight.bytes += sizes[row["pk"]]
    return weights


def lesson_bytes(revisions: dict[int, int | None]) -> dict[int, int]:
    """Compressed bytes of lesson pages by id, kept in memory by revision; one query for those not known yet.

    The stored body, decoded and compressed, plus what every page has around it: within a tenth of the real page
    (``tests/progress/test_weight.py``).
    """
    memory = caches["memory"]
    language = content_language()
    keys = {pk: f"bytes:{pk}:{language}:{revision}" for pk, revision in revisions.items()}
    known = memory.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in known]
    if missing:
        own, russian = both("body")
        for row in LessonPage.objects.filter(pk__in=missing).values("pk", *dict.fromkeys([own, russian])):
            value = row[own] or row[russian]
            known[keys[row["pk"]]] = len(gzip.compress(str(value).encode())) + BYTES_AROUND
        memory.set_many({keys[pk]: known[keys[pk]] for pk in missing})
    return {pk: known[key] for pk, key in keys.items()}


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
