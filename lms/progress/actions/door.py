"""The one door: every fact about a learner comes in here, once."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.events import CannotApply, NewEvent, Outcome, handler_for
from lms.progress.models import Event, EventPrivate


def record(new: NewEvent) -> Outcome:
    """Store an event once and apply it, in one transaction (see ``lms.events``).

    An id that was here before changes nothing and answers ``dup`` with the first result; the same id under another
    learner's name is refused without telling anything. An event that cannot be applied is kept, with its reason.
    """
    with transaction.atomic():
        row, created = _insert(new)
        if not created:
            return _seen_before(row, new)
        if new.private:
            EventPrivate.objects.create(event=row, data=new.private)
        return _apply(row, new.private)


def apply_again(event: Event) -> Outcome:
    """Try a kept event once more, after what stood in its way was repaired. An applied one stays as it is."""
    with transaction.atomic():
        row = Event.objects.select_for_update().get(pk=event.pk)
        if row.state == Event.State.APPLIED:
            return Outcome("dup", row.reason, row.result, row.pk)
        private = EventPrivate.objects.filter(event=row).values_list("data", flat=True).first()
        return _apply(row, private or {})


def _insert(new: NewEvent) -> tuple[Event, bool]:
    """The stored row and whether it is new; parallel inserts of one id end on one row."""
    values = _values(new)
    try:
        with transaction.atomic():
            return Event.objects.get_or_create(id=new.id, defaults=values)
    except IntegrityError:
        # Another event of this device has the sequence number (a phone restored from a backup): keep both.
        values["data"] = {**values["data"], "taken_seq": values["seq"]}
        values["seq"] = None
        return Event.objects.get_or_create(id=new.id, defaults=values)


def _values(new: NewEvent) -> dict[str, Any]:
    now = timezone.now()
    return {
        "learner_id": new.learner_id,
        "actor_id": new.actor_id or new.learner_id,
        "device": new.device,
        "seq": new.seq,
        "kind": new.kind,
        "t_client": new.t_client,
        "tz": new.tz,
        "t_est": _estimate(new.t_client, now),
        "received_at": now,
        "content_version": new.content_version,
        "session": new.session,
        "data": new.data,
    }


def _estimate(t_client: dt.datetime | None, now: dt.datetime) -> dt.datetime:
    """When it happened, as far as we can tell: never later than its arrival."""
    return min(now, t_client) if t_client else now


def _seen_before(row: Event, new: NewEvent) -> Outcome:
    # A registration finds its learner only when it is applied, so the row may know one the sender does not.
    stranger = new.learner_id is not None and row.learner_id != new.learner_id
    if stranger or row.kind != new.kind:
        return Outcome("bad", "id_taken")
    return Outcome("dup", row.reason, row.result, row.pk)


def _apply(row: Event, private: dict[str, Any]) -> Outcome:
    handler = handler_for(row.kind)
    try:
        if handler is None:
            raise CannotApply("unknown_kind")
        with transaction.atomic():
            row.result = handler(row, private) or {}
        row.state, row.reason = Event.State.APPLIED, ""
    except CannotApply as problem:
        row.state, row.reason = Event.State(problem.state), problem.reason
    row.save(update_fields=["state", "reason", "result", "learner"])
    state = "ok" if row.state == Event.State.APPLIED else str(row.state)
    return Outcome(state, row.reason, row.result, row.pk)
