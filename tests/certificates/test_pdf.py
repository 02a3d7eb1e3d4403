"""The print is read back: its words from the PDF, its code from a grey picture of the page."""

import dataclasses
from typing import Any

import pypdfium2
import pytest
import segno
import zxingcpp

from certificates.pdf import CertificateFacts, CertificateLabels, render_certificate

LETTERS = "ӢӣӮӯҚқҒғҲҳҶҷ ҢңӨөҮү Oʻoʻ Gʻgʻ maʼno № «Ёё»"
# As long as the payload of a 60-letter Cyrillic name: 120 bytes of name, 40 of course, 75 others.
LONG_URL = "https://safar.example.org/verify/4821093755162048/#" + "Ab3-_" * 63
LABELS = CertificateLabels(
    title="Сертификат", certifies="Тасдиқ мешавад, ки", completed="курсро хатм кард", proof="Мустақилона омӯхт.",
    how_to_check="Кодро бо камера хонед ё рақамро нависед", serial="Рақами сертификат", issuer="Safar",
    word_mark="Сафар",
)  # fmt: skip


def facts(**changes: Any) -> CertificateFacts:
    plain = CertificateFacts(
        language="tg", labels=LABELS, name="Алиева Гулнора", name_latin="ALIEVA GULNORA", course="«Шартнома»",
        hours="Вақти омӯзиш: 2,5 соат", date="23 ноябри соли 2026", serial="4821 0937 5516 2048",
        verify_url=LONG_URL, verify_address="safar.example.org/verify/",
    )  # fmt: skip
    return dataclasses.replace(plain, **changes)


def text_of(pdf: bytes) -> str:
    page = pypdfium2.PdfDocument(pdf)[0]
    return " ".join(page.get_textpage().get_text_range().split())


def picture(pdf: bytes, dpi: int = 150) -> Any:
    return pypdfium2.PdfDocument(pdf)[0].render(scale=dpi / 72, grayscale=True).to_pil()


@pytest.mark.parametrize("field", ["name", "course", "hours", "date"])
def test_every_letter_of_the_four_languages_can_be_copied_out(field: str) -> None:
    text = text_of(render_certificate(facts(**{field: LETTERS})))

    assert LETTERS in text


def test_all_facts_stand_on_the_page() -> None:
    given = facts()

    text = text_of(render_certificate(given))

    for value in (given.name, given.name_latin, given.course, given.hours, given.date, given.serial,
                  given.labels.title, given.labels.proof, given.verify_address):  # fmt: skip
        assert value in text


@pytest.mark.parametrize("dpi", [150, 200])
def test_the_code_is_read_from_a_grey_picture(dpi: int) -> None:
    codes = zxingcpp.read_barcodes(picture(render_certificate(facts()), dpi))

    assert [code.text for code in codes] == [LONG_URL]


def test_a_long_name_still_gives_a_code_of_at_most_69_modules() -> None:
    """60 Cyrillic letters: 120 bytes; with the rest 216 bytes, 288 letters of base64url."""
    url = "https://safar.example.org/verify/4821093755162048/#" + "A" * 288

    assert len(segno.make(url, error="l", boost_error=False, micro=False).matrix) <= 69


def test_same_facts_give_the_same_bytes() -> None:
    assert render_certificate(facts()) == render_certificate(facts())


def test_only_our_embedded_fonts_are_in_the_file() -> None:
    pdf = render_certificate(facts())

    assert b"Helvetica" not in pdf
    assert b"NotoSans" in pdf and b"EBGaramond" in pdf


@pytest.mark.parametrize("name", ["А" * 200, "Абдулло " * 25, "Ҷ " * 100])
def test_200_letters_stay_inside_the_border(name: str) -> None:
    """Outside the frame (12 mm) the page is white: nothing sticks out."""
    page = picture(render_certificate(facts(name=name.strip(), course=name.strip())), 72)
    edge = int(11 / 25.4 * 72)
    outside = [
        page.crop((0, 0, edge, page.height)),
        page.crop((page.width - edge, 0, page.width, page.height)),
    ]

    assert all(part.getextrema()[0] == 255 for part in outside)
    assert name.split()[0][:10] in text_of(render_certificate(facts(name=name)))
