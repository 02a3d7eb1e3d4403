"""What a loan really costs; two can be compared."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.base import WorksheetForm, currency_field, wide
from courses.worksheets.forms.fields import FeeField, PercentField, SumField, WholeField
from courses.worksheets.forms.parts import Group, Line, Outcome, Table, short, sum_line
from courses.worksheets.sums import Fee, ImpossibleLoan, LoanCost, count_loan, falling_payment, flat_payment

LOANS = (1, 2)
NAMES = ("amount", "months", "fee", "payment", "rate", "way")
METHODS = {"flat": flat_payment, "falling": falling_payment}
WAYS = [("flat", _("on the whole sum, to the end")), ("falling", _("on what is still owed"))]
IMPOSSIBLE = {
    "fee_takes_all": ("fee", _("The fee takes the whole sum. Look at both again.")),
    "pays_less": (
        "payment",
        _("All payments together are less than the loan. Look at the payment and the months again."),
    ),
}


class LoanForm(WorksheetForm):
    """One or two loans: by the monthly payment, or by the per cent that the lender names."""

    purpose = _("See what you pay back in all. Two loans of “30%” can cost very different sums.")
    # Worksheet B of module 8.
    example = {
        "currency": "TJS",
        "amount_1": "10 000", "months_1": "12", "payment_1": "", "rate_1": "30", "way_1": "falling", "fee_1": "2%",
        "amount_2": "10 000", "months_2": "12", "payment_2": "", "rate_2": "30", "way_2": "flat", "fee_2": "0",
    }  # fmt: skip

    def build(self) -> None:
        self.fields["currency"] = currency_field()
        for n in LOANS:
            self.fields[f"amount_{n}"] = SumField(label=_("Sum of the loan"))
            self.fields[f"months_{n}"] = WholeField(1, 480, label=_("Months"))
            self.fields[f"payment_{n}"] = SumField(label=_("Payment each month"))
            self.fields[f"rate_{n}"] = PercentField(label=_("or: per cent a year"))
            self.fields[f"way_{n}"] = wide(
                forms.ChoiceField(
                    label=_("Per cent are counted"), choices=WAYS, required=False, initial="flat"
                )
            )
            self.fields[f"fee_{n}"] = FeeField(label=_("Fee at the start, or %"))

    def groups(self) -> list[Group]:
        hint = _("Ask for the payment each month. You know only the per cent? Then write that.")
        first, second = (self.bound(*self.names(n)) for n in LOANS)
        return [
            Group(self.title(1), [self["currency"], *first], hint, "day"),
            Group(self.title(2), second, _("If you want to compare two."), "day"),
        ]

    def names(self, n: int) -> list[str]:
        """The names of a loan's fields."""
        return [f"{name}_{n}" for name in NAMES]

    def title(self, n: int) -> str:
        """``Loan 1``."""
        return gettext("Loan %(number)s") % {"number": n}

    def filled(self) -> list[int]:
        """The numbers of the loans with something in them."""
        return [n for n in LOANS if self.has(*(f"{name}_{n}" for name in NAMES if name != "way"))]

    def check(self, data: dict[str, Any]) -> None:
        self.loans: dict[int, LoanCost] = {}
        for n in self.filled():
            self._check_loan(data, n)

    def _check_loan(self, data: dict[str, Any], n: int) -> None:
        payment, rate = f"payment_{n}", f"rate_{n}"
        if self.has(payment) and self.has(rate):
            self.add_error(rate, _("Write the payment or the per cent, not both."))
        price = payment if self.has(payment) or not self.has(rate) else rate
        if self.need(f"amount_{n}", f"months_{n}", price) and not {rate, f"fee_{n}"} & set(self.errors):
            self._count(data, n)

    def _count(self, data: dict[str, Any], n: int) -> None:
        amount, months, payment = (data[f"{name}_{n}"] for name in ("amount", "months", "payment"))
        if payment is None:
            payment = METHODS[data[f"way_{n}"] or "flat"](amount, data[f"rate_{n}"], months)
        try:
            self.loans[n] = count_loan(amount, months, payment, data[f"fee_{n}"] or Fee(Decimal(0)))
        except ImpossibleLoan as problem:
            field, message = IMPOSSIBLE[problem.reason]
            self.add_error(f"{field}_{n}", message)

    def result(self) -> dict[int, LoanCost]:
        """The loans of a valid form by their numbers."""
        return self.loans

    def outcome(self) -> Outcome:
        loans = self.result()
        rates = sorted(loans, key=lambda n: loans[n].rate)
        title = gettext("It really costs %(rate)s%% a year") % {"rate": short(loans[rates[0]].rate)}
        if len(rates) > 1 and loans[rates[0]].rate == loans[rates[1]].rate:
            title = gettext("Both cost the same a year")
        elif len(rates) > 1:
            title = gettext("Cheaper: %(name)s") % {"name": self.title(rates[0])}
        note = gettext("The real rate counts the fee and the dates of payment. Compare loans by it.")
        return Outcome("info", title, [], [self._table(n, loans[n]) for n in sorted(loans)], [note])

    def _table(self, n: int, loan: LoanCost) -> Table:
        currency = self.chosen_currency()
        return Table(
            self.title(n),
            [
                sum_line(gettext("In hand"), loan.in_hand, currency),
                sum_line(gettext("Payment each month"), loan.payment, currency),
                sum_line(gettext("Paid back in all"), loan.total, currency),
                sum_line(gettext("Overpaid, with the fee"), loan.overpaid, currency, total=True),
                Line(gettext("Real rate a year"), f"{short(loan.rate)}%"),
            ],
        )
