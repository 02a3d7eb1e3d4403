"""Words in several lines: paragraphs, list lines, lines of a paper. Each line is a row of its own."""

import re
from dataclasses import dataclass

LINE = re.compile(r"(\n*(?:[ \t]*(?:-|\d+\.)[ \t]+)?)([^\n]+)")
PLAIN_LINE = re.compile(r"(\n*)([^\n]+)")


@dataclass(frozen=True)
class Line:
    """``mark`` is what stands before the words: line breaks, and in Markdown the sign of a list."""

    mark: str
    words: str

    @property
    def sign(self) -> str:
        """The sign of a list, '' for a paragraph."""
        return self.mark.strip()


def lines_of(words: str, markdown: bool) -> list[Line]:
    """The lines of a piece of words: ``joined(lines_of(x, …)) == x`` always."""
    pattern = LINE if markdown else PLAIN_LINE
    found = [Line(match[1], match[2]) for match in pattern.finditer(words)]
    return found if joined(found) == words else [Line("", words)]


def joined(lines: list[Line]) -> str:
    return "".join(line.mark + line.words for line in lines)


def same_form(one: list[Line], other: list[Line]) -> bool:
    """Whether line stands beside line: as many of them, with the same signs."""
    return [line.sign for line in one] == [line.sign for line in other]
