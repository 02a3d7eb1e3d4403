"""Reading a reviewer's document that came back from Word, LibreOffice or a phone.

The file's XML is read itself: what was typed with "track changes" on stands where python-docx does not look, and cells
that were joined must be noticed.
"""

import zipfile
from collections.abc import Iterator
from typing import IO, Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from courses.packs.review.markup import Run, Runs, merged, tidy
from courses.packs.review.parts import SOURCE
from courses.packs.review.sheet import ASKED, ID, LARGEST_FILE, Cell, Code, Comment, DocumentError, Row, Sheet

LARGEST_UNPACKED = 30_000_000
UNREADABLE = (
    zipfile.BadZipFile,
    OpcError,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    NotImplementedError,
    EOFError,
)
TAKEN_OUT = {qn("w:del"), qn("w:moveFrom")}  # tracked as deleted: the words are still in the file
TABLE, ROW, CELL, PARAGRAPH, RUN = (qn(f"w:{name}") for name in ("tbl", "tr", "tc", "p", "r"))


def read_document(file: IO[bytes]) -> Sheet:
    """The document as a sheet. Raises DocumentError."""
    document = _open(file)
    tables = list(document.element.body.iter(TABLE))
    codes = {code for table in tables for row in table.iter(ROW) if (code := Code.read(_text(row)))}
    if len(codes) != 1:
        raise DocumentError("two_documents" if codes else "no_rows")
    code = codes.pop()
    rows: list[Row] = []
    asked: dict[str, str] = {}
    comments: list[Comment] = []
    texts = _comments(document)
    for number, table in enumerate(tables, start=1):
        if not (asking := _answers(table)) and not _is_ours(table):
            continue
        asked |= asking
        for at, row in enumerate(table.findall(ROW), start=1):
            if found := _row(row, number, at, code):
                rows.append(found)
                comments += [Comment(*texts.pop(key), found) for key in _comments_on(row) if key in texts]
    if not any(row.unit for row in rows):
        raise DocumentError("no_rows")
    if all(row.fault == "columns" for row in rows):
        raise DocumentError("no_box")
    comments += [Comment(author, words) for author, words in texts.values()]
    return Sheet(code, tuple(rows), asked, tuple(comments))


def _open(file: IO[bytes]) -> Any:
    """The opened file; a file of another kind, or one that unpacks to a flood, is refused."""
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise DocumentError("empty")
    if size > LARGEST_FILE:
        raise DocumentError("too_large")
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                raise DocumentError("too_large")
        file.seek(0)
        return Document(file)
    except UNREADABLE:
        raise DocumentError("not_docx") from None


def _is_ours(table: Any) -> bool:
    text = _text(table)
    return Code.read(text) is not None or ID.search(text) is not None


def _answers(table: Any) -> dict[str, str]:
    """What was filled in on the first page."""
    answers = {}
    for row in table.findall(ROW):
        cells = row.findall(CELL)
        if len(cells) > 1 and (found := ASKED.search(_text(cells[0]))):
            answers[found[1]] = _cell(cells[-1]).words
    return answers


def _row(row: Any, table: int, at: int, code: Code) -> Row | None:
    """One row; None for heads, lines of the first page and rows in which nothing stands."""
    cells = _cells(row)
    first = tidy(" ".join(_text(cell) for cell in cells[:1]))
    if not _text(row).strip() or Code.read(_text(row)) or ASKED.search(first):
        return None
    label = first.split(" ")[0]
    found = ID.search(first)
    wanted = 3 if code.language == SOURCE and not _is_glossary(found) else 4
    common: dict[str, Any] = {"table": table, "row": at, "label": label}
    if found:
        common |= {"unit": found[1], "place": found[2], "digests": (found[3], found[4])}
    rest = Cell(tuple(line for cell in cells[1:] for line in _cell(cell).lines))
    if any(cell.find(f"./{qn('w:tcPr')}/{qn('w:vMerge')}") is not None for cell in cells) or _spans(cells):
        return Row(**common, box=rest, fault="joined")
    if not found:
        return Row(**common, box=rest, fault="no_id")
    if len(cells) != wanted:
        return Row(**common, box=rest, fault="columns", values={"found": len(cells), "wanted": wanted})
    russian, own, box = (_cell(cells[n]) for n in (1, wanted - 2, wanted - 1))
    return Row(**common, russian=russian, own=own, box=box)


def _is_glossary(found: Any) -> bool:
    """Whether an id is that of a word of the glossary: those have all columns in every document."""
    return bool(found) and found[1].startswith("glossary:")


def _cells(row: Any) -> list[Any]:
    """The cells of a row, also inside content controls."""
    return [cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row]


def _spans(cells: list[Any]) -> bool:
    spans = (cell.find(f"./{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in cells)
    return any(span is not None and span.get(qn("w:val")) != "1" for span in spans)


def _cell(cell: Any) -> Cell:
    """The lines of a cell that hold words. A line break parts lines as a paragraph does."""
    lines: list[Runs] = []
    for paragraph in cell.iter(PARAGRAPH):
        runs: list[Run] = []
        for run in _runs(paragraph):
            first, *more = run.text.split("\n")
            runs.append(Run(first, run.bold))
            for part in more:
                lines.append(merged(runs))
                runs = [Run(part, run.bold)]
        lines.append(merged(runs))
    return Cell(tuple(line for line in lines if any(run.text.strip() for run in line)))


def _runs(paragraph: Any) -> Iterator[Run]:
    for run in paragraph.iter(RUN):
        if any(parent.tag in TAKEN_OUT for parent in run.iterancestors()):
            continue
        bold = run.find(f"./{qn('w:rPr')}/{qn('w:b')}")
        is_bold = bold is not None and bold.get(qn("w:val")) not in ("0", "false", "off")
        yield Run("".join(_signs(run)), is_bold)


def _signs(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:tab"):
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"


def _text(element: Any) -> str:
    """All words below an element, paragraphs parted by a space."""
    return " ".join("".join(run.text for run in _runs(paragraph)) for paragraph in element.iter(PARAGRAPH))


def _comments(document: Any) -> dict[str, tuple[str, str]]:
    """Author and words of the word processor's comments, by their number."""
    found = {str(comment.comment_id): (comment.author, tidy(comment.text)) for comment in document.comments}
    return {key: comment for key, comment in found.items() if comment[1]}


def _comments_on(row: Any) -> list[str]:
    return [mark.get(qn("w:id")) for mark in row.iter(qn("w:commentReference"))]
