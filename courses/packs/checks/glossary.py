"""How far the agreed words of the glossary are used: where the Russian text has a term, its translation stands in the
same lesson. By stems, so that endings do not matter; a share, not a verdict."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from courses.packs.checks.finding import Finding, error, warning
from courses.packs.checks.words import texts_of
from courses.packs.model import Course, Pack, Text
from lms.languages import normalise_uzbek_apostrophes

TRANSLATED = ("tg", "uz", "ky")
#: Of the settled terms: below this the curriculum's check fails.
ENOUGH = 0.98
STEM = 0.7  # of a word's letters, at least four: enough to join endings, too long to join strangers


@dataclass(frozen=True)
class Term:
    """A term by language; each is a tuple of spellings, any of which counts. ``settled`` names the languages whose word
    is agreed; in others it is a draft that a native speaker must still look at. ``shown`` is as it was written."""

    key: str
    words: Mapping[str, tuple[str, ...]]
    settled: frozenset[str] = frozenset()
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Share:
    """``used`` of the ``asked`` places (term and lesson) have the agreed word; ``missed`` names the others."""

    used: int = 0
    asked: int = 0
    missed: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        return self.used >= ENOUGH * self.asked

    def __str__(self) -> str:
        return f"{self.used} of {self.asked} ({self.used / self.asked:.0%})" if self.asked else "no term met"


def read_glossary(path: Path) -> list[Term]:
    """The glossary file; several spellings of a term stand in one cell, with commas."""
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return [_term(row) for row in csv.DictReader(file)]


def _term(row: Mapping[str, str]) -> Term:
    words, shown = {}, {}
    for language in ("ru", "tg", "uz", "ky"):
        # What the Russian text is searched for, where the term itself would also find other words.
        found_by = row.get("ru_match") if language == "ru" else ""
        cell = re.sub(r"\([^)]*\)", "", found_by or row.get(language) or "")
        cell = normalise_uzbek_apostrophes(cell) if language == "uz" else cell
        words[language] = tuple(part.strip().casefold() for part in re.split(r"[,;/]", cell) if part.strip())
        written = (row.get(language) or "").strip()
        shown[language] = normalise_uzbek_apostrophes(written) if language == "uz" else written
    settled = frozenset(code for code in words if row.get(f"{code}_status") == "settled")
    return Term(row["id"], words, settled, shown)


def has_term(text: str, spellings: Iterable[str]) -> bool:
    """Whether one of the spellings stands in the (casefolded) text: whatever its endings, or, for one that begins
    with ``=``, exactly (short words have stems that hit strangers)."""
    return any(re.search(_pattern(spelling), text) for spelling in spellings)


@cache
def _pattern(spelling: str) -> str:
    if spelling.startswith("="):
        return rf"\b{re.escape(spelling[1:])}\b"
    stems = [re.escape(word[: max(4, round(len(word) * STEM))]) for word in spelling.split()]
    return r"\b" + r"\w*\W+".join(stems)


def glossary_shares(pack: Pack, terms: Iterable[Term], language: str, settled_only: bool = False) -> Share:
    """The share over all lessons that exist in the language; with ``settled_only`` over its settled terms."""
    wanted = [term for term in terms if not settled_only or language in term.settled]
    used, missed = 0, []
    for course in pack.courses:
        for lesson in course.lessons:
            if language not in lesson.texts:
                continue
            russian, own = _plain(lesson.texts["ru"]), _plain(lesson.texts[language])
            for term in wanted:
                if term.words["ru"] and term.words[language] and has_term(russian, term.words["ru"]):
                    if has_term(own, term.words[language]):
                        used += 1
                    else:
                        missed.append(f"{lesson.id}: {term.key} {term.words[language][0]}")
    return Share(used, used + len(missed), tuple(missed))


def check_glossary(pack: Pack, terms: Iterable[Term]) -> Iterator[Finding]:
    """An error for each language in which too few places have the settled word; each miss is named."""
    terms = list(terms)
    for language in TRANSLATED:
        share = glossary_shares(pack, terms, language, settled_only=True)
        if not share.is_enough:
            yield error(
                "glossary.csv", f"{language}: settled terms are used in {share}; {ENOUGH:.0%} is needed"
            )
            for place in share.missed:
                yield warning("glossary.csv", f"{language}: {place} is not used")


def terms_in(course: Course, terms: Iterable[Term], language: str) -> list[Term]:
    """The terms that stand in the Russian lessons and have a word in the language."""
    russian = " ".join(_plain(lesson.texts["ru"]) for lesson in course.lessons)
    known = (term for term in terms if term.words["ru"] and term.words[language])
    return [term for term in known if has_term(russian, term.words["ru"])]


def _plain(text: Text) -> str:
    parts = [text.heading, text.summary, *(part for block in text.blocks for part in texts_of(block))]
    return " ".join(parts).casefold()
