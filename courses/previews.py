"""The learner's pages with a draft in them, for the preview in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest

from courses.entries import programme_card, programme_items
from courses.languages import SOURCE, content_language, translated
from courses.models import CoursePage, HomePage, LessonPage, ProgrammePage
from courses.queries import (
    CourseCard,
    LessonContent,
    LessonRow,
    Outline,
    course_cards,
    course_of_lesson,
    course_outline,
    current_test_version,
    lesson_content,
    live_programmes,
)  # fmt: skip
from courses.registry import register_preview
from courses.rendering import render_content
from courses.translation_state import state_of

UNSAVED = "preview"  # stands for the address of a page that has none yet


def lesson_preview(page: LessonPage, request: HttpRequest) -> dict[str, Any]:
    """The context of ``learning/lesson.html``: the draft's texts between the live lessons of its course."""
    language = content_language()
    questions = lesson_content(page.pk, language).practice if page.pk else []
    fell_back = not getattr(page, f"body_{language}") and language != SOURCE
    lesson = render_content(LessonContent(page, language, fell_back=fell_back, practice=questions))
    row = LessonRow(page.pk or 0, page.slug or UNSAVED, lesson.heading, page.minutes, None)
    outline = _outline_around(page, row)
    index = outline.lessons.index(row)
    return {
        "outline": outline,
        "row": row,
        "number": index + 1,
        "lesson": lesson,
        "body": lesson.body,
        "practice": [{"question": question, "answer": None, "why": ""} for question in questions],
        "previous": outline.lessons[index - 1] if index else None,
        "next": outline.lessons[index + 1] if index + 1 < len(outline.lessons) else None,
    }


def _outline_around(page: LessonPage, row: LessonRow) -> Outline:
    course = course_of_lesson(page)
    live = course_outline(course.slug) if course else None
    lessons = [row if lesson.pk == row.pk else lesson for lesson in live.lessons] if live else []
    if row not in lessons:
        lessons.append(row)
    heading = translated(course, "heading") if course else ""
    return Outline(course.pk if course else 0, course.slug if course else UNSAVED, heading, lessons)


def course_preview(page: CoursePage, request: HttpRequest) -> dict[str, Any]:
    """The context of ``learning/course.html``."""
    texts = {name: translated(page, name) for name in ("heading", "summary", "outcomes")}
    empty = CourseCard(
        page.pk or 0, page.slug or UNSAVED, texts["heading"], texts["summary"], page.pictogram, 0, 0, 1
    )
    version = current_test_version(page.pk) if page.pk else None
    return {
        **texts,
        "page": page,
        "state": state_of(page, content_language()),
        "lawyer_read_it": True,
        "card": course_cards([page.pk]).get(page.pk, empty) if page.pk else empty,
        "outline": course_outline(page.slug) if page.pk else None,
        "test": version.snapshot if version else None,
    }


def programme_preview(page: ProgrammePage, request: HttpRequest) -> dict[str, Any]:
    """The context of ``learning/programme.html``, with the draft's items."""
    return {
        "page": page,
        "heading": translated(page, "heading"),
        "summary": translated(page, "summary"),
        "entries": programme_items(page.items.all(), course_cards()),
        "done": set(),
    }


def home_preview(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """The context of ``learning/home.html``."""
    cards = course_cards()
    programmes = [programme_card(programme, cards) for programme in live_programmes()]
    texts = {"heading": translated(page, "heading"), "summary": translated(page, "summary")}
    return {"home": texts, "programmes": programmes, "courses": list(cards.values())}


def index_preview(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The context of ``learning/course_index.html``."""
    return {"courses": list(course_cards().values())}


def register() -> None:
    """Tell the models how their previews are made."""
    register_preview("courses.LessonPage", lesson_preview)
    register_preview("courses.CoursePage", course_preview)
    register_preview("courses.ProgrammePage", programme_preview)
    register_preview("courses.HomePage", home_preview)
    register_preview("courses.CourseIndexPage", index_preview)
