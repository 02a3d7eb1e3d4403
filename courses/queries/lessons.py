"""A course and its lessons as a learner reads them, in as few queries as the page can do with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Subquery

from courses.languages import SOURCE, content_language
from courses.models import CoursePage, LessonPage, Question
from courses.queries.columns import both, parent_path, restricted, text_of
from courses.queries.compiled import Compiled

DoneBy = Callable[[int], Exists]


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


def live_lessons(done: Exists | None = None) -> QuerySet[Any]:
    """Live lessons with their course's id and slug; ``done`` is an expression over the lesson, from progress."""
    course = CoursePage.objects.filter(live=True, path=parent_path())
    lessons = LessonPage.objects.filter(live=True).annotate(
        course_id=Subquery(course.values("pk")[:1]), course_slug=Subquery(course.values("slug")[:1])
    )
    return lessons.annotate(done=done) if done is not None else lessons


def _row(row: Mapping[str, Any]) -> LessonRow:
    return LessonRow(
        row["pk"],
        row["slug"],
        text_of(row, "heading"),
        row["minutes"],
        row["live_revision_id"],
        bool(row.get("done", False)),
    )


# Stand in the compiled query for the course's slug and the learner's id: values that no row has.
ANY_SLUG, ANY_LEARNER = "\x01any-slug", -(2**31)


@lru_cache(maxsize=32)
def _compiled_outline(language: str, done: DoneBy | None) -> Compiled:
    """The outline's query in one language; ``done`` is an expression over the lesson, from progress."""
    own, russian = both("heading", language)
    course = CoursePage.objects.filter(live=True, path=parent_path(), slug=ANY_SLUG)
    practice = Question.objects.filter(
        lesson=OuterRef("pk"), kind=Question.Kind.PRACTICE, live=True
    ).order_by("-live_revision_id")
    counted = practice.order_by().values("lesson").annotate(n=Count("pk")).values("n")
    lessons = (
        live_lessons(done(ANY_LEARNER) if done else None)
        .filter(course_slug=ANY_SLUG)
        .annotate(
            restricted=restricted(),
            course_own=Subquery(course.values(own)[:1]),
            course_russian=Subquery(course.values(russian)[:1]),
            newest_question=Subquery(practice.values("live_revision_id")[:1]),
            question_count=Subquery(counted, output_field=IntegerField()),
        )
        .order_by("path")
    )
    names = {"pk", "slug", own, russian, "minutes", "live_revision_id", "restricted", "course_id"}
    names |= {"course_own", "course_russian", "newest_question", "question_count"}
    return Compiled.of(lessons.values(*names, *(["done"] if done else [])))


def course_outline(
    course_slug: str, lesson_slug: str = "", done: DoneBy | None = None, learner_id: int = 0
) -> Outline | None:
    """The outline of a live course that has lessons, in one query; None when there is none.

    ``done`` makes of a learner's id an expression over the lesson. ``questions_stamp`` changes whenever a practice
    question of the lesson ``lesson_slug`` does.
    """
    compiled = _compiled_outline(content_language(), done)
    rows = compiled.rows({ANY_SLUG: course_slug, ANY_LEARNER: learner_id})
    if not rows:
        return None
    current = next((row for row in rows if row["slug"] == lesson_slug), rows[0])
    return Outline(
        course_id=rows[0]["course_id"],
        course_slug=course_slug,
        course_heading=rows[0]["course_own"] or rows[0]["course_russian"],
        lessons=[_row(row) for row in rows],
        restricted=bool(current["restricted"]),
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
    columns = [
        *both("heading"),
        *both("summary"),
        *both("body"),
        "trainer_notes_ru",
        "translation_states",
        "sources",
        "review_by",
        "sensitive",
    ]
    question = [
        f"asked__{name}"
        for name in (*QUESTION_COLUMNS, *both("prompt", language), *both("explanation", language))
    ]
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
    choices = Question.choices.field.to_python(row["asked__choices"])
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
