"""Changed blocks put into a stored stream, so that all else in it stays: sound, uploaded pictures, ids of blocks."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from courses.packs.model import Block
from courses.packs.richtext import to_html, to_markdown
from courses.packs.stream import from_block, to_stream

Entry = Mapping[str, Any]
EDITORS_KEY = re.compile(r' data-block-key="[^"]*"')  # what the admin's editor notes in every paragraph
NOTHING: tuple[Any, ...] = ("", None, False, [], {})


def lossy_blocks(stream: Iterable[Entry]) -> set[int]:
    """Numbers of the blocks that hold more than a pack can say (a link to a page): to write them would lose it."""
    found = [(entry, from_block(entry["type"], entry["value"])) for entry in stream]
    kept = [(entry, block) for entry, block in found if block is not None]
    return {
        number
        for number, (entry, block) in enumerate(kept)
        if _bare(to_stream([block], "")[0]["value"]) != _bare(entry["value"])
    }


def is_lossy(html: str) -> bool:
    """The same question for rich text."""
    return to_html(to_markdown(html)) != EDITORS_KEY.sub("", html)


def _bare(value: Any) -> Any:
    """A raw value without ids and empty parts."""
    if isinstance(value, Mapping):
        return {key: _bare(part) for key, part in value.items() if key != "id" and part not in NOTHING}
    if isinstance(value, list | tuple):
        return [_bare(part) for part in value]
    return EDITORS_KEY.sub("", value) if isinstance(value, str) else value


def put_blocks(
    stream: Iterable[Entry], before: Iterable[Block], after: Iterable[Block]
) -> list[dict[str, Any]]:
    """The raw stream, which ``before`` was read from, with the blocks of ``after`` where those differ."""
    pairs = iter(zip(before, after, strict=True))
    entries = []
    for entry in map(dict, stream):
        if from_block(entry["type"], entry["value"]) is not None:
            old, new = next(pairs)
            if old != new:
                value = to_stream([new], str(entry.get("id")))[0]["value"]
                entry["value"] = _merged(entry["value"], value)
        entries.append(entry)
    return entries


def _merged(old: Any, new: Any) -> Any:
    """The new value; ids and parts that it knows nothing of stay as they were."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        parts = {key: _merged(old.get(key), part) for key, part in new.items()}
        return {**old, **parts, **({"id": old["id"]} if "id" in old else {})}
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [_merged(one, other) for one, other in zip(old, new, strict=True)]
    return new
