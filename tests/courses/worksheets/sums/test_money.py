"""Parts that sum exactly, and per cents."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.worksheets.sums import (
    per_cent,
    split,
)
from tests.courses.worksheets.helpers import CENT, fixed_seed, money


def test_left_over_cents_go_to_the_largest_remainders() -> None:
    assert split(D("100.00"), [D(1), D(1), D(1)]) == [D("33.34"), D("33.33"), D("33.33")]
    assert split(D("1.00"), [D(5), D(3), D(1)]) == [D("0.56"), D("0.33"), D("0.11")]


@pytest.mark.parametrize("weights", [[], [D(0)], [D(2), D(-1)]])
def test_nothing_is_divided_by_nothing(weights: list[D]) -> None:
    with pytest.raises(ValueError):
        split(D(1), weights)


@fixed_seed
@given(money, st.lists(money, min_size=1, max_size=30).filter(any))
def test_parts_sum_exactly_and_are_fair_to_a_cent(whole: D, weights: list[D]) -> None:
    parts, total = split(whole, weights), sum(weights)

    assert sum(parts) == whole
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - whole * weight / total) < CENT
        assert weight or not part


@fixed_seed
@given(money, money.filter(bool))
def test_per_cent_is_rounded_to_a_tenth(part: D, whole: D) -> None:
    assert abs(per_cent(part, whole) - part * 100 / whole) <= D("0.05")


def test_per_cent_of_nothing_is_nothing() -> None:
    assert per_cent(D(5), D(0)) == 0
