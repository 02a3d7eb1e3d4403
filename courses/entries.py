"""A programme as learners see it: courses, and extracts with their lessons."""

from collections.abc import Iterable, Mapping
from typing import Any

from courses.models import ProgrammeItem, ProgrammePage
from courses.queries import CourseCard


def programme_items(items: Iterable[ProgrammeItem], cards: Mapping[int, CourseCard]) -> list[dict[str, Any]]:
    """Items whose course is published, each with its card; extracts with their live lessons."""
    shown = []
    for item in items:
        card = cards.get(item.course_id)
        lessons = list(item.lessons.all()) if item.kind == ProgrammeItem.Kind.EXTRACT else []
        if card and (lessons or item.kind != ProgrammeItem.Kind.EXTRACT):
            minutes = sum(lesson.minutes for lesson in lessons) or card.minutes
            count = len(lessons) or card.lessons
            shown.append(
                {"kind": item.kind, "card": card, "lessons": lessons, "minutes": minutes, "count": count}
            )
    return shown


def programme_card(page: ProgrammePage, cards: Mapping[int, CourseCard]) -> dict[str, Any]:
    """A programme as the home page shows it: its entries and the hours (at least 1) of what is not optional."""
    entries = programme_items(list(page.items.all()), cards)
    minutes = sum(entry["minutes"] for entry in entries if entry["kind"] != ProgrammeItem.Kind.OPTIONAL)
    return {"page": page, "entries": entries, "hours": max(1, round(minutes / 60))}
