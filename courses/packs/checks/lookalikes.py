"""Words that are probably another word with one look-alike letter: ҳукуқ for ҳуқуқ, кун for күн.

The text checker cannot see a Russian letter typed for a Tajik or Kyrgyz one, since both belong to the alphabet. Here
the packs are their own dictionary: a word that stands once and differs by one such letter from a frequent word is
listed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from courses.packs.checks.finding import Finding, error
from courses.packs.checks.words import plain, texts_of
from courses.packs.model import Pack

#: Pairs of letters that are mistaken for each other, by language.
PAIRS = {
    "tg": ("иӣ", "уӯ", "кқ", "гғ", "хҳ", "чҷ", "еэ"),
    "ky": ("нң", "оө", "уү", "еэ"),
    "uz": ("xh",),
    "ru": ("её",),
}
#: Of two or more letters: Uzbek oʻ and gʻ without their sign.
DROPPED = {"uz": ("oʻ", "gʻ")}
#: At the end of a word either letter is grammar: китоби ман, китобӣ; жолун, жолуң.
ENDINGS = {"tg": "иӣ", "ky": "нң"}
FREQUENT = 4
SHORTEST = 4
WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ-][^\W\d_]+)*")


def words_by_language(pack: Pack, language: str) -> Counter[str]:
    """How often each word (in small letters) stands in the lessons, notes and questions of a language."""
    counted: Counter[str] = Counter()
    for text in _texts(pack, language):
        counted.update(word.casefold() for word in WORD.findall(text))
    return counted


def _texts(pack: Pack, language: str) -> Iterator[str]:
    for course in pack.courses:
        for lesson in course.lessons:
            if text := lesson.texts.get(language):
                yield from (text.heading, text.summary, plain(text.notes))
                yield from (part for block in text.blocks for part in texts_of(block))
        for question in course.questions:
            if asked := question.texts.get(language):
                yield from (asked.prompt, asked.explanation, *asked.choices.values(), *asked.reasons.values())


def variants(word: str, language: str) -> Iterator[str]:
    """The word with one look-alike letter changed, in each place where that can be.

    Not at the end of a word where both letters are grammar (``ENDINGS``).
    """
    swap = {a: b for pair in PAIRS.get(language, ()) for a, b in (pair, pair[::-1])}
    for at, letter in enumerate(word):
        if letter in swap and not (at == len(word) - 1 and letter in ENDINGS.get(language, "")):
            yield word[:at] + swap[letter] + word[at + 1 :]
    for sign in DROPPED.get(language, ()):
        for found in re.finditer(sign, word):
            yield word[: found.start()] + sign[0] + word[found.end() :]
        for found in re.finditer(rf"{sign[0]}(?!ʻ)", word):
            yield word[: found.start()] + sign + word[found.end() :]


def suspects(counted: Counter[str], language: str, allowed: Iterable[str] = ()) -> list[tuple[str, str]]:
    """``(rare word, frequent look-alike)``, in the order of the alphabet."""
    known = set(allowed)
    found = []
    for word in sorted(word for word, times in counted.items() if times == 1 and len(word) >= SHORTEST):
        twin = next((other for other in variants(word, language) if counted[other] >= FREQUENT), "")
        if twin and word not in known:
            found.append((word, twin))
    return found


def read_allowed(folder: Path) -> dict[str, set[str]]:
    """Words that are right although they look so, from ``lookalikes.txt``: lines ``tg: дар, дур``, # for comments."""
    path = folder / "lookalikes.txt"
    allowed: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        language, colon, words = line.partition("#")[0].partition(":")
        if colon:
            allowed.setdefault(language.strip(), set()).update(
                w.strip() for w in words.split(",") if w.strip()
            )
    return allowed


def check_lookalikes(pack: Pack, folder: Path) -> list[Finding]:
    """Every suspect in every language, to be corrected or named in ``lookalikes.txt``."""
    allowed = read_allowed(folder)
    return [
        error(f"{language}.md", f"“{word}” stands once; is it “{twin}”?")
        for language in PAIRS
        for word, twin in suspects(words_by_language(pack, language), language, allowed.get(language, ()))
    ]
