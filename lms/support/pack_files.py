"""The files of the directory in a curriculum pack: ``contacts/contacts.toml``, and ``ru.md`` and the like beside it.

Pure: text in, dataclasses out, and back. Numbers, addresses and days stand once, in the TOML file; a translator needs
only her language's file::

    ---
    status: draft
    ---

    ## ru-112
    name: Единый номер помощи
    helps: Любая опасность: …
    note: Звонок бесплатный.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from courses.languages import CONTENT_LANGUAGES, SOURCE
from courses.packs.model import PackError
from lms.languages import normalise_uzbek_apostrophes

FOLDER, NEUTRAL = "contacts", "contacts.toml"
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FRONT_KEYS = ("status", "reviewer", "reviewed_on")
TEXT_KEYS = {"name": 120, "helps": 300, "note": 400}  # with the longest text that fits, in letters


@dataclass(frozen=True)
class ContactText:
    """One language of a contact."""

    name: str
    helps: str
    note: str = ""
    status: str = "draft"
    reviewer: str = ""
    reviewed_on: dt.date | None = None


@dataclass(frozen=True)
class ContactItem:
    """One contact. ``publish`` is false for what waits for a test call; ``editors_note`` says why."""

    key: str
    kind: str
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    phone: str
    phone_printed: str
    website: str
    source: str
    source_date: str
    checked_on: dt.date | None
    test_called_on: dt.date | None
    order: int
    sensitive: bool
    publish: bool
    editors_note: str
    texts: dict[str, ContactText]


DEFAULTS: dict[str, Any] = {
    "origins": (), "destinations": (), "phone": "", "phone_printed": "", "website": "", "source": "",
    "source_date": "", "checked_on": None, "test_called_on": None, "sensitive": False, "publish": True,
    "editors_note": "",
}  # fmt: skip
NEEDED = ("kind", "order")
TYPES: dict[str, type] = {
    **{
        name: str
        for name in ("kind", "phone", "phone_printed", "website", "source", "source_date", "editors_note")
    },
    **{name: list for name in ("origins", "destinations")},
    **{name: dt.date for name in ("checked_on", "test_called_on")},
    **{name: bool for name in ("sensitive", "publish")},
    "order": int,
}


# --- reading ----------------------------------------------------------------------------------
def read_contacts(pack: Path) -> tuple[ContactItem, ...] | None:
    """The contacts of a pack in the order of the TOML file, or None when it has no such folder.

    Raises PackError for what cannot be read, for an unknown word and for a missing Russian text.
    """
    folder = pack / FOLDER
    if not folder.is_dir():
        return None
    path = folder / NEUTRAL
    rows, source = _toml(path)
    texts = {
        language: _texts(folder / f"{language}.md", rows)
        for language in CONTENT_LANGUAGES
        if language == SOURCE or (folder / f"{language}.md").is_file()
    }
    return tuple(_item(path, source, key, row, texts) for key, row in rows.items())


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PackError(path, 1, "this file is missing") from None
    except UnicodeDecodeError as problem:
        raise PackError(path, 1, f"not UTF-8: {problem.reason}") from None
    return normalise_uzbek_apostrophes(text) if path.stem == "uz" else text


def _toml(path: Path) -> tuple[dict[str, Any], str]:
    text = _read(path)
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+)", str(problem))
        raise PackError(path, int(found[1]) if found else 1, f"not readable as TOML: {problem}") from None


def line_of(text: str, key: str) -> int:
    """The line (from 1) on which the contact ``key`` begins in the TOML file."""
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.strip() == f"[{key}]"), 1)


def _item(
    path: Path, source: str, key: str, row: Any, texts: dict[str, dict[str, ContactText]]
) -> ContactItem:
    line = line_of(source, key)
    if not KEY.fullmatch(key) or not isinstance(row, dict):
        raise PackError(path, line, f"'{key}': a key has small Latin letters, digits and hyphens")
    for name in NEEDED:
        if name not in row:
            raise PackError(path, line, f"'{key}': '{name}' is missing")
    for name, value in row.items():
        wanted = TYPES.get(name)
        if wanted is None:
            raise PackError(path, line, f"'{key}': '{name}' is not known here")
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise PackError(path, line, f"'{key}': '{name}' must be {wanted.__name__}")
    if key not in texts[SOURCE]:
        raise PackError(path.parent / f"{SOURCE}.md", 1, f"the contact '{key}' is missing")
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    own = {language: by_key[key] for language, by_key in texts.items() if key in by_key}
    return ContactItem(**{**DEFAULTS, **values}, key=key, texts=own)


def _front(path: Path, lines: list[str]) -> tuple[dict[str, Any], int]:
    """The ``key: value`` lines between two ``---``, and the number of the line after them."""
    if not lines or lines[0].strip() != "---":
        raise PackError(path, 1, "the file must begin with ---")
    values: dict[str, Any] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == "---":
            return _checked_front(path, values), number + 1
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in FRONT_KEYS:
            raise PackError(path, number, f"here may stand {', '.join(FRONT_KEYS)}, as 'key: value'")
        values[key.strip()] = value.strip()
    raise PackError(path, len(lines), "the second --- is missing")


def _checked_front(path: Path, values: dict[str, Any]) -> dict[str, Any]:
    if values.get("status", "draft") not in ("draft", "reviewed"):
        raise PackError(path, 2, "status is draft or reviewed")
    if values.get("status") == "reviewed" and not (values.get("reviewer") and values.get("reviewed_on")):
        raise PackError(path, 2, "a reviewed text names its reviewer and reviewed_on")
    if values.get("reviewed_on"):
        try:
            values["reviewed_on"] = dt.date.fromisoformat(values["reviewed_on"])
        except ValueError:
            raise PackError(path, 2, f"'{values['reviewed_on']}' is not a date") from None
    return {name: value for name, value in values.items() if value}


def _sections(path: Path, lines: list[str], first: int) -> Iterator[tuple[str, int, dict[str, str]]]:
    """(key, line, texts) of each ``## key``."""
    key, start = "", 0
    texts: dict[str, str] = {}
    for number, line in enumerate(lines[first - 1 :], first):
        if line.startswith("## "):
            if key:
                yield key, start, texts
            key, start, texts = line[3:].strip(), number, {}
        elif line.strip():
            name, colon, value = line.partition(":")
            if not key or not colon or name not in TEXT_KEYS or name in texts:
                raise PackError(
                    path, number, f"a contact is '## key', then once each: {', '.join(TEXT_KEYS)}"
                )
            if len(value.strip()) > TEXT_KEYS[name]:
                raise PackError(path, number, f"'{name}' has more than {TEXT_KEYS[name]} letters")
            texts[name] = value.strip()
    if key:
        yield key, start, texts


def _texts(path: Path, rows: dict[str, Any]) -> dict[str, ContactText]:
    lines = _read(path).splitlines()
    front, first = _front(path, lines)
    found: dict[str, ContactText] = {}
    for key, line, texts in _sections(path, lines, first):
        if key not in rows:
            raise PackError(path, line, f"'{key}' is not in {NEUTRAL}")
        if key in found:
            raise PackError(path, line, f"'{key}' stands here twice")
        if not texts.get("name") or not texts.get("helps"):
            raise PackError(path, line, f"'{key}' needs name and helps")
        found[key] = ContactText(**texts, **front)
    return found


# --- writing ----------------------------------------------------------------------------------
def write_contacts(pack: Path, items: tuple[ContactItem, ...]) -> None:
    """Write every file of the directory in its canonical form; ``read_contacts`` reads the same back."""
    folder = pack / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NEUTRAL).write_text("\n".join(map(_toml_of, items)), encoding="utf-8")
    for language in CONTENT_LANGUAGES:
        mine = [(item.key, item.texts[language]) for item in items if language in item.texts]
        if mine:
            (folder / f"{language}.md").write_text(_markdown_of(mine), encoding="utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\n")
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\n").replace("\t", "\\t") + '"'


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else _quoted(value)


def _toml_of(item: ContactItem) -> str:
    names = [field.name for field in fields(item) if field.name not in ("key", "texts")]
    lines = [
        f"{name} = {_value(getattr(item, name))}"
        for name in names
        if name in NEEDED or getattr(item, name) != DEFAULTS[name]
    ]
    return "\n".join([f"[{item.key}]", *lines, ""])


def _markdown_of(texts: list[tuple[str, ContactText]]) -> str:
    marks = {(text.status, text.reviewer, text.reviewed_on) for _key, text in texts}
    # A file has one state: reviewed only when the same person reviewed all of it on one day.
    status, reviewer, on = marks.pop() if len(marks) == 1 else ("draft", "", None)
    front = [f"status: {status}"]
    front += [f"reviewer: {reviewer}", f"reviewed_on: {on}"] if status == "reviewed" else []
    parts = ["\n".join(["---", *front, "---", ""])]
    for key, text in texts:
        lines = [f"## {key}", *(f"{name}: {_one_line(getattr(text, name))}" for name in TEXT_KEYS)]
        parts.append("\n".join([*(line for line in lines if not line.endswith(": ")), ""]))
    return "\n".join(parts)


def _one_line(text: str) -> str:
    return " ".join(text.split())
