"""Reads of published content, in as few queries as the page can do with.

Every function reads suffixed columns only and falls back to Russian where a translation is empty.
"""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    CharField, Count, Exists, ExpressionWrapper, F, FilteredRelation, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction

from courses.languages import SOURCE, content_language
from courses.models import CoursePage, HomePage, LessonPage, ProgrammeItem, ProgrammePage, Question, TestVersion

PATH_STEP = Page.steplen
# Bytes on the wire per character of stored lesson text, measured on the starter course (make bench prints it).
BYTES_PER_CHARACTER = 0.45
BYTES_PER_PAGE = 2_500


def both(field_name: str, language: str | None = None) -> tuple[str, str]:
    """The two columns a reader needs: her language's and the Russian fallback."""
    return f"{field_name}_{content_language(language)}", f"{field_name}_{SOURCE}"


def text_of(row: Mapping[str, Any], field_name: str, language: str | None = None) -> Any:
    """The value of a translated field in a ``values()`` row, falling back to Russian."""
    own, russian = both(field_name, language)
    return row.get(own) or row.get(russian) or ""


def parent_path() -> Combinable:
    """The tree path of an outer page's parent."""
    return Substr(OuterRef("path"), 1, Length(OuterRef("path")) - PATH_STEP)


def restricted() -> Exists:
    """Whether a view restriction stands on the page or above it."""
    asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.annotate(asked=asked).filter(asked__startswith=F("page__path")))


@dataclass(frozen=True)
class LessonRow:
    """One line of a course's outline."""

    pk: int
    slug: str
    heading: str
    minutes: int
    revision: int | None
    done: bool = False


@dataclass(frozen=True)
class Outline:
    """A course and its live lessons in order, with what one learner has done."""

    course_id: int
    course_slug: str
    course_heading: str
    lessons: list[LessonRow]
    restricted: bool = False
    questions_stamp: str = ""

    def index_of(self, slug: str) -> int | None:
        """The position (from 0) of the lesson with this slug, or None."""
        return next((i for i, lesson in enumerate(self.lessons) if lesson.slug == slug), None)

    @property
    def done_count(self) -> int:
        return sum(lesson.done for lesson in self.lessons)

    @property
    def minutes(self) -> int:
        return sum(lesson.minutes for lesson in self.lessons)

    @property
    def next_lesson(self) -> LessonRow | None:
        """The first lesson not done yet."""
        return next((lesson for lesson in self.lessons if not lesson.done), None)


def live_lessons(done: Exists | None = None) -> QuerySet[LessonPage]:
    """Live lessons with their course's id and slug; ``done`` is an expression over the lesson, from progress."""
    course = CoursePage.objects.filter(live=True, path=parent_path())
    lessons = LessonPage.objects.filter(live=True).annotate(
        course_id=Subquery(course.values("pk")[:1]), course_slug=Subquery(course.values("slug")[:1])
    )
    return lessons.annotate(done=done) if done is not None else lessons


def _row(row: Mapping[str, Any]) -> LessonRow:
    return LessonRow(
        row["pk"], row["slug"], text_of(row, "heading"), row["minutes"], row["live_revision_id"], row.get("done", False)
    )


def course_outline(course_slug: str, lesson_slug: str = "", done: Exists | None = None) -> Outline | None:
    """The outline of a live course that has lessons, in one query; None when there is none.

    ``questions_stamp`` changes whenever a practice question of the lesson ``lesson_slug`` does.
    """
    own, russian = both("heading")
    course = CoursePage.objects.filter(live=True, path=parent_path(), slug=course_slug)
    practice = Question.objects.filter(lesson=OuterRef("pk"), kind=Question.Kind.PRACTICE, live=True).order_by("-live_revision_id")
    lessons = (
        live_lessons(done)
        .filter(course_slug=course_slug)
        .annotate(
            restricted=restricted(),
            course_own=Subquery(course.values(own)[:1]),
            course_russian=Subquery(course.values(russian)[:1]),
            newest_question=Subquery(practice.values("live_revision_id")[:1]),
            question_count=Subquery(
                practice.order_by().values("lesson").annotate(n=Count("pk")).values("n"), output_field=IntegerField()
            ),
        )
        .order_by("path")
    )
    names = {"pk", "slug", own, russian, "minutes", "live_revision_id", "restricted", "course_id", "course_own"}
    names |= {"course_russian", "newest_question", "question_count"} | ({"done"} if done is not None else set())
    rows = list(lessons.values(*names))
    if not rows:
        return None
    current = next((row for row in rows if row["slug"] == lesson_slug), rows[0])
    return Outline(
        course_id=rows[0]["course_id"],
        course_slug=course_slug,
        course_heading=rows[0]["course_own"] or rows[0]["course_russian"],
        lessons=[_row(row) for row in rows],
        restricted=current["restricted"],
        questions_stamp=f"{current['newest_question']}-{current['question_count']}",
    )


@dataclass(frozen=True)
class PracticeQuestion:
    """A practice question in one language. ``choices`` are ``{"id", "text", "correct", "explanation"}``."""

    key: str
    prompt: str
    explanation: str
    choices: list[dict[str, Any]]


@dataclass(frozen=True)
class LessonContent:
    """All columns of one lesson plus its practice questions, in one language (body falls back to Russian)."""

    page: LessonPage
    language: str
    fell_back: bool
    practice: list[PracticeQuestion] = field(default_factory=list)


QUESTION_COLUMNS = ("key", "choices", "sort_order")


def lesson_content(lesson_id: int, language: str | None = None) -> LessonContent:
    """Body, sources and practice questions of a live lesson in one query (a left join on the questions)."""
    language = content_language(language)
    columns = [*both("heading"), *both("summary"), *both("body"), "trainer_notes_ru", "translation_states", "sources", "review_by"]
    question = [f"asked__{name}" for name in (*QUESTION_COLUMNS, *both("prompt", language), *both("explanation", language))]
    live_practice = Q(questions__live=True, questions__kind=Question.Kind.PRACTICE)
    rows = list(
        LessonPage.objects.filter(pk=lesson_id)
        .annotate(asked=FilteredRelation("questions", condition=live_practice))
        .order_by("asked__sort_order", "asked__pk")
        .values("pk", *dict.fromkeys(columns), *dict.fromkeys(question))
    )
    if not rows:
        raise LessonPage.DoesNotExist
    page = LessonPage(**{name: rows[0][name] for name in ("pk", *columns)})
    own = getattr(page, f"body_{language}")
    practice = [_practice(row, language) for row in rows if row["asked__key"]]
    return LessonContent(page, language, fell_back=not own and language != SOURCE, practice=practice)


def _practice(row: Mapping[str, Any], language: str) -> PracticeQuestion:
    choices = Question._meta.get_field("choices").to_python(row["asked__choices"])
    plain = {name.removeprefix("asked__"): value for name, value in row.items()}
    return PracticeQuestion(
        key=plain["key"],
        prompt=text_of(plain, "prompt", language),
        explanation=text_of(plain, "explanation", language),
        choices=[
            {
                "id": choice.id,
                "text": text_of(choice.value, "text", language),
                "correct": bool(choice.value["correct"]),
                "explanation": text_of(choice.value, "explanation", language),
            }
            for choice in choices
        ],
    )


def live_course(slug: str) -> CoursePage | None:
    """The published course with this slug, or None."""
    return CoursePage.objects.live().filter(slug=slug).annotate(restricted=restricted()).first()


def current_test_version(course_id: int) -> TestVersion | None:
    """The version that new attempts draw from; None while the course has no test."""
    return TestVersion.objects.filter(course_id=course_id).order_by("-number").first()


def has_test(course_id: int) -> bool:
    """Whether the course has a final test to take."""
    return TestVersion.objects.filter(course_id=course_id).exists()


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
        .annotate(lessons=Count("pk"), total_minutes=Sum("minutes"), characters=Sum(Length(own)))
    )
    return {
        row["course_id"]: {"lessons": row["lessons"], "minutes": row["total_minutes"], "characters": row["characters"]}
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


def live_lesson_ids(course_id: int) -> list[int]:
    """The ids of the course's live lessons, in order."""
    course = CoursePage.objects.only("path", "depth").get(pk=course_id)
    return list(LessonPage.objects.live().child_of(course).order_by("path").values_list("pk", flat=True))


def course_of_lesson(lesson: LessonPage) -> CoursePage | None:
    """The course a lesson stands under, live or not."""
    return CoursePage.objects.filter(path=lesson.path[:-PATH_STEP]).first()
