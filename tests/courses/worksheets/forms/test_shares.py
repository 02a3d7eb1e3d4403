"""Parts of a profit and a matched project as a form."""

import pytest

from tests.courses.worksheets.helpers import NEEDED, errors, filled, outcome, plain, rows

SHARES = "cooperative-shares"


def test_the_milk_cooperative_and_the_pump_of_module_11() -> None:
    found = outcome(SHARES)

    assert rows(found) == {
        "Оставлено": "60 000",
        "Гульнара": "4 500",
        "остальные участники": "85 500",
        "Вместе": "150 000",
    }
    assert rows(found, 1) == {"Семьи, 25%": "24 000", "Мигранты, 25%": "24 000", "Власть, 50%": "48 000",
                              "Вместе": "96 000"}  # fmt: skip
    assert (found.kind, found.notes) == ("info", [])


def test_a_project_that_lacks_money_says_what_to_think_of() -> None:
    found = outcome(SHARES, limit="30 000", profit="", kept="", name_1="", share_1="", name_2="", share_2="")

    assert (found.kind, plain([found.title])) == ("warn", ["Вместе у вас 78 000 сом"])
    assert plain(found.notes)[0].startswith("Не хватает 18 000 сом.")


def test_three_equal_members_share_100_to_the_last_tiyin() -> None:
    data = {"profit": "100", "currency": "UZS", "share_1": "1", "share_2": "1", "share_3": "1"}

    assert list(rows(filled(SHARES, data).answer()).values()) == ["33,34", "33,33", "33,33", "100"]


@pytest.mark.parametrize(
    ("data", "field", "message"),
    [
        ({"profit": "100"}, "share_1", NEEDED),
        ({"share_1": "1"}, "profit", NEEDED),
        ({"profit": "100", "name_2": "Б"}, "share_2", NEEDED),
        ({"profit": "100", "share_1": "0"}, "share_1", "У кого-то должен быть пай."),
        ({"limit": "100"}, "migrants", NEEDED),
        ({"migrants": "0"}, "migrants", NEEDED),
        ({"profit": "100", "share_1": "1", "kept": "101"}, "kept",
         "Слишком много процентов. Проверьте число."),
    ],
)  # fmt: skip
def test_impossible_shares(data: dict[str, str], field: str, message: str) -> None:
    assert errors(SHARES, data) == {field: [message]}
