"""A fact is fresh, then due, then hidden: by the day, by the newest check, by the worst fact of a block."""

import datetime as dt

import pytest

from courses.facts import FactCheck, Standings, a_year_after, checks_by_fact

CHECKED = dt.date(2026, 11, 22)
REVIEW = dt.date(2027, 2, 22)


def source(fact: str = "F2.12", **values: object) -> dict[str, object]:
    return {"fact": fact, "checked_on": CHECKED, "review_by": REVIEW, "volatile": True, **values}


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (dt.date(2026, 11, 22), "fresh"),
        (REVIEW, "fresh"),
        (dt.date(2027, 2, 23), "due"),
        (dt.date(2027, 11, 21), "due"),
        (dt.date(2027, 11, 22), "hidden"),
    ],
)
def test_a_volatile_fact_turns_amber_and_is_hidden_a_year_after_its_check(
    today: dt.date, standing: str
) -> None:
    assert FactCheck(CHECKED, REVIEW, volatile=True).standing(today) == standing


def test_a_lasting_fact_is_never_hidden() -> None:
    assert FactCheck(CHECKED, None, volatile=False).standing(dt.date(2036, 1, 1)) == "fresh"


def test_the_day_after_a_leap_day() -> None:
    assert a_year_after(dt.date(2028, 2, 29)) == dt.date(2029, 3, 1)


def test_the_newest_check_of_a_fact_counts() -> None:
    later = dt.date(2027, 6, 1)

    checks = checks_by_fact([source(), source(checked_on=later, review_by=None, volatile=False)])

    assert checks == {"F2.12": FactCheck(later, None, volatile=True)}


def test_of_two_sources_of_one_day_the_earlier_review_counts() -> None:
    earlier = dt.date(2026, 12, 22)

    assert checks_by_fact([source(), source(review_by=earlier)])["F2.12"].review_by == earlier


def test_a_block_stands_as_its_worst_fact() -> None:
    checks = checks_by_fact([source(), source("F2.7", volatile=False, review_by=None)])

    standings = Standings(checks, dt.date(2027, 11, 22))

    assert standings.of("F2.7") == "fresh"
    assert standings.of("F2.7,F2.12") == "hidden"
    assert standings.of("F9.9") == "fresh"
    assert standings.checked_on("F2.7,F2.12") == CHECKED
