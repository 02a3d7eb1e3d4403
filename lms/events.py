"""The one door's registry: who handles which kind of event. At the bottom, so that every app may register.

``record`` is what forms, sync and rosters call; ``lms.progress`` installs the door behind it. So an app below
progress (accounts) can write through the door without importing upward.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from uuid6 import uuid7


class Kind:
    """Kinds of event. The words stand in stored rows: never change one."""

    LEARNER_REGISTERED = "learner_registered"
    PROFILE_CHANGED = "profile_changed"
    CONSENT = "consent"
    LESSON_DONE = "lesson_done"
    PRACTICE_ANSWERED = "practice_answered"
    WORKSHEET_SAVED = "worksheet_saved"
    ATTEMPT_SUBMITTED = "attempt_submitted"


@dataclass(frozen=True, kw_only=True)
class NewEvent:
    """A fact about a learner, as it arrives at the door.

    ``data`` may hold ids only; names, phones and other personal values go to ``private``, which is stored in an
    erasable side row. ``t_client`` is the client's clock (aware), ``tz`` its offset from UTC in minutes.
    """

    kind: str
    learner_id: int | None = None
    actor_id: int | None = None
    data: dict[str, Any] = field(default_factory=dict)
    private: dict[str, Any] = field(default_factory=dict)
    id: uuid.UUID = field(default_factory=lambda: uuid.UUID(int=uuid7().int))
    device: uuid.UUID | None = None
    seq: int | None = None
    t_client: dt.datetime | None = None
    tz: int | None = None
    content_version: str = ""
    session: uuid.UUID | None = None


@dataclass(frozen=True)
class Outcome:
    """What the door answers: ``state`` is ``ok`` (applied now), ``dup`` (the same id was here before), ``held``
    (kept, cannot be applied yet) or ``bad`` (kept, refused); ``reason`` a short code; ``result`` what the handler
    stored beside the event."""

    state: str
    reason: str = ""
    result: dict[str, Any] = field(default_factory=dict)
    event_id: uuid.UUID | None = None


class CannotApply(Exception):
    """Raised by a handler: the event stays, with ``reason`` (a short code), in state ``held`` or ``bad``."""

    def __init__(self, reason: str, state: str = "held") -> None:
        super().__init__(reason)
        self.reason = reason
        self.state = state


# A handler gets the stored event row and the private values; it returns what is to be kept beside the event.
Handler = Callable[[Any, dict[str, Any]], dict[str, Any] | None]
Door = Callable[[NewEvent], Outcome]

_handlers: dict[str, Handler] = {}
_door: list[Door] = []


def register_handler(kind: str, handler: Handler) -> None:
    """Let ``handler`` apply events of ``kind``. Called in ``AppConfig.ready``; a second one for a kind is a bug."""
    if _handlers.get(kind, handler) is not handler:
        raise ValueError(f"two handlers for {kind}")
    _handlers[kind] = handler


def handler_for(kind: str) -> Handler | None:
    """The handler of ``kind``, or None when no installed app knows it."""
    return _handlers.get(kind)


def install_door(door: Door) -> None:
    """Called once by ``lms.progress``, which owns the event log."""
    _door[:] = [door]


def record(event: NewEvent) -> Outcome:
    """Store ``event`` once and apply it, in one transaction. The same id again is a no-op that answers ``dup``."""
    return _door[0](event)
