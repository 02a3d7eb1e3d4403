"""Does the business pay: break-even and six months of cash."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.base import NEEDED, WorksheetForm, currency_field
from courses.worksheets.forms.fields import SumField, WholeField
from courses.worksheets.forms.parts import Group, Line, Outcome, Table, in_words, short, sum_line
from courses.worksheets.sums import BreakEven, CashMonth, NeverPays, break_even, cash_flow, runs_out
from lms.languages import amount_text

MONTHS = range(1, 7)


class BreakEvenForm(WorksheetForm):
    """One product and its costs; then six months of money in the box."""

    purpose = _("See how many pieces you must sell, and in which month the money runs out.")
    # The sewing shop of module 10, worksheets A and B.
    example = {
        "currency": "KGS", "price": "900", "cost": "500", "fixed": "30 000", "days": "25", "start": "60 000",
        "machine": "35 000", "loan": "2 000", "sold_1": "50", "sold_2": "60", "sold_3": "80", "sold_4": "90",
        "sold_5": "100", "sold_6": "110",
    }  # fmt: skip

    def build(self) -> None:
        self.fields["currency"] = currency_field()
        self.fields["price"] = SumField(label=_("Price of one piece"))
        self.fields["cost"] = SumField(label=_("What one piece costs me"))
        self.fields["fixed"] = SumField(label=_("Fixed costs a month"))
        self.fields["days"] = WholeField(1, 31, label=_("Work days a month"))
        self.fields["start"] = SumField(label=_("Money at the start"))
        self.fields["machine"] = SumField(label=_("What I buy in month 1"))
        self.fields["loan"] = SumField(label=_("Loan payment, from month 2"))
        for n in MONTHS:
            self.fields[f"sold_{n}"] = WholeField(label=self.month(n))

    def groups(self) -> list[Group]:
        sold = [f"sold_{n}" for n in MONTHS]
        return [
            Group(
                _("Price and costs"), self.bound("currency", "price", "cost", "fixed", "days"),
                _("Fixed costs come also when you sell nothing: rent, light, wages."),
            ),
            Group(_("Six months"), self.bound("start", "machine", "loan")),
            Group(_("How many pieces I sell"), self.bound(*sold), _("Empty counts as the month before.")),
        ]  # fmt: skip

    def month(self, number: int) -> str:
        """``Month 2``."""
        return gettext("Month %(number)s") % {"number": number}

    def check(self, data: dict[str, Any]) -> None:
        if not self.need("price", "cost", "fixed"):
            return
        try:
            self.even = break_even(data["price"], data["cost"], data["fixed"], data.get("days"))
        except NeverPays:
            self.add_error(
                "cost",
                _("One piece costs as much as it brings, or more. Raise the price or lower the cost."),
            )
        if self.plans_months() and not self.has("sold_1"):
            self.add_error("sold_1", NEEDED)

    def plans_months(self) -> bool:
        """Whether anything of the six months was filled in."""
        return self.has("start", "machine", "loan", *(f"sold_{n}" for n in MONTHS))

    def result(self) -> tuple[BreakEven, list[CashMonth]]:
        """The break-even and the months of a valid form; no months when nothing of them was filled in."""
        if not self.plans_months():
            return self.even, []
        sold: list[int] = []
        for n in MONTHS:
            pieces = self.cleaned_data[f"sold_{n}"]
            sold.append(sold[-1] if pieces is None else pieces)
        amounts = (self.sum_in(name) for name in ("price", "cost", "fixed", "machine", "loan"))
        return self.even, cash_flow(self.sum_in("start"), sold, *amounts)

    def outcome(self) -> Outcome:
        (even, months), currency = self.result(), self.chosen_currency()
        title = gettext("Sell %(pieces)s pieces a month to lose nothing") % {
            "pieces": amount_text(Decimal(even.pieces))
        }
        tables = [self._even(even, currency)]
        if not months:
            return Outcome("info", title, [], tables)
        tables.append(self._cash(months, currency))
        empty = runs_out(months)
        if empty:
            text = gettext("The money runs out in month %(number)s: %(sum)s are missing.")
            values = {"number": empty.number, "sum": in_words(-empty.end, currency)}
            return Outcome("warn", title, [text % values], tables)
        least = min(months, key=lambda month: month.end)
        text = gettext("The money lasts. Least is left in month %(number)s: %(sum)s.")
        values = {"number": least.number, "sum": in_words(least.end, currency)}
        return Outcome("ok", title, [text % values], tables)

    def _even(self, even: BreakEven, currency: str) -> Table:
        lines = [
            sum_line(gettext("One piece brings"), even.margin, currency),
            Line(gettext("Pieces a month to lose nothing"), amount_text(Decimal(even.pieces))),
        ]
        if even.a_day is not None:
            lines.append(Line(gettext("Pieces a work day"), short(even.a_day)))
        return Table(gettext("Break-even point"), lines)

    def _cash(self, months: list[CashMonth], currency: str) -> Table:
        lines = []
        for month in months:
            flow = f"+{amount_text(month.sales)} {amount_text(-month.spent)}"
            lines.append(Line(self.month(month.number), amount_text(month.end), flow))
        caption = gettext("Money left at the end of the month")
        return Table(f"{caption}, {currency}", lines)
