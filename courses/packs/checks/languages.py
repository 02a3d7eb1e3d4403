"""Whether a translation says the same: the same blocks, list lines, cells, numbers and choices."""

import re
from collections.abc import Iterator

from courses.packs.checks.finding import Finding, error
from courses.packs.checks.words import texts_of
from courses.packs.model import Block, Lesson, Question

GROUPS = re.compile(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))")
SAME_IN_EVERY_LANGUAGE = ("facts", "regions", "origin", "destination", "drawing", "contact", "level")


def numbers(text: str) -> list[str]:
    """The numbers of a text in order of size of their digits; ``16 800`` is one."""
    return sorted(re.findall(r"\d+(?:[,.]\d+)*", GROUPS.sub("", text)))


def shape(block: Block) -> tuple[object, ...]:
    """What a translator must keep of a block."""
    kept = tuple(block.attrs.get(name, "") for name in SAME_IN_EVERY_LANGUAGE)
    worksheet = block.attrs.get("kind", "")
    rows = tuple(len(row) for row in block.rows)
    return block.kind, kept, worksheet, len(block.items), rows, tuple(shape(inner) for inner in block.inner)


def check_translation(where: str, lesson: Lesson, language: str) -> Iterator[Finding]:
    """One language of a lesson against its Russian text."""
    own, source = lesson.texts[language].blocks, lesson.texts["ru"].blocks
    if [block.kind for block in own] != [block.kind for block in source]:
        yield error(where, f"other blocks than in Russian: {_first_other(own, source)}")
        return
    for number, (mine, russian) in enumerate(zip(own, source, strict=True), start=1):
        if shape(mine) != shape(russian):
            yield error(where, f"block {number} ({mine.kind}) has another form than in Russian")
        mine_numbers, theirs = (numbers(" ".join(texts_of(block))) for block in (mine, russian))
        if mine_numbers != theirs:
            yield error(
                where, f"block {number} ({mine.kind}): the numbers are {mine_numbers}, in Russian {theirs}"
            )
    if bool(lesson.texts[language].notes) != bool(lesson.texts["ru"].notes):
        yield error(where, "the notes for the trainer are missing")


def _first_other(own: tuple[Block, ...], source: tuple[Block, ...]) -> str:
    for number, (mine, russian) in enumerate(zip(own, source, strict=False), start=1):
        if mine.kind != russian.kind:
            return f"block {number} is {mine.kind}, in Russian {russian.kind}"
    return f"{len(own)} blocks, in Russian {len(source)}"


def check_question_translation(where: str, question: Question, language: str) -> Iterator[Finding]:
    """One language of a question against its Russian text; that the letters are the same was read already."""
    own, source = question.texts[language], question.texts["ru"]
    pairs = [("question", own.prompt, source.prompt), ("reason", own.explanation, source.explanation)]
    pairs += [
        (f"choice {letter}", own.choices[letter], source.choices[letter]) for letter in question.choices
    ]
    for name, mine, russian in pairs:
        if numbers(mine) != numbers(russian):
            yield error(
                where,
                f"{question.key}, {name}: the numbers are {numbers(mine)}, in Russian {numbers(russian)}",
            )
    if set(own.reasons) != set(source.reasons):
        yield error(where, f"{question.key}: the choices with a reason of their own are not those of Russian")
