"""A reviewer's document as it came back: its rows as somebody left them, before anybody judged them."""

import datetime as dt
import re
from dataclasses import dataclass, field

from courses.packs.review.markup import Runs, merged, words_of

VERSION = "1"
LARGEST_FILE = 8_000_000
#: In the small grey words of a table's head: which document this is.
CODE = re.compile(r"safar-review:(\d+) (\w\w) ([\w-]+) (\d{4}-\d\d-\d\d) (\d+)")
#: In the first cell of each row: unit, place, digests of the Russian words and of the translation.
ID = re.compile(
    r"((?:course|(?:lesson|question|glossary):[\w-]+))#(r?\d+(?:\.\d+)?) ([0-9a-f]{8}) ([0-9a-f]{8})"
)
#: In the first cell of a line of the first page that a person fills in.
ASKED = re.compile(r"cover:(\w+)")


class DocumentError(Exception):
    """A file that cannot be read as a reviewer's document; ``code`` names the reason (``messages.REASONS``)."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True)
class Code:
    """Which document it is: language, course, day of the export, and how many rows it had."""

    language: str
    course: str
    exported_on: dt.date
    rows: int

    def __str__(self) -> str:
        return (
            f"safar-review:{VERSION} {self.language} {self.course} {self.exported_on.isoformat()} {self.rows}"
        )

    @classmethod
    def read(cls, text: str) -> "Code | None":
        """The code in a text. Raises DocumentError for one of another version."""
        found = CODE.search(text)
        if not found:
            return None
        version, language, course, day, rows = found.groups()
        if version != VERSION:
            raise DocumentError("version")
        return cls(language, course, dt.date.fromisoformat(day), int(rows))


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, line by line."""

    lines: tuple[Runs, ...] = ()

    @property
    def words(self) -> str:
        """All of it in one line."""
        return " ".join(filter(None, map(words_of, self.lines)))

    @property
    def as_one_line(self) -> Runs:
        return merged(
            [run for line in self.lines for run in (*line, type(line[0])(" "))] if self.lines else []
        )


@dataclass(frozen=True)
class Row:
    """One row of a table of the document. ``fault`` names why it cannot be used (``messages.REASONS``)."""

    table: int
    row: int
    label: str
    unit: str = ""
    place: str = ""
    digests: tuple[str, str] = ("", "")
    russian: Cell = Cell()
    own: Cell = Cell()
    box: Cell = Cell()
    fault: str = ""
    values: dict[str, object] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.unit}#{self.place}" if self.unit else ""


@dataclass(frozen=True)
class Comment:
    """A comment of the word processor, with the row it is about as far as that is known."""

    author: str
    words: str
    row: Row | None = None


@dataclass(frozen=True)
class Sheet:
    """The whole document. ``asked`` is what stands in the lines of the first page, by their names."""

    code: Code
    rows: tuple[Row, ...]
    asked: dict[str, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
