"""The cooperative and the pump of module 11."""

from decimal import Decimal as D

import pytest

from courses.worksheets.sums import (
    count_matching,
    count_parts,
)


def test_gulnara_gets_4_500() -> None:
    """Of 150,000 KGS: 40% kept; 50% by milk (3,000 of 60,000 litres); 10% by share (1 of 20 equal ones)."""
    _kept, by_milk = count_parts(D(75_000), D(0), [D(3_000), D(57_000)])
    _kept, by_share = count_parts(D(15_000), D(0), [D(5_000)] * 20)

    assert (by_milk[0], by_share[0], by_milk[0] + by_share[0]) == (3_750, 750, 4_500)


def test_what_the_cooperative_keeps() -> None:
    kept, parts = count_parts(D(150_000), D(40), [D(1), D(1)])

    assert (kept, parts) == (60_000, [45_000, 45_000])


@pytest.mark.parametrize(
    ("families", "migrants", "times", "limit", "authority", "total", "missing"),
    [
        (24_000, 24_000, 1, None, 48_000, 96_000, 0),
        (12_000, 12_000, 3, None, 72_000, 96_000, 0),
        (24_000, 24_000, 1, 30_000, 30_000, 78_000, 18_000),
    ],
)
def test_the_water_pump_of_module_11(
    families: int, migrants: int, times: int, limit: int | None, authority: int, total: int, missing: int
) -> None:
    most = None if limit is None else D(limit)
    found = count_matching(D(families), D(migrants), times, most, D(96_000))

    assert (found.authority, found.total, found.missing) == (authority, total, missing)


def test_per_cents_of_a_project() -> None:
    assert count_matching(D(24_000), D(24_000), 1, None, None).per_cents == [25, 25, 50]
    assert sum(count_matching(D(1), D(1), 1, D(1), None).per_cents) == 100
