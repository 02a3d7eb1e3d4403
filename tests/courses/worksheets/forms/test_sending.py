"""Ways to send money: the best, the year, the slips."""

import pytest

from tests.courses.worksheets.helpers import NEEDED, errors, example, outcome, plain, rows

SENDING = "remittance-comparison"


def test_the_best_way_and_a_year_of_it() -> None:
    found = outcome(SENDING)

    assert (found.kind, found.title) == ("ok", "Выгоднее: C")
    assert plain(found.texts) == ["Семья получит 2 222,16 сомони.", "Меньше 2%: хорошая цена."]
    assert plain(found.notes) == [
        "Если посылать эту сумму каждый месяц, за год вы сбережёте 625,92 сомони по сравнению с «A»."
    ]
    assert [table.caption for table in found.tables] == ["A", "B", "✓ C"]
    assert rows(found, 1) == {
        "Семья получит, TJS": "2 217,60",
        "Комиссия, RUB": "200",
        "Потеря на курсе, TJS": "19,80",
        "Полная цена, TJS": "42,40",
        "Полная цена, процент": "1,9%",
    }


def test_for_a_small_sum_another_way_is_best() -> None:
    assert outcome(SENDING, amount="5 000").title == "Выгоднее: B"


def test_ways_that_bring_the_same_are_both_named() -> None:
    found = outcome(SENDING, rate_2="0,1085", fee_2="0", name_2="", name_3="", fee_3="", rate_3="")

    assert (found.title, found.notes) == ("Выгоднее: A и Способ 2", [])


def test_a_dear_way_is_a_warning() -> None:
    found = outcome(SENDING, rate_1="0,105", rate_2="0,106", rate_3="0,104")

    assert (found.kind, plain(found.texts)[1]) == ("warn", "Больше 5%: ищите другой способ.")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("amount", "", NEEDED),
        ("fee_2", "", NEEDED),
        ("rate_3", "", NEEDED),
        ("fee_3", "20000", "Комиссия забирает всю сумму. Проверьте обе."),
        ("fee_2", "100%", "Комиссия забирает всю сумму. Проверьте обе."),
        ("rate_1", "8,85",
         "Это далеко от рыночного курса. Пишите оба за 1 единицу валюты, в которой платите."),
        ("paid_in", "USD", "Выберите из списка. Варианта USD в нём нет."),
    ],
)  # fmt: skip
def test_impossible_transfers(field: str, value: str, message: str) -> None:
    assert errors(SENDING, example(SENDING, **{field: value})) == {field: [message]}


def test_one_way_cannot_be_compared() -> None:
    data = {"amount": "100", "market": "1", "fee_1": "0", "rate_1": "1"}

    assert errors(SENDING, data) == {"__all__": ["Заполните хотя бы два способа. Тогда их можно сравнить."]}
