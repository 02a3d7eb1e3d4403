"""The few pieces of WordprocessingML that a document of ours is made of. python-docx knows no repeated heads, shading
and unbroken rows, and takes ten times as long for six hundred rows."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from courses.packs.review.markup import INVISIBLE, Run

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
GREY, LINE, SHADE = "767676", "9A9A9A", "F2F2F2"
LANGUAGE_TAGS = {"ru": "ru-RU", "tg": "tg-Cyrl-TJ", "uz": "uz-Latn-UZ", "ky": "ky-KG"}


def run(text: str, *, bold: bool = False, size: float = 0, colour: str = "", language: str = "") -> str:
    """A stretch of text. Without a language no spelling is checked."""
    marks = "<w:b/>" if bold else ""
    marks += "" if language else "<w:noProof/>"
    marks += f'<w:color w:val="{colour}"/>' if colour else ""
    marks += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    marks += f'<w:lang w:val="{LANGUAGE_TAGS[language]}"/>' if language else ""
    words = escape(INVISIBLE.sub("", text))
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(runs: Iterable[str], style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def cell(paragraphs: Iterable[str], width: int, shade: str = "") -> str:
    """A cell is never without a paragraph: Word refuses such a file."""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    inside = "".join(paragraphs) or paragraph([])
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{inside}</w:tc>'


def row(cells: Iterable[str], *, head: bool = False, height: int = 0) -> str:
    """A row that is not parted by the end of a page; a head stands on every page."""
    properties = "<w:cantSplit/>"
    properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    properties += "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Iterable[int]) -> str:
    """A table of fixed columns, with its namespace, ready to be parsed."""
    widths = list(widths)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shown_runs(runs: Iterable[Run], language: str) -> list[str]:
    """Words as they are seen, bold as bold."""
    return [run(one.text, bold=one.bold, language=language) for one in runs]
