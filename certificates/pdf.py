"""The printed certificate: facts in, bytes out. Knows nothing of Django, databases or languages.

Units are millimetres from the lower left corner of an A4 page lying on its long side.
"""

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import segno
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).parent / "fonts"
TEXT, BOLD, TITLE = "SafarText", "SafarBold", "SafarTitle"
FILES = {TEXT: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf", TITLE: "EBGaramond-Bold.ttf"}

WIDTH, HEIGHT = 297.0, 210.0
MARGIN = 12.0
CENTRE = WIDTH / 2
TEXT_WIDTH = WIDTH - 2 * (MARGIN + 14)
INK, INK_SOFT, BRAND, CLAY = "#1B2126", "#465059", "#0D4F4A", "#8F3A1D"
QR_SIZE = 37.0  # at least 32 mm, so that 69 modules can be scanned from print
LINE, DESCENT = 0.95, 0.28  # of a font's size: from the top of a line to its baseline, and below it


@dataclass(frozen=True)
class CertificateLabels:
    """The fixed words, already in the language of the print."""

    title: str
    certifies: str
    completed: str
    proof: str
    how_to_check: str
    serial: str
    issuer: str
    word_mark: str


@dataclass(frozen=True)
class CertificateFacts:
    """One print. ``hours`` and ``date`` are ready lines; ``serial`` is grouped; ``verify_url`` holds the payload;
    ``verify_address`` is what a person types."""

    language: str
    labels: CertificateLabels
    name: str
    name_latin: str
    course: str
    hours: str
    date: str
    serial: str
    verify_url: str
    verify_address: str


@cache
def register_fonts() -> None:
    """Register the vendored fonts once per process (15-22 ms)."""
    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines of ``text`` no wider than ``width`` mm; a single longer word is cut where it must be."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, font, size, width):
            longer = f"{line} {piece}".strip()
            if line and pdfmetrics.stringWidth(longer, font, size) > width * mm:
                lines.append(line)
                line = piece
            else:
                line = longer
    return [*lines, line] if line else lines


def _pieces(word: str, font: str, size: float, width: float) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and pdfmetrics.stringWidth(piece + letter, font, size) > width * mm:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def fit(text: str, font: str, sizes: tuple[float, ...], width: float, lines: int) -> tuple[float, list[str]]:
    """The largest of ``sizes`` at which ``text`` needs at most ``lines`` lines, and those lines."""
    for size in sizes:
        wrapped = wrap(text, font, size, width)
        if len(wrapped) <= lines:
            return size, wrapped
    return sizes[-1], wrap(text, font, sizes[-1], width)


class Page:
    """A canvas in millimetres with the few strokes a certificate needs."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def centred(self, top: float, lines: list[str], font: str, size: float, colour: str = INK) -> float:
        """Draw lines centred below ``top``; returns the height at which the next thing may begin."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.setFont(font, size)
        for line in lines:
            top -= size * LINE / mm
            self.canvas.drawCentredString(CENTRE * mm, top * mm, line)
        return top - size * DESCENT / mm

    def left(self, x: float, y: float, lines: list[str], font: str, size: float, colour: str = INK) -> float:
        """Draw lines from ``x``; returns the ``y`` below the last."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.setFont(font, size)
        for line in lines:
            self.canvas.drawString(x * mm, y * mm, line)
            y -= size * 1.35 / mm
        return y

    def frame(self) -> None:
        """A double border: thick outside, thin inside; prints without any filled area."""
        for inset, width, colour in ((MARGIN, 1.6, BRAND), (MARGIN + 2.2, 0.4, CLAY)):
            self.canvas.setStrokeColor(HexColor(colour))
            self.canvas.setLineWidth(width)
            size = (WIDTH - 2 * inset) * mm, (HEIGHT - 2 * inset) * mm
            self.canvas.roundRect(inset * mm, inset * mm, *size, 3 * mm)

    def mark(self, x: float, y: float, size: float) -> None:
        """Our mark: a road that leaves one point and comes back to another. ``x``, ``y``: lower left corner."""
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(x * mm, (y + size) * mm)
        canvas.scale(size * mm / 32, -size * mm / 32)
        canvas.setFillColor(HexColor(BRAND))
        canvas.roundRect(0, 0, 32, 32, 7, stroke=0, fill=1)
        canvas.setStrokeColor(HexColor("#FFFFFF"))
        canvas.setLineWidth(3)
        canvas.setLineCap(1)
        road = canvas.beginPath()
        road.moveTo(24, 8)
        road.lineTo(13, 8)
        road.arcTo(9, 8, 17, 16, startAng=270, extent=-180)
        road.lineTo(19, 16)
        road.arcTo(15, 16, 23, 24, startAng=270, extent=180)
        road.lineTo(8, 24)
        canvas.drawPath(road, stroke=1, fill=0)
        canvas.setFillColor(HexColor("#FFFFFF"))
        canvas.circle(24, 8, 3.6, stroke=0, fill=1)
        canvas.setLineWidth(2.4)
        canvas.setFillColor(HexColor(BRAND))
        canvas.circle(8, 24, 3.6, stroke=1, fill=1)
        canvas.restoreState()

    def qr(self, x: float, y: float, size: float, text: str) -> None:
        """A QR code as one path (11 ms; reportlab's own widget takes 41), ``size`` mm without its quiet zone."""
        matrix = segno.make(text, error="l", boost_error=False, micro=False).matrix
        module = size * mm / len(matrix)
        path = self.canvas.beginPath()
        for row, cells in enumerate(matrix):
            for column, dark in enumerate(cells):
                if dark:
                    path.rect(
                        x * mm + column * module, y * mm + size * mm - (row + 1) * module, module, module
                    )
        self.canvas.setFillColor(HexColor("#000000"))
        self.canvas.drawPath(path, stroke=0, fill=1)


def _words(page: Page, facts: CertificateFacts) -> None:
    """The middle of the page: title, name, course and hours."""
    labels = facts.labels
    y = page.centred(171, [labels.title], TITLE, 38, BRAND)
    y = page.centred(y - 5, [labels.certifies], TEXT, 13, INK_SOFT)
    size, name = fit(facts.name, TITLE, (34, 28, 23, 19, 16), TEXT_WIDTH, 2)
    y = page.centred(y - 2, name, TITLE, size)
    if facts.name_latin:
        latin_size, latin = fit(facts.name_latin, TEXT, (12, 10, 8), TEXT_WIDTH, 1)
        y = page.centred(y - 0.5, latin, TEXT, latin_size, INK_SOFT)
    y = page.centred(y - 4, [labels.completed], TEXT, 13, INK_SOFT)
    size, course = fit(facts.course, BOLD, (20, 17, 14, 12), TEXT_WIDTH, 2)
    y = page.centred(y - 2, course, BOLD, size, BRAND)
    page.centred(y - 2, [facts.hours], TEXT, 12)


def _foot(page: Page, facts: CertificateFacts) -> None:
    """The QR code on the left; number, date and how to check beside it."""
    labels = facts.labels
    x, bottom = MARGIN + 14.0, MARGIN + 10.0
    page.qr(x, bottom, QR_SIZE, facts.verify_url)
    left = x + QR_SIZE + 9
    y = page.left(left, bottom + QR_SIZE - 4, [labels.serial], TEXT, 9.5, INK_SOFT)
    y = page.left(left, y - 1.2, [facts.serial], BOLD, 16)
    y = page.left(left, y - 1, wrap(labels.how_to_check, TEXT, 9.5, 105), TEXT, 9.5, INK_SOFT)
    page.left(left, y, wrap(facts.verify_address, BOLD, 10.5, 105), BOLD, 10.5)
    right = 205.0
    width = WIDTH - MARGIN - 14 - right
    y = page.left(right, bottom + QR_SIZE - 4, [facts.date], BOLD, 13)
    y = page.left(right, y - 1, wrap(labels.issuer, TEXT, 10.5, width), TEXT, 10.5)
    page.left(right, y, wrap(labels.proof, TEXT, 9.5, width), TEXT, 9.5, INK_SOFT)


def render_certificate(facts: CertificateFacts) -> bytes:
    """One certificate as a PDF. The same facts give the same bytes.

    Neither a tagged PDF nor PDF/A: reportlab makes neither. The title names the number, not the person.
    """
    register_fonts()
    out = io.BytesIO()
    canvas = Canvas(
        out, pagesize=(WIDTH * mm, HEIGHT * mm), initialFontName=TEXT, invariant=1, pageCompression=1
    )
    canvas.setTitle(f"Safar {facts.serial}")
    canvas.setAuthor(facts.labels.issuer)
    canvas.setCreator("Safar")
    canvas.setProducer("Safar")
    canvas._doc.Catalog.Lang = f"({facts.language})"
    page = Page(canvas)
    page.frame()
    page.mark(CENTRE - 6, 178.5, 12)
    page.centred(176.5, [facts.labels.word_mark], BOLD, 11, BRAND)
    _words(page, facts)
    _foot(page, facts)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
