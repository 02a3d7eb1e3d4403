"""A family's month: what comes in, what goes out, what can be saved and for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from courses.worksheets.sums.money import cents

# Module 8, lesson 4: an emergency fund is three months of what must be paid.
FUND_MONTHS = 3


@dataclass(frozen=True)
class Budget:
    """A month's sums in one currency. ``left`` is below 0 when more goes out than comes in; ``saved_per_cent`` of
    the income, whole, 0 when nothing is left; ``fund`` is three months of what must be paid."""

    income: Decimal
    expenses: Decimal
    left: Decimal
    must_pay: Decimal
    saved_per_cent: Decimal
    fund: Decimal

    @property
    def can_save(self) -> Decimal:
        """What can be put aside in a month, never below 0."""
        return max(Decimal(0), self.left)


def count_budget(income: Sequence[Decimal], must: Sequence[Decimal], other: Sequence[Decimal]) -> Budget:
    """Add up a month: incomes, expenses that must be paid, and those that can wait."""
    zero = Decimal(0)
    total, must_pay = sum(income, zero), sum(must, zero)
    expenses = must_pay + sum(other, zero)
    left = total - expenses
    share = (max(zero, left) * 100 / total).quantize(Decimal(1), ROUND_HALF_UP) if total else zero
    return Budget(total, expenses, left, must_pay, share, FUND_MONTHS * must_pay)


@dataclass(frozen=True)
class Goal:
    """``missing`` until the goal; ``months`` at the family's pace, None when nothing can be saved; ``each_month``
    is what the wished time asks for, rounded up to a cent, None without a wished time."""

    missing: Decimal
    months: int | None
    each_month: Decimal | None


def count_goal(goal: Decimal, has: Decimal, can_save: Decimal, wished_months: int | None) -> Goal:
    """How long it takes from ``has`` to ``goal``, and what ``wished_months`` (at least 1) would ask for."""
    missing = max(Decimal(0), goal - has)
    months = None
    if not missing:
        months = 0
    elif can_save > 0:
        months = int((missing / can_save).to_integral_value(ROUND_CEILING))
    each = None
    if wished_months:
        each = (missing / wished_months).quantize(Decimal("0.01"), ROUND_CEILING)
    return Goal(cents(missing), months, each)
