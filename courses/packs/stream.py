"""Blocks of a pack as raw StreamField values, with ids that are the same at every load, and back."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from courses.packs.model import Block
from courses.packs.richtext import inline, to_html, to_markdown

NAMESPACE = uuid.UUID("6f6b1e0e-6d0f-5c3c-9a53-0c6d8b8a3f10")
RICH = {"paragraph", "key_message", "warning"}
RICH_IN = {"country_note", "regional_note", "term"}  # struct blocks with one rich ``text``
DECORATIVE = ""


def stable_id(*parts: object) -> str:
    """The id of a block: the same parts give the same id on every machine."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


def _items(block: Block, where: str) -> dict[str, Any]:
    return {
        "items": [
            {"type": "item", "value": inline(item), "id": stable_id(where, "item", n)}
            for n, item in enumerate(block.items)
        ]
    }


def _table(block: Block) -> dict[str, Any]:
    return {
        "caption": block.attrs.get("caption", ""),
        "columns": [{"type": "text", "heading": heading} for heading in block.rows[0]],
        "rows": [{"values": list(cells)} for cells in block.rows[1:]],
    }


def _picture(block: Block, where: str) -> dict[str, Any]:
    alt = block.attrs.get("alt", "")
    return {"drawing": block.attrs["drawing"], "image": None, "alt": alt, "decorative": not alt}


def _with_content(block: Block, where: str) -> dict[str, Any]:
    return {**block.attrs, "content": to_stream(block.inner, where)}


WRITERS: dict[str, Callable[[Block, str], Any]] = {
    **dict.fromkeys(RICH, lambda block, where: to_html(block.text)),
    **dict.fromkeys(RICH_IN, lambda block, where: {**block.attrs, "text": to_html(block.text)}),
    **dict.fromkeys(("sample", "worksheet"), lambda block, where: {**block.attrs, "text": block.text}),
    "steps": _items,
    "checklist": _items,
    "table": lambda block, where: _table(block),
    "picture": _picture,
    "worked_example": _with_content,
    "fact": _with_content,
    "help_link": lambda block, where: None,
}


def _value(block: Block, where: str) -> Any:
    write = WRITERS.get(block.kind)
    return write(block, where) if write else dict(block.attrs)


def to_stream(blocks: Iterable[Block], where: str) -> list[dict[str, Any]]:
    """Raw stream data. ``where`` names the place (lesson and language) that ids are made from."""
    stream = []
    for number, block in enumerate(blocks):
        block_id = stable_id(where, number, block.kind)
        stream.append({"type": block.kind, "value": _value(block, block_id), "id": block_id})
    return stream


def _from_table(value: Mapping[str, Any]) -> Block:
    header = tuple(column["heading"] for column in value["columns"])
    rows = tuple(tuple(str(cell or "") for cell in row["values"]) for row in value["rows"])
    return Block("table", {"caption": value.get("caption") or ""}, rows=(header, *rows))


def _from_list(kind: str, value: Mapping[str, Any]) -> Block:
    items = [item["value"] if isinstance(item, Mapping) else item for item in value["items"]]
    return Block(kind, items=tuple(to_markdown(item).replace("\n", " ") for item in items))


def _from_struct(kind: str, value: Mapping[str, Any]) -> Block:
    """A block of plain values, some with one text."""
    attrs = {name: str(part) for name, part in value.items() if name != "text" and part}
    if kind == "heading":
        return Block(kind, {"level": str(value["level"]), "text": value["text"]})
    text = value.get("text") or ""
    return Block(kind, attrs, text=to_markdown(text) if kind in RICH_IN else text)


def _from_picture(kind: str, value: Mapping[str, Any]) -> Block | None:
    drawing = value.get("drawing")
    return Block(kind, {"drawing": drawing, "alt": value.get("alt") or ""}) if drawing else None


def _with_inner(kind: str, name: str, value: Mapping[str, Any]) -> Block:
    return Block(kind, {name: value[name]}, inner=tuple(from_stream(value["content"])))


READERS: dict[str, Any] = {
    **dict.fromkeys(RICH, lambda kind, value: Block(kind, text=to_markdown(value))),
    "steps": _from_list,
    "checklist": _from_list,
    "table": lambda kind, value: _from_table(value),
    "picture": _from_picture,
    "audio": lambda kind, value: None,
    "worked_example": lambda kind, value: _with_inner(kind, "title", value),
    "fact": lambda kind, value: _with_inner(kind, "facts", value),
    "help_link": lambda kind, value: Block(kind),
}


def from_block(kind: str, value: Any) -> Block | None:
    """One raw block as a pack's; None for what a text file cannot hold (uploaded sound and pictures)."""
    block: Block | None = READERS.get(kind, _from_struct)(kind, value)
    return block


def from_stream(stream: Iterable[Mapping[str, Any]]) -> list[Block]:
    """Raw stream data as blocks."""
    blocks = (from_block(entry["type"], entry["value"]) for entry in stream)
    return [block for block in blocks if block is not None]
