"""Our drawings: each that a lesson or a course may name exists, is small, and holds nothing but lines."""

import re
from pathlib import Path

import pytest

from courses.drawings import DRAWINGS
from tests.small_pack import starter_pack

IMAGES = Path(__file__).resolve().parent.parent.parent / "lms/static/lms/img"
PICTURE_BYTES = 15_000


def test_every_drawing_has_its_file_and_every_file_its_name() -> None:
    assert {path.stem for path in (IMAGES / "pictures").glob("*.svg")} == set(DRAWINGS)


@pytest.mark.parametrize("folder", ["pictures", "pictograms"])
def test_drawings_are_small_and_hold_only_lines(folder: str) -> None:
    for path in (IMAGES / folder).glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert len(text.encode()) <= PICTURE_BYTES, path.name
        assert "viewBox" in text, path.name
        assert not re.search(
            r"<(?:script|style|image|foreignObject|text)\b|\sstyle=|\bhref=|\son\w+=", text
        ), path.name


def test_every_pictogram_of_a_course_or_programme_exists() -> None:
    pack = starter_pack()

    named = {entry.pictogram for entry in (*pack.courses, *pack.programmes)}

    assert named <= {path.stem for path in (IMAGES / "pictograms").glob("*.svg")}


def test_every_lesson_has_a_drawing_of_ours() -> None:
    for course in starter_pack().courses:
        for lesson in course.lessons:
            shown = {b.attrs["drawing"] for b in lesson.texts["ru"].blocks if b.kind == "picture"}
            assert shown and shown <= set(DRAWINGS), lesson.id
