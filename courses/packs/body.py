"""The body of a lesson: Markdown lines with ``::: directives`` to blocks, and back."""

import re
from collections.abc import Callable
from pathlib import Path

from courses.packs.model import Block, PackError

TRAINER = "# trainer"
NAMES = {
    "key": "key_message", "warning": "warning", "steps": "steps", "checklist": "checklist",
    "example": "worked_example", "table": "table", "picture": "picture", "sample": "sample",
    "country": "country_note", "region": "regional_note", "term": "term", "worksheet": "worksheet",
    "contact": "support_contact", "fact": "fact", "help": "help_link",
}  # fmt: skip
DIRECTIVES = {kind: name for name, kind in NAMES.items()}
PICTURE = re.compile(r'^(?P<drawing>[\w-]+)\s+"(?P<alt>[^"]*)"$')
ITEM = re.compile(r"^(?:-|\d+\.)\s+(.*)$")
FACT_ID = re.compile(r"^F\d+\.\d+$")
NOTE_KEYS = ("origin", "destination", "facts")


class Lines:
    """Numbered lines, read once from top to bottom."""

    def __init__(self, path: Path | str, lines: list[str], first: int) -> None:
        self.path, self.lines, self.at, self.first = path, lines, 0, first

    @property
    def number(self) -> int:
        return self.first + self.at

    def error(self, message: str, number: int | None = None) -> PackError:
        return PackError(self.path, self.number if number is None else number, message)

    def until_end(self, opened: int) -> "Lines":
        """The lines of a directive up to its closing ``:::``."""
        start = self.at
        while self.at < len(self.lines):
            if self.lines[self.at].strip() == ":::":
                inside = Lines(self.path, self.lines[start : self.at], self.first + start)
                self.at += 1
                return inside
            if self.lines[self.at].startswith("::: "):
                break
            self.at += 1
        raise self.error("this directive has no closing :::", opened)

    def markdown(self) -> str:
        return "\n".join(self.lines).strip("\n")


def items_of(lines: Lines) -> tuple[str, ...]:
    """List items; an indented line goes on with the item above."""
    items: list[str] = []
    for offset, line in enumerate(lines.lines):
        if not line.strip():
            continue
        if found := ITEM.match(line):
            items.append(found[1].strip())
        elif line.startswith(" ") and items:
            items[-1] += " " + line.strip()
        else:
            raise lines.error("here must stand a list item: - … or 1. …", lines.first + offset)
    if not items:
        raise lines.error("the list is empty")
    return tuple(items)


def table_of(lines: Lines) -> tuple[tuple[str, ...], ...]:
    """Rows of cells, the header first; the line of dashes is dropped."""
    rows = []
    for offset, line in enumerate(lines.lines):
        if not line.strip():
            continue
        if not (line.strip().startswith("|") and line.strip().endswith("|")):
            raise lines.error("a line of a table begins and ends with |", lines.first + offset)
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])]
        if all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            continue
        if rows and len(cells) != len(rows[0]):
            raise lines.error(
                f"this row has {len(cells)} cells, the first has {len(rows[0])}", lines.first + offset
            )
        rows.append(tuple(cells))
    if len(rows) < 2:
        raise lines.error("a table needs a header and a row")
    return tuple(rows)


def _plain(kind: str) -> Callable[[str, Lines], Block]:
    return lambda argument, lines: Block(kind, text=lines.markdown())


def _items(kind: str) -> Callable[[str, Lines], Block]:
    return lambda argument, lines: Block(kind, items=items_of(lines))


def _named(kind: str, name: str) -> Callable[[str, Lines], Block]:
    return lambda argument, lines: Block(kind, {name: argument}, text=lines.markdown())


def _table(argument: str, lines: Lines) -> Block:
    return Block("table", {"caption": argument}, rows=table_of(lines))


def _picture(argument: str, lines: Lines) -> Block:
    found = PICTURE.match(argument)
    if not found:
        raise lines.error('a picture is written ::: picture name "what it shows"', lines.first - 1)
    return Block("picture", dict(found.groupdict()))


def _facts(text: str, lines: Lines) -> str:
    """Numbers of facts as they are kept, ``F2.12,F2.11``; spaces and commas both divide."""
    ids = [one for one in re.split(r"[\s,]+", text) if one]
    if wrong := next((one for one in ids if not FACT_ID.match(one)), None):
        raise lines.error(f"'{wrong}' is not the number of a fact, as F2.12", lines.first - 1)
    return ",".join(ids)


def _note_values(argument: str, lines: Lines, known: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for part in argument.split():
        name, equals, value = part.partition("=")
        if not equals or name not in known:
            raise lines.error(f"'{part}' is not known here; there is {'=, '.join(known)}=", lines.first - 1)
        values[name] = _facts(value, lines) if name == "facts" else value
    return values


def _country(argument: str, lines: Lines) -> Block:
    values = _note_values(argument, lines, NOTE_KEYS)
    if not {"origin", "destination"} & set(values):
        raise lines.error("write ::: country origin=TJ destination=RU, or one of the two", lines.first - 1)
    return Block("country_note", values, text=lines.markdown())


def _region(argument: str, lines: Lines) -> Block:
    regions, _space, rest = argument.partition(" ")
    if not re.fullmatch(r"[A-Z]{2}-[A-Z]+(,[A-Z]{2}-[A-Z]+)*", regions):
        raise lines.error("write ::: region TJ-GB,TJ-RA (codes with commas, no space)", lines.first - 1)
    return Block(
        "regional_note", {"regions": regions, **_note_values(rest, lines, ("facts",))}, text=lines.markdown()
    )


def _contact(argument: str, lines: Lines) -> Block:
    if not re.fullmatch(r"[a-z0-9-]+", argument) or lines.markdown().strip():
        raise lines.error(
            "write ::: contact key, with the key of a contact and nothing below", lines.first - 1
        )
    return Block("support_contact", {"contact": argument})


def _fact(argument: str, lines: Lines) -> Block:
    facts = _facts(argument, lines)
    if not facts or not lines.markdown().strip():
        raise lines.error("write ::: fact F2.12 and below it what the fact says", lines.first - 1)
    return Block("fact", {"facts": facts}, inner=_inner(lines))


def _inner(lines: Lines) -> tuple[Block, ...]:
    """Paragraphs and bare tables, in order."""
    inner: list[Block] = []
    start, rows = 0, lines.lines
    while start < len(rows):
        is_table = rows[start].lstrip().startswith("|")
        end = start
        while end < len(rows) and rows[end].lstrip().startswith("|") == is_table:
            end += 1
        part = Lines(lines.path, rows[start:end], lines.first + start)
        if is_table:
            inner.append(Block("table", {"caption": ""}, rows=table_of(part)))
        elif part.markdown().strip():
            inner.append(Block("paragraph", text=part.markdown()))
        start = end
    return tuple(inner)


def _example(argument: str, lines: Lines) -> Block:
    return Block("worked_example", {"title": argument}, inner=_inner(lines))


READERS: dict[str, Callable[[str, Lines], Block]] = {
    "key": _plain("key_message"),
    "warning": _plain("warning"),
    "steps": _items("steps"),
    "checklist": _items("checklist"),
    "table": _table,
    "picture": _picture,
    "sample": _named("sample", "title"),
    "country": _country,
    "region": _region,
    "term": _named("term", "term"),
    "worksheet": _named("worksheet", "kind"),
    "contact": _contact,
    "example": _example,
    "fact": _fact,
    "help": _plain("help_link"),
}


def read_body(lines: Lines) -> tuple[tuple[Block, ...], str]:
    """The blocks of a lesson and its trainer notes (Markdown)."""
    blocks: list[Block] = []
    paragraph: list[str] = []

    def flush() -> None:
        if text := "\n".join(paragraph).strip("\n"):
            blocks.append(Block("paragraph", text=text))
        paragraph.clear()

    while lines.at < len(lines.lines):
        line = lines.lines[lines.at]
        if line.strip() == TRAINER:
            flush()
            return tuple(blocks), "\n".join(lines.lines[lines.at + 1 :]).strip("\n")
        if found := re.match(r"^(##|###) (.+)$", line):
            flush()
            blocks.append(Block("heading", {"level": str(len(found[1])), "text": found[2].strip()}))
            lines.at += 1
        elif line.startswith(":::"):
            flush()
            blocks.append(_directive(lines, line))
        else:
            paragraph.append(line)
            lines.at += 1
    flush()
    return tuple(blocks), ""


def _directive(lines: Lines, line: str) -> Block:
    opened = lines.number
    name, _space, argument = line[3:].strip().partition(" ")
    if name not in READERS:
        raise lines.error(f"there is no directive '{name}'" if name else "a ::: closes nothing")
    lines.at += 1
    return READERS[name](argument.strip(), lines.until_end(opened))


def _table_lines(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    def row(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    return [row(rows[0]), "|" + "---|" * len(rows[0]), *(row(cells) for cells in rows[1:])]


def _argument(block: Block) -> str:
    if block.kind == "picture":
        return f'{block.attrs["drawing"]} "{block.attrs.get("alt", "")}"'
    if block.kind == "country_note":
        return " ".join(f"{name}={block.attrs[name]}" for name in NOTE_KEYS if block.attrs.get(name))
    if block.kind == "regional_note":
        facts = block.attrs.get("facts")
        return block.attrs["regions"] + (f" facts={facts}" if facts else "")
    if block.kind == "fact":
        return block.attrs["facts"].replace(",", " ")
    names = {"worked_example": "title", "table": "caption", "sample": "title", "term": "term",
             "worksheet": "kind", "support_contact": "contact"}  # fmt: skip
    return block.attrs.get(names.get(block.kind, ""), "")


def _content(block: Block) -> list[str]:
    if block.kind == "steps":
        return [f"{number}. {item}" for number, item in enumerate(block.items, start=1)]
    if block.kind == "checklist":
        return [f"- {item}" for item in block.items]
    if block.kind == "table":
        return _table_lines(block.rows)
    if block.kind in ("worked_example", "fact"):
        parts = ["\n".join(_table_lines(b.rows)) if b.kind == "table" else b.text for b in block.inner]
        return "\n\n".join(parts).split("\n")
    return block.text.split("\n") if block.text else []


def write_body(blocks: tuple[Block, ...], notes: str) -> str:
    """The canonical text of a lesson's body, trainer notes last."""
    parts = []
    for block in blocks:
        if block.kind == "heading":
            parts.append(f"{'#' * int(block.attrs['level'])} {block.attrs['text']}")
        elif block.kind == "paragraph":
            parts.append(block.text)
        else:
            opening = f"::: {DIRECTIVES[block.kind]} {_argument(block)}".rstrip()
            parts.append("\n".join([opening, *_content(block), ":::"]))
    if notes:
        parts += [TRAINER, notes]
    return "\n\n".join(parts) + "\n"
