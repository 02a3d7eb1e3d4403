"""What sending money costs: the fee and the margin hidden in the rate, counted as the World Bank counts it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from courses.worksheets.sums.money import Fee, cents, per_cent

# Rule of thumb of module 7, lesson 3: under 2% good, 2-3% fair, 3-5% dear, over 5% look for another way.
GOOD_BELOW, FAIR_BELOW, DEAR_UP_TO = Decimal(2), Decimal(3), Decimal(5)


@dataclass(frozen=True)
class Transfer:
    """One way to send. ``fee`` in the currency paid; ``received``, ``margin`` (what the worse rate takes, below 0
    when the rate is better than the market's) and ``cost`` (fee and margin together) in the currency received;
    ``cost_per_cent`` of the market value, one decimal place."""

    name: str
    fee: Decimal
    received: Decimal
    margin: Decimal
    cost: Decimal
    cost_per_cent: Decimal


def count_transfer(name: str, amount: Decimal, fee: Fee, rate: Decimal, market: Decimal) -> Transfer:
    """Count one way for ``amount`` paid in all, the fee included. Rates: currency received for 1 paid.

    Raises ValueError when the fee takes the whole sum.
    """
    taken = cents(fee.of(amount))
    if taken >= amount:
        raise ValueError("the fee takes the whole sum")
    changed = amount - taken
    received = cents(changed * rate)
    value = amount * market
    return Transfer(
        name=name,
        fee=taken,
        received=received,
        margin=cents(changed * market) - received,
        cost=cents(value) - received,
        cost_per_cent=per_cent(value - received, value),
    )


def best_of(ways: Sequence[Transfer]) -> list[Transfer]:
    """Those that bring the most, in order; more than one when they are equal."""
    most = max(way.received for way in ways)
    return [way for way in ways if way.received == most]


def price_level(cost_per_cent: Decimal) -> str:
    """``good``, ``fair``, ``dear`` or ``too_dear``, by the rule of thumb of the course."""
    if cost_per_cent < GOOD_BELOW:
        return "good"
    if cost_per_cent < FAIR_BELOW:
        return "fair"
    return "dear" if cost_per_cent <= DEAR_UP_TO else "too_dear"
