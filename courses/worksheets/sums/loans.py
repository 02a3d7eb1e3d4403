"""What a loan really costs: the yearly rate that makes today's money equal to all payments."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from courses.worksheets.sums.money import CENT, TENTH, Fee, cents

MONTHS_A_YEAR = 12
# Each step halves the interval; 60 of them leave less than 1e-15 of it.
BISECTIONS = 60


class ImpossibleLoan(ValueError):
    """Numbers that no lender gives. ``reason``: ``fee_takes_all`` or ``pays_less`` (less comes back than was
    lent)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class LoanCost:
    """``in_hand`` = sum less fee; ``total`` = all payments; ``overpaid`` = interest and fee; ``rate`` = real
    yearly rate in per cent, nominal (12 times the monthly one, as banks state it), one decimal place."""

    in_hand: Decimal
    payment: Decimal
    total: Decimal
    overpaid: Decimal
    rate: Decimal


def flat_payment(amount: Decimal, yearly_per_cent: Decimal, months: int) -> Decimal:
    """The monthly payment, exact, when per cent are counted on the first sum all the time ("flat")."""
    return amount / months + amount * yearly_per_cent / 100 / MONTHS_A_YEAR


def falling_payment(amount: Decimal, yearly_per_cent: Decimal, months: int) -> Decimal:
    """The equal monthly payment (annuity), exact, when per cent are counted on what is still owed."""
    monthly = yearly_per_cent / 100 / MONTHS_A_YEAR
    if not monthly:
        return amount / months
    return amount * monthly / (1 - (1 + monthly) ** -months)


def yearly_rate(in_hand: Decimal, payment: Decimal, months: int) -> Decimal:
    """12 times the internal monthly rate of ``in_hand`` today against ``months`` equal payments, in per cent.

    Found by bisection: the worth of the payments falls as the rate grows, and at ``payment / in_hand`` even
    endless payments are worth no more than ``in_hand``. Unrounded; 0 when the payments only give it back.
    """
    low, high = Decimal(0), payment / in_hand
    for _step in range(BISECTIONS):
        middle = (low + high) / 2
        worth = payment * (1 - (1 + middle) ** -months) / middle
        low, high = (middle, high) if worth > in_hand else (low, middle)
    return high * MONTHS_A_YEAR * 100


def count_loan(amount: Decimal, months: int, payment: Decimal, fee: Fee) -> LoanCost:
    """Count a loan of ``amount`` with ``months`` equal payments and a fee taken at the beginning.

    Raises ImpossibleLoan.
    """
    taken = cents(fee.of(amount))
    in_hand = amount - taken
    if in_hand <= 0:
        raise ImpossibleLoan("fee_takes_all")
    total = cents(payment * months)
    # Payments are written in whole cents, so their sum may miss the loan by a cent a month.
    if amount - total > months * CENT:
        raise ImpossibleLoan("pays_less")
    rate = yearly_rate(in_hand, max(payment, in_hand / months), months)
    return LoanCost(
        in_hand=in_hand,
        payment=cents(payment),
        total=total,
        overpaid=max(Decimal(0), total - amount) + taken,
        rate=rate.quantize(TENTH, ROUND_HALF_UP),
    )
