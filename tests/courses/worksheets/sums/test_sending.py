"""Sending money: the table of module 7, and what must hold for any numbers."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.worksheets.sums import (
    Fee,
    best_of,
    count_transfer,
    price_level,
)
from tests.courses.worksheets.helpers import CENT, ZERO, fixed_seed

MARKET = D("0.1130")
ONE_PER_CENT, FIXED = Fee(D(1), is_per_cent=True), Fee(D(300))


@pytest.mark.parametrize(
    ("amount", "fee", "rate", "received", "lost", "per_cent_lost"),
    [
        (20_000, ZERO, "0.1085", "2170.00", "90.00", "4.0"),
        (20_000, ONE_PER_CENT, "0.1120", "2217.60", "42.40", "1.9"),
        (20_000, FIXED, "0.1128", "2222.16", "37.84", "1.7"),
        (5_000, ZERO, "0.1085", "542.50", "22.50", "4.0"),
        (5_000, ONE_PER_CENT, "0.1120", "554.40", "10.60", "1.9"),
        (5_000, FIXED, "0.1128", "530.16", "34.84", "6.2"),
    ],
)
def test_the_three_services_of_module_7(
    amount: int, fee: Fee, rate: str, received: str, lost: str, per_cent_lost: str
) -> None:
    way = count_transfer("x", D(amount), fee, D(rate), MARKET)

    assert (way.received, way.cost, way.cost_per_cent) == (D(received), D(lost), D(per_cent_lost))


def test_the_margin_is_what_the_rate_takes_from_the_changed_sum() -> None:
    way = count_transfer("B", D(20_000), ONE_PER_CENT, D("0.1120"), MARKET)

    assert (way.fee, way.margin) == (D(200), D("19.80"))


def test_the_best_is_the_one_that_brings_most_and_equals_are_all_named() -> None:
    names = [("A", "0.1"), ("B", "0.11"), ("C", "0.11")]
    ways = [count_transfer(name, D(100), ZERO, D(rate), MARKET) for name, rate in names]

    assert [way.name for way in best_of(ways)] == ["B", "C"]


@pytest.mark.parametrize(
    ("cost", "level"),
    [("1.9", "good"), ("2", "fair"), ("2.9", "fair"), ("3", "dear"), ("5", "dear"), ("5.1", "too_dear")],
)
def test_the_rule_of_thumb(cost: str, level: str) -> None:
    assert price_level(D(cost)) == level


def test_a_fee_as_big_as_the_sum_is_impossible() -> None:
    with pytest.raises(ValueError):
        count_transfer("x", D(300), FIXED, D(1), D(1))


@fixed_seed
@given(
    st.decimals(1, 10_000_000, places=2),
    st.decimals(0, 99, places=2),
    st.decimals("0.001", 1000, places=4),
    st.decimals("0.001", 1000, places=4),
)
def test_what_arrives_and_what_is_lost_make_the_market_value(amount: D, fee: D, rate: D, market: D) -> None:
    way = count_transfer("x", amount, Fee(fee, is_per_cent=True), rate, market)

    assert abs(way.received + way.cost - amount * market) <= CENT
    # The fee is rounded to a cent of the currency paid, which may be dear.
    assert abs(way.margin + way.fee * market - way.cost) <= 2 * CENT
    assert 0 <= way.received <= amount * rate + CENT
