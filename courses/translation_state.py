"""Where each language of a page or question stands: missing, draft translation, reviewed, or stale.

Kept in ``translation_states`` as ``{language: {"state", "source_hash", "reviewer", "reviewed_on"}}``; ``source_hash``
is that of the Russian text the translation was made from.
"""

import datetime as dt
import hashlib
from typing import Any, Literal

from courses.languages import SOURCE
from courses.translated_fields import bare_field_names

State = Literal["missing", "draft", "reviewed", "stale"]
MAIN_FIELDS = (
    "body",
    "prompt",
    "heading",
    "name",
)  # the first of these that a model has says whether a language exists


def _text(value: Any) -> str:
    raw = getattr(value, "raw_data", None)
    if raw is not None:
        return repr([(block["type"], block["value"]) for block in raw])
    return str(value or "")


def source_hash(obj: Any) -> str:
    """A hash of the object's Russian words (trainer notes apart); equal words give an equal hash."""
    names = sorted(bare_field_names(type(obj)) - {"trainer_notes"})
    words = "\x1f".join(f"{name}={_text(getattr(obj, f'{name}_{SOURCE}', ''))}" for name in names)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def is_missing(obj: Any, language: str) -> bool:
    """Whether the object has no text in this language."""
    main = next(name for name in MAIN_FIELDS if hasattr(obj, f"{name}_{SOURCE}"))
    return not getattr(obj, f"{main}_{language}")


def state_of(obj: Any, language: str) -> State:
    """The state of one language. A text nobody marked is a draft; one made from other Russian words is stale."""
    if is_missing(obj, language):
        return "missing"
    kept = (obj.translation_states or {}).get(language, {})
    if kept.get("source_hash") and kept["source_hash"] != source_hash(obj):
        return "draft" if language == SOURCE else "stale"
    return "reviewed" if kept.get("state") == "reviewed" else "draft"


def set_state(obj: Any, language: str, state: State, reviewer: str = "", on: dt.date | None = None) -> None:
    """Note the state of a language against the Russian words of now. Does not save."""
    entry: dict[str, str] = {"state": state, "source_hash": source_hash(obj)}
    if state == "reviewed":
        entry |= {"reviewer": reviewer, "reviewed_on": (on or dt.date.today()).isoformat()}
    obj.translation_states = {**(obj.translation_states or {}), language: entry}
