"""The worksheets as forms: usable without a script, forgiving about how numbers and times are written."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.worksheets.kinds import CONTRACT_CHECKLIST, WORK_DIARY
from courses.worksheets.sums import (
    ContractVerdict,
    ImpossibleTimes,
    WageCount,
    count_wage,
    judge_contract,
    minutes_worked,
)

CURRENCIES = [(code, code) for code in ("RUB", "TJS", "UZS", "KGS")]
BIGGEST_SUM = Decimal("1000000000")
SPACES = re.compile(r"[\s\u00a0\u202f']+")


class SumField(forms.CharField):
    """An amount of money as people write it: ``12 000``, ``12000,50``, ``12.000`` is refused as unclear."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=20, **kwargs)

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = SPACES.sub("", super().clean(value)).replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"\d+(\.\d{1,2})?", text):
            raise ValidationError(_("Write the sum in digits, for example 12000 or 12000,50."))
        try:
            amount = Decimal(text)
        except InvalidOperation:  # pragma: no cover - the pattern lets only numbers through
            raise ValidationError(_("Write the sum in digits, for example 12000 or 12000,50.")) from None
        if amount > BIGGEST_SUM:
            raise ValidationError(_("This sum is too big. Look at the zeros again."))
        return amount


class ClockField(forms.CharField):
    """A time of day as people write it: ``8``, ``8:00``, ``08.30``, ``18-30``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": "5"})
        )
        super().__init__(max_length=8, **kwargs)

    def clean(self, value: Any) -> dt.time | None:  # type: ignore[override]
        text = super().clean(value).strip()
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,2})(?:[:.\-\s](\d{2}))?", text)
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValidationError(_("Write the time like 8:00 or 18:30."))
        return dt.time(int(found[1]), int(found[2] or 0))


CONTRACT_POINTS = [
    _("Full name, address and tax number of the employer"),
    _("My name, as in my passport"),
    _("The job is the same as in my patent"),
    _("The place of work is in the region of my patent"),
    _("The wage in numbers and in words, with the currency"),
    _("Two pay days each month"),
    _("Hours of work, days off, pay for overtime"),
    _("What is taken from the wage: housing, food, tools"),
    _("First day, last day, how to leave"),
    _("Signature, stamp, and a copy for me"),
]
ANSWERS = [("yes", _("yes")), ("no", _("no")), ("unclear", _("not clear"))]


class ContractChecklistForm(forms.Form):
    """Ten points of a contract, each yes, no, not clear, or not looked at yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, point in enumerate(CONTRACT_POINTS, start=1):
            self.fields[f"point_{number}"] = forms.ChoiceField(
                label=point, choices=ANSWERS, required=False, widget=forms.RadioSelect
            )

    def result(self) -> ContractVerdict:
        """The verdict on a valid form."""
        return judge_contract([self.cleaned_data[f"point_{n}"] for n in range(1, len(CONTRACT_POINTS) + 1)])


DAYS = [
    pgettext_lazy("day of a work diary", "Monday"),
    pgettext_lazy("day of a work diary", "Tuesday"),
    pgettext_lazy("day of a work diary", "Wednesday"),
    pgettext_lazy("day of a work diary", "Thursday"),
    pgettext_lazy("day of a work diary", "Friday"),
    pgettext_lazy("day of a work diary", "Saturday"),
    pgettext_lazy("day of a work diary", "Sunday"),
]
IMPOSSIBLE = {
    "same": _("Start and end are the same. Write when you really stopped."),
    "break_too_long": _("The break is longer than the work. Write the break in minutes."),
}


class WorkDiaryForm(forms.Form):
    """One week: when work began and ended, the break, who saw it; then the wage."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, _day in enumerate(DAYS, start=1):
            self.fields[f"start_{number}"] = ClockField(label=_("Start"), required=False)
            self.fields[f"end_{number}"] = ClockField(label=_("End"), required=False)
            self.fields[f"break_{number}"] = forms.IntegerField(
                label=_("Break, minutes"), required=False, min_value=0, max_value=720,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4", "autocomplete": "off"}),
            )  # fmt: skip
            self.fields[f"who_{number}"] = forms.CharField(
                label=_("Who saw me"), required=False, max_length=120
            )
        self.fields["rate"] = SumField(label=_("Pay for one hour"), required=False)
        self.fields["paid"] = SumField(label=_("Paid to me for this week"), required=False)
        self.fields["currency"] = forms.ChoiceField(label=_("Currency"), choices=CURRENCIES, required=False)

    def days(self) -> list[dict[str, Any]]:
        """For the template: each day's name and its four bound fields."""
        names = ("start", "end", "break", "who")
        return [
            {"name": day, "fields": [self[f"{n}_{i}"] for n in names]} for i, day in enumerate(DAYS, start=1)
        ]

    def wage(self) -> list[forms.BoundField]:
        """For the template: the fields of the wage."""
        return [self["rate"], self["paid"], self["currency"]]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.minutes: list[int] = []
        for number in range(1, len(DAYS) + 1):
            self._clean_day(data, number)
        return data

    def _clean_day(self, data: dict[str, Any], number: int) -> None:
        start, end = data.get(f"start_{number}"), data.get(f"end_{number}")
        wrong = {f"start_{number}", f"end_{number}"} & set(self.errors)
        if wrong or (start is None and end is None):
            return
        if start is None or end is None:
            missing = "end" if end is None else "start"
            self.add_error(f"{missing}_{number}", _("Write both: when you started and when you stopped."))
            return
        try:
            self.minutes.append(minutes_worked(start, end, data.get(f"break_{number}") or 0))
        except ImpossibleTimes as problem:
            field = "break" if problem.reason == "break_too_long" else "end"
            self.add_error(f"{field}_{number}", IMPOSSIBLE[problem.reason])

    def result(self) -> WageCount | None:
        """The count of a valid form, or None while there is nothing to count."""
        if not self.minutes:
            return None
        zero = Decimal(0)
        return count_wage(self.minutes, self.cleaned_data["rate"] or zero, self.cleaned_data["paid"] or zero)


FORMS: dict[str, type[ContractChecklistForm] | type[WorkDiaryForm]] = {
    CONTRACT_CHECKLIST: ContractChecklistForm,
    WORK_DIARY: WorkDiaryForm,
}
