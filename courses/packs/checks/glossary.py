"""How far the agreed words of the glossary are used: where the Russian text has a term, its translation stands in the
same lesson. By stems, so that endings do not matter; a share, not a verdict."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from courses.packs.checks.words import texts_of
from courses.packs.model import Pack, Text
from lms.languages import normalise_uzbek_apostrophes

STEM = 0.7  # of a word's letters, at least four: enough to join endings, too long to join strangers


@dataclass(frozen=True)
class Term:
    """A term by language; each is a tuple of spellings, any of which counts."""

    key: str
    words: Mapping[str, tuple[str, ...]]
    settled: bool = False


@dataclass(frozen=True)
class Share:
    """``used`` of the ``asked`` places (term and lesson) have the agreed word."""

    used: int = 0
    asked: int = 0

    def __str__(self) -> str:
        return f"{self.used} of {self.asked} ({self.used / self.asked:.0%})" if self.asked else "no term met"


def read_glossary(path: Path) -> list[Term]:
    """The glossary file; several spellings of a term stand in one cell, with commas."""
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return [_term(row) for row in csv.DictReader(file)]


def _term(row: Mapping[str, str]) -> Term:
    words = {}
    for language in ("ru", "tg", "uz", "ky"):
        cell = re.sub(r"\([^)]*\)", "", row.get(language) or "")
        cell = normalise_uzbek_apostrophes(cell) if language == "uz" else cell
        words[language] = tuple(part.strip().casefold() for part in re.split(r"[,;/]", cell) if part.strip())
    return Term(row["id"], words)


def has_term(text: str, spellings: Iterable[str]) -> bool:
    """Whether one of the spellings stands in the (casefolded) text, whatever its endings."""
    return any(re.search(_pattern(spelling), text) for spelling in spellings)


def _pattern(spelling: str) -> str:
    stems = [re.escape(word[: max(4, round(len(word) * STEM))]) for word in spelling.split()]
    return r"\b" + r"\w*\W+".join(stems)


def glossary_shares(pack: Pack, terms: Iterable[Term], language: str) -> Share:
    """The share over all lessons that exist in the language."""
    used = asked = 0
    for course in pack.courses:
        for lesson in course.lessons:
            if language not in lesson.texts:
                continue
            russian, own = _plain(lesson.texts["ru"]), _plain(lesson.texts[language])
            for term in terms:
                if term.words["ru"] and term.words[language] and has_term(russian, term.words["ru"]):
                    asked += 1
                    used += has_term(own, term.words[language])
    return Share(used, asked)


def _plain(text: Text) -> str:
    parts = [text.heading, text.summary, *(part for block in text.blocks for part in texts_of(block))]
    return " ".join(parts).casefold()
