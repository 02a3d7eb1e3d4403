"""The family budget as a form."""

from tests.courses.worksheets.helpers import errors, example, outcome, plain, rows

BUDGET = "household-budget"


def test_the_budget_of_module_8() -> None:
    found = outcome(BUDGET)

    assert (found.kind, plain([found.title])) == ("ok", ["Вы можете откладывать 800 сомони в месяц"])
    assert rows(found) == {
        "Приходит, TJS": "4 300",
        "Уходит, TJS": "3 500",
        "Остаётся для дома, TJS": "800",
        "От дохода": "19%",
        "Остаётся, если из-за границы придёт половина, TJS": "−700",
    }
    assert rows(found, 1) == {
        "Ещё накопить, TJS": "5 600",
        "Месяцев до цели": "7",
        "Откладывать в месяц, чтобы успеть, TJS": "700",
    }
    assert rows(found, 2) == {
        "Три месяца того, что надо платить, TJS": "8 700",
        "Месяцев, чтобы накопить": "11",
    }


def test_a_goal_that_comes_too_early() -> None:
    assert plain(outcome(BUDGET, months="4").notes) == [
        "Чтобы успеть, надо на 600 сомони больше в месяц. Или возьмите больше месяцев."
    ]


def test_a_month_that_lacks_money_points_at_what_can_wait() -> None:
    found = outcome(BUDGET, remittance="2 000")

    assert (found.kind, plain([found.title])) == ("warn", ["Каждый месяц не хватает 200 сомони"])
    assert plain(found.texts) == ["Сначала посмотрите, что может подождать: 600 сомони."]
    assert "Месяцев до цели" not in rows(found, 1)


def test_nothing_left() -> None:
    assert outcome(BUDGET, remittance="2 200").title == "Откладывать нечего"


def test_months_without_a_goal_ask_for_it() -> None:
    assert list(errors(BUDGET, example(BUDGET, goal=""))) == ["goal"]
