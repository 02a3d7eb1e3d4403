"""What a load did, and how it knows that an editor changed something since the last one."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from courses.models import LoadedItem


@dataclass
class Report:
    """What a load did, by item key."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    archived: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return len(self.created) + len(self.updated) + len(self.archived)


FORM = "2:"  # of the digests; those of another form cannot be compared


def digest(value: Any) -> str:
    """A hash of a pack's dataclass: the same words give the same hash. What is empty does not count, so that a field
    that packs learn later changes nothing for those without it."""
    words = json.dumps(_filled(value), sort_keys=True, ensure_ascii=False, default=str)
    return FORM + hashlib.sha256(words.encode()).hexdigest()[:60]


def _filled(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _filled({field.name: getattr(value, field.name) for field in dataclasses.fields(value)})
    if isinstance(value, dict):
        return {key: _filled(part) for key, part in value.items() if part not in ("", None, (), {}, False)}
    return [_filled(part) for part in value] if isinstance(value, tuple | list) else value


def was_edited(found: Any, record: LoadedItem, now: str) -> bool:
    """Whether somebody changed the stored object after the load that ``record`` is of; ``now`` is its digest."""
    if not record.content_hash.startswith(
        FORM
    ):  # written by an older Safar: the loader signs no revision, people do
        return found.latest_revision is not None and found.latest_revision.user_id is not None
    return now != record.content_hash
