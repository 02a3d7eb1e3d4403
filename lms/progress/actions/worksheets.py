"""Worksheets a learner keeps."""

from typing import Any

from lms.events import CannotApply
from lms.progress.models import Event, EventPrivate, SavedWorksheet


def apply_worksheet_saved(event: Event, private: dict[str, Any]) -> dict[str, Any]:
    """``data``: ``{"kind": code}``; what she wrote comes in ``private`` (it may name witnesses). The newest counts.

    Nothing in ``private`` means that she emptied the worksheet.
    """
    if not event.learner_id or not event.data.get("kind"):
        raise CannotApply("no_learner")
    row, created = SavedWorksheet.objects.select_for_update().get_or_create(
        learner_id=event.learner_id,
        kind=event.data["kind"],
        defaults={"data": private, "updated_at": event.t_est},
    )
    if not created and event.t_est >= row.updated_at:
        row.data, row.updated_at = private, event.t_est
        row.save(update_fields=["data", "updated_at"])
    if not private:
        _forget_earlier_words(event)
    return {}


def _forget_earlier_words(event: Event) -> None:
    """What she wrote before she emptied the worksheet goes from the log's side rows too; the events stay."""
    EventPrivate.objects.filter(
        event__learner_id=event.learner_id,
        event__kind=event.kind,
        event__data__kind=event.data["kind"],
        event__t_est__lte=event.t_est,
    ).delete()
