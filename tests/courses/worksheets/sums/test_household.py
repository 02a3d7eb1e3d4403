"""The month of module 8 and its goals."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.worksheets.sums import (
    count_budget,
    count_goal,
)
from tests.courses.worksheets.helpers import fixed_seed, money


def test_the_family_of_module_8() -> None:
    budget = count_budget(
        [D(3000), D(900), D(400)], [D(1600), D(350), D(300), D(250), D(400)], [D(350), D(250)]
    )

    assert (budget.income, budget.expenses, budget.left) == (4300, 3500, 800)
    assert (budget.saved_per_cent, budget.must_pay, budget.fund) == (19, 2900, 8700)
    assert count_goal(budget.fund, D(0), budget.can_save, None).months == 11


@pytest.mark.parametrize(("must", "fund"), [(4_500_000, 13_500_000), (28_000, 84_000)])
def test_the_reserve_of_the_other_families(must: int, fund: int) -> None:
    assert count_budget([], [D(must)], []).fund == fund


def test_a_family_that_spends_more_than_it_has_saves_nothing() -> None:
    budget = count_budget([D(100)], [D(150)], [])
    goal = count_goal(D(1000), D(0), budget.can_save, 10)

    assert (budget.left, budget.can_save, budget.saved_per_cent) == (-50, 0, 0)
    assert (goal.months, goal.each_month) == (None, 100)


def test_a_goal_that_is_reached_takes_no_months() -> None:
    assert count_goal(D(500), D(600), D(0), 3).months == 0


@fixed_seed
@given(money, money, st.decimals("0.01", 1_000_000, places=2), st.integers(1, 600))
def test_the_months_to_a_goal_are_enough_and_one_less_is_not(goal: D, has: D, save: D, wished: int) -> None:
    found = count_goal(goal, has, save, wished)

    assert found.missing == max(D(0), goal - has)
    assert found.months is not None and found.months * save >= found.missing
    assert found.months == 0 or (found.months - 1) * save < found.missing
    assert found.each_month is not None and found.each_month * wished >= found.missing
