"""A reviewer's document as people send it back: written by us, with words put into its cells."""

import dataclasses
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import call_command
from docx import Document
from docx.oxml.ns import qn

from courses.packs.body import Lines, read_body
from courses.packs.checks.glossary import read_glossary
from courses.packs.files import STARTER
from courses.packs.model import Course, Lesson, Question, QuestionText, Text
from courses.packs.review.document import write_document
from courses.packs.review.judge import Outcome, Problem, judge
from courses.packs.review.messages import reason
from courses.packs.review.parts import Part, units_of
from courses.packs.review.reading import read_document
from courses.packs.review.sheet import Sheet
from tests.courses.test_packs import EVERY_BLOCK

DAY = dt.date(2026, 11, 25)
# The same blocks as EVERY_BLOCK with other words and the same numbers, as a translation has them.
IN_TAJIK = (
    EVERY_BLOCK.replace("Абзац с **жирным** и [ссылкой]", "Сархат бо **ғафс** ва [пайванд]")
    .replace("16 200 рублей", "16 200 рубл")
    .replace("Осторожно", "Эҳтиёт шавед")
    .replace("Разрешение", "Иҷозатнома")
)


def text_of(markdown: str, heading: str, summary: str, **more: Any) -> Text:
    blocks, notes = read_body(Lines("x.md", markdown.splitlines(), 1))
    return Text(heading, summary, blocks=blocks, notes=notes, **more)


def question(key: str = "copy", lesson: str = "paper") -> Question:
    russian = QuestionText(
        "Сколько экземпляров нужно?",
        {"a": "Один", "b": "Два экземпляра"},
        {"a": "У Вас ничего не останется."},
        "Один остаётся у Вас.",
    )
    tajik = QuestionText(
        "Чанд нусха лозим аст?",
        {"a": "Як", "b": "Ду нусха"},
        {"a": "Дар дасти Шумо ҳеҷ чиз намемонад."},
        "Якеаш дар дасти Шумо мемонад.",
    )
    return Question(key, "test", lesson, False, ("a", "b"), "b", {"ru": russian, "tg": tajik})


def tiny_course() -> Course:
    """One lesson with every kind of block, one question; in Russian and Tajik."""
    texts = {
        "ru": text_of(EVERY_BLOCK, "Бумаги", "О бумагах."),
        "tg": text_of(IN_TAJIK, "Ҳуҷҷатҳо", "Дар бораи ҳуҷҷатҳо."),
    }
    lesson = Lesson("tiny/paper", "paper", 5, None, (), texts)
    course_texts = {
        "ru": Text("Курс", "О курсе.", outcomes="- Я проверю договор.\n- Я сохраню бумаги."),
        "tg": Text(
            "Дарс", "Дар бораи дарс.", outcomes="- Ман шартномаро месанҷам.\n- Ман коғазҳоро нигоҳ медорам."
        ),
    }
    return Course(
        "tiny", "tiny", "lesson", 70, 10, "1.0", "1.0", 1, course_texts, (lesson,), (question(),)
    )  # fmt: skip


def parts_of(course: Course, language: str = "tg") -> list[Part]:
    return [part for unit in units_of(course, language) for part in unit.parts or ()]


def part_of(course: Course, kind: str, language: str = "tg") -> Part:
    """The first part of a kind."""
    return next(part for part in parts_of(course, language) if part.kind == kind)


def exported(course: Course, language: str = "tg") -> bytes:
    file = io.BytesIO()
    write_document(course, language, read_glossary(STARTER / "glossary.csv"), DAY, file)
    return file.getvalue()


Change = Callable[[Any], None]


def changed(document: bytes, change: Change) -> bytes:
    """The document after somebody worked on it; ``change`` gets python-docx's document."""
    opened = Document(io.BytesIO(document))
    change(opened)
    file = io.BytesIO()
    opened.save(file)
    return file.getvalue()


def rows_of(opened: Any) -> dict[str, Any]:
    """The rows (w:tr) by their ids like ``lesson:paper#3``, and those of the first page by their names."""
    rows = (row for table in opened.element.body.iter(qn("w:tbl")) for row in table.findall(qn("w:tr")))
    return {str(text.text): row for row in rows for text in row.findall(qn("w:tc"))[0].iter(qn("w:t"))}


def row_of(opened: Any, place: str) -> Any:
    return rows_of(opened)[place]


def write_into(row: Any, text: str, cell: int = -1) -> None:
    """Type into a cell, the box unless told otherwise; ``*words*`` in bold, \\n begins a paragraph."""
    from docx.table import _Cell

    place = _Cell(row.findall(qn("w:tc"))[cell], None)  # type: ignore[arg-type]
    for number, line in enumerate(text.split("\n")):
        paragraph = place.paragraphs[0] if not number else place.add_paragraph()
        for run in list(paragraph.runs):
            run._r.getparent().remove(run._r)
        for at, words in enumerate(line.split("*")):
            paragraph.add_run(words).bold = at % 2 == 1 or None


def filled(course: Course, corrections: dict[str, str], language: str = "tg", cell: int = -1) -> bytes:
    """The course's document with these words in the boxes of these rows."""

    def change(opened: Any) -> None:
        rows = rows_of(opened)
        for place, text in corrections.items():
            write_into(rows[place], text, cell)

    return changed(exported(course, language), change)


def place_of(part: Part) -> str:
    return f"{part.unit}#{part.place}"


def sheet(document: bytes) -> Sheet:
    return read_document(io.BytesIO(document))


def judged(course: Course, document: bytes, now: Course | None = None) -> Outcome:
    """What the document means for the course, or for what has become of it."""
    return judge(now or course, sheet(document))


def with_text(course: Course, language: str, **changes: Any) -> Course:
    """The course after somebody changed its lesson's text."""
    lesson = course.lessons[0]
    texts = {**lesson.texts, language: dataclasses.replace(lesson.texts[language], **changes)}
    return dataclasses.replace(course, lessons=(dataclasses.replace(lesson, texts=texts),))


def longer(part: Part) -> str:
    """A correction of a part as somebody types it: its words and one more, without bold."""
    words = part.seen(part.own)
    return f"{words[:-1]} нав{words[-1]}" if words[-1] in ".?" else f"{words} нав"


def the_problem(outcome: Outcome) -> Problem:
    """The only problem; nothing was taken, and there are words for it."""
    (problem,) = outcome.problems
    assert outcome.accepted == []
    assert problem.row and problem.row.table > 0 and problem.row.row > 1
    assert reason(problem.code, problem.values)
    return problem


# --- by command -------------------------------------------------------------------------------

CORRECTIONS = {
    "course#0": "Шартнома ва ҳуқуқҳои кор",
    "lesson:wage#0": "Музди меҳнат",
    "question:own-copy#0": "Шартномаро имзо кардед. Чӣ бояд гиред?",
}


def fill(path: Path, corrections: dict[str, str]) -> Path:
    def change(opened: Any) -> None:
        rows = rows_of(opened)
        for place, text in corrections.items():
            write_into(rows[place], text)

    path.write_bytes(changed(path.read_bytes(), change))
    return path


def export(tmp_path: Path, course: str, language: str = "tg", **options: Any) -> Path:
    path = tmp_path / "review.docx"
    call_command("export_review", language, course, output=path, verbosity=0, **options)
    return path
