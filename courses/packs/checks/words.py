"""The plain words of blocks, and how they are written: length, letters, what must not stand there."""

import re
from collections.abc import Iterable, Iterator

from courses.packs.checks.finding import Finding, error, warning
from courses.packs.model import Block, Lesson, Text
from courses.reading import (
    WORDS_PER_LESSON,
    WORDS_PER_PARAGRAPH,
    WORDS_PER_SECTION,
    WORDS_PER_SENTENCE,
    count_words,
    sentences_of,
)
from courses.source_rules import is_editors_only, named_in

PROSE = ("paragraph", "key_message", "warning", "country_note", "regional_note")
NOT_WORDS = {"facts", "regions", "origin", "destination", "kind", "drawing", "contact", "level"}
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
FACT_TAG = re.compile(r"\[?\bF\d{1,2}\.\d{1,2}\b\]?")
PHONE = re.compile(r"\+\d[\d\s()\u00a0-]{8,}|\b8[\s\u00a0(-]\d{3}[\s\u00a0)-]+\d{3}[\s\u00a0-]\d{2}")
PLAIN_SPACE_IN_NUMBER = re.compile(r"(?<![\d,.:])\d{1,3} \d{3}(?!\d)")


def plain(markdown: str) -> str:
    """Markdown without its marks; a link is its words."""
    return re.sub(r"^(?:-|\d+\.)\s+", "", LINK.sub(r"\1", markdown), flags=re.MULTILINE).replace("**", "")


def texts_of(block: Block) -> Iterator[str]:
    """Every text of a block that a reader sees or hears, one after the other."""
    yield from (value for name, value in block.attrs.items() if name not in NOT_WORDS and value)
    if block.text:
        yield plain(block.text)
    yield from map(plain, block.items)
    for row in block.rows:
        yield from (cell for cell in row if cell)
    for inner in block.inner:
        yield from texts_of(inner)


def words_of(blocks: Iterable[Block]) -> int:
    """The words of these blocks."""
    return sum(count_words(text) for block in blocks for text in texts_of(block))


def prose_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Running text, paragraph by paragraph and list line by list line."""
    for block in blocks:
        if block.kind in PROSE:
            yield from (part for part in plain(block.text).splitlines() if part.strip())
        yield from map(plain, block.items)
        yield from prose_of(block.inner)


def sections(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """The blocks below each heading of level 2, with that heading; what stands before the first has ''."""
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if block.kind == "heading" and block.attrs["level"] == "2":
            parts.append((block.attrs["text"], []))
        else:
            parts[-1][1].append(block)
    return [part for part in parts if part[0] or part[1]]


def check_length(where: str, text: Text) -> Iterator[Finding]:
    """The limits of the writing rules, for the Russian text."""
    words = words_of(text.blocks)
    if not WORDS_PER_LESSON[0] <= words <= WORDS_PER_LESSON[1]:
        yield error(where, f"{words} words; a lesson has {WORDS_PER_LESSON[0]} to {WORDS_PER_LESSON[1]}")
    parts = sections(text.blocks)
    if not 3 <= len(parts) <= 6:
        yield error(where, f"{len(parts)} sections; a lesson has three to five and what to do today")
    for title, blocks in parts:
        if (count := words_of(blocks)) > WORDS_PER_SECTION:
            yield error(where, f"{count} words in the section “{title}”; {WORDS_PER_SECTION} at most")
    for paragraph in prose_of(text.blocks):
        yield from check_paragraph(where, paragraph)


def check_paragraph(where: str, paragraph: str) -> Iterator[Finding]:
    """One paragraph or list line of Russian."""
    if (count := count_words(paragraph)) > WORDS_PER_PARAGRAPH:
        yield error(where, f"{count} words in one paragraph: “{paragraph[:60]}…”")
    for sentence in sentences_of(paragraph):
        if (count := count_words(sentence)) > WORDS_PER_SENTENCE:
            yield error(where, f"{count} words in one sentence: “{sentence}”")


def check_letters(where: str, text: Text) -> Iterator[Finding]:
    """What must not stand in a text for learners, in any language."""
    parts = [text.heading, text.summary, *(part for block in text.blocks for part in texts_of(block))]
    for message in (message for part in parts for message in faults(part)):
        yield error(where, message)
    addresses = re.findall(r"\]\(([^)]+)\)", "\n".join(map(_markdown, text.blocks)))
    for address in filter(is_editors_only, addresses):
        yield error(where, f"{address} is a source for editors only")


def faults(words: str) -> Iterator[str]:
    """What must not stand in these words, in any language."""
    if found := FACT_TAG.search(words):
        yield f"the number of a fact stands in the text: {found[0]}"
    if found := PHONE.search(words):
        yield f"a phone number stands in the text: {found[0]}; use ::: contact"
    if found := PLAIN_SPACE_IN_NUMBER.search(words):
        yield f"{found[0]!r} needs a no-break space between its groups"
    if name := named_in(words):
        yield f"“{name}” is a source for editors only"


def _markdown(block: Block) -> str:
    return "\n".join([block.text, *block.items, *(_markdown(inner) for inner in block.inner)])


def check_shape(where: str, lesson: Lesson, text: Text) -> Iterator[Finding]:
    """Key message, example, picture with its words, something to do, notes for the trainer."""
    kinds = [block.kind for block in text.blocks]
    if kinds.count("key_message") != 1:
        yield error(where, f"{kinds.count('key_message')} key messages; there is exactly one")
    if "worked_example" not in kinds:
        yield error(where, "no example with a named person")
    pictures = [block for block in text.blocks if block.kind == "picture"]
    if not pictures:
        yield error(where, "no picture")
    for block in pictures:
        if not block.attrs.get("alt"):
            yield error(where, f"the picture {block.attrs['drawing']} has no words")
    if not text.notes:
        yield error(where, "no notes for the trainer")
    if text.blocks and not _ends_with_a_task(text):
        yield warning(where, "the last section is not what to do today")


def _ends_with_a_task(text: Text) -> bool:
    parts = sections(text.blocks)
    return bool(parts) and "сделайте" in parts[-1][0].lower()
