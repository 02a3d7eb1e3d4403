"""Parts in a cooperative, and a project that an authority pays half of."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.base import NEEDED, WorksheetForm, currency_field, text_field
from courses.worksheets.forms.fields import PercentField, SumField
from courses.worksheets.forms.parts import Group, Line, Outcome, Table, in_words, short
from courses.worksheets.sums import Matching, count_matching, count_parts
from lms.languages import amount_text

MEMBERS = range(1, 9)
PROJECT = ("families", "migrants", "times", "limit", "total")


class SharesForm(WorksheetForm):
    """Who gets how much of the profit; and what a matched project brings together."""

    purpose = _("Share a profit fairly, or count a project with 1×1 money.")
    # Worksheets A and B of module 11: 40% kept, then Gulnara's 5% of the milk; a pump for 96,000.
    example = {
        "currency": "KGS", "profit": "150 000", "kept": "40", "name_1": _("Gulnara"), "share_1": "3 000",
        "name_2": _("the other members"), "share_2": "57 000", "families": "24 000", "migrants": "24 000", "times": "1",
        "total": "96 000",
    }  # fmt: skip

    def build(self) -> None:
        self.fields["currency"] = currency_field()
        self.fields["profit"] = SumField(label=_("Profit of the year"))
        self.fields["kept"] = PercentField(100, label=_("Kept for repair and the village, %"))
        for n in MEMBERS:
            self.fields[f"name_{n}"] = text_field(_("Name"), 40)
            self.fields[f"share_{n}"] = SumField(label=_("Share"))
        self.fields["families"] = SumField(label=_("Money of families here"))
        self.fields["migrants"] = SumField(label=_("Money of migrants abroad"))
        self.fields["times"] = forms.ChoiceField(
            label=_("The authority adds"), choices=[("1", "1×1"), ("2", "2×1"), ("3", "3×1")], required=False
        )
        self.fields["limit"] = SumField(label=_("It can give at most"))
        self.fields["total"] = SumField(label=_("The project costs"))

    def groups(self) -> list[Group]:
        share = _("Share: money paid in, litres of milk or days of work.")
        times = _("1×1: for each somoni, sum or som of yours the authority adds one.")
        return [
            Group(_("Parts of the profit"), self.bound("currency", "profit", "kept"), share),
            *(Group(self.member(n), self.bound(f"name_{n}", f"share_{n}"), kind="day half") for n in MEMBERS),
            Group(_("A project with 1×1 money"), self.bound(*PROJECT), times),
        ]

    def member(self, number: int) -> str:
        """``Member 2``."""
        return gettext("Member %(number)s") % {"number": number}

    def members(self) -> list[int]:
        """The numbers of the members with something filled in."""
        return [n for n in MEMBERS if self.has(f"name_{n}", f"share_{n}")]

    def check(self, data: dict[str, Any]) -> None:
        if self.shares_profit():
            self._check_profit(data)
        wrong = {"families", "migrants"} & set(self.errors)
        if self.plans_project() and not wrong and not (data.get("families") or data.get("migrants")):
            self.add_error("migrants", NEEDED)

    def _check_profit(self, data: dict[str, Any]) -> None:
        self.need("profit")
        members = self.members() or [1]
        if self.need(*(f"share_{n}" for n in members)) and not any(data[f"share_{n}"] for n in members):
            self.add_error(f"share_{members[0]}", _("Somebody must have a share."))

    def shares_profit(self) -> bool:
        """Whether there is a profit to share."""
        return self.has("profit", "kept") or bool(self.members())

    def plans_project(self) -> bool:
        """Whether there is a project to count."""
        return self.has("families", "migrants", "limit", "total")

    def parts(self) -> tuple[Decimal, list[Decimal]]:
        """What is kept, and the part of each of ``members()``, of a valid form with a profit."""
        shares = [self.sum_in(f"share_{n}") for n in self.members()]
        return count_parts(self.sum_in("profit"), self.sum_in("kept"), shares)

    def matching(self) -> Matching:
        """The project of a valid form that plans one."""
        data = self.cleaned_data
        return count_matching(
            self.sum_in("families"),
            self.sum_in("migrants"),
            int(data["times"] or 1),
            data["limit"],
            data["total"],
        )

    def outcome(self) -> Outcome:
        currency = self.chosen_currency()
        tables, notes, titles = [], [], []
        if self.shares_profit():
            kept, parts = self.parts()
            tables.append(self._profit_table(kept, parts))
            text = gettext("To share: %(sum)s")
            titles.append(text % {"sum": in_words(self.sum_in("profit") - kept, currency)})
        if self.plans_project():
            found = self.matching()
            tables.append(self._project_table(found))
            titles.append(gettext("Together you have %(sum)s") % {"sum": in_words(found.total, currency)})
            if found.missing:
                text = gettext(
                    "%(sum)s are missing. Think of a smaller project, work instead of money, or next year."
                )
                notes.append(text % {"sum": in_words(found.missing, currency)})
        return Outcome("warn" if notes else "info", titles[0], titles[1:], tables, notes)

    def _profit_table(self, kept: Decimal, parts: list[Decimal]) -> Table:
        names = [self.cleaned_data[f"name_{n}"] or self.member(n) for n in self.members()]
        lines = [Line(name, amount_text(part)) for name, part in zip(names, parts, strict=True)]
        if kept:
            lines.insert(0, Line(gettext("Kept"), amount_text(kept)))
        lines.append(Line(gettext("Together"), amount_text(self.sum_in("profit")), total=True))
        caption = gettext("Parts of the profit")
        return Table(f"{caption}, {self.chosen_currency()}", lines)

    def _project_table(self, found: Matching) -> Table:
        currency = self.chosen_currency()
        labels = (gettext("Families"), gettext("Migrants"), gettext("Authority"))
        sums = (found.families, found.migrants, found.authority)
        lines = [
            Line(f"{label}, {short(share)}%", amount_text(part))
            for label, share, part in zip(labels, found.per_cents, sums, strict=True)
        ]
        lines.append(Line(gettext("Together"), amount_text(found.total), total=True))
        caption = gettext("The project")
        return Table(f"{caption}, {currency}", lines)
