"""From the database to a pack in memory. The loader also uses it, to see what an editor changed."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Q

from courses.languages import CONTENT_LANGUAGES
from courses.models import CourseIndexPage, CoursePage, HomePage, LessonPage, ProgrammePage
from courses.models import Question as QuestionRow
from courses.packs.model import Course, Item, Lesson, Pack, Programme, Question, QuestionText, Source, Text
from courses.packs.richtext import to_markdown
from courses.packs.stream import from_stream

LETTERS = "abcd"


def _marks(obj: Any, language: str) -> dict[str, Any]:
    kept = (obj.translation_states or {}).get(language, {})
    if kept.get("state") != "reviewed":
        return {"status": "draft"}
    on = kept.get("reviewed_on")
    return {
        "status": "reviewed",
        "reviewer": kept.get("reviewer", ""),
        "reviewer_role": kept.get("role", ""),
        "reviewed_on": dt.date.fromisoformat(on) if on else None,
    }


def _texts(page: Any, **more: Any) -> dict[str, Text]:
    """The languages in which a page has a heading. ``more`` names functions of (page, language)."""
    return {
        language: Text(
            heading=getattr(page, f"heading_{language}"),
            summary=getattr(page, f"summary_{language}") or "",
            **_marks(page, language),
            **{name: make(page, language) for name, make in more.items()},
        )
        for language in CONTENT_LANGUAGES
        if getattr(page, f"heading_{language}")
    }


def _raw(value: Any) -> list[dict[str, Any]]:
    return value.get_prep_value() if value else []


def _blocks(page: Any, language: str) -> tuple[Any, ...]:
    return tuple(from_stream(_raw(getattr(page, f"body_{language}"))))


def _markdown(name: str) -> Any:
    return lambda page, language: to_markdown(getattr(page, f"{name}_{language}") or "")


def _source(value: Any) -> Source:
    return Source(
        value["fact"] or "", value["title"], value["address"] or "", value["checked_on"], bool(value["volatile"]),
        bool(value["learner"]), value.get("review_by"),
    )  # fmt: skip


def _as_date(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def lesson_from(page: LessonPage) -> Lesson:
    """One lesson page."""
    return Lesson(
        id=page.pack_id or page.slug,
        slug=page.slug,
        minutes=page.minutes,
        review_by=_as_date(page.review_by),
        sources=tuple(_source(source.value) for source in page.sources),
        texts=_texts(page, blocks=_blocks, notes=_markdown("trainer_notes")),
        sensitive=page.sensitive,
    )


def _number(value: Any) -> str:
    return format(Decimal(value), ".1f")


def course_from(page: CoursePage) -> Course:
    """One course page without its lessons and questions."""
    return Course(
        id=page.pack_id or page.slug,
        slug=page.slug,
        pictogram=page.pictogram,
        pass_mark=page.pass_mark,
        questions_per_attempt=page.questions_per_attempt,
        hours_self_study=_number(page.hours_self_study),
        hours_group=_number(page.hours_group),
        order=CoursePage.objects.filter(path__lte=page.path).count(),
        texts=_texts(page, outcomes=_markdown("outcomes")),
        lessons=(),
        questions=(),
    )


def question_from(row: QuestionRow) -> Question:
    """One question; choices get the letters a, b, c, d in their order."""
    choices = [(LETTERS[n], choice) for n, choice in enumerate(row.choices)]
    texts = {}
    for language in CONTENT_LANGUAGES:
        if prompt := getattr(row, f"prompt_{language}"):
            reasons = {letter: c.value[f"explanation_{language}"] for letter, c in choices}
            texts[language] = QuestionText(
                prompt,
                {letter: c.value[f"text_{language}"] or "" for letter, c in choices},
                {letter: reason for letter, reason in reasons.items() if reason},
                getattr(row, f"explanation_{language}") or "",
                _marks(row, language)["status"],
            )
    right = next((letter for letter, c in choices if c.value["correct"]), "")
    return Question(
        row.key,
        row.kind,
        row.lesson.slug,
        row.must_be_right,
        tuple(letter for letter, _c in choices),
        right,
        texts,
    )


def programme_from(page: ProgrammePage) -> Programme:
    """One programme page."""
    items = []
    for item in page.items.all():
        lessons = sorted(item.lessons.all(), key=lambda lesson: lesson.path)
        items.append(
            Item(item.course.pack_id or item.course.slug, item.kind, tuple(lesson.slug for lesson in lessons))
        )
    order = ProgrammePage.objects.filter(path__lte=page.path).count()
    return Programme(page.pack_id or page.slug, page.slug, page.pictogram, order, tuple(items), _texts(page))


def site_words() -> dict[str, dict[str, str]]:
    """Headings and summaries of the home page and the list of courses, by language."""
    words: dict[str, dict[str, str]] = {}
    pages = [("home", HomePage.objects.first()), ("courses", CourseIndexPage.objects.first())]
    for language in CONTENT_LANGUAGES:
        row = {
            f"{name}_{field}": text
            for name, page in pages
            for field in ("heading", "summary")
            if page and (text := getattr(page, f"{field}_{language}"))
        }
        if row:
            words[language] = {"status": "draft", **row}
    return words


def _questions(course: CoursePage) -> Iterable[Question]:
    rows = QuestionRow.objects.filter(course=course, live=True).select_related("lesson")
    return (question_from(row) for row in rows.order_by("sort_order", "pk"))


SHOWN_OR_HIDDEN_BY_SETTING = Q(live=True) | Q(hidden_by_setting=True)


def draft_of(course: CoursePage) -> tuple[Course, dict[str, Any]]:
    """A course with its lessons and questions as they stand in their newest drafts, and those drafts by the names that
    ``courses.packs.review.parts`` gives them. A draft that differs from the site is what an editor works on."""
    course = CoursePage.objects.get(pk=course.pk)  # the caller's may not know of the newest draft
    page = course.get_latest_revision_as_object()
    pages = LessonPage.objects.child_of(course).filter(SHOWN_OR_HIDDEN_BY_SETTING).order_by("path")
    rows = QuestionRow.objects.filter(course=course, live=True).order_by("sort_order", "pk")
    lessons = [lesson.get_latest_revision_as_object() for lesson in pages]
    questions = [row.get_latest_revision_as_object() for row in rows.select_related("lesson")]
    whole = dataclasses.replace(
        course_from(page),
        lessons=tuple(map(lesson_from, lessons)),
        questions=tuple(map(question_from, questions)),
    )
    drafts: dict[str, Any] = {"course": page}
    drafts |= {f"lesson:{lesson.slug}": lesson for lesson in lessons}
    return whole, drafts | {f"question:{question.key}": question for question in questions}


def export_pack() -> Pack:
    """Everything that is published, in tree order."""
    courses = []
    for page in CoursePage.objects.live().order_by("path"):
        lessons = tuple(
            lesson_from(lesson)
            for lesson in LessonPage.objects.child_of(page)
            .filter(SHOWN_OR_HIDDEN_BY_SETTING)
            .order_by("path")
        )
        course = course_from(page)
        courses.append(
            Course(**{**course.__dict__, "lessons": lessons, "questions": tuple(_questions(page))})
        )
    programmes = [programme_from(page) for page in ProgrammePage.objects.live().order_by("path")]
    return Pack(site_words(), tuple(courses), tuple(programmes))
