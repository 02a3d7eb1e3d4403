"""Does the business pay: break-even and six months of cash."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

TEN = Decimal(10)


class NeverPays(ValueError):
    """The cost of a piece is not below its price: no number of pieces covers the fixed costs."""


@dataclass(frozen=True)
class BreakEven:
    """``margin`` of one piece; ``pieces`` a month that cover the fixed costs, rounded up; ``a_day`` the same for a
    work day (one decimal place below ten), None without work days."""

    margin: Decimal
    pieces: int
    a_day: Decimal | None


def break_even(price: Decimal, cost: Decimal, fixed: Decimal, work_days: int | None = None) -> BreakEven:
    """Pieces to break even in a month. ``cost``: what one piece costs; ``fixed``: costs a month whatever is sold.

    Raises NeverPays.
    """
    margin = price - cost
    if margin <= 0:
        raise NeverPays
    pieces = int((fixed / margin).to_integral_value(ROUND_CEILING))
    a_day = None
    if work_days:
        exact = Decimal(pieces) / work_days
        a_day = exact.quantize(Decimal("0.1") if exact < TEN else Decimal(1), ROUND_HALF_UP)
    return BreakEven(margin, pieces, a_day)


@dataclass(frozen=True)
class CashMonth:
    """One month of cash: ``start`` + ``sales`` - ``spent`` = ``end``, which may be below 0."""

    number: int
    start: Decimal
    sales: Decimal
    spent: Decimal
    end: Decimal


def cash_flow(
    start: Decimal,
    sold: Sequence[int],
    price: Decimal,
    cost: Decimal,
    fixed: Decimal,
    machine: Decimal,
    loan: Decimal,
) -> list[CashMonth]:
    """Month by month: ``sold`` pieces, ``machine`` bought in month 1, ``loan`` paid each month from month 2."""
    months: list[CashMonth] = []
    for number, pieces in enumerate(sold, start=1):
        sales = pieces * price
        spent = pieces * cost + fixed + (machine if number == 1 else loan)
        months.append(CashMonth(number, start, sales, spent, start + sales - spent))
        start = months[-1].end
    return months


def runs_out(months: Sequence[CashMonth]) -> CashMonth | None:
    """The first month that ends below 0, or None."""
    return next((month for month in months if month.end < 0), None)
