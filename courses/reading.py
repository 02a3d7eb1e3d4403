"""Our writing rules for A2 readers, in numbers, and counting by them. Pure.

250-450 words of Russian a lesson, at most 120 a section, 40 a paragraph and 15 a sentence.
"""

import re

WORDS_PER_LESSON = (250, 450)
WORDS_PER_SECTION = 120
WORDS_PER_PARAGRAPH = 40
WORDS_PER_SENTENCE = 15
LETTERS_PER_PROMPT = 90
LETTERS_PER_CHOICE = 60

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"[^\W\d_][\w’ʻʼ'-]*|\d+(?:\u00a0\d{3})*")


def count_words(text: str) -> int:
    """Words and numbers in a plain text."""
    return len(_WORD.findall(text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a plain text that hold a word; each line of a list is one."""
    return [part.strip() for part in _SENTENCE_END.split(text) if _WORD.search(part)]
