"""From a pack's dataclasses to the values of rows."""

from typing import Any

from courses.languages import CONTENT_LANGUAGES
from courses.models import CoursePage, LessonPage, ProgrammeItem
from courses.packs.model import Lesson, Question, Text
from courses.packs.stream import stable_id
from courses.translation_state import set_state


def set_texts(page: Any, texts: dict[str, Text]) -> None:
    """Suffixed columns only; a language the pack does not have is emptied."""
    for language in CONTENT_LANGUAGES:
        text = texts.get(language)
        setattr(page, f"heading_{language}", text.heading if text else "")
        setattr(page, f"summary_{language}", text.summary if text else "")


def set_states(obj: Any, marks: dict[str, Any]) -> None:
    obj.translation_states = {}
    for language, text in marks.items():
        set_state(
            obj, language, text.status, getattr(text, "reviewer", ""), getattr(text, "reviewed_on", None),
            getattr(text, "reviewer_role", ""),
        )  # fmt: skip


def sources(lesson: Lesson) -> list[dict[str, Any]]:
    return [
        {
            "type": "source",
            "id": stable_id(lesson.id, "source", number),
            "value": {
                **source.__dict__,
                "checked_on": source.checked_on.isoformat(),
                "review_by": source.review_by and source.review_by.isoformat(),
            },
        }
        for number, source in enumerate(lesson.sources)
    ]


def choices(question: Question) -> list[dict[str, Any]]:
    choices = []
    for letter in question.choices:
        value: dict[str, Any] = {"correct": letter == question.correct}
        for language in CONTENT_LANGUAGES:
            text = question.texts.get(language)
            value[f"text_{language}"] = text.choices[letter] if text else ""
            value[f"explanation_{language}"] = text.reasons.get(letter, "") if text else ""
        choices.append({"type": "choice", "id": stable_id(question.key, letter), "value": value})
    return choices


def programme_item(item: Any, number: int) -> ProgrammeItem:
    course = CoursePage.objects.get(pack_id=item.course)
    row = ProgrammeItem(course=course, kind=item.kind, sort_order=number)
    row.lessons = list(LessonPage.objects.child_of(course).filter(slug__in=item.lessons))
    return row
