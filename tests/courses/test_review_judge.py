"""Which corrections are taken, which are refused and why; and that nothing a reviewer wrote is lost."""

import dataclasses

import pytest
from django.utils import translation

from courses.packs.model import Course
from courses.packs.review.report import report_lines, summary_line
from tests.courses.review_helpers import (
    exported,
    filled,
    judged,
    longer,
    part_of,
    parts_of,
    place_of,
    text_of,
    the_problem,
    tiny_course,
    with_text,
)


@pytest.fixture
def course() -> Course:
    return tiny_course()


# --- landing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted({part.kind for part in parts_of(tiny_course())}))
def test_a_correction_of_each_kind_lands_there_and_only_there(course: Course, kind: str) -> None:
    part = part_of(course, kind)

    outcome = judged(course, filled(course, {place_of(part): longer(part)}))

    after = {place_of(one): one.seen(one.own) for one in parts_of(outcome.corrected())}
    expected = {place_of(one): one.seen(one.own) for one in parts_of(course)} | {place_of(part): longer(part)}
    assert outcome.problems == []
    assert {place: words.replace("\u00a0", " ") for place, words in after.items()} == expected
    assert [one.texts["ru"] for one in outcome.corrected().lessons] == [course.lessons[0].texts["ru"]]


def test_all_corrections_together_land_each_at_its_place(course: Course) -> None:
    wanted = {place_of(part): longer(part) for part in parts_of(course)}

    outcome = judged(course, filled(course, wanted))

    assert outcome.problems == []
    after = {place_of(one): one.seen(one.own) for one in parts_of(outcome.corrected())}
    assert {place: words.replace("\u00a0", " ") for place, words in after.items()} == wanted
    assert outcome.complete == {"course", "lesson:paper", "question:copy"}


def test_bold_and_links_are_in_the_corrected_text(course: Course) -> None:
    part = part_of(course, "paragraph")

    outcome = judged(
        course, filled(course, {place_of(part): "Сархати нав бо *ғафс* ва пайванд. 16 200 рубл."})
    )

    text = outcome.corrected().lessons[0].texts["tg"].blocks[1].text
    assert text.startswith(
        "Сархати нав бо **ғафс** ва [пайванд](https://example.org/a?b=1). 16\u00a0200 рубл.\n"
    )


def test_the_uzbek_apostrophe_is_put_right(course: Course) -> None:
    text = text_of("## Boʻlim\n\nMatn.\n", "Hujjat", "Hujjat haqida.")
    course.lessons[0].texts["uz"] = text

    outcome = judged(course, filled(course, {"lesson:paper#0": "To'g‘ri ma'lumot"}, "uz"))

    assert outcome.corrected().lessons[0].texts["uz"].heading == "Toʻgʻri maʼlumot"


def test_lines_that_have_no_partner_are_corrected_together(course: Course) -> None:
    other = with_text(course, "tg", notes="**Мақсад.** Санҷидан.\n\nБаъд гуфтугӯ.")
    place = place_of(part_of(other, "trainer"))

    outcome = judged(other, filled(other, {place: "*Мақсад.* Аз нав санҷидан.\nБаъд гуфтугӯи кӯтоҳ."}))
    refused = judged(other, filled(other, {place: "*Мақсад.* Аз нав санҷидан. Баъд гуфтугӯи кӯтоҳ."}))

    assert outcome.corrected().lessons[0].texts["tg"].notes == (
        "**Мақсад.** Аз нав санҷидан.\n\nБаъд гуфтугӯи кӯтоҳ."
    )
    assert (the_problem(refused).code, refused.problems[0].values) == ("lines", {"found": 1, "wanted": 2})


def test_a_missing_text_may_be_written(course: Course) -> None:
    question = course.questions[0]
    bare = dataclasses.replace(question.texts["tg"], reasons={}, explanation="")
    other = dataclasses.replace(
        course, questions=(dataclasses.replace(question, texts={**question.texts, "tg": bare}),)
    )
    place = place_of(part_of(other, "reason"))

    outcome = judged(other, filled(other, {place: "Дар дасти Шумо чизе намемонад."}))

    assert outcome.corrected().questions[0].texts["tg"].reasons == {"a": "Дар дасти Шумо чизе намемонад."}


# --- nothing to do ----------------------------------------------------------------------------


@pytest.mark.parametrize("tick", ["+", "✓", "–", "OK", "ок.", " "])
def test_a_tick_is_no_correction(course: Course, tick: str) -> None:
    outcome = judged(course, filled(course, {"lesson:paper#0": tick}))

    assert outcome.accepted == outcome.problems == outcome.notes == []
    assert "lesson:paper" in outcome.complete


def test_the_same_words_again_are_no_correction(course: Course) -> None:
    outcome = judged(course, filled(course, {"lesson:paper#0": "Ҳуҷҷатҳо"}))

    assert (outcome.accepted, outcome.already) == ([], 1)


def test_a_second_import_finds_all_done(course: Course) -> None:
    document = filled(course, {place_of(part): longer(part) for part in parts_of(course)})
    done = judged(course, document).corrected()

    again = judged(course, document, done)

    assert (again.accepted, again.problems, again.already) == ([], [], len(parts_of(course)))
    assert again.corrected() == done
    assert again.complete == {"course", "lesson:paper", "question:copy"}


def test_a_question_of_the_reviewer_is_a_note_and_the_text_is_not_read_yet(course: Course) -> None:
    outcome = judged(course, filled(course, {"lesson:paper#0": "? Шояд «коғазҳо»"}))

    assert [(note.kind, note.text) for note in outcome.notes] == [("remark", "Шояд «коғазҳо»")]
    assert outcome.accepted == outcome.problems == []
    assert outcome.complete == {"course", "question:copy"}


def test_a_word_for_the_glossary_is_a_note(course: Course) -> None:
    place = next(row for row in ("glossary:g012#0",))
    full = with_text(course, "ru", summary="Ресурсный центр и договор.")

    outcome = judged(full, filled(full, {place: "маркази иттилоот"}))

    assert [(note.kind, note.text) for note in outcome.notes] == [("glossary", "маркази иттилоот")]
    assert outcome.corrected() == full


# --- what changed since the export ------------------------------------------------------------


def test_a_changed_translation_is_a_conflict_and_the_others_land(course: Course) -> None:
    document = filled(course, {"lesson:paper#0": "Ҳуҷҷатҳои нав", "lesson:paper#1": "Дар бораи коғазҳо."})
    now = with_text(course, "tg", heading="Коғазҳо")

    outcome = judged(course, document, now)

    (problem,) = outcome.problems
    assert (problem.code, problem.values, problem.text) == (
        "own_changed",
        {"now": "Коғазҳо"},
        "Ҳуҷҷатҳои нав",
    )
    assert outcome.corrected() == with_text(now, "tg", summary="Дар бораи коғазҳо.")
    assert "lesson:paper" not in outcome.complete


def test_changed_russian_words_are_a_conflict(course: Course) -> None:
    document = filled(course, {"lesson:paper#0": "Ҳуҷҷатҳои нав"})

    problem = the_problem(judged(course, document, with_text(course, "ru", heading="Документы")))

    assert (problem.code, problem.values) == ("russian_changed", {"now": "Документы"})


def test_a_row_without_correction_that_changed_is_named_but_no_error(course: Course) -> None:
    outcome = judged(course, exported(course), with_text(course, "tg", heading="Коғазҳо"))

    assert outcome.problems == []
    assert [row.id for row in outcome.changed_since] == ["lesson:paper#0"]
    assert outcome.complete == {"course", "question:copy"}


def test_a_paragraph_added_above_moves_the_rows_below(course: Course) -> None:
    """Every place below has another number now; words find theirs by their digests."""
    document = filled(course, {place_of(part): longer(part) for part in parts_of(course)})
    new = text_of("Новый абзац.\n", "", "").blocks
    now = course
    for language in ("ru", "tg"):
        now = with_text(now, language, blocks=(*new, *now.lessons[0].texts[language].blocks))

    outcome = judged(course, document, now)

    moved = dataclasses.replace(outcome.corrected())
    assert outcome.problems == []
    assert (
        moved.lessons[0].texts["tg"].blocks[1:]
        == judged(course, document).corrected().lessons[0].texts["tg"].blocks
    )
    assert [part.seen(part.own) for part in outcome.missing] == ["Новый абзац."]


def test_words_that_stand_twice_do_not_jump_to_their_twin(course: Course) -> None:
    """The checklist's first line is changed since; another with the same words has its own row."""
    lines = "::: checklist\n- Ҳа.\n- Не.\n- Ҳа.\n:::\n"
    for language in ("ru", "tg"):
        course = with_text(course, language, blocks=text_of(lines, "", "").blocks)
    document = filled(course, {"lesson:paper#2": "Бале."})
    now = with_text(course, "tg", blocks=text_of(lines.replace("Ҳа", "Хуб", 1), "", "").blocks)

    problem = the_problem(judged(course, document, now))

    assert (problem.code, problem.values) == ("own_changed", {"now": "Хуб."})


def test_a_text_that_is_gone_is_unknown(course: Course) -> None:
    document = filled(course, {"question:copy#0": "Чанд нусхаи шартнома лозим аст?"})

    problem = judged(course, document, dataclasses.replace(course, questions=())).problems[0]

    assert (problem.code, problem.text) == ("unknown", "Чанд нусхаи шартнома лозим аст?")


def test_a_piece_that_the_translation_lacks_has_no_place(course: Course) -> None:
    blocks = course.lessons[0].texts["tg"].blocks
    other = with_text(course, "tg", blocks=(*blocks[:1], *blocks[2:]))

    problem = the_problem(judged(other, filled(other, {"lesson:paper#r3": "Сархат"})))

    assert problem.code == "no_place"


# --- together ---------------------------------------------------------------------------------


def test_one_bad_row_does_not_hold_up_the_others(course: Course) -> None:
    wanted = {"lesson:paper#0": "Њуљљатњо", "lesson:paper#1": "Дар бораи коғазҳо."}

    outcome = judged(course, filled(course, wanted))

    assert [problem.text for problem in outcome.problems] == ["Њуљљатњо"]
    assert outcome.corrected() == with_text(course, "tg", summary="Дар бораи коғазҳо.")
    assert outcome.complete == {"course", "question:copy"}


def test_the_report_says_where_why_and_what(course: Course) -> None:
    wanted = {"lesson:paper#0": "Ҳуҷҷатҳо 2", "lesson:paper#1": "? Аҷиб"}

    outcome = judged(course, filled(course, wanted))

    with translation.override("en"):
        first, second = report_lines(outcome)
        summary = summary_line(outcome)
    assert first.endswith("lesson:paper#0: The numbers are 2; in Russian they are –. «Ҳуҷҷатҳо 2»")
    assert first.startswith("No. 1.1 (table ") and "row 2)" in first
    assert second.endswith("lesson:paper#1: Question or remark: «Аҷиб»")
    assert "Not taken: 1." in summary
