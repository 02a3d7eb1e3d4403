"""Compare ways to send money home."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.base import WorksheetForm, currency_field, text_field
from courses.worksheets.forms.fields import FeeField, RateField, SumField
from courses.worksheets.forms.parts import (
    HOME_CURRENCY,
    Group,
    Line,
    Outcome,
    Table,
    in_words,
    language,
    listed,
    short,
    sum_line,
)
from courses.worksheets.sums import Transfer, best_of, count_transfer, price_level

WAYS = (1, 2, 3)
# A rate further from the market's than this was written the other way round, or has a slip.
BELIEVABLE_TIMES = 2
LEVELS = {
    "good": _("Less than 2%: a good price."),
    "fair": _("From 2%, but less than 3%: a fair price."),
    "dear": _("From 3 to 5%: this is dear."),
    "too_dear": _("More than 5%: look for another way."),
}


def family_currency() -> str:
    """The currency in which a family that reads this language most likely gets the money."""
    return HOME_CURRENCY.get(language(), "TJS")


class RemittanceForm(WorksheetForm):
    """Two or three ways to send the same sum on the same day."""

    purpose = _("Count what each way of sending really costs. Take the same sum and the same day.")
    # The table of module 7.
    example = {
        "amount": "20 000", "paid_in": "RUB", "market": "0,1130", "received_in": "TJS",
        "name_1": "A", "fee_1": "0", "rate_1": "0,1085",
        "name_2": "B", "fee_2": "1%", "rate_2": "0,1120",
        "name_3": "C", "fee_3": "300", "rate_3": "0,1128",
    }  # fmt: skip

    def build(self) -> None:
        self.fields["amount"] = SumField(label=_("I pay in all"))
        self.fields["paid_in"] = currency_field(_("Currency I pay in"), "RUB")
        self.fields["market"] = RateField(label=_("Central bank rate, for 1"))
        self.fields["received_in"] = currency_field(_("Currency at home"), family_currency)
        for n in WAYS:
            self.fields[f"name_{n}"] = text_field(_("Name of the service"), 40)
            self.fields[f"fee_{n}"] = FeeField(label=_("Fee, or %"))
            self.fields[f"rate_{n}"] = RateField(label=_("Offered rate, for 1"))

    def groups(self) -> list[Group]:
        hint = _("The market rate is on the site of the central bank. Take today’s.")
        ways = [
            Group(self.way(n), self.bound(f"name_{n}", f"fee_{n}", f"rate_{n}"), kind="day") for n in WAYS
        ]
        return [
            Group(_("What I send"), self.bound("amount", "paid_in", "market", "received_in"), hint),
            *ways,
        ]

    def way(self, number: int) -> str:
        """``Way 2``."""
        return gettext("Way %(number)s") % {"number": number}

    def filled(self) -> list[int]:
        """The numbers of the ways with something in them."""
        return [n for n in WAYS if self.has(f"name_{n}", f"fee_{n}", f"rate_{n}")]

    def check(self, data: dict[str, Any]) -> None:
        if len(self.filled()) < 2:
            self.add_error(None, _("Fill in two ways at least. Then we can compare them."))
        common = self.need("amount", "market")
        for n in self.filled():
            if self.need(f"fee_{n}", f"rate_{n}") and common:
                self._check_way(data, n)

    def _check_way(self, data: dict[str, Any], n: int) -> None:
        if data[f"fee_{n}"].of(data["amount"]) >= data["amount"]:
            self.add_error(f"fee_{n}", _("The fee takes the whole sum. Look at both again."))
        times = data[f"rate_{n}"] / data["market"]
        if times > BELIEVABLE_TIMES or times * BELIEVABLE_TIMES < 1:
            self.add_error(
                f"rate_{n}",
                _("This is far from the market rate. Write both for 1 of the currency you pay in."),
            )

    def result(self) -> list[Transfer]:
        """The ways of a valid form, counted, in the order of the form."""
        data = self.cleaned_data
        return [
            count_transfer(
                data[f"name_{n}"] or self.way(n),
                data["amount"],
                data[f"fee_{n}"],
                data[f"rate_{n}"],
                data["market"],
            )
            for n in self.filled()
        ]

    def outcome(self) -> Outcome:
        ways = self.result()
        best, worst = best_of(ways), min(ways, key=lambda way: way.received)
        currency, level = self.chosen_currency("received_in"), price_level(best[0].cost_per_cent)
        texts = [
            gettext("The family gets %(sum)s.") % {"sum": in_words(best[0].received, currency)},
            str(LEVELS[level]),
        ]
        notes = []
        if saved := best[0].received - worst.received:
            text = gettext(
                "If you send this sum every month, you keep %(sum)s in a year, compared with “%(name)s”."
            )
            notes.append(text % {"sum": in_words(saved * 12, currency), "name": worst.name})
        return Outcome(
            kind="ok" if level in ("good", "fair") else "warn",
            title=gettext("Best: %(names)s") % {"names": listed([way.name for way in best])},
            texts=texts,
            tables=[self._table(way, way in best, currency) for way in ways],
            notes=notes,
        )

    def _table(self, way: Transfer, is_best: bool, currency: str) -> Table:
        lines = [
            sum_line(gettext("The family gets"), way.received, currency),
            sum_line(gettext("Fee"), way.fee, self.chosen_currency("paid_in")),
            sum_line(gettext("Lost on the rate"), way.margin, currency),
            sum_line(gettext("Full cost"), way.cost, currency, total=True),
            Line(gettext("Full cost, per cent"), f"{short(way.cost_per_cent)}%"),
        ]
        return Table(f"✓ {way.name}" if is_best else way.name, lines)
