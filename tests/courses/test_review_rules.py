"""Which words may stand in a text: a correction that would spoil it is refused by name, and kept."""

import pytest

from courses.packs.model import Course
from tests.courses.review_helpers import (
    filled,
    judged,
    part_of,
    place_of,
    the_problem,
    tiny_course,
    with_text,
)


@pytest.fixture
def course() -> Course:
    return tiny_course()


LONG = "Нусхаи шартнома барои Шумо ва нусхаи дигар барои корфармо лозим аст, чунки бе он ҳақ гирифтан душвор мешавад?"


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("paragraph", "Сархат бо *ғафс* ва пайванд. 16 300 рубл.", "numbers"),
        ("paragraph", "Сархат бо *ғафс* ва пайванд.", "numbers"),
        ("heading", "Ҳуҷҷатҳо 2", "numbers"),
        ("paragraph", "Сархати дигар ва пайванд. 16 200 рубл.", "bold"),
        ("paragraph", "Сархат бо *ғафс* ва дигар. 16 200 рубл.", "link"),
        ("paragraph", "16 200", "bold"),
        ("question", LONG, "long"),
        ("choice", "Як нусхаи шартнома, ки корфармо ба дасти худаш мегирад ва намедиҳад", "long"),
        ("heading", "Ҳ" * 201, "long"),
        ("paragraph", "Сархат бо *ғафс* ва пайванд. 16 200 рубл." + " Боз." * 60, "long"),
        ("heading", "Њуљљатњо", "letters"),
        ("heading", "Ҳужжaтлар", "letters"),
        ("heading", "Ҳуч?атҳо", "letters"),
        ("heading", "Documents of the person", "letters"),
        ("question", "Чанд нусха лозим аст", "question_mark"),
        ("warning", "Эҳтиёт шавед F2.12", "numbers"),
        ("heading", "Ба сомонаи Озоди нигаред", "writing"),
        ("picture", 'Шартнома "нав" дар миз', "unsafe"),
        ("sample", "::: Ман, Мадина,", "unsafe"),
        ("choice", "> Як", "unsafe"),
    ],
)
def test_what_would_spoil_a_text_is_refused_and_kept(
    course: Course, kind: str, typed: str, code: str
) -> None:
    outcome = judged(course, filled(course, {place_of(part_of(course, kind)): typed}))

    problem = the_problem(outcome)
    assert problem.code == code
    assert problem.text == typed.replace("*", "")
    assert outcome.corrected() == course


def test_half_a_text_is_refused(course: Course) -> None:
    other = with_text(course, "tg", summary="Дар бораи ҳуҷҷатҳое, ки дар сафар лозим мешаванд.")

    problem = the_problem(judged(other, filled(other, {"lesson:paper#1": "коғазҳое"})))

    assert (problem.code, problem.values) == ("short", {"found": 8, "was": 49})


def test_numbers_of_the_translation_may_stay_where_they_are(course: Course) -> None:
    """A sentence with its number stands one line further in the translation."""
    other = with_text(course, "tg", summary="Дар бораи 10 ҳуҷҷат.")

    outcome = judged(other, filled(other, {"lesson:paper#1": "Оид ба 10 ҳуҷҷат."}))
    as_russian = judged(other, filled(other, {"lesson:paper#1": "Оид ба ҳуҷҷатҳо."}))

    assert outcome.problems == as_russian.problems == []


def test_russian_is_held_to_the_writing_rules(course: Course) -> None:
    typed = " ".join(["Это"] * 16) + "."

    outcome = judged(course, filled(course, {place_of(part_of(course, "key", "ru")): typed}, "ru"))
    good = judged(course, filled(course, {"lesson:paper#0": "Документы"}, "ru"))

    assert the_problem(outcome).code == "writing"
    assert good.corrected() == with_text(course, "ru", heading="Документы")
