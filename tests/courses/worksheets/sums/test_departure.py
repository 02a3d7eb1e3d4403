"""The calendar of module 2."""

import datetime as dt

import pytest

from courses.worksheets.sums import (
    deadlines,
)

ENTRY = dt.date(2026, 3, 3)


@pytest.mark.parametrize("citizenship", ["TJ", "UZ"])
def test_dilshod_counts_the_day_of_entry_as_day_1(citizenship: str) -> None:
    days = {found.code: found.last_day for found in deadlines(citizenship, ENTRY)}

    assert days == {
        "registration": dt.date(2026, 3, 17),
        "medical": dt.date(2026, 4, 1),
        "patent": dt.date(2026, 4, 1),
    }


def test_aibek_needs_no_patent_and_has_thirty_days() -> None:
    days = {found.code: found.last_day for found in deadlines("KG", ENTRY)}

    assert days == {"registration": dt.date(2026, 4, 1), "medical": dt.date(2026, 4, 1)}


def test_each_deadline_says_how_old_its_source_is_and_when_it_was_checked() -> None:
    found = deadlines("TJ", ENTRY)

    assert [(d.code, d.stated_on) for d in found] == [
        ("registration", dt.date(2025, 10, 27)),
        ("medical", dt.date(2025, 8, 22)),
        ("patent", dt.date(2025, 8, 22)),
    ]
    assert {d.checked_on for d in found} == {dt.date(2026, 11, 22)}
