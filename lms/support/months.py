"""One month as a table of weeks, in the reader's language. Pure: a day in, names and numbers out."""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR


@dataclass(frozen=True)
class Month:
    """``weeks`` are rows from Monday to Sunday; 0 stands for a day of another month."""

    name: str
    year: int
    today: int
    weekdays: list[tuple[str, str]]
    weeks: list[list[int]]


def month_of(day: dt.date) -> Month:
    """The month that holds ``day``; ``weekdays`` are pairs of the whole and the short name."""
    weeks = calendar.Calendar(firstweekday=calendar.MONDAY).monthdayscalendar(day.year, day.month)
    names = [(str(WEEKDAYS[n]), str(WEEKDAYS_ABBR[n])) for n in range(7)]
    return Month(str(MONTHS[day.month]), day.year, day.day, names, weeks)
