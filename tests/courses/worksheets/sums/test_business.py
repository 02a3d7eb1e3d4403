"""The examples of module 10, and what break-even means for any numbers."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.worksheets.sums import (
    NeverPays,
    break_even,
    cash_flow,
    runs_out,
)
from tests.courses.worksheets.helpers import fixed_seed, money


@pytest.mark.parametrize(
    ("price", "cost", "fixed", "days", "pieces", "a_day"),
    [
        ("4.00", "2.20", "3000", 30, 1667, "56"),
        ("900", "500", "30000", 25, 75, "3.0"),
        ("120000", "55000", "4000000", 25, 62, "2.5"),
        ("3.50", "2.20", "3000", None, 2308, None),
        ("5", "0", "2000", None, 400, None),
    ],
)
def test_the_examples_of_module_10(
    price: str, cost: str, fixed: str, days: int | None, pieces: int, a_day: str | None
) -> None:
    even = break_even(D(price), D(cost), D(fixed), days)

    assert (even.pieces, even.a_day) == (pieces, a_day and D(a_day))


@pytest.mark.parametrize(
    ("sold", "price", "cost", "fixed", "profit"),
    [
        (2500, "4.00", "2.20", "3000", 1500),
        (110, "900", "500", "30000", 14_000),
        (90, "120000", "55000", "4000000", 1_850_000),
    ],
)
def test_the_profits_of_module_10(sold: int, price: str, cost: str, fixed: str, profit: int) -> None:
    (month,) = cash_flow(D(0), [sold], D(price), D(cost), D(fixed), D(0), D(0))

    assert month.end == profit


SEWING = [50, 60, 80, 90, 100, 110]


def sewing_shop(start: int = 60_000):
    return cash_flow(D(start), SEWING, D(900), D(500), D(30_000), D(35_000), D(2_000))


def test_the_sewing_shop_of_module_10() -> None:
    months = sewing_shop()

    assert [month.start for month in months] == [60_000, 15_000, 7_000, 7_000, 11_000, 19_000]
    assert [month.sales for month in months] == [45_000, 54_000, 72_000, 81_000, 90_000, 99_000]
    assert [month.spent for month in months] == [90_000, 62_000, 72_000, 77_000, 82_000, 87_000]
    assert [month.end for month in months] == [15_000, 7_000, 7_000, 11_000, 19_000, 31_000]
    assert runs_out(months) is None


def test_a_customer_who_pays_10_000_late_empties_the_box() -> None:
    empty = runs_out(sewing_shop(start=50_000))

    assert empty is not None
    assert (empty.number, empty.end) == (2, -3_000)


@pytest.mark.parametrize("cost", ["900", "901"])
def test_a_piece_that_costs_its_price_never_pays(cost: str) -> None:
    with pytest.raises(NeverPays):
        break_even(D(900), D(cost), D(1))


@fixed_seed
@given(st.decimals("0.01", 1_000_000, places=2), st.decimals(0, 1_000_000, places=2), money)
def test_break_even_covers_the_fixed_costs_and_one_less_does_not(margin: D, cost: D, fixed: D) -> None:
    pieces = break_even(cost + margin, cost, fixed).pieces

    assert pieces * margin >= fixed
    assert pieces == 0 or (pieces - 1) * margin < fixed


@fixed_seed
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=6), money, money)
def test_cash_at_the_end_is_all_that_came_less_all_that_went(sold: list[int], start: D, fixed: D) -> None:
    months = cash_flow(start, sold, D("9.5"), D("2.2"), fixed, D(100), D(7))

    came, went = sum(m.sales for m in months), sum(m.spent for m in months)
    assert months[-1].end == start + came - went
