"""Where each language of a page or question stands: missing, draft translation, reviewed, or stale.

Kept in ``translation_states`` as ``{language: {"state", "source_hash", "text_hash", "reviewer", "role",
"reviewed_on"}}``; ``source_hash`` is that of the Russian text the translation was made from, ``text_hash`` that of the
words a reviewer read: when they change, the mark no longer counts.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from courses.languages import SOURCE
from courses.translated_fields import bare_field_names

State = Literal["missing", "draft", "reviewed", "stale"]
LAWYER, NATIVE, EDITOR = "lawyer", "native", "editor"
ROLES = {
    LAWYER: _("lawyer"),
    NATIVE: _("native speaker"),
    EDITOR: _("editor"),
}
EMPTY: tuple[Any, ...] = ("", None, False, [], {})
MAIN_FIELDS = (
    "body",
    "prompt",
    "heading",
    "name",
)  # the first of these that a model has says whether a language exists


def _text(value: Any) -> str:
    raw = getattr(value, "raw_data", None)
    return (
        str(value or "") if raw is None else repr([(block["type"], _filled(block["value"])) for block in raw])
    )


def _filled(value: Any) -> Any:
    """Raw stream data without ids and empty parts: a form adds those without anybody changing a word."""
    if isinstance(value, Mapping):
        return sorted(
            (key, _filled(part)) for key, part in value.items() if key != "id" and part not in EMPTY
        )
    return [_filled(part) for part in value] if isinstance(value, list | tuple) else value


def text_hash(obj: Any, language: str) -> str:
    """A hash of the object's words in one language (trainer notes apart); equal words give an equal hash."""
    names = sorted(bare_field_names(type(obj)) - {"trainer_notes"})
    words = [f"{name}={_text(getattr(obj, f'{name}_{language}', ''))}" for name in names]
    if hasattr(obj, "choices"):
        words += _choice_words(obj.choices, language)
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:16]


def _choice_words(choices: Any, language: str) -> list[str]:
    """A question's answers stand in one stream for all languages."""
    parts = ("text", "explanation")
    return [
        f"{choice.id}:{choice.value.get(f'{part}_{language}') or ''}" for choice in choices for part in parts
    ]


def source_hash(obj: Any) -> str:
    """The hash of the Russian words."""
    return text_hash(obj, SOURCE)


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
    if kept.get("state") != "reviewed":
        return "draft"
    return "reviewed" if kept.get("text_hash") == text_hash(obj, language) else "draft"


def is_cleared_by_lawyer(obj: Any) -> bool:
    """Whether a named lawyer has read the Russian text as it stands."""
    kept = (obj.translation_states or {}).get(SOURCE, {})
    return kept.get("role") == LAWYER and state_of(obj, SOURCE) == "reviewed"


def set_state(
    obj: Any, language: str, state: State, reviewer: str = "", on: dt.date | None = None, role: str = ""
) -> None:
    """Note the state of a language against the Russian words of now. Does not save."""
    entry = {"state": state, "source_hash": source_hash(obj), "text_hash": text_hash(obj, language)}
    if state == "reviewed":
        entry |= {"reviewer": reviewer, "role": role, "reviewed_on": (on or dt.date.today()).isoformat()}
    obj.translation_states = {**(obj.translation_states or {}), language: entry}
