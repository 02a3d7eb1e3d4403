"""The last days for papers after entry to Russia, from module 2 of the curriculum (facts F2.7 to F2.10)."""

import datetime as dt
from dataclasses import dataclass

PATENT_CITIZENS = ("TJ", "UZ")
# When the sources below were last looked at. Whoever looks again changes this date and, if need be, a rule.
CHECKED_ON = dt.date(2026, 11, 22)


@dataclass(frozen=True)
class Rule:
    """A legal time limit in days, the day of entry being day 1. ``stated_on``: the date of the newest source."""

    code: str
    days: dict[str, int]
    stated_on: dt.date


RULES = [
    # F2.7: agreements of Russia with Tajikistan and Uzbekistan (15 days), EAEU Treaty art. 97 (30 days).
    Rule("registration", {"TJ": 15, "UZ": 15, "KG": 30}, dt.date(2025, 10, 27)),
    # F2.8, F2.9: medical examination, fingerprints and photo of those who came to work.
    Rule("medical", {"TJ": 30, "UZ": 30, "KG": 30}, dt.date(2025, 8, 22)),
    # F2.8, F2.10: citizens of the EAEU work without a patent.
    Rule("patent", {"TJ": 30, "UZ": 30}, dt.date(2025, 8, 22)),
]


@dataclass(frozen=True)
class Deadline:
    """The last day for one step, with the date of its source and the day when that source was last checked."""

    code: str
    day_number: int
    last_day: dt.date
    stated_on: dt.date
    checked_on: dt.date = CHECKED_ON


def deadlines(citizenship: str, entry: dt.date) -> list[Deadline]:
    """The last days for a citizen of ``TJ``, ``UZ`` or ``KG`` who enters on ``entry``, which counts as day 1.

    Where the law might count from the next day this is one day early, as module 2 advises.
    """
    return [
        Deadline(rule.code, days, entry + dt.timedelta(days=days - 1), rule.stated_on)
        for rule in RULES
        if (days := rule.days.get(citizenship))
    ]
