"""Words as a person sees them in a document, and back to what the pack keeps.

Bold is shown as bold; a link is shown as it is typed, ``[words](address)``. What a person writes comes without much of
that: bold is lost in messengers, and people use it to show what they changed. So the marks of the text that stands
there are put back where their words are found again.
"""

import re
import unicodedata
from dataclasses import dataclass

from courses.packs.richtext import escaped, protected

TOKEN = re.compile(r"\\([!-/:-@\[-`{-~])|(\*\*)|(\[[^\]]*\]\([^)]*\))")
LINK = re.compile(r"\[([^\]\[]*)\]\(([^)\s]*)\)")
INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]|[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Run:
    """A stretch of words, bold or not."""

    text: str
    bold: bool = False


Runs = tuple[Run, ...]


class MarkupLost(ValueError):
    """Bold or a link of the text is not in the correction; ``words`` are those it stood on."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(code)
        self.code, self.words = code, words


def shown(markdown: str) -> Runs:
    """Markdown of one line as runs."""
    runs, bold, at = [], False, 0
    for found in TOKEN.finditer(markdown):
        runs.append(Run(markdown[at : found.start()] + (found[1] or found[3] or ""), bold))
        bold, at = bold != bool(found[2]), found.end()
    return merged([*runs, Run(markdown[at:], bold)])


def plain(markdown: str) -> str:
    """What a person reads of one line of Markdown."""
    return "".join(run.text for run in shown(markdown))


def merged(runs: list[Run]) -> Runs:
    """Neighbours of one kind as one run; no empty ones. White space alone is not bold."""
    together: list[Run] = []
    for run in runs:
        bold = run.bold and bool(run.text.strip())
        if together and (together[-1].bold == bold or not run.text.strip()):
            together[-1] = Run(together[-1].text + run.text, together[-1].bold)
        elif run.text:
            together.append(Run(run.text, bold))
    return tuple(together)


def tidy(text: str) -> str:
    """Typed words in the form we keep: composed letters, no invisible signs, one space for many."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def words_of(runs: Runs) -> str:
    return tidy("".join(run.text for run in runs))


def kept_as(typed: Runs, before: str) -> str:
    """What somebody typed as one line of Markdown with the marks of ``before``. Raises MarkupLost."""
    text, typed_bold = _without_stars(typed)
    wanted = [run.text.strip() for run in shown(before) if run.bold]
    all_bold = wanted == [plain(before).strip()]  # and stays so
    bold = [(0, len(text))] if all_bold else _bold_spans(text, typed_bold, wanted)
    addresses = [found[2] for found in LINK.finditer(before)]
    text, bold = _with_links(text, bold, before)
    if [found[2] for found in LINK.finditer(text)] != addresses:
        raise MarkupLost("link", ", ".join(addresses) or LINK.findall(text)[0][1])
    return _escaped(text, bold)


def _without_stars(runs: Runs) -> tuple[str, list[tuple[int, int]]]:
    """The words, and where they are bold, by their format or by typed ``**``."""
    text, spans = "", []
    for run in runs:
        starred = False
        for number, part in enumerate(run.text.split("**")):
            starred = number % 2 == 1
            start = len(text)
            text += part
            if (run.bold or starred) and part.strip():
                spans.append((start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
    return _tidied(text, spans)


def _tidied(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """``tidy`` moves places: bold words are found again by counting what stood before them."""
    whole = tidy(text)
    moved = []
    for start, end in spans:
        words = tidy(text[start:end])
        at = whole.find(words, max(0, len(tidy(text[:start]))))
        if words and at >= 0:
            moved.append((at, at + len(words)))
    return whole, moved


def _bold_spans(text: str, typed: list[tuple[int, int]], wanted: list[str]) -> list[tuple[int, int]]:
    """Which words are bold: as typed, when there are as many as before; else the same words as before."""
    emphasis_only = typed == [(0, len(text))]  # all of it in bold, to be seen
    if len(typed) == len(wanted) and not emphasis_only:
        return typed
    spans, at = [], 0
    for words in wanted:
        start = text.find(words, at)
        if start < 0:
            raise MarkupLost("bold", words)
        at = start + len(words)
        spans.append((start, at))
    return spans


def _with_links(text: str, bold: list[tuple[int, int]], before: str) -> tuple[str, list[tuple[int, int]]]:
    """Links whose words stand in the text without their address are made links again."""
    for words, address in LINK.findall(before):
        link = f"[{words}]({address})"
        at = text.find(words)
        if link in text or f"]({address})" in text or at < 0 or not words:
            continue
        added = len(link) - len(words)
        text = text[:at] + link + text[at + len(words) :]
        bold = [(start + added * (start > at), end + added * (end > at)) for start, end in bold]
    return text, bold


def _escaped(text: str, bold: list[tuple[int, int]]) -> str:
    """Markdown in which only links and the given words have marks."""
    marks = sorted([place for span in bold for place in span])
    parts = []
    for start, end in zip([0, *marks], [*marks, len(text)], strict=True):
        parts.append(_escape_around_links(text[start:end]))
    return protected("**".join(parts))


def _escape_around_links(text: str) -> str:
    done, at = "", 0
    for found in LINK.finditer(text):
        done += escaped(text[at : found.start()]) + f"[{escaped(found[1])}]({found[2]})"
        at = found.end()
    return done + escaped(text[at:])
