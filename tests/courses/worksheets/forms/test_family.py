"""Tested contacts, and what a plan lacks."""

import pytest

from tests.courses.worksheets.helpers import NEEDED, errors, filled

PLAN = "family-plan"
CONTACTS = ["consulate", "office", "migration", "inspection", "ngo", "friend", "family"]


def plan(tested: int, **more: str) -> dict[str, str]:
    data = {"copies": "мать", "silent_days": "3", "acts": "брат", **more}
    for code in CONTACTS[:tested]:
        data |= {f"at_{code}": "+992 900", f"tested_{code}": "20.11.2026"}
    return data


def test_six_tested_contacts_are_ready() -> None:
    found = filled(PLAN, plan(6)).answer()

    assert (found.kind, found.title) == ("ok", "Проверенные контакты: 6 из 7")
    assert found.texts == ["Ваши контакты готовы к поездке."]


def test_five_are_not_and_the_untested_are_named() -> None:
    found = filled(PLAN, plan(5, at_friend="Бахтиёр")).answer()

    assert (found.kind, found.title) == ("warn", "Проверенные контакты: 5 из 7")
    assert found.texts == [
        "До поездки проверьте ещё 1.",
        "Ещё не проверены: Друг там и Семья дома.",
    ]


def test_what_the_plan_lacks_is_said() -> None:
    power = {"what_1": "школа", "signs_1": "сестра", "until_1": "01.01.2020"}
    found = filled(PLAN, plan(7) | {"copies": "", "silent_days": "", "acts": ""} | power).answer()

    assert found.kind == "warn"
    assert found.texts[1:] == [
        "Эта доверенность закончилась: школа.",
        "Копии ваших бумаг пока никто не хранит.",
        "Пока нет плана на случай, если от вас нет вестей.",
    ]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"tested_friend": "20.11.2026"}, "at_friend", NEEDED),
        ({"at_friend": "Б", "tested_friend": "01.01.2099"}, "tested_friend",
         "Этот день ещё не наступил. Напишите, когда вам ответят."),
        ({"what_2": "дом"}, "signs_2", NEEDED),
        ({"silent_days": ""}, "silent_days", NEEDED),
    ],
)  # fmt: skip
def test_a_plan_with_a_hole(changes: dict[str, str], field: str, message: str) -> None:
    assert errors(PLAN, plan(5) | changes) == {field: [message]}
