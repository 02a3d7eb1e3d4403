"""What is still to do in a lesson's text: words and sentences against the reading rules, pictures, audio.

The limits are those of our own writing rules for A2 readers (250-450 words of Russian a lesson, at most 15
words a sentence and 40 a paragraph).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.rich_text import get_text_for_indexing

WORDS_PER_LESSON = (250, 450)
WORDS_PER_SENTENCE = 15
WORDS_PER_PARAGRAPH = 40
PROSE = {"paragraph", "key_message", "warning"}
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"[^\W\d_][\w’ʻʼ'-]*|\d+")


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


def count_words(text: str) -> int:
    """Words and numbers in a plain text."""
    return len(_WORD.findall(text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a plain text that hold a word; each line of a list is one."""
    return [part.strip() for part in _SENTENCE_END.split(text) if _WORD.search(part)]


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
