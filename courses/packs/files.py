"""Reading one file of a pack. Every mistake names its file and line."""

import re
import tomllib
from pathlib import Path
from typing import Any

from courses.packs.body import Lines
from courses.packs.model import PackError
from lms.languages import normalise_uzbek_apostrophes

LANGUAGES = ("ru", "tg", "uz", "ky")
STARTER = Path(__file__).resolve().parent.parent / "curriculum"


def toml(path: Path, required: dict[str, type], optional: dict[str, type] | None = None) -> dict[str, Any]:
    """A TOML file with exactly these keys and types."""
    text = read_file(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+)", str(problem))
        raise PackError(path, int(found[1]) if found else 1, f"not readable as TOML: {problem}") from None
    known = {**required, **(optional or {})}
    for key in required:
        if key not in data:
            raise PackError(path, 1, f"'{key}' is missing")
    for key, value in data.items():
        if key not in known:
            raise PackError(path, line_of(text, key), f"'{key}' is not known here")
        if not isinstance(value, known[key]) or (known[key] is int and isinstance(value, bool)):
            raise PackError(path, line_of(text, key), f"'{key}' must be {known[key].__name__}")
    return data


def line_of(text: str, key: str) -> int:
    pattern = re.compile(rf"^\s*\[*{re.escape(key)}\b")
    return next((n for n, line in enumerate(text.splitlines(), start=1) if pattern.match(line)), 1)


def read_file(path: Path) -> str:
    if not path.is_file():
        raise PackError(path, 1, "this file is missing")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise PackError(path, 1, f"not UTF-8: {problem.reason}") from None
    return normalise_uzbek_apostrophes(text) if path.stem == "uz" else text


def front_matter(path: Path, keys: set[str]) -> tuple[dict[str, str], Lines]:
    """The ``key: value`` lines between two ``---`` and the rest."""
    lines = read_file(path).splitlines()
    if not lines or lines[0].strip() != "---":
        raise PackError(path, 1, "the file must begin with ---")
    values: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return values, Lines(path, lines[number:], number + 1)
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in keys:
            raise PackError(path, number, f"here may stand {', '.join(sorted(keys))}, as 'key: value'")
        values[key.strip()] = value.strip()
    raise PackError(path, len(lines), "the second --- is missing")
