"""Parts of a profit by shares, and money of migrants that an authority matches (1x1, 3x1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from courses.worksheets.sums.money import TENTH, cents, split


def count_parts(
    profit: Decimal, kept_per_cent: Decimal, shares: Sequence[Decimal]
) -> tuple[Decimal, list[Decimal]]:
    """What is kept for reserve and village, and each member's part of the rest; together exactly the profit.

    Raises ValueError when the shares sum to nothing.
    """
    kept = cents(profit * kept_per_cent / 100)
    return kept, split(profit - kept, shares)


@dataclass(frozen=True)
class Matching:
    """Sums of a project. ``authority`` is what it adds; ``per_cents`` of families, migrants and authority sum to
    exactly 100; ``missing`` of the cost, 0 when the money is enough or no cost was given."""

    families: Decimal
    migrants: Decimal
    authority: Decimal
    total: Decimal
    per_cents: list[Decimal]
    missing: Decimal


def count_matching(
    families: Decimal, migrants: Decimal, times: int, limit: Decimal | None, cost: Decimal | None
) -> Matching:
    """The authority adds ``times`` the people's own money, at most ``limit``. Raises ValueError without money."""
    own = families + migrants
    authority = own * times if limit is None else min(own * times, limit)
    total = own + authority
    shares = split(Decimal(100), [families, migrants, authority], TENTH)
    return Matching(
        families, migrants, authority, total, shares, max(Decimal(0), (cost or Decimal(0)) - total)
    )
