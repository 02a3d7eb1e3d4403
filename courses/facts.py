"""How a fact stands on a day: fresh, due for a review (amber), or too old to show. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Standing = Literal["fresh", "due", "hidden"]


@dataclass(frozen=True)
class FactCheck:
    """When a fact was last checked, when somebody must look again, and whether it changes often."""

    checked_on: dt.date
    review_by: dt.date | None = None
    volatile: bool = False

    def hidden_from(self) -> dt.date | None:
        """The first day on which the fact is not shown: a year after its check if it changes often."""
        return a_year_after(self.checked_on) if self.volatile else None

    def standing(self, today: dt.date) -> Standing:
        """How the fact stands on ``today``."""
        last_day = self.hidden_from()
        if last_day and today >= last_day:
            return "hidden"
        return "due" if self.review_by and today > self.review_by else "fresh"


def a_year_after(day: dt.date) -> dt.date:
    """The same day of the next year; 1 March after a 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return dt.date(day.year + 1, 3, 1)


def checks_by_fact(sources: Iterable[Mapping[str, Any]]) -> dict[str, FactCheck]:
    """The newest check of each fact. ``sources`` have ``fact``, ``checked_on``, ``review_by`` and ``volatile``.

    One source that says "changes often" is enough for the fact to be so.
    """
    checks: dict[str, FactCheck] = {}
    for source in sources:
        known = checks.get(source["fact"])
        volatile = bool(source["volatile"]) or bool(known and known.volatile)
        check = FactCheck(source["checked_on"], source.get("review_by"), volatile)
        if known and known.checked_on > check.checked_on:
            check = replace(known, volatile=volatile)
        elif known and known.checked_on == check.checked_on:
            days = [day for day in (known.review_by, check.review_by) if day]
            check = replace(check, review_by=min(days, default=None))
        checks[source["fact"]] = check
    return checks


@dataclass(frozen=True)
class Standings:
    """All facts of a lesson on one day, for the templates of its blocks."""

    checks: Mapping[str, FactCheck]
    today: dt.date

    def of(self, facts: str) -> Standing:
        """The worst standing among ``F2.12,F2.11``; a fact without a source counts as fresh."""
        found = {self.checks[fact].standing(self.today) for fact in facts.split(",") if fact in self.checks}
        return "hidden" if "hidden" in found else "due" if "due" in found else "fresh"

    def checked_on(self, facts: str) -> dt.date | None:
        """The oldest check among these facts."""
        return min(
            (self.checks[fact].checked_on for fact in facts.split(",") if fact in self.checks), default=None
        )

    @property
    def oldest_check(self) -> dt.date | None:
        return min((check.checked_on for check in self.checks.values()), default=None)
