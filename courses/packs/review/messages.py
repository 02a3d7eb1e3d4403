"""The words of the document and of its report, in the language that is active."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext, pgettext_lazy

from courses.packs.review.judge import Note, Problem
from courses.packs.review.parts import SOURCE
from courses.packs.review.sheet import Row
from courses.translation_state import EDITOR, LAWYER, NATIVE, ROLES

#: Who may have read a text, by its language.
ROLES_FOR_SOURCE, ROLES_FOR_OTHERS = (LAWYER, EDITOR), (NATIVE, EDITOR)

#: What the rows are, for the first column.
KIND_NAMES = {
    "heading": pgettext_lazy("row", "name"), "summary": pgettext_lazy("row", "in short"),
    "outcomes": pgettext_lazy("row", "aim"), "section": pgettext_lazy("row", "heading"),
    "paragraph": pgettext_lazy("row", "paragraph"), "key": pgettext_lazy("row", "main point"),
    "warning": pgettext_lazy("row", "warning"), "note": pgettext_lazy("row", "note"),
    "line": pgettext_lazy("row", "list line"), "table_title": pgettext_lazy("row", "table title"),
    "cell": pgettext_lazy("row", "table cell"), "picture": pgettext_lazy("row", "picture"),
    "title": pgettext_lazy("row", "title"), "sample": pgettext_lazy("row", "sample"),
    "term": pgettext_lazy("row", "word"), "meaning": pgettext_lazy("row", "meaning"),
    "worksheet": pgettext_lazy("row", "worksheet"),
    "trainer": pgettext_lazy("row", "for the trainer"), "question": pgettext_lazy("row", "question"),
    "choice": pgettext_lazy("row", "answer"), "right_choice": pgettext_lazy("row", "✓ right answer"),
    "reason": pgettext_lazy("row", "why this answer"), "explanation": pgettext_lazy("row", "why"),
}  # fmt: skip

#: Why a document, a row or a correction is not taken.
REASONS = {
    "empty": gettext_lazy("The file is empty."),
    "too_large": gettext_lazy("The file is too large to be a document of ours."),
    "not_docx": gettext_lazy("This is not a Word document (DOCX). Save it as DOCX and try again."),
    "no_rows": gettext_lazy("This document has no rows of ours: it was not exported here, or its tables were changed."),
    "no_box": gettext_lazy("The column for corrections is missing in the whole document."),
    "two_documents": gettext_lazy("This file holds parts of two documents. Import each by itself."),
    "version": gettext_lazy("This document was made by another version of Safar. Export it again."),
    "no_course": gettext_lazy("There is no course “%(course)s” here."),
    "other_course": gettext_lazy("This document is for another course or language: %(course)s, %(language)s."),
    "no_name": gettext_lazy("The reviewer's name is missing on the first page."),
    "no_role": gettext_lazy("On the first page exactly one role must have a mark."),
    "no_day": gettext_lazy("On the first page the day is missing or not readable: “%(day)s”. Write 30.11.2026."),
    "rows_gone": gettext_lazy("Rows taken out of the document: %(number)s. What they said stays as it was."),
    "no_id": gettext_lazy("The small grey words in the first column are damaged, so the place is not known."),
    "columns": gettext_lazy("This row has %(found)s cells; there must be %(wanted)s."),
    "joined": gettext_lazy("Cells of this row were joined."),
    "twice": gettext_lazy("This row stands in the document more than once."),
    "unknown": gettext_lazy("This text is not in the course any more."),
    "no_place": gettext_lazy("The translation does not have this piece yet. An editor must add it."),
    "russian_changed": gettext_lazy("The Russian words were changed after the export. Now: “%(now)s”"),
    "own_changed": gettext_lazy("These words were changed after the export. Now: “%(now)s”"),
    "lines": gettext_lazy("Lines here: %(found)s; there must be %(wanted)s, each on a line of its own."),
    "bold": gettext_lazy("The words “%(words)s” were in bold. Put ** before and after the words that shall be bold."),
    "link": gettext_lazy("The link must stay: %(words)s"),
    "numbers": gettext_lazy("The numbers are %(found)s; in Russian they are %(wanted)s."),
    "long": gettext_lazy("%(found)s letters; at most %(limit)s fit here."),
    "short": gettext_lazy("Only %(found)s of %(was)s letters: write the whole text of the row, not only the words."),
    "letters": gettext_lazy("Wrong letters in “%(word)s”: %(problem)s"),
    "writing": gettext_lazy("Against our writing rules: %(problem)s"),
    "question_mark": gettext_lazy("A question ends with a question mark."),
    "unsafe": gettext_lazy("Signs in this text mean something else in our files. Write it without them."),
    "only_admin": gettext_lazy("Something here can be kept only in the admin (a link to a page). Correct it there."),
    "locked": gettext_lazy("The page is locked."),
    "forbidden": gettext_lazy("You may not edit this page."),
}  # fmt: skip

NOTE_NAMES = {
    "remark": gettext_lazy("Question or remark"),
    "comment": gettext_lazy("Comment"),
    "russian": gettext_lazy("The Russian words were changed in the document (not taken over)"),
    "glossary": gettext_lazy("Proposed for the glossary"),
}


def roles_for(language: str) -> tuple[str, ...]:
    """The roles in which somebody can have read a text in this language."""
    return ROLES_FOR_SOURCE if language == SOURCE else ROLES_FOR_OTHERS


def reason(code: str, values: dict[str, Any]) -> str:
    return str(REASONS[code]) % values


def place(row: Row) -> str:
    """Where a row is, for a person and for us: its number, table and row, id."""
    values = {"label": row.label, "table": row.table, "row": row.row}
    where = _("No. %(label)s (table %(table)s, row %(row)s)") % values
    return f"{where} {row.id}".rstrip()


def problem_line(problem: Problem) -> str:
    """A problem in one line: where, why, what was written."""
    words = reason(problem.code, problem.values)
    line = f"{place(problem.row)}: {words}" if problem.row else words
    return f"{line} «{problem.text}»" if problem.text else line


def note_line(note: Note) -> str:
    """A note in one line."""
    who = f", {note.author}" if note.author else ""
    where = f"{place(note.row)}: " if note.row else ""
    return f"{where}{NOTE_NAMES[note.kind]}{who}: «{note.text}»"


@dataclass(frozen=True)
class Labels:
    """The fixed words of a document."""

    title: str
    course: str
    language: str
    exported: str
    how: str
    steps: tuple[str, ...]
    you: str
    asked: dict[str, str]
    glossary: str
    glossary_hint: str
    untranslated: str
    questions: str
    number: str
    russian: str
    own: str
    box: str
    kinds: dict[str, str]


def labels(interface: str, language: str) -> Labels:
    """The words in the language ``interface`` of a document for texts in ``language``."""
    with override(interface):
        return Labels(
            title=_("Review of the Russian text") if language == SOURCE else _("Review of a translation"),
            course=_("Course"), language=_("Language"), exported=_("Exported on"), how=_("How to review"),
            steps=_steps(language), you=_("About you"), asked=_asked(language),
            glossary=_("Agreed words"),
            glossary_hint=_("These words stand in the course. Is a word wrong? Write a better one into the box."),
            untranslated=_("Not translated yet, so not in this document"), questions=_("Questions"),
            number=pgettext("row", "No."), russian=_("Russian"), own=_("Translation"), box=_("Correction"),
            kinds={kind: str(name) for kind, name in KIND_NAMES.items()},
        )  # fmt: skip


def _steps(language: str) -> tuple[str, ...]:
    first = _("Read row by row. The Russian text is on the left, the translation beside it.")
    return (
        _("Read row by row.") if language == SOURCE else first,
        _("All is well in a row? Leave its box empty."),
        _("Something is wrong? Write the whole text of the row anew into the box, not only the wrong word."),
        _("Keep numbers, sums and dates as they are. Keep the words in bold."),
        _("A question or a remark? Begin it in the box with a question mark: ? …"),
        _("Do not add, delete or join rows. At the end write your name below and send the file back."),
    )


def _asked(language: str) -> dict[str, str]:
    """The lines to fill in, by the names that ``reading`` finds them by."""
    roles = {f"role_{role}": f"{ROLES[role]} (+)" for role in roles_for(language)}
    return {"name": _("Your name"), **roles, "day": _("Day, for example 30.11.2026")}
