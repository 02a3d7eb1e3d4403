"""A learner's card as a picture for the phone's gallery: small, black on white, readable without zooming."""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent.parent.parent / "certificates" / "fonts"
WIDTH, HEIGHT = 640, 400
PADDING = 32
COLOURS = 8
INK, SOFT, BRAND, WHITE = "#1B2126", "#465059", "#0D4F4A", "#FFFFFF"


@dataclass(frozen=True)
class CardTexts:
    """What stands on the picture, ready translated; ``card`` and ``pin`` are grouped."""

    title: str
    card_label: str
    card: str
    pin_label: str
    pin: str
    warning: str
    address: str


def _font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"NotoSans-{'Bold' if bold else 'Regular'}.ttf"), size)


def wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines of ``text`` no wider than ``width`` pixels."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and draw.textlength(longer, font) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def card_png(texts: CardTexts) -> bytes:
    """The picture as PNG with few colours, some 8 KB."""
    image = Image.new("RGB", (WIDTH, HEIGHT), WHITE)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((6, 6, WIDTH - 7, HEIGHT - 7), 18, outline=INK, width=4)
    draw.text((PADDING, 22), texts.title, BRAND, _font(30, bold=True))
    draw.text((PADDING, 78), texts.card_label, SOFT, _font(24))
    draw.text((PADDING, 104), texts.card.replace("\u00a0", " "), INK, _font(56, bold=True))
    draw.text((PADDING, 186), texts.pin_label, SOFT, _font(24))
    draw.text((PADDING, 212), texts.pin.replace("\u00a0", " "), INK, _font(56, bold=True))
    y = 298
    for line in wrapped(draw, texts.warning, _font(24, bold=True), WIDTH - 2 * PADDING)[:2]:
        draw.text((PADDING, y), line, INK, _font(24, bold=True))
        y += 30
    draw.text((PADDING, 358), texts.address, SOFT, _font(20))
    out = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
