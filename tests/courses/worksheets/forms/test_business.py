"""Break-even and six months of cash as a form."""

import pytest

from tests.courses.worksheets.helpers import errors, example, filled, outcome, plain, rows

BUSINESS = "break-even"


def test_the_sewing_shop_of_module_10() -> None:
    found = outcome(BUSINESS)

    assert found.title == "Продавайте 75 шт. в месяц, чтобы не терять"
    assert plain(found.texts) == ["Денег хватит. Меньше всего в месяце 2: 7 000 сом."]
    assert rows(found) == {
        "Одна штука даёт, KGS": "400",
        "Штук в месяц, чтобы не терять": "75",
        "Штук в рабочий день": "3",
    }
    assert list(rows(found, 1).values()) == ["15 000", "7 000", "7 000", "11 000", "19 000", "31 000"]
    assert plain([line.note for line in found.tables[1].lines])[:2] == ["+45 000 −90 000", "+54 000 −62 000"]


def test_the_month_in_which_the_money_runs_out() -> None:
    found = outcome(BUSINESS, start="50 000")

    assert (found.kind, plain(found.texts)) == ("warn", ["Деньги кончатся в месяце 2: не хватит 3 000 сом."])


def test_an_empty_month_sells_as_the_one_before() -> None:
    found = outcome(BUSINESS, sold_1="75", sold_2="", sold_3="", sold_4="0", sold_5="", sold_6="", machine="")

    assert list(rows(found, 1).values()) == ["60 000", "58 000", "56 000", "24 000", "−8 000", "−40 000"]


def test_break_even_alone() -> None:
    found = filled(BUSINESS, {"price": "4", "cost": "2,20", "fixed": "3000", "days": "30"}).answer()

    assert rows(found) == {
        "Одна штука даёт, RUB": "1,80",
        "Штук в месяц, чтобы не терять": "1 667",
        "Штук в рабочий день": "56",
    }
    assert len(found.tables) == 1


@pytest.mark.parametrize("cost", ["900", "1 000"])
def test_a_price_that_never_pays(cost: str) -> None:
    assert errors(BUSINESS, example(BUSINESS, cost=cost)) == {
        "cost": ["Штука обходится не дешевле, чем её цена. Поднимите цену или уменьшите затраты."]
    }


def test_cash_needs_a_first_month() -> None:
    assert list(errors(BUSINESS, example(BUSINESS, sold_1=""))) == ["sold_1"]
