"""What is still to do in a lesson's text: words and sentences against the reading rules, pictures, audio."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.rich_text import get_text_for_indexing

from courses.reading import (
    WORDS_PER_LESSON,
    WORDS_PER_PARAGRAPH,
    WORDS_PER_SENTENCE,
    count_words,
    sentences_of,
)

PROSE = {"paragraph", "key_message", "warning"}


@dataclass(frozen=True)
class Measures:
    """Counts of one language's text. ``long_sentences`` and ``long_paragraphs`` are the texts themselves."""

    words: int = 0
    sentences: int = 0
    long_sentences: list[str] = field(default_factory=list)
    long_paragraphs: list[str] = field(default_factory=list)
    pictures_without_words: int = 0
    has_audio: bool = False

    @property
    def length_is_right(self) -> bool:
        return WORDS_PER_LESSON[0] <= self.words <= WORDS_PER_LESSON[1]


def measure(body: Any) -> Measures:
    """Measure a stream of lesson blocks (also an unfinished draft)."""
    prose = [text for block in body if block.block_type in PROSE for text in _paragraphs(block.value)]
    sentences = [sentence for text in prose for sentence in sentences_of(text)]
    return Measures(
        words=sum(count_words(text) for block in body for text in _searchable(block)),
        sentences=len(sentences),
        long_sentences=[sentence for sentence in sentences if count_words(sentence) > WORDS_PER_SENTENCE],
        long_paragraphs=[text for text in prose if count_words(text) > WORDS_PER_PARAGRAPH],
        pictures_without_words=sum(_is_wordless(block) for block in body),
        has_audio=any(block.block_type == "audio" for block in body),
    )


def _searchable(block: Any) -> Iterator[str]:
    for text in block.block.get_searchable_content(block.value):
        yield str(text)


def _paragraphs(value: Any) -> list[str]:
    source = re.sub(r"</(p|li)>", "\n", value.source)
    return [line.strip() for line in get_text_for_indexing(source).splitlines() if line.strip()]


def _is_wordless(block: Any) -> bool:
    return block.block_type == "picture" and not block.value["alt"] and not block.value["decorative"]
