"""Whether corrected words may stand in a text: marks, numbers, length, letters, our writing rules."""

import re
from collections.abc import Iterator

from courses.packs.checks.languages import numbers
from courses.packs.checks.words import check_paragraph, faults
from courses.packs.checks.words import plain as without_marks
from courses.packs.review.lines import Line, joined
from courses.packs.review.markup import MarkupLost, Run, Runs, kept_as, words_of
from courses.packs.review.parts import SOURCE, Part
from courses.packs.review.sheet import Cell
from courses.packs.richtext import to_html, to_markdown
from lms.languages import NO_BREAK_SPACE, normalise_uzbek_apostrophes
from tools.check_text import check as check_letters

GROUPED_NUMBER = re.compile(r"(?<![\d,.:])\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)")
SHORT_WORDS = 40  # below it half of a text may be the whole correction
BREAKS_A_QUESTION = re.compile(r"- [a-d]: |[>#]|---")


class Refused(Exception):
    """Why a correction is not taken: a code of ``messages.REASONS`` and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def new_words(part: Part, typed: Cell, language: str) -> str:
    """What shall stand at the part's place: ``typed`` in the form we keep. Raises Refused."""
    before = part.own or tuple(Line(line.mark, "") for line in part.russian)
    lines = [line for line in typed.lines if words_of(line)]
    if len(before) == 1:
        lines = [typed.as_one_line]
    elif len(lines) != len(before):
        raise Refused("lines", found=len(lines), wanted=len(before))
    new = [
        Line(old.mark, _words(part, _spelt(line, language), old.words))
        for old, line in zip(before, lines, strict=True)
    ]
    for problem in _problems(part, [line.words for line in new], language):
        raise problem
    return new[0].words if "." in part.place else joined(new)


def _spelt(runs: Runs, language: str) -> Runs:
    """Signs that a keyboard does not have: the Uzbek apostrophes, the space inside numbers."""
    done = []
    for run in runs:
        text = GROUPED_NUMBER.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), run.text)
        done.append(Run(normalise_uzbek_apostrophes(text) if language == "uz" else text, run.bold))
    return tuple(done)


def as_read(typed: Cell, language: str) -> str:
    """What a person reads of typed words once they are in our spelling and without typed ``**``."""
    return words_of(
        tuple(run for line in typed.lines for run in (*_spelt(line, language), Run(" ")))
    ).replace("**", "")


def _words(part: Part, runs: Runs, before: str) -> str:
    if not part.rule.rich:
        return words_of(runs)
    try:
        return kept_as(runs, before)
    except MarkupLost as lost:
        raise Refused(lost.code, words=lost.words) from None


def _problems(part: Part, lines: list[str], language: str) -> Iterator[Refused]:
    seen = _seen(part, lines)
    before = _seen(part, [line.words for line in part.own])
    yield from _lengths(part, seen, before)
    yield from _numbers(part, seen, before)
    yield from _letters(seen, before, language)
    yield from _writing(part, lines, seen, before, language)


def _seen(part: Part, lines: list[str]) -> str:
    return " ".join(without_marks(line) if part.rule.rich else line for line in lines)


def _lengths(part: Part, seen: str, before: str) -> Iterator[Refused]:
    usual = len(before or " ".join(line.words for line in part.russian))
    limit = max(part.rule.limit or 2 * usual + 100, len(before))
    if len(seen) > limit:
        yield Refused("long", found=len(seen), limit=limit)
    if len(before) > SHORT_WORDS and len(seen) * 2 < len(before):
        yield Refused("short", found=len(seen), was=len(before))


def _numbers(part: Part, seen: str, before: str) -> Iterator[Refused]:
    """Those of the Russian words, or those that stand here now: a sentence may have moved to the line below."""
    russian = numbers(_seen(part, [line.words for line in part.russian]))
    found = numbers(seen)
    if found not in (russian, numbers(before)):
        yield Refused("numbers", found=", ".join(found) or "–", wanted=", ".join(russian) or "–")


def _letters(seen: str, before: str, language: str) -> Iterator[Refused]:
    old = {(finding.rule, finding.word) for finding in check_letters(before, language)}
    for finding in check_letters(seen, language):
        stands_already = (finding.rule, finding.word) in old and finding.rule != "script"
        if (finding.level == "error" or finding.rule == "script") and not stands_already:
            yield Refused("letters", word=finding.word, problem=finding.note)


def _writing(part: Part, lines: list[str], seen: str, before: str, language: str) -> Iterator[Refused]:
    problems = [problem for problem in faults(seen) if problem not in list(faults(before))]
    if language == SOURCE and part.rule.prose:
        problems += [
            finding.message for line in lines for finding in check_paragraph("", without_marks(line))
        ]
    for problem in problems:
        yield Refused("writing", problem=problem)
    if part.kind == "question" and before.endswith("?") and not seen.endswith("?"):
        yield Refused("question_mark")
    if part.unit.startswith("question:") and BREAKS_A_QUESTION.match(seen):
        yield Refused("unsafe")
    if part.rule.rich and any(to_markdown(to_html(line)) != line for line in lines):
        yield Refused("unsafe")
