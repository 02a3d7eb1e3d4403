"""The contract checklist and the work diary."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.base import WorksheetForm, currency_field, text_field, wide
from courses.worksheets.forms.fields import ClockField, SumField, WholeField, typed
from courses.worksheets.forms.parts import Group, Line, Outcome, Table, sum_line
from courses.worksheets.sums import (
    ContractVerdict,
    ImpossibleTimes,
    WageCount,
    count_wage,
    judge_contract,
    minutes_worked,
)
from lms.languages import amount_text

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


class ContractChecklistForm(WorksheetForm):
    """Ten points of a contract, each yes, no, not clear, or not looked at yet."""

    purpose = _("Take your contract. Mark each point.")

    def build(self) -> None:
        for number, point in enumerate(CONTRACT_POINTS, start=1):
            self.fields[f"point_{number}"] = forms.ChoiceField(
                label=point, choices=ANSWERS, required=False, widget=forms.RadioSelect
            )

    def groups(self) -> list[Group]:
        return [
            Group(f"{number}. {field.label}", [field], kind="points")
            for number, field in enumerate(self, start=1)
        ]

    def result(self) -> ContractVerdict:
        """The verdict on a valid form."""
        return judge_contract([self.cleaned_data[name] for name in self.fields])

    def outcome(self) -> Outcome:
        found = self.result()
        counts = {"yes": found.yes, "no": found.no, "unclear": found.unclear, "empty": found.empty}
        if found.do_not_sign_yet:
            text = gettext("No: %(no)s. Not clear: %(unclear)s. Ask for a change, or ask somebody who knows.")
            return Outcome("warn", gettext("Do not sign yet"), [text % counts])
        if found.empty:
            text = gettext("Points left: %(empty)s.")
            return Outcome("info", gettext("Not all points are marked"), [text % counts])
        text = gettext("Yes: %(yes)s. No: %(no)s. Not clear: %(unclear)s. Read it once more before you sign.")
        return Outcome("ok", gettext("This looks good"), [text % counts])


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


class WorkDiaryForm(WorksheetForm):
    """One week: when work began and ended, the break, who saw it; then the wage."""

    purpose = _("Write your hours every evening. Two minutes a day can save a month of wages.")
    # Madina's week of module 3, worksheet B: six days of nine hours.
    example = {
        **{f"start_{n}": "8:00" for n in range(1, 7)},
        **{f"end_{n}": "18:00" for n in range(1, 7)},
        **{f"break_{n}": "60" for n in range(1, 7)},
        "rate": "300", "paid": "12 000", "currency": "RUB",
    }  # fmt: skip

    def build(self) -> None:
        for n in range(1, len(DAYS) + 1):
            self.fields[f"start_{n}"] = ClockField(label=_("Start"))
            self.fields[f"end_{n}"] = ClockField(label=_("End"))
            self.fields[f"break_{n}"] = WholeField(
                label=_("Break, minutes"), biggest=720, widget=typed("numeric", size="4")
            )
            self.fields[f"who_{n}"] = wide(text_field(_("Who saw me"), 120))
        self.fields["rate"] = SumField(label=_("Pay for one hour"))
        self.fields["paid"] = SumField(label=_("Paid to me for this week"))
        self.fields["currency"] = currency_field(initial="RUB")

    def groups(self) -> list[Group]:
        days = [
            Group(day, self.bound(f"start_{n}", f"end_{n}", f"break_{n}", f"who_{n}"), kind="day")
            for n, day in enumerate(DAYS, start=1)
        ]
        return [*days, Group(_("The wage"), self.bound("rate", "paid", "currency"))]

    def clean(self) -> dict[str, Any]:
        self.minutes: list[int] = []
        return super().clean()

    def check(self, data: dict[str, Any]) -> None:
        for number in range(1, len(DAYS) + 1):
            self._check_day(data, number)

    def _check_day(self, data: dict[str, Any], number: int) -> None:
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

    def result(self) -> WageCount:
        """The count of a valid form."""
        return count_wage(self.minutes, self.sum_in("rate"), self.sum_in("paid"))

    def outcome(self) -> Outcome:
        found, currency = self.result(), self.chosen_currency()
        lines = [Line(gettext("Hours"), amount_text(found.hours))]
        notes = []
        if found.over_normal:
            lines.append(Line(gettext("Hours above 40"), amount_text(found.over_normal)))
            notes.append(
                gettext(
                    "In Russia, hours above 40 a week must be paid more. So the true sum may be bigger. "
                    "Ask a lawyer or the labour inspection."
                )
            )
        lines += [
            sum_line(gettext("Earned"), found.earned, currency),
            sum_line(gettext("Paid"), found.paid, currency),
            sum_line(gettext("Missing"), found.missing, currency, total=True),
        ]
        title = gettext("Your count for this week")
        return Outcome("info", title, tables=[Table("", lines)], notes=notes)
