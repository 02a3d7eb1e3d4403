"""Every piece of words in a text, in a fixed order; and the same text with other words.

One walk serves both ways: ``visit(kind, words)`` is called for each piece and what it returns stands there afterwards.
Pieces that are empty are visited too, so that their numbers depend on the blocks alone.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from courses.packs.model import Block, QuestionText, Text

Visit = Callable[[str, str], str]

#: The attribute of a block that holds words, and what kind of words.
ATTRIBUTES = {
    "heading": ("text", "section"), "table": ("caption", "table_title"), "picture": ("alt", "picture"),
    "sample": ("title", "title"), "worked_example": ("title", "title"), "term": ("term", "term"),
}  # fmt: skip
#: The blocks whose ``text`` holds words.
TEXTS = {
    "paragraph": "paragraph", "key_message": "key", "warning": "warning", "country_note": "note",
    "regional_note": "note", "term": "meaning", "sample": "sample", "worksheet": "worksheet",
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """``rich`` words are Markdown; ``limit`` is the most letters that fit, 0 for "as long as it was"; ``lines``: the
    words may stand in several lines; ``prose``: the writing rules count its words."""

    rich: bool = False
    limit: int = 0
    lines: bool = False
    prose: bool = False


KINDS = {
    "heading": Kind(limit=200),
    "summary": Kind(limit=500),
    "outcomes": Kind(rich=True, lines=True),
    "section": Kind(limit=120),
    "paragraph": Kind(rich=True, lines=True, prose=True),
    "key": Kind(rich=True, lines=True, prose=True),
    "warning": Kind(rich=True, lines=True, prose=True),
    "note": Kind(rich=True, lines=True, prose=True),
    "line": Kind(rich=True, prose=True),
    "table_title": Kind(limit=200),
    "cell": Kind(limit=200),
    "picture": Kind(limit=200),
    "title": Kind(limit=120),
    "sample": Kind(lines=True),
    "term": Kind(limit=120),
    "meaning": Kind(rich=True, lines=True),
    "worksheet": Kind(limit=250),
    "trainer": Kind(rich=True, lines=True),
    "question": Kind(limit=90),
    "choice": Kind(limit=60),
    "right_choice": Kind(limit=60),
    "reason": Kind(limit=300),
    "explanation": Kind(limit=500),
}


@dataclass(frozen=True)
class Field:
    """One piece. ``block`` is the number of its block in the body, -1 outside it."""

    kind: str
    words: str
    block: int = -1


def through_text(text: Text, visit: Visit) -> Text:
    """A page's text: heading, summary, body, notes for the trainer or outcomes."""
    return dataclasses.replace(
        text,
        heading=visit("heading", text.heading),
        summary=visit("summary", text.summary),
        blocks=tuple(through_block(block, visit) for block in text.blocks),
        notes=visit("trainer", text.notes),
        outcomes=visit("outcomes", text.outcomes),
    )


def through_block(block: Block, visit: Visit) -> Block:
    """One block, and the blocks inside it."""
    attrs, text = block.attrs, block.text
    if block.kind in ATTRIBUTES:
        name, kind = ATTRIBUTES[block.kind]
        attrs = _with(attrs, name, visit(kind, attrs.get(name, "")))
    if block.kind in TEXTS:
        text = visit(TEXTS[block.kind], text)
    return dataclasses.replace(
        block,
        attrs=attrs,
        text=text,
        items=tuple(visit("line", item) for item in block.items),
        rows=tuple(tuple(visit("cell", cell) for cell in row) for row in block.rows),
        inner=tuple(through_block(inner, visit) for inner in block.inner),
    )


def _with(attrs: dict[str, str], name: str, words: str) -> dict[str, str]:
    return attrs if attrs.get(name, "") == words else {**attrs, name: words}


def through_question(text: QuestionText, correct: str, visit: Visit) -> QuestionText:
    """A question: its text, each choice and its reason, the reason for all."""
    prompt = visit("question", text.prompt)
    choices, reasons = {}, {}
    for letter, words in text.choices.items():
        choices[letter] = visit("right_choice" if letter == correct else "choice", words)
        reasons[letter] = visit("reason", text.reasons.get(letter, ""))
    return dataclasses.replace(
        text,
        prompt=prompt,
        choices=choices,
        reasons={letter: words for letter, words in reasons.items() if words},
        explanation=visit("explanation", text.explanation),
    )


def fields_of_text(text: Text) -> list[Field]:
    """The pieces of a page's text; those of the body know their block."""
    fields: list[Field] = []
    bare = dataclasses.replace(text, blocks=())
    through_text(bare, _collect(fields, -1))
    body: list[Field] = []
    for number, block in enumerate(text.blocks):
        through_block(block, _collect(body, number))
    return [*fields[:2], *body, *fields[2:]]


def fields_of_question(text: QuestionText, correct: str) -> list[Field]:
    """The pieces of a question."""
    fields: list[Field] = []
    through_question(text, correct, _collect(fields, -1))
    return fields


def _collect(into: list[Field], block: int) -> Visit:
    def visit(kind: str, words: str) -> str:
        into.append(Field(kind, words, block))
        return words

    return visit
