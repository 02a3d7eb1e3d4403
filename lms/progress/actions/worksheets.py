"""Worksheets a learner keeps."""

from typing import Any

from lms.events import CannotApply
from lms.progress.models import Event, SavedWorksheet


def apply_worksheet_saved(event: Event, private: dict[str, Any]) -> dict[str, Any]:
    """``data``: ``{"kind": code}``; what she wrote comes in ``private`` (it may name witnesses). The newest counts."""
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
    return {}
