"""Fields that take numbers, dates and times as people write them, and say what to do when they cannot."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from courses.worksheets.sums import Fee

SPACES = re.compile(r"[\s\u00a0\u202f']+")
YEARS = range(1950, 2101)
# The first letters of the months in tg, ky and ru (Cyrillic) and in uz (Latin).
MONTHS = {
    start: number
    for number, starts in enumerate(
        ("янв yan", "фев fev", "мар mar", "апр apr", "май мая may", "июн iyun", "июл iyul", "авг avg",
         "сен sen", "окт okt", "ноя noy", "дек dek"), start=1)
    for start in starts.split()
}  # fmt: skip


def typed(inputmode: str, **attrs: str) -> forms.TextInput:
    """An input for something that a phone's memory of other forms cannot know."""
    return forms.TextInput(attrs={"inputmode": inputmode, "autocomplete": "off", **attrs})


class NumberField(forms.CharField):
    """A number: ``12 000``, ``12000,50``; ``12.000`` is refused where it could mean two things.

    Gives a Decimal, or None when nothing was typed.
    """

    places = 2
    biggest = Decimal(1_000_000_000)
    unclear = _("Write the sum in digits, for example 12000 or 12000,50.")
    too_big = _("This sum is too big. Look at the zeros again.")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", typed("decimal" if self.places else "numeric"))
        super().__init__(max_length=20, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        text = SPACES.sub("", super().clean(value)).replace(",", ".")
        return self.number(text) if text else None

    def number(self, text: str) -> Any:
        """The number in ``text``, which has no spaces and a point. Raises ValidationError."""
        decimals = rf"(\.\d{{1,{self.places}}})?" if self.places else ""
        if not re.fullmatch(rf"\d+{decimals}", text):
            raise ValidationError(self.unclear)
        if (number := Decimal(text)) > self.biggest:
            raise ValidationError(self.too_big, params={"most": self.biggest})
        return number


class SumField(NumberField):
    """An amount of money."""


class PercentField(NumberField):
    """Per cent, with or without the sign: ``30``, ``2,5 %``."""

    biggest = Decimal(1000)
    unclear = _("Write per cent in digits, for example 30 or 2,5.")
    too_big = _("This is too many per cent. Look at the number again.")

    def __init__(self, biggest: int = 1000, **kwargs: Any) -> None:
        self.biggest = Decimal(biggest)
        super().__init__(**kwargs)

    def number(self, text: str) -> Any:
        return super().number(text.removesuffix("%"))


class RateField(NumberField):
    """An exchange rate: what is received for 1 of the currency paid."""

    places = 6
    biggest = Decimal(1_000_000)
    unclear = _("Write the rate in digits, for example 0,1085 or 148.")

    def number(self, text: str) -> Any:
        if not (rate := super().number(text)):
            raise ValidationError(self.unclear)
        return rate


class WholeField(NumberField):
    """A count of pieces, months, minutes. Gives an int."""

    places = 0
    unclear = _("Write a whole number, for example 12.")
    too_big = _("At most %(most)s.")

    def __init__(self, smallest: int = 0, biggest: int = 1_000_000, **kwargs: Any) -> None:
        self.smallest, self.biggest = smallest, Decimal(biggest)
        super().__init__(**kwargs)

    def number(self, text: str) -> Any:
        number = int(super().number(text))
        if number < self.smallest:
            raise ValidationError(self.unclear)
        return number


class FeeField(NumberField):
    """A fee: a sum (``300``) or per cent of the sum (``1%``). Gives a Fee."""

    unclear = _("Write the fee as a sum or as per cent: 300 or 1%.")

    def number(self, text: str) -> Any:
        return Fee(super().number(text.removesuffix("%")), is_per_cent=text.endswith("%"))


class ClockField(forms.CharField):
    """A time of day: ``8``, ``8:00``, ``08.30``, ``18-30``. Gives a time, or None when nothing was typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=8, required=False, widget=typed("text", size="5"), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,2})(?:[:.\-\s](\d{2}))?", text)
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValidationError(_("Write the time like 8:00 or 18:30."))
        return dt.time(int(found[1]), int(found[2] or 0))


class DayField(forms.CharField):
    """A date: ``03.03.2026``, ``3 3 26``, ``3/3/2026``, ``2026-03-03``, ``03032026``, ``3 марти соли 2026``.

    Gives a date, or None when nothing was typed. The day stands before the month, unless the year comes first.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, required=False, widget=typed("text", size="12"), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        if (parts := date_parts(text)) is None:
            raise ValidationError(_("Write the day, the month and the year, for example 03.03.2026."))
        try:
            date = dt.date(*parts)
        except ValueError:
            raise ValidationError(_("There is no such day. Look at the day and the month again.")) from None
        if date.year not in YEARS:
            raise ValidationError(_("Look at the year again."))
        return date


def date_parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day in ``text`` as people write a date, not yet checked against the calendar; None when they
    cannot be told apart."""
    if re.fullmatch(r"\d{6}|\d{8}", text):
        text = f"{text[:2]} {text[2:4]} {text[4:]}"
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    months = [month for word in words for start, month in MONTHS.items() if word.startswith(start)]
    numbers = re.findall(r"\d+", text)
    if months:
        numbers = [numbers[0], str(months[0]), *numbers[1:]] if numbers else []
    elif words:
        return None
    if len(numbers) != 3 or len(months) > 1:
        return None
    if len(numbers[0]) == 4:
        numbers.reverse()
    day, month, year = numbers
    if len(day) > 2 or len(month) > 2 or len(year) not in (2, 4):
        return None
    return int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)
