"""The real words on the print: every course of the starter curriculum in every language, nothing cut off."""

import pypdfium2
import pytest

from certificates.models import Certificate
from certificates.printing import certificate_file
from courses.languages import CONTENT_LANGUAGES
from tests.small_pack import starter_pack

FRAME = 12 * 72 / 25.4  # points; see certificates/pdf.py
NAME = "Абдулғаффорзода Муҳаммадраҳматулло Абдуқодировичи Бобоҷонзода"
PAYLOAD = "Ab3-_" * 50


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_every_course_fits_and_is_whole(language: str) -> None:
    for course in starter_pack().courses:
        titles = {code: text.heading for code, text in course.texts.items()}
        printed = {
            "name": NAME, "name_latin": "ABDULGHAFFORZODA MUHAMMADRAHMATULLO", "course": titles, "hours": "2.5",
            "date": "2026-11-24", "proof": "self-study", "issuer": "Safar",
        }  # fmt: skip
        certificate = Certificate(serial="4821093755162048", printed=printed, payload=PAYLOAD)

        page = pypdfium2.PdfDocument(certificate_file(certificate, language))[0]

        width, _height = page.get_size()
        text = page.get_textpage()
        words = " ".join(text.get_text_range().split())
        assert titles[language] in words, f"{course.id} {language}"
        assert NAME in words
        boxes = [text.get_charbox(number) for number in range(text.count_chars())]
        assert min(box[0] for box in boxes if box[2] > box[0]) >= FRAME
        assert max(box[2] for box in boxes) <= width - FRAME
        assert not _overlapping(text, boxes)


def _overlapping(text: pypdfium2.PdfTextPage, boxes: list[tuple[float, ...]]) -> list[str]:
    """Letters that lie on others: two lines, or two columns, that ran into each other."""
    drawn = [
        (box, text.get_text_range(number, 1))
        for number, box in enumerate(boxes)
        if box[2] - box[0] > 0.5 and text.get_text_range(number, 1).strip()
    ]
    drawn.sort(key=lambda letter: letter[0][0])
    found = []
    for place, ((left, bottom, right, top), letter) in enumerate(drawn):
        for (other_left, other_bottom, other_right, other_top), other in drawn[place + 1 :]:
            if other_left >= right:
                break
            across = min(right, other_right) - other_left
            height = min(top, other_top) - max(bottom, other_bottom)
            narrower = min(right - left, other_right - other_left)
            if across > 0.5 * narrower and height > 0.3 * min(top - bottom, other_top - other_bottom):
                found.append(f"{letter} on {other}")
    return found
