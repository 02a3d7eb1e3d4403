"""What every count of money needs: cents, per cents, fees, and parts that sum exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

# The smallest unit in which TJS, UZS, KGS and RUB are written: diram, tiyin, tyiyn, kopeck.
CENT = Decimal("0.01")
TENTH = Decimal("0.1")


def cents(amount: Decimal) -> Decimal:
    """``amount`` rounded to the smallest unit, half away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def per_cent(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` of ``whole`` in per cent with one decimal place; 0 of nothing."""
    return (part * 100 / whole).quantize(TENTH, ROUND_HALF_UP) if whole else Decimal(0)


@dataclass(frozen=True)
class Fee:
    """A fee as it stands on the price list: a sum of money, or per cent of the sum when ``is_per_cent``."""

    value: Decimal
    is_per_cent: bool = False

    def of(self, amount: Decimal) -> Decimal:
        """The fee in money for ``amount``, exact."""
        return amount * self.value / 100 if self.is_per_cent else self.value


def split(whole: Decimal, weights: Sequence[Decimal], unit: Decimal = CENT) -> list[Decimal]:
    """Divide ``whole`` (a multiple of ``unit``) by ``weights`` so that the parts sum to it exactly.

    Each part is rounded down to ``unit``; the units left over go to the largest remainders, the first of equals
    first (method of Hamilton). Raises ValueError when the weights sum to nothing or one is negative.
    """
    total = sum(weights, Decimal(0))
    if total <= 0 or min(weights) < 0:
        raise ValueError("weights must be positive")
    exact = [whole * weight / total for weight in weights]
    parts = [value.quantize(unit, ROUND_FLOOR) for value in exact]
    left = int((whole - sum(parts, Decimal(0))) / unit)
    by_remainder = sorted(range(len(parts)), key=lambda n: parts[n] - exact[n])
    for n in by_remainder[:left]:
        parts[n] += unit
    return parts
