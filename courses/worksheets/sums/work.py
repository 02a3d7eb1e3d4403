"""The contract checklist and the work diary: points that stop a signature, hours and wages."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MINUTES_A_DAY = 24 * 60
# Labour Code of the Russian Federation, art. 91: the normal week is at most 40 hours (fact F3.16).
NORMAL_WEEK_HOURS = Decimal(40)
# Worksheet A of module 3: three or more points that are "no" or "not clear" mean: do not sign yet.
DOUBTS_THAT_STOP = 3


class ImpossibleTimes(ValueError):
    """Start and end that cannot be a shift. ``reason``: ``same`` or ``break_too_long``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def minutes_worked(start: dt.time, end: dt.time, break_minutes: int) -> int:
    """Minutes of one shift without the break; an end before the start is the next morning.

    Raises ImpossibleTimes when both are the same or the break is as long as the shift.
    """
    length = (end.hour * 60 + end.minute) - (start.hour * 60 + start.minute)
    if length == 0:
        raise ImpossibleTimes("same")
    if length < 0:
        length += MINUTES_A_DAY
    if break_minutes >= length:
        raise ImpossibleTimes("break_too_long")
    return length - break_minutes


@dataclass(frozen=True)
class WageCount:
    """A week's count: ``hours`` and ``over_normal`` (hours above 40) with one decimal place of hours kept exact,
    ``earned`` at the plain rate, ``missing`` = earned - paid (never below 0), all money in the currency given."""

    hours: Decimal
    over_normal: Decimal
    earned: Decimal
    paid: Decimal
    missing: Decimal


def count_wage(minutes: Sequence[int], rate: Decimal, paid: Decimal) -> WageCount:
    """Sum a week of shifts (minutes each) at ``rate`` an hour against what was ``paid``.

    Overtime rates are not counted in: they differ by shift system, so the true debt may be bigger.
    """
    hours = Decimal(sum(minutes)) / 60
    earned = (hours * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return WageCount(
        hours=hours.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize(),
        over_normal=max(Decimal(0), hours - NORMAL_WEEK_HOURS)
        .quantize(Decimal("0.01"), ROUND_HALF_UP)
        .normalize(),
        earned=earned,
        paid=paid,
        missing=max(Decimal(0), earned - paid),
    )


@dataclass(frozen=True)
class ContractVerdict:
    """How many of the points are yes, no, not clear, and still empty."""

    yes: int
    no: int
    unclear: int
    empty: int

    @property
    def do_not_sign_yet(self) -> bool:
        return self.no + self.unclear >= DOUBTS_THAT_STOP


def judge_contract(answers: Sequence[str]) -> ContractVerdict:
    """Count the answers (``yes``, ``no``, ``unclear`` or '') of the contract checklist."""
    counted = {value: sum(answer == value for answer in answers) for value in ("yes", "no", "unclear", "")}
    return ContractVerdict(counted["yes"], counted["no"], counted["unclear"], counted[""])
