"""The rows of a reviewer's document: every piece of words once, and a correction lands there and only there."""

import dataclasses
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courses.packs.model import Course
from courses.packs.review.fields import KINDS
from courses.packs.review.lines import joined, lines_of
from courses.packs.review.markup import MarkupLost, Run, kept_as, plain, shown
from courses.packs.review.parts import Part, corrected, units_of
from courses.packs.richtext import escaped, inline, to_html, to_markdown
from tests.courses.review_helpers import parts_of, text_of, tiny_course, with_text
from tests.small_pack import small_pack

WORDS = st.text(st.characters(whitelist_categories=("L", "N", "P", "S", "Zs")), max_size=60)
LINES = st.lists(st.one_of(WORDS, WORDS.map("- {}".format), WORDS.map("1. {}".format)), max_size=5).map(
    "\n".join
)


@pytest.fixture
def course() -> Course:
    return tiny_course()


# --- pieces -----------------------------------------------------------------------------------


def test_every_kind_of_words_is_in_the_tiny_course(course: Course) -> None:
    assert {part.kind for part in parts_of(course)} == set(KINDS)


def test_every_word_of_a_whole_course_is_in_a_row_once() -> None:
    course = small_pack().courses[0]
    seen = "\n".join(part.seen(part.own) for part in parts_of(course, "uz"))

    for lesson in course.lessons:
        text = lesson.texts["uz"]
        for block in text.blocks:
            for words in (block.attrs.get("alt"), block.attrs.get("title"), *block.items, block.text):
                for line in lines_of(words or "", block.kind != "sample"):
                    assert plain(line.words) in seen
    assert len({part.id for part in parts_of(course, "uz")}) == len(parts_of(course, "uz"))


def test_questions_stand_after_their_lesson() -> None:
    names = [unit.name for unit in units_of(small_pack().courses[0], "tg")]

    assert names[0] == "course" and names[1].startswith("lesson:")
    assert names.index("question:own-copy") < names.index(
        next(n for n in names[2:] if n.startswith("lesson:"))
    )


def test_a_number_is_no_row_and_a_lesson_without_the_language_has_none(course: Course) -> None:
    assert "9" not in [part.seen(part.own) for part in parts_of(course)]
    assert [unit.parts for unit in units_of(course, "ky")] == [None, None, None]


def test_lines_that_do_not_stand_beside_each_other_are_one_row(course: Course) -> None:
    other = with_text(course, "tg", notes="**Мақсад.** Санҷидан.")

    part = next(part for part in parts_of(other) if part.kind == "trainer")

    assert "." not in part.place and len(part.russian) == 2 and len(part.own) == 1


def test_what_only_one_language_has_stands_alone(course: Course) -> None:
    blocks = course.lessons[0].texts["tg"].blocks
    other = with_text(course, "tg", blocks=(*blocks[:1], *blocks[2:]))

    alone = [part for part in parts_of(other) if part.unit == "lesson:paper" and not part.own]

    assert [(part.kind, part.place) for part in alone] == [("paragraph", "r3")]


@given(LINES)
def test_lines_are_the_words_again(words: str) -> None:
    for markdown in (True, False):
        assert joined(lines_of(words, markdown)) == words


# --- putting back -----------------------------------------------------------------------------


def all_words(course: Course) -> dict[str, str]:
    return {f"{part.unit}#{part.place}": part.seen(part.own) for part in parts_of(course)}


@pytest.mark.parametrize(
    "part", parts_of(tiny_course()), ids=lambda part: f"{part.unit}#{part.place}-{part.kind}"
)
def test_new_words_land_there_and_only_there(course: Course, part: Part) -> None:
    new = corrected(course, "tg", {part.unit: {part.place: "Матни нав"}})

    before, after = all_words(course), all_words(new)
    assert {place for place in after if after[place] != before.get(place)} == {f"{part.unit}#{part.place}"}
    assert after[f"{part.unit}#{part.place}"] == "Матни нав"
    assert all_of(new, "ru") == all_of(course, "ru")


def all_of(course: Course, language: str) -> list[object]:
    things = [course, *course.lessons, *course.questions]
    return [thing.texts[language] for thing in things]


def test_no_words_change_nothing() -> None:
    for course in (tiny_course(), small_pack().courses[0]):
        words = {}
        for part in parts_of(course):
            words.setdefault(part.unit, {})[part.place] = (
                part.own[0].words if "." in part.place else joined(list(part.own))
            )
        assert corrected(course, "tg", words) == course


# --- bold and links ---------------------------------------------------------------------------


@example("𝆹𝅥")
@given(WORDS)
def test_any_line_is_shown_and_kept_again(words: str) -> None:
    markdown = to_markdown(inline(escaped(unicodedata.normalize("NFC", words))))
    if markdown and "\n" not in markdown:
        again = kept_as(shown(markdown), markdown)

        assert to_html(again) == to_html(markdown)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ([Run("Мақсад.", True), Run(" Санҷидан.")], "**Мақсад.** Санҷидан."),
        ([Run("Мақсад. Санҷидан.")], "**Мақсад.** Санҷидан."),
        ([Run("**Ният.** Санҷидан.")], "**Ният.** Санҷидан."),
        ([Run("Ният.", True), Run(" Санҷидан.")], "**Ният.** Санҷидан."),
        ([Run("Мақсад. Санҷидан.", True)], "**Мақсад.** Санҷидан."),
        ([Run("  Мақсад.  Санҷидан  1_000* ")], "**Мақсад.** Санҷидан 1\\_000\\*"),
    ],
)
def test_bold_is_kept_or_found_again(typed: list[Run], kept: str) -> None:
    assert kept_as(tuple(typed), "**Мақсад.** Санҷиш.") == kept


def test_a_line_in_bold_from_end_to_end_stays_so() -> None:
    assert kept_as((Run("Вақт: ним соат."),), "**Вақт: 30 дақиқа.**") == "**Вақт: ним соат.**"


def test_bold_that_shows_what_was_changed_is_not_kept() -> None:
    assert kept_as((Run("Санҷидани "), Run("шартнома", True)), "Санҷиш") == "Санҷидани шартнома"


@pytest.mark.parametrize("before", ["**Мақсад.** Санҷиш.", "Ба [пайванд](https://example.org/a_b) нигаред."])
def test_marks_whose_words_are_gone_are_missed(before: str) -> None:
    with pytest.raises(MarkupLost):
        kept_as((Run("Чизи дигар."),), before)


def test_a_link_is_found_again_by_its_words_and_kept_when_typed() -> None:
    before = "Ба [пайванд](https://example.org/a_b) нигаред."

    found = kept_as((Run("Нигаред ба пайванд."),), before)
    typed = kept_as((Run("Ба [ин саҳифа](https://example.org/a_b) нигаред."),), before)

    assert found == "Нигаред ба [пайванд](https://example.org/a_b)."
    assert typed == "Ба [ин саҳифа](https://example.org/a_b) нигаред."


def test_a_new_link_is_refused() -> None:
    with pytest.raises(MarkupLost):
        kept_as((Run("[ин ҷо](https://evil.example)"),), "Ин ҷо")


def test_a_reviewers_signs_mean_nothing(course: Course) -> None:
    assert kept_as((Run("- 5 _сол_ <b>"),), "Панҷ сол") == "\\- 5 \\_сол\\_ \\<b>"
    text = text_of("## А\n\nМатн\n", "Н", "Х")
    assert dataclasses.replace(text, notes="") == text
