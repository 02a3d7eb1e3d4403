"""A document that came back: what word processors and people do to it, and files that are none of ours."""

import copy
import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from courses.packs.model import Course
from courses.packs.review.reviewer import reviewer_of
from courses.packs.review.sheet import DocumentError
from courses.packs.review.xml import NAMESPACE
from tests.courses.review_helpers import (
    changed,
    exported,
    filled,
    judged,
    parts_of,
    place_of,
    row_of,
    sheet,
    tiny_course,
    with_text,
    write_into,
)
from tests.small_pack import small_pack

HEADING = "lesson:paper#0"


@pytest.fixture
def course() -> Course:
    return tiny_course()


def test_tracked_changes_are_read_as_they_stand(course: Course) -> None:
    def change(opened: Any) -> None:
        box = row_of(opened, HEADING).findall(qn("w:tc"))[-1]
        box.find(qn("w:p")).append(
            parse_xml(f"<w:ins {NAMESPACE} w:id='1' w:author='Z'><w:r><w:t>Ҳуҷҷатҳои нав</w:t></w:r></w:ins>")
        )
        box.find(qn("w:p")).append(
            parse_xml(
                f"<w:del {NAMESPACE} w:id='2' w:author='Z'><w:r><w:delText>Хато</w:delText></w:r></w:del>"
            )
        )
        box.find(qn("w:p")).append(
            parse_xml(
                f"<w:moveFrom {NAMESPACE} w:id='3' w:author='Z'><w:r><w:t>Кӯҳна</w:t></w:r></w:moveFrom>"
            )
        )

    outcome = judged(course, changed(exported(course), change))

    assert [one.words for one in outcome.accepted] == ["Ҳуҷҷатҳои нав"]


def test_what_is_written_over_the_translation_counts_too(course: Course) -> None:
    outcome = judged(course, filled(course, {HEADING: "Ҳуҷҷатҳои нав"}, cell=2))

    assert [(one.words, one.in_place) for one in outcome.accepted] == [("Ҳуҷҷатҳои нав", True)]


def test_a_change_of_the_russian_words_is_a_note(course: Course) -> None:
    outcome = judged(course, filled(course, {HEADING: "Документы"}, cell=1))

    assert outcome.accepted == [] and outcome.problems == []
    assert [(note.kind, note.text) for note in outcome.notes] == [("russian", "Документы")]


def test_comments_are_notes_on_their_row(course: Course) -> None:
    def change(opened: Any) -> None:
        row = row_of(opened, HEADING)
        from docx.text.paragraph import Paragraph

        paragraph = Paragraph(row.findall(qn("w:tc"))[2].find(qn("w:p")), opened._body)
        opened.add_comment(paragraph.runs, text="Ин калима кӯҳна аст", author="Зарина")

    outcome = judged(course, changed(exported(course), change))

    assert [(n.kind, n.text, n.author, n.row.id) for n in outcome.notes] == [
        ("comment", "Ин калима кӯҳна аст", "Зарина", HEADING)
    ]
    assert "lesson:paper" not in outcome.complete


def test_rows_that_were_moved_find_their_places(course: Course) -> None:
    def change(opened: Any) -> None:
        row = row_of(opened, HEADING)
        write_into(row, "Ҳуҷҷатҳои нав")
        row.getparent().append(row)

    outcome = judged(course, changed(exported(course), change))

    assert outcome.corrected() == with_text(course, "tg", heading="Ҳуҷҷатҳои нав")


def test_a_row_taken_out_is_noticed(course: Course) -> None:
    def change(opened: Any) -> None:
        row = row_of(opened, HEADING)
        row.getparent().remove(row)

    outcome = judged(course, changed(exported(course), change))

    assert [(problem.code, problem.values) for problem in outcome.problems] == [("rows_gone", {"number": 1})]
    assert [place_of(part) for part in outcome.missing] == [HEADING]
    assert outcome.complete == {"course", "question:copy"}


@pytest.mark.parametrize("mark", ["<w:gridSpan {0} w:val='2'/>", "<w:vMerge {0}/>"])
def test_joined_cells_are_refused_with_their_words(course: Course, mark: str) -> None:
    def change(opened: Any) -> None:
        row = row_of(opened, HEADING)
        write_into(row, "Ҳуҷҷатҳои нав")
        row.findall(qn("w:tc"))[2].find(qn("w:tcPr")).append(parse_xml(mark.format(NAMESPACE)))

    outcome = judged(course, changed(exported(course), change))

    (problem,) = outcome.problems
    assert (problem.code, problem.row and problem.row.id) == ("joined", HEADING)
    assert "Ҳуҷҷатҳои нав" in problem.text


def test_a_row_that_lost_a_cell_is_refused_alone(course: Course) -> None:
    def change(opened: Any) -> None:
        row = row_of(opened, HEADING)
        row.remove(row.findall(qn("w:tc"))[1])
        write_into(row_of(opened, "lesson:paper#1"), "Дар бораи коғазҳо.")

    outcome = judged(course, changed(exported(course), change))

    assert [(p.code, p.values) for p in outcome.problems] == [("columns", {"found": 3, "wanted": 4})]
    assert [one.words for one in outcome.accepted] == ["Дар бораи коғазҳо."]


def test_a_damaged_number_is_refused(course: Course) -> None:
    def change(opened: Any) -> None:
        row = row_of(opened, HEADING)
        write_into(row, "Ҳуҷҷатҳои нав")
        next(text for text in row.iter(qn("w:t")) if text.text == HEADING).text = "lesson:paper"

    outcome = judged(course, changed(exported(course), change))

    (problem,) = outcome.problems
    assert problem.code == "no_id" and problem.row and "Ҳуҷҷатҳои нав" in problem.text
    assert [place_of(part) for part in outcome.missing] == [HEADING]


def test_a_row_that_stands_twice_is_refused_both_times(course: Course) -> None:
    def change(opened: Any) -> None:
        row = row_of(opened, HEADING)
        row.addnext(copy.deepcopy(row))
        write_into(row, "Ҳуҷҷатҳои нав")

    outcome = judged(course, changed(exported(course), change))

    assert [problem.code for problem in outcome.problems] == ["twice", "twice"]
    assert [problem.text for problem in outcome.problems] == ["Ҳуҷҷатҳои нав", ""]
    assert outcome.accepted == []


def test_empty_rows_and_strange_tables_are_passed_over(course: Course) -> None:
    def change(opened: Any) -> None:
        opened.add_table(2, 4).rows[0].cells[0].text = "Ман чизе навиштам"
        row = copy.deepcopy(row_of(opened, HEADING))
        for text in row.iter(qn("w:t")):
            text.text = ""
        row_of(opened, HEADING).addnext(row)

    outcome = judged(course, changed(exported(course), change))

    assert outcome.problems == [] and outcome.fine == len(parts_of(course))


# --- files that are no document of ours -------------------------------------------------------


def zipped(**files: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return file.getvalue()


def bare_word_document() -> bytes:
    file = io.BytesIO()
    Document().save(file)
    return file.getvalue()


def without_boxes() -> bytes:
    def change(opened: Any) -> None:
        for table in opened.tables:
            for row in table._tbl.findall(qn("w:tr")):
                row.remove(row.findall(qn("w:tc"))[-1])

    return changed(exported(tiny_course()), change)


def without_last_page(document: bytes) -> bytes:
    return document[: len(document) // 2]


def of_two_documents() -> bytes:
    def change(opened: Any) -> None:
        other = Document(io.BytesIO(exported(small_pack().courses[0])))
        opened.element.body.append(other.tables[-1]._tbl)

    return changed(exported(tiny_course()), change)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"", "empty"),
        (b"Salom!", "not_docx"),
        (b"PK\x03\x04 and then noise", "not_docx"),
        (b"%PDF-1.7 nothing", "not_docx"),
        (zipped(words="Salom"), "not_docx"),
        (without_last_page(exported(tiny_course())), "not_docx"),
        (bare_word_document(), "no_rows"),
        (without_boxes(), "no_box"),
        (of_two_documents(), "two_documents"),
        (b"x" * 8_000_001, "too_large"),
        (zipped(**{"word/document.xml": "0" * 80_000_001}), "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_document_of_ours_is_named(document: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        sheet(document)

    assert refused.value.code == code


def test_the_box_column_of_one_table_only_may_be_missing(course: Course) -> None:
    def change(opened: Any) -> None:
        for row in opened.tables[-1]._tbl.findall(qn("w:tr")):
            row.remove(row.findall(qn("w:tc"))[-1])

    outcome = judged(course, changed(exported(course), change))

    assert {problem.code for problem in outcome.problems} == {"columns"}
    assert outcome.complete == {"course", "lesson:paper"}


# --- the first page ---------------------------------------------------------------------------


def asked(**answers: str) -> Any:
    return sheet(filled(tiny_course(), {f"cover:{name}": text for name, text in answers.items()}))


@pytest.mark.parametrize("day", ["30.11.2026", "2026-11-30", "30/11/2026 с."])
def test_the_reviewer_is_who_the_first_page_names(day: str) -> None:
    found = reviewer_of(asked(name="Зарина Каримова", role_native="+", day=day))

    assert (found.name, found.role, found.on.isoformat()) == ("Зарина Каримова", "native", "2026-11-30")


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"role_native": "+", "day": "30.11.2026"}, "no_name"),
        ({"name": "З", "day": "30.11.2026"}, "no_role"),
        ({"name": "З", "role_native": "+", "role_editor": "+", "day": "30.11.2026"}, "no_role"),
        ({"name": "З", "role_native": "+"}, "no_day"),
        ({"name": "З", "role_native": "+", "day": "30.02.2026"}, "no_day"),
        ({"name": "З", "role_native": "+", "day": "имрӯз"}, "no_day"),
    ],
)
def test_a_first_page_half_filled_in_names_nobody(answers: dict[str, str], code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        reviewer_of(asked(**answers))

    assert refused.value.code == code
