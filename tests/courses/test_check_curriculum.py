"""The checks of the writing rules: the starter pack passes them, and each of them finds its fault."""

import csv
import dataclasses
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from courses.management.commands.load_curriculum import STARTER
from courses.packs.checks import check_course, check_pack
from courses.packs.checks.glossary import Term, glossary_shares, has_term
from courses.packs.checks.languages import numbers
from courses.packs.model import Course
from courses.packs.parse import read_course
from tests.small_pack import COURSE, small_pack, starter_pack, write_small_pack


def test_the_starter_pack_keeps_every_rule() -> None:
    errors = [str(finding) for finding in check_pack(starter_pack()) if finding.level == "error"]

    assert errors == []


def test_the_starter_pack_is_whole() -> None:
    pack = starter_pack()

    assert len(pack.courses) == 12
    assert [programme.id for programme in pack.programmes] == [
        "pre-departure", "reintegration", "family", "one-day", "family-evening",
    ]  # fmt: skip
    for course in pack.courses:
        test = [question for question in course.questions if question.kind == "test"]
        assert 5 <= len(course.lessons) <= 9, course.id
        assert len(test) >= 18 and any(question.must for question in test), course.id
        assert course.pass_mark == 70 and course.questions_per_attempt == 10, course.id


def test_every_kind_of_worksheet_is_in_a_lesson() -> None:
    blocks = [b for c in starter_pack().courses for le in c.lessons for b in le.texts["ru"].blocks]

    kinds = {block.attrs["kind"] for block in blocks if block.kind == "worksheet"}

    assert kinds == {
        "contract-checklist", "work-diary", "remittance-comparison", "household-budget", "loan-cost",
        "departure-checklist", "break-even", "cooperative-shares", "family-plan",
    }  # fmt: skip


def test_sensitive_matters_carry_their_marker() -> None:
    marked = {lesson.sensitive for course in starter_pack().courses for lesson in course.lessons}

    assert {"army", "detention", "hiv", "trafficking", "violence"} <= marked


# --- each check finds its fault ---------------------------------------------------------------

LESSON = f"courses/{COURSE}/03-wage"
QUESTIONS = f"courses/{COURSE}/questions"
LONG = "Это очень длинное предложение в котором слов заметно больше чем пятнадцать и читать его совсем не легко.\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (f"{LESSON}/ru.md", r"(?m)^## ", LONG + "## ", "words in one sentence"),
        (
            f"{LESSON}/ru.md",
            r"(?m)^## ",
            "Позвоните +7 495 123-45-67.\n\n## ",
            "a phone number stands in the text",
        ),
        (
            f"{LESSON}/ru.md",
            r"(?m)^## ",
            "Так по закону [F3.4].\n\n## ",
            "the number of a fact stands in the text",
        ),
        (f"{LESSON}/ru.md", r"(?m)^## ", "Вам дали 16 800 рублей.\n\n## ", "needs a no-break space"),
        (f"{LESSON}/ru.md", r"(?m)^## ", "Об этом писала Медуза.\n\n## ", "source for editors only"),
        (
            f"{LESSON}/ru.md",
            r"(?m)^## ",
            "[Тут](https://meduza.io/a) подробно.\n\n## ",
            "meduza.io/a is a source",
        ),
        (
            f"{LESSON}/ru.md",
            r"(?m)^## ",
            "::: fact F9.99\nТак.\n:::\n\n## ",
            "F9.99 is named but has no source",
        ),
        (f"{LESSON}/ru.md", r"(?s)::: key\n.*?\n:::\n", "", "0 key messages"),
        (f"{LESSON}/ru.md", r"(?s)::: example.*?\n:::\n", "", "no example"),
        (f"{LESSON}/ru.md", r'(?m)^(::: picture \S+) ".*"$', r'\1 ""', "has no words"),
        (f"{LESSON}/tg.md", r"(?m)(^# trainer)", "9 дона.\\n\\n\\1", "the numbers are"),
        (f"{LESSON}/tg.md", r"(?m)(^::: key\n)", r"\g<1>77 дона. ", "in Russian"),
        (f"{LESSON}/tg.md", r"(?s)::: key\n.*?\n:::\n", "", "other blocks than in Russian"),
        (f"{QUESTIONS}/ru.md", r"(?m)^- a: .*$", "- a: " + "слово " * 20, "60 at most"),
        (f"{QUESTIONS}/ru.md", r"(?m)^> .*$", "", "no reason"),
    ],
)
def test_a_fault_is_found(folder: Path, file: str, old: str, new: str, message: str) -> None:
    path = folder / file
    text = path.read_text()
    assert re.search(old, text), old
    path.write_text(re.sub(old, new, text, count=1))

    found = [str(finding) for finding in check_course(read_course(folder / "courses" / COURSE))]

    assert any(message in one and file.split("/")[-2] in one for one in found), found


def changed(change: Callable[[Course], Course]) -> list[str]:
    course = small_pack().courses[0]
    return [str(finding) for finding in check_course(change(course)) if finding.level == "error"]


def with_source(course: Course, **values: object) -> Course:
    first = course.lessons[0]
    source = dataclasses.replace(first.sources[0], **values)  # type: ignore[arg-type]
    lesson = dataclasses.replace(first, sources=(source, *first.sources[1:]))
    return dataclasses.replace(course, lessons=(lesson, *course.lessons[1:]))


def test_a_volatile_fact_without_a_day_is_an_error() -> None:
    found = changed(lambda course: with_source(course, volatile=True, review_by=None))

    assert any("has no review_by" in one for one in found)


def test_a_banned_source_for_learners_is_an_error() -> None:
    address = "https://rus.azattyk.org/a"

    assert any(address in one for one in changed(lambda c: with_source(c, address=address, learner=True)))
    assert not any(
        address in one for one in changed(lambda c: with_source(c, address=address, learner=False))
    )


def test_too_few_test_questions_are_an_error() -> None:
    found = changed(lambda course: dataclasses.replace(course, questions=course.questions[:12]))

    assert any("at least 18" in one for one in found)


def test_grouped_numbers_are_one_number() -> None:
    assert numbers("16\u00a0800 и 1,5; 3 марта 2026") == ["1,5", "16800", "2026", "3"]
    assert numbers("10 000 000") == ["10000000"]


# --- glossary ---------------------------------------------------------------------------------


def test_a_term_is_found_whatever_its_ending() -> None:
    assert has_term("вы получите зарплату завтра", ("зарплата",))
    assert not has_term("запрос", ("зарплата",))
    assert has_term("mehnat shartnomasini oling", ("mehnat shartnomasi",))


def test_the_share_counts_places_where_the_agreed_word_stands() -> None:
    term = Term("g1", {"ru": ("договор",), "tg": ("шартнома",), "uz": ("xyz",), "ky": ()})

    tajik, uzbek, kyrgyz = (glossary_shares(small_pack(), [term], code) for code in ("tg", "uz", "ky"))

    assert tajik.asked == tajik.used > 0
    assert (uzbek.used, uzbek.asked) == (0, tajik.asked)
    assert kyrgyz.asked == 0


def test_a_word_with_an_equals_sign_is_found_only_as_it_stands() -> None:
    assert has_term("ваш долг и долги", ("=долг",))
    assert not has_term("ждать долго", ("=долг",))


def test_only_settled_terms_are_asked_where_settled_ones_are_meant() -> None:
    settled = Term("g1", {"ru": ("договор",), "tg": ("шартнома",)}, frozenset({"tg"}))
    draft = Term("g2", {"ru": ("договор",), "tg": ("xyz",)})

    every = glossary_shares(small_pack(), [settled, draft], "tg")
    agreed = glossary_shares(small_pack(), [settled, draft], "tg", settled_only=True)

    assert every.asked == 2 * agreed.asked and every.used == agreed.used == agreed.asked
    assert agreed.is_enough and not every.is_enough
    assert every.missed[0].endswith("g2 xyz")


def test_a_settled_word_that_is_not_used_is_an_error_with_its_places(folder: Path) -> None:
    (folder / "glossary.csv").write_text("id,ru,ru_match,tg,tg_status\ng1,контракт,договор,xyz,settled\n")
    out = io.StringIO()

    with pytest.raises(CommandError):
        call_command("check_curriculum", pack=folder, stdout=out)

    assert "tg: settled terms are used in 0 of" in out.getvalue()
    assert f"tg: {COURSE}/" in out.getvalue() and "g1 xyz is not used" in out.getvalue()
    (folder / "glossary.csv").write_text("id,ru,ru_match,tg,tg_status\ng1,контракт,договор,xyz,draft\n")
    call_command("check_curriculum", pack=folder, stdout=out)


def test_the_glossary_is_whole() -> None:
    with (STARTER / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len({row["id"] for row in rows}) == len(rows) > 150
    for row in rows:
        for code in ("tg", "uz", "ky"):
            assert (
                row[f"{code}_status"] == ""
                if not row[code]
                else row[f"{code}_status"] in ("settled", "draft")
            )


# --- the command ------------------------------------------------------------------------------


def test_the_command_counts_and_names_missing_languages(folder: Path) -> None:
    (folder / LESSON / "ky.md").unlink()
    out = io.StringIO()

    call_command("check_curriculum", pack=folder, stdout=out)

    assert "1 courses, 7 lessons" in out.getvalue()
    assert "ky: 6 of 7 lessons" in out.getvalue()
    assert f"missing in {COURSE}: ky" in out.getvalue()


def test_the_command_fails_on_an_error_and_on_a_wrong_letter(folder: Path) -> None:
    path = folder / LESSON / "tg.md"
    path.write_text(path.read_text().replace("summary: ", "summary: їњ ", 1))

    with pytest.raises(CommandError, match="must be repaired"):
        call_command("check_curriculum", pack=folder, stdout=io.StringIO())


def test_a_broken_pack_is_named_with_its_line(folder: Path) -> None:
    path = folder / LESSON / "ru.md"
    path.write_text(path.read_text().replace("::: key", "::: kee"))

    with pytest.raises(CommandError, match=r"03-wage/ru\.md:\d+: there is no directive"):
        call_command("check_curriculum", pack=folder)
