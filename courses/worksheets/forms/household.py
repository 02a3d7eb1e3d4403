"""A family's budget and savings plan."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.base import WorksheetForm, currency_field
from courses.worksheets.forms.fields import SumField, WholeField
from courses.worksheets.forms.parts import Group, Line, Outcome, Table, in_words, sum_line
from courses.worksheets.sums import Budget, count_budget, count_goal

INCOMES = {
    "remittance": _("Money from abroad"),
    "wage": _("Wage or pension at home"),
    "garden": _("Garden, milk, animals"),
    "more": _("Other income"),
}
MUST = {
    "food": _("Food"),
    "house": _("Light, gas, water, phone"),
    "school": _("School and children"),
    "medicine": _("Medicine"),
    "debt": _("Loan payment"),
}
CAN_WAIT = {
    "clothes": _("Clothes, repair"),
    "guests": _("Guests, gifts"),
    "else": _("Other expenses"),
}


class BudgetForm(WorksheetForm):
    """One month of a family, and a goal to save for."""

    purpose = _("See what is left each month, and how long you save for a goal.")
    # Worksheet A of module 8.
    example = {
        "remittance": "3 000", "wage": "900", "garden": "400", "food": "1 600", "house": "350", "school": "300",
        "medicine": "250", "debt": "400", "clothes": "350", "guests": "250", "currency": "TJS",
        "goal": "6 000", "saved": "400", "months": "8",
    }  # fmt: skip

    def build(self) -> None:
        for name, label in {**INCOMES, **MUST, **CAN_WAIT}.items():
            self.fields[name] = SumField(label=label)
        self.fields["currency"] = currency_field()
        self.fields["goal"] = SumField(label=_("How much the goal costs"))
        self.fields["saved"] = SumField(label=_("How much I have already"))
        self.fields["months"] = WholeField(1, 600, label=_("In how many months I want it"))

    def groups(self) -> list[Group]:
        return [
            Group(_("Money that comes in, a month"), self.bound("currency", *INCOMES)),
            Group(_("Must pay, a month"), self.bound(*MUST)),
            Group(_("Can wait, a month"), self.bound(*CAN_WAIT)),
            Group(_("What I save for"), self.bound("goal", "saved", "months")),
        ]

    def check(self, data: dict[str, Any]) -> None:
        if self.has("saved", "months"):
            self.need("goal")

    def result(self) -> Budget:
        """The month of a valid form."""
        return count_budget(*(self._sums(names) for names in (INCOMES, MUST, CAN_WAIT)))

    def _sums(self, names: Iterable[str]) -> list[Any]:
        return [self.sum_in(name) for name in names]

    def outcome(self) -> Outcome:
        budget, currency = self.result(), self.chosen_currency()
        tables = [self._month(budget, currency)]
        notes = []
        if self.sum_in("goal"):
            table, note = self._goal(budget, currency)
            tables.append(table)
            notes += [note] if note else []
        if budget.must_pay:
            tables.append(self._fund(budget, currency))
        if budget.left > 0:
            title = gettext("You can save %(sum)s a month")
            return Outcome("ok", title % {"sum": in_words(budget.left, currency)}, [], tables, notes)
        title = (
            gettext("%(sum)s are missing each month") if budget.left else gettext("Nothing is left to save")
        )
        can_wait = in_words(budget.expenses - budget.must_pay, currency)
        text = gettext("First look at what can wait: %(sum)s.") % {"sum": can_wait}
        return Outcome("warn", title % {"sum": in_words(-budget.left, currency)}, [text], tables, notes)

    def _month(self, budget: Budget, currency: str) -> Table:
        lines = [
            sum_line(gettext("Comes in"), budget.income, currency),
            sum_line(gettext("Goes out"), budget.expenses, currency),
            sum_line(gettext("Left for home"), budget.left, currency, total=True),
        ]
        if budget.left > 0:
            lines.append(Line(gettext("Of the income"), f"{budget.saved_per_cent}%"))
        if half := self.sum_in("remittance") / 2:
            lines.append(
                sum_line(gettext("Left, if half as much comes from abroad"), budget.left - half, currency)
            )
        return Table(gettext("One month"), lines)

    def _goal(self, budget: Budget, currency: str) -> tuple[Table, str]:
        goal = count_goal(
            self.sum_in("goal"), self.sum_in("saved"), budget.can_save, self.cleaned_data.get("months")
        )
        lines = [sum_line(gettext("Still to save"), goal.missing, currency)]
        if goal.months is not None:
            lines.append(Line(gettext("Months to the goal"), str(goal.months)))
        note = ""
        if goal.each_month is not None:
            lines.append(sum_line(gettext("To save each month, to be in time"), goal.each_month, currency))
            if (lacking := goal.each_month - budget.can_save) > 0:
                text = gettext("To be in time, you need %(sum)s more each month. Or take more months.")
                note = text % {"sum": in_words(lacking, currency)}
        return Table(gettext("The goal"), lines), note

    def _fund(self, budget: Budget, currency: str) -> Table:
        lines = [sum_line(gettext("Three months of what you must pay"), budget.fund, currency)]
        months = count_goal(budget.fund, Decimal(0), budget.can_save, None).months
        if months is not None:
            lines.append(Line(gettext("Months to save it"), str(months)))
        return Table(gettext("Reserve for a hard time"), lines)
