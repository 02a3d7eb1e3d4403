"""The rows of a reviewer's document: Russian words beside those of one language, each with an address that lasts.

A unit is what is stored as one thing: the course, a lesson, a question. A part's place is the number of its piece in
the unit (``fields``) and of its line in that: ``12.3``; a piece whose lines do not stand beside each other is one part,
``12``. ``r12`` is a piece that only the Russian text has.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from courses.packs.model import Course, Lesson, Question, Text
from courses.packs.review.fields import (
    KINDS,
    Field,
    Kind,
    fields_of_question,
    fields_of_text,
    through_question,
    through_text,
)
from courses.packs.review.lines import Line, joined, lines_of, same_form
from courses.packs.review.markup import plain, tidy

SOURCE = "ru"
COURSE = "course"


def digest(words: str) -> str:
    """Of what a person reads: eight signs, the same for words that differ only in spaces."""
    return hashlib.sha256(tidy(words).replace("\u00a0", " ").encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Part:
    """One row. ``russian`` and ``own`` are lines of Markdown or of plain words, as its kind says."""

    unit: str
    place: str
    kind: str
    russian: tuple[Line, ...]
    own: tuple[Line, ...]
    block: int = -1

    @property
    def rule(self) -> Kind:
        return KINDS[self.kind]

    @property
    def digests(self) -> tuple[str, str]:
        """Of the Russian words and of the translation."""
        return digest(self.seen(self.russian)), digest(self.seen(self.own))

    @property
    def id(self) -> str:
        return f"{self.unit}#{self.place} {' '.join(self.digests)}"

    def seen(self, lines: tuple[Line, ...]) -> str:
        """The words of lines as a person reads them."""
        return "\n".join(plain(line.words) if self.rule.rich else line.words for line in lines)


@dataclass(frozen=True)
class Unit:
    """``parts`` is None when the language has no text of it yet."""

    name: str
    title: str
    own_title: str
    parts: tuple[Part, ...] | None
    lesson: str = ""


def lesson_unit(lesson: Lesson) -> str:
    return f"lesson:{lesson.slug}"


def question_unit(question: Question) -> str:
    return f"question:{question.key}"


def units_of(course: Course, language: str) -> list[Unit]:
    """The course, then each lesson with its questions after it."""
    units = [_page_unit(COURSE, course, language)]
    for lesson in course.lessons:
        units.append(_page_unit(lesson_unit(lesson), lesson, language))
        units += [_question(q, language) for q in course.questions if q.lesson == lesson.slug]
    return units


def _page_unit(name: str, page: Course | Lesson, language: str) -> Unit:
    russian, own = page.texts[SOURCE], page.texts.get(language)
    parts = tuple(_parts(name, fields_of_text(russian), fields_of_text(own))) if own else None
    return Unit(name, russian.heading, own.heading if own else "", parts, getattr(page, "slug", ""))


def _question(question: Question, language: str) -> Unit:
    russian, own = question.texts[SOURCE], question.texts.get(language)
    name = question_unit(question)
    pairs = [fields_of_question(text, question.correct) for text in (russian, own) if text]
    parts = tuple(_parts(name, pairs[0], pairs[1])) if own else None
    return Unit(name, russian.prompt, own.prompt if own else "", parts, question.lesson)


def _parts(unit: str, russian: list[Field], own: list[Field]) -> Iterator[Part]:
    """Pieces of the same kind side by side; what only one language has stands alone."""
    theirs, mine = ([field.kind for field in fields] for fields in (russian, own))
    for tag, r1, r2, o1, o2 in SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes():
        if tag == "equal":
            for number in range(o1, o2):
                yield from _rows(unit, number, russian[r1 + number - o1].words, own[number])
            continue
        for number in range(r1, r2):
            field = russian[number]
            if _has_words(field.words):
                lines = tuple(lines_of(field.words, KINDS[field.kind].rich))
                yield Part(unit, f"r{number}", field.kind, lines, ())
        for number in range(o1, o2):
            yield from _rows(unit, number, "", own[number])


def _rows(unit: str, number: int, russian: str, own: Field) -> Iterator[Part]:
    """A part for each line, or one for the piece when its lines do not fit. What has no letters is left out."""
    rule = KINDS[own.kind]
    if not _has_words(russian + own.words):
        return
    if not rule.lines:
        yield Part(unit, f"{number}", own.kind, _line(russian), _line(own.words), own.block)
        return
    theirs, mine = lines_of(russian, rule.rich), lines_of(own.words, rule.rich)
    if len(mine) < 2 or not same_form(theirs, mine):
        yield Part(unit, f"{number}", own.kind, tuple(theirs), tuple(mine), own.block)
        return
    for at, (one, other) in enumerate(zip(theirs, mine, strict=True), start=1):
        if _has_words(one.words + other.words):
            yield Part(unit, f"{number}.{at}", own.kind, (one,), (other,), own.block)


def _line(words: str) -> tuple[Line, ...]:
    return (Line("", words),) if words else ()


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


# --- putting words back -----------------------------------------------------------------------

Words = dict[str, str]  # by place, what shall stand there


def corrected(course: Course, language: str, words: dict[str, Words]) -> Course:
    """The course with these words, by unit and place; everything else as it was."""
    return replace(
        course,
        texts=_page_texts(course, language, words.get(COURSE, {})),
        lessons=tuple(
            replace(lesson, texts=_page_texts(lesson, language, words.get(lesson_unit(lesson), {})))
            for lesson in course.lessons
        ),
        questions=tuple(
            _corrected_question(q, language, words.get(question_unit(q), {})) for q in course.questions
        ),
    )


def _page_texts(page: Course | Lesson, language: str, words: Words) -> dict[str, Text]:
    if not words:
        return page.texts
    text = page.texts[language]
    fields = iter(_replaced(fields_of_text(text), words))
    return {**page.texts, language: through_text(text, lambda kind, old: next(fields))}


def _corrected_question(question: Question, language: str, words: Words) -> Question:
    if not words:
        return question
    text = question.texts[language]
    fields = iter(_replaced(fields_of_question(text, question.correct), words))
    put = through_question(text, question.correct, lambda kind, old: next(fields))
    return replace(question, texts={**question.texts, language: put})


def _replaced(fields: list[Field], words: Words) -> list[str]:
    """The words of all pieces, some of them new."""
    new = [field.words for field in fields]
    for place, put in words.items():
        number, _dot, line = place.partition(".")
        at = int(number)
        if not line:
            new[at] = put
            continue
        old = lines_of(new[at], KINDS[fields[at].kind].rich)
        old[int(line) - 1] = replace(old[int(line) - 1], words=put)
        new[at] = joined(old)
    return new
