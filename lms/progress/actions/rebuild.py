"""Making the projections anew from the events, to prove that they are nothing but that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from lms.events import Kind
from lms.progress.actions.attempts import project_attempt
from lms.progress.actions.lessons import project_lesson_done, project_practice
from lms.progress.models import Attempt, Enrolment, Event, LessonCompletion

PROJECTORS: dict[str, Callable[..., None]] = {
    Kind.LESSON_DONE: project_lesson_done,
    Kind.PRACTICE_ANSWERED: project_practice,
    Kind.ATTEMPT_SUBMITTED: project_attempt,
}
# What is compared: everything but row ids and the links between projections.
COMPARED: dict[type[models.Model], tuple[list[str], list[str]]] = {
    Enrolment: (
        ["learner_id", "course_id"],
        ["started_at", "required_lessons", "last_lesson_id", "last_active_at", "completed_at"],
    ),
    LessonCompletion: (["learner_id", "lesson_id"], ["event_id", "completed_at", "language"]),
    Attempt: (
        ["event_id"],
        ["learner_id", "test_version_id", "number", "answers", "correct", "total", "needed", "passed",
         "review_lessons", "taken_at", "language"],
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One row that a rebuild would change. ``before`` or ``after`` is None for a row that goes or comes."""

    table: str
    key: tuple[Any, ...]
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class _RollBack(Exception):
    pass


def _state() -> dict[tuple[str, tuple[Any, ...]], dict[str, Any]]:
    state = {}
    for model, (keys, columns) in COMPARED.items():
        for row in model._default_manager.values(*keys, *columns):
            key = tuple(row[name] for name in keys)
            state[model._meta.label, key] = {name: row[name] for name in columns}
    return state


def _replay() -> None:
    for model in (Attempt, LessonCompletion, Enrolment):
        model._default_manager.all().delete()
    events = Event.objects.filter(state=Event.State.APPLIED, kind__in=PROJECTORS)
    for event in events.order_by("received_at", "id").iterator():
        PROJECTORS[event.kind](event, dict(event.result), deciding=False)


def rebuild(check_only: bool = False) -> list[Difference]:
    """Replay every applied event into empty projections and tell what differs from before.

    With ``check_only`` nothing is changed. Grades are taken from the events' results, never judged again, and no
    certificate is made.
    """
    differences: list[Difference] = []
    try:
        with transaction.atomic():
            before = _state()
            _replay()
            after = _state()
            for label, key in sorted({*before, *after}, key=str):
                old, new = before.get((label, key)), after.get((label, key))
                if old != new:
                    differences.append(Difference(label, key, old, new))
            if check_only:
                raise _RollBack
    except _RollBack:
        pass
    return differences
