"""What each row of a document that came back means for the course as it stands now.

A row without a word in its box is fine. A correction lands where the Russian words and the translation are those of the
day of the export, also when they have moved in their text; a correction that stands there already is no news. All else
is refused with a reason and kept in the report: nothing that a reviewer wrote is lost.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from courses.packs.body import Lines, read_body, write_body
from courses.packs.model import Block, Course, Lesson, PackError
from courses.packs.review.parts import (
    COURSE,
    SOURCE,
    Part,
    Unit,
    Words,
    corrected,
    digest,
    lesson_unit,
    units_of,
)
from courses.packs.review.rules import Refused, as_read, new_words
from courses.packs.review.sheet import Cell, Row, Sheet

FINE = {"ok", "ок", "окей"}  # in a box, they say that nothing is to be done
REMARK = "?"


@dataclass(frozen=True)
class Accepted:
    """A correction that may be put into the text. ``in_place``: written over the translation, not into the box."""

    row: Row
    part: Part
    words: str
    in_place: bool = False


@dataclass(frozen=True)
class Problem:
    """A row that is not taken, with what the reviewer wrote; or, without a row, what is wrong with a text."""

    code: str
    values: dict[str, object]
    row: Row | None = None
    text: str = ""


@dataclass(frozen=True)
class Note:
    """Something for the editors that changes no text: ``remark``, ``comment``, ``russian`` or ``glossary``."""

    kind: str
    text: str
    row: Row | None = None
    author: str = ""


@dataclass
class Outcome:
    """What an import does. ``complete`` names the texts whose every row was read and taken."""

    course: Course
    language: str
    units: list[Unit]
    accepted: list[Accepted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    changed_since: list[Row] = field(default_factory=list)
    missing: list[Part] = field(default_factory=list)
    fine: int = 0
    already: int = 0
    complete: set[str] = field(default_factory=set)

    @property
    def words(self) -> dict[str, Words]:
        """The accepted words by unit and place."""
        found: dict[str, Words] = {}
        for one in self.accepted:
            found.setdefault(one.part.unit, {})[one.part.place] = one.words
        return found

    def corrected(self) -> Course:
        return corrected(self.course, self.language, self.words)

    def refuse(self, one: Accepted, code: str, **values: object) -> None:
        """Take back what was accepted."""
        self.accepted.remove(one)
        self.complete.discard(one.part.unit)
        self.problems.append(Problem(code, values, one.row, _typed(one.row).words))


def judge(course: Course, sheet: Sheet, holds: Callable[[Part], str] = lambda part: "") -> Outcome:
    """Judge every row. ``holds`` gives a code when the place where the text is stored cannot take a correction."""
    language = sheet.code.language
    outcome = Outcome(course, language, units_of(course, language))
    parts = [part for unit in outcome.units for part in unit.parts or ()]
    places = _Places(parts, sheet.rows)
    for row in sheet.rows:
        _Verdict(outcome, places, holds).on(row)
    _refuse_what_would_break(outcome)
    outcome.notes += [Note("comment", one.words, one.row, one.author) for one in sheet.comments]
    outcome.missing = [part for part in parts if part.id not in places.seen]
    if (gone := sheet.code.rows - sum(not row.unit.startswith("glossary:") for row in sheet.rows)) > 0:
        outcome.problems.append(Problem("rows_gone", {"number": gone}))
    _find_complete(outcome, places)
    return outcome


class _Places:
    """Where rows belong: at their place; or, when pieces were added or taken out above, where the same words stand now.

    Words that stand several times keep their order, as long as there are as many of them as there were.
    """

    def __init__(self, parts: Iterable[Part], rows: Iterable[Row]) -> None:
        self.parts = {(part.unit, part.place): part for part in parts}
        self.times = Counter((row.id, row.digests) for row in rows if row.unit)
        self.found = dict(self._by_words(rows))
        self.seen: set[str] = set()
        self.open: set[str] = set()  # units with a row that was not read or not taken

    def _by_words(self, rows: Iterable[Row]) -> Iterator[tuple[tuple[str, str], Part]]:
        there: dict[Any, list[Part]] = {}
        for part in sorted(self.parts.values(), key=lambda part: _order(part.place)):
            there.setdefault((part.unit, part.digests), []).append(part)
        wanted: dict[Any, list[Row]] = {}
        for row in sorted((row for row in rows if row.unit), key=lambda row: _order(row.place)):
            wanted.setdefault((row.unit, row.digests), []).append(row)
        for words, same_rows in wanted.items():
            if len(same_rows) == len(there.get(words, [])):
                yield from (
                    ((row.unit, row.place), part) for row, part in zip(same_rows, there[words], strict=True)
                )

    def part(self, row: Row) -> Part | None:
        """The part of a row; one that has other words now is a conflict."""
        place = (row.unit, row.place)
        return self.found.get(place) or self.parts.get(place)


def _order(place: str) -> list[int]:
    return [int(number) for number in place.lstrip("r").split(".")]


class _Verdict:
    """Judges one row."""

    def __init__(self, outcome: Outcome, places: _Places, holds: Callable[[Part], str]) -> None:
        self.outcome, self.places, self.holds = outcome, places, holds

    def on(self, row: Row) -> None:
        text = row.box.words
        if row.unit.startswith("glossary:"):
            if _says_something(text):
                self.outcome.notes.append(Note("glossary", text, row))
            return
        part = self.places.part(row) if row.unit else None
        typed = _typed(row)
        try:
            self._judge(row, part, typed)
        except Refused as refused:
            self.places.open.add(row.unit)
            self.outcome.problems.append(Problem(refused.code, refused.values, row, typed.words))

    def _judge(self, row: Row, part: Part | None, typed: Cell) -> None:
        if row.fault:
            raise Refused(row.fault, **row.values)
        if self.places.times[row.id, row.digests] > 1:
            raise Refused("twice")
        if part:
            self.places.seen.add(part.id)
        self._note_russian(row)
        if typed.words.startswith(REMARK):
            self.outcome.notes.append(Note("remark", typed.words.lstrip(REMARK + " "), row))
            self.places.open.add(row.unit)
        elif not _says_something(typed.words):
            self._leave(row, part)
        else:
            self._take(row, part, typed)

    def _leave(self, row: Row, part: Part | None) -> None:
        if part and part.digests == row.digests:
            self.outcome.fine += 1
        else:
            self.outcome.changed_since.append(row)
            self.places.open.add(row.unit)

    def _take(self, row: Row, part: Part | None, typed: Cell) -> None:
        if part is None:
            raise Refused("unknown")
        if part.place.startswith("r"):
            raise Refused("no_place")
        language = self.outcome.language
        other_russian = language != SOURCE and part.digests[0] != row.digests[0]
        if digest(as_read(typed, language)) == part.digests[1]:
            self.outcome.already += 1
            if other_russian:
                self.places.open.add(row.unit)
            return
        if other_russian:
            raise Refused("russian_changed", now=part.seen(part.russian))
        if part.digests[1] != row.digests[1]:
            raise Refused("own_changed", now=part.seen(part.own))
        words = new_words(part, typed, language)
        if code := self.holds(part):
            raise Refused(code)
        self.outcome.accepted.append(Accepted(row, part, words, not _says_something(row.box.words)))

    def _note_russian(self, row: Row) -> None:
        """A reviewer may find a mistake in the Russian words too; they are not changed from here."""
        if self.outcome.language != SOURCE and digest(row.russian.words) != row.digests[0]:
            self.outcome.notes.append(Note("russian", row.russian.words, row))


def _says_something(text: str) -> bool:
    """Whether a box holds a correction: ticks, dashes and "ok" say that all is well."""
    return (
        any(char.isalnum() for char in text)
        and text.casefold().strip(" .!") not in FINE
        or text.startswith(REMARK)
    )


def _typed(row: Row) -> Cell:
    """What the reviewer wrote: in the box, or else over the translation itself."""
    if _says_something(row.box.words):
        return row.box
    over = row.own.words and digest(row.own.words) != row.digests[1]
    return row.own if over and not row.fault else Cell()


def _refuse_what_would_break(outcome: Outcome) -> None:
    """A block that is read otherwise than it was written: signs in it mean something to the file."""
    done = outcome.corrected()
    pages: dict[str, Course | Lesson] = {
        COURSE: done,
        **{lesson_unit(lesson): lesson for lesson in done.lessons},
    }
    for one in list(outcome.accepted):
        if one.part.block >= 0:
            block = pages[one.part.unit].texts[outcome.language].blocks[one.part.block]
            if not _survives(block):
                outcome.refuse(one, "unsafe")


def _survives(block: Block) -> bool:
    try:
        return read_body(Lines("", write_body((block,), "").splitlines(), 1)) == ((block,), "")
    except PackError:
        return False


def _find_complete(outcome: Outcome, places: _Places) -> None:
    missing = {part.unit for part in outcome.missing}
    refused = {problem.row.unit for problem in outcome.problems if problem.row}
    remarks = {note.row.unit for note in outcome.notes if note.row and note.kind != "russian"}
    incomplete = missing | refused | remarks | places.open
    outcome.complete = {
        unit.name for unit in outcome.units if unit.parts is not None and unit.name not in incomplete
    }
