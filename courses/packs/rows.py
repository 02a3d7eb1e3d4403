"""From a pack's dataclasses to the values of rows."""

from typing import Any

from courses.languages import CONTENT_LANGUAGES, SOURCE
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
    """Note where each language stands, as the pack says it and as far as it can be true.

    A translation whose words did not change was made from the Russian text of then: when that changed, it is stale.
    A mark of a reviewer does not pass to words that changed since.
    """
    before = obj.translation_states or {}
    obj.translation_states = {}
    for language, text in marks.items():
        reviewer, role = getattr(text, "reviewer", ""), getattr(text, "reviewer_role", "")
        set_state(obj, language, text.status, reviewer, getattr(text, "reviewed_on", None), role)
        old, new = before.get(language, {}), obj.translation_states[language]
        same_words = old.get("text_hash") == new["text_hash"]
        if same_words and language != SOURCE:
            new["source_hash"] = old["source_hash"]
        same_review = all(old.get(name) == new.get(name) for name in ("state", "reviewer", "reviewed_on"))
        if text.status == "reviewed" and same_review and not same_words:
            set_state(obj, language, "draft")


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
