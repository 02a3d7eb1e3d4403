"""The family plan: who may sign, whom to call, who keeps copies, what to do in silence. No sums."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.base import WorksheetForm, text_field, wide
from courses.worksheets.forms.fields import DayField, WholeField
from courses.worksheets.forms.parts import Group, Outcome, listed

POWERS = (1, 2)
CONTACTS = {
    "consulate": _("Consulate of my country"),
    "office": _("Labour office of my country abroad"),
    "migration": _("Migration service at home"),
    "inspection": _("Labour inspection there"),
    "ngo": _("NGO or trade union"),
    "friend": _("Friend there"),
    "family": _("Family at home"),
}
# Module 6, worksheet A: six or more tested contacts mean ready to travel.
CONTACTS_NEEDED = 6


class FamilyPlanForm(WorksheetForm):
    """A plan of one page that the family keeps on paper."""

    purpose = _("Agree at home before the trip. Print the plan for the family.")

    def build(self) -> None:
        for n in POWERS:
            self.fields[f"what_{n}"] = wide(text_field(_("For what: money, school, house"), 80))
            self.fields[f"signs_{n}"] = wide(text_field(_("Who may sign")))
            self.fields[f"until_{n}"] = DayField(label=_("Until what day"))
        for code in CONTACTS:
            self.fields[f"at_{code}"] = wide(text_field(_("Name, phone or chat"), 80))
            self.fields[f"tested_{code}"] = DayField(label=_("Day tested"))
        self.fields["copies"] = text_field(_("Who keeps copies of my papers"), 120)
        self.fields["silent_days"] = WholeField(1, 60, label=_("Days without news"))
        self.fields["acts"] = text_field(_("Who acts"))
        self.fields["what_then"] = wide(
            text_field(_("Whom they call, what they say"), 200, widget=forms.Textarea(attrs={"rows": "3"}))
        )

    def groups(self) -> list[Group]:
        powers = [
            Group(
                gettext("Power of attorney %(number)s") % {"number": n},
                self.bound(f"what_{n}", f"signs_{n}", f"until_{n}"),
                kind="day",
            )
            for n in POWERS
        ]
        test = _("Call each one before the trip. Tested means: somebody answered. Danger in Russia: 112.")
        contacts = [
            Group(label, self.bound(f"at_{code}", f"tested_{code}"), "" if number else test, "day half")
            for number, (code, label) in enumerate(CONTACTS.items())
        ]
        plan = Group(_("If I am silent"), self.bound("silent_days", "acts", "what_then"), kind="day")
        return [*powers, *contacts, Group(_("Copies"), self.bound("copies"), kind="day"), plan]

    def check(self, data: dict[str, Any]) -> None:
        for n in POWERS:
            if self.has(f"what_{n}", f"signs_{n}", f"until_{n}"):
                self.need(f"what_{n}", f"signs_{n}")
        for code in CONTACTS:
            self._check_contact(data, code)
        if self.has("silent_days", "acts", "what_then"):
            self.need("silent_days", "acts")

    def _check_contact(self, data: dict[str, Any], code: str) -> None:
        tested = data.get(f"tested_{code}")
        if tested is None:
            return
        self.need(f"at_{code}")
        if tested > timezone.localdate():
            self.add_error(
                f"tested_{code}", _("This day has not come yet. Write it when somebody has answered.")
            )

    def tested(self) -> list[str]:
        """The codes of the contacts that have answered, of a valid form."""
        return [code for code in CONTACTS if self.cleaned_data.get(f"tested_{code}")]

    def outcome(self) -> Outcome:
        tested = self.tested()
        title = gettext("Tested contacts: %(count)s of %(total)s") % {
            "count": len(tested),
            "total": len(CONTACTS),
        }
        gaps = self._gaps()
        if (few := CONTACTS_NEEDED - len(tested)) > 0:
            text = gettext("Test %(count)s more before the trip.")
            missing = [str(label) for code, label in CONTACTS.items() if code not in tested]
            texts = [
                text % {"count": few},
                gettext("Not tested yet: %(names)s.") % {"names": listed(missing)},
            ]
            return Outcome("warn", title, [*texts, *gaps])
        texts = [gettext("Your contacts are ready for the trip."), *gaps]
        return Outcome("warn" if gaps else "ok", title, texts)

    def _gaps(self) -> list[str]:
        """What else the plan lacks, in words."""
        data, gaps = self.cleaned_data, []
        for n in POWERS:
            if (until := data.get(f"until_{n}")) and until < timezone.localdate():
                gaps.append(
                    gettext("This power of attorney has ended: %(what)s.") % {"what": data[f"what_{n}"]}
                )
        if not data.get("copies"):
            gaps.append(gettext("Nobody keeps copies of your papers yet."))
        if not data.get("silent_days"):
            gaps.append(gettext("There is no plan yet if nobody hears from you."))
        return gaps
