"""The document itself: written, opened, worked on in a word processor, read again."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from courses.packs.model import Course
from tests.courses.review_helpers import (
    exported,
    judged,
    parts_of,
    place_of,
    row_of,
    sheet,
    tiny_course,
)
from tests.small_pack import small_pack


@pytest.fixture
def course() -> Course:
    return tiny_course()


# --- the round trip ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["tg", "ru"])
def test_a_document_without_corrections_changes_nothing(course: Course, language: str) -> None:
    outcome = judged(course, exported(course, language))

    assert outcome.corrected() == course
    assert (outcome.problems, outcome.notes, outcome.missing, outcome.accepted) == ([], [], [], [])
    assert outcome.fine == len(parts_of(course, language)) > 40
    assert outcome.complete == {"course", "lesson:paper", "question:copy"}


@pytest.mark.parametrize("language", ["tg", "uz", "ky", "ru"])
def test_nor_does_that_of_a_whole_course(language: str) -> None:
    course = small_pack().courses[0]

    outcome = judged(course, exported(course, language))

    assert outcome.corrected() == course
    assert (outcome.problems, outcome.notes, outcome.missing) == ([], [], [])
    assert outcome.fine == len(parts_of(course, language)) > 400
    assert len(outcome.complete) == 1 + len(course.lessons) + len(course.questions)


def test_every_row_has_both_texts_an_empty_box_and_its_number(course: Course) -> None:
    rows = [row for row in sheet(exported(course)).rows if not row.unit.startswith("glossary:")]
    parts = parts_of(course)

    assert [row.id for row in rows] == [place_of(part) for part in parts]
    assert len({row.label for row in rows}) == len(rows)
    for row, part in zip(rows, parts, strict=True):
        assert row.russian.words == part.seen(part.russian).replace("\n", " ")
        assert row.own.words == part.seen(part.own).replace("\n", " ")
        assert row.box.words == ""


def test_the_right_answer_is_marked_and_only_that(course: Course) -> None:
    from courses.packs.review.messages import KIND_NAMES

    opened = Document(io.BytesIO(exported(course)))
    marked = [
        "".join(t.text for t in row.findall(qn("w:tc"))[2].iter(qn("w:t")))
        for row in opened.element.body.iter(qn("w:tr"))
        if any("✓" in t.text for t in row.findall(qn("w:tc"))[0].iter(qn("w:t")))
    ]

    assert "✓" in str(KIND_NAMES["right_choice"])
    assert marked == ["Ду нусха"]


def test_bold_is_bold_and_a_link_is_readable(course: Course) -> None:
    opened = Document(io.BytesIO(exported(course)))
    row = row_of(opened, "lesson:paper#3.1")
    bold = [run for run in row.iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None]

    assert [run.find(qn("w:t")).text for run in bold][1:] == ["жирным", "ғафс"]
    assert any("[ссылкой](https://example.org/a?b=1)" in text.text for text in row.iter(qn("w:t")))


def test_the_first_page_says_how_in_both_languages_and_asks_who_reads() -> None:
    course = small_pack().courses[0]
    opened = Document(io.BytesIO(exported(course, "ky")))
    how = opened.tables[1].rows[0].cells

    assert [len(cell.paragraphs) for cell in how] == [6, 6]
    assert how[0].text != how[1].text
    assert sheet(exported(course, "ky")).asked == {
        "name": "",
        "role_native": "",
        "role_editor": "",
        "day": "",
    }
    assert "role_lawyer" in sheet(exported(course, "ru")).asked


def test_words_of_the_glossary_that_stand_in_the_course_are_listed() -> None:
    rows = [row for row in sheet(exported(small_pack().courses[0])).rows if row.unit.startswith("glossary:")]
    words = {row.russian.words: row.own.words for row in rows}

    assert words["трудовой договор"] == "шартномаи меҳнатӣ"
    assert "радиостанция" not in words and 10 < len(rows) < 60


def test_texts_that_are_not_translated_are_named(course: Course) -> None:
    course.lessons[0].texts.pop("tg")

    opened = Document(io.BytesIO(exported(course)))

    assert any(paragraph.text == "Бумаги" for paragraph in opened.paragraphs)
    assert {row.unit for row in sheet(exported(course)).rows} >= {"course", "question:copy"}


def test_the_page_is_a4_on_its_side_and_heads_are_repeated(course: Course) -> None:
    opened = Document(io.BytesIO(exported(course)))
    section = opened.sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert len(list(opened.element.body.iter(qn("w:tblHeader")))) == len(opened.tables) - 3
