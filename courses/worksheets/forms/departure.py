"""Papers and steps before the trip to Russia, and the last days after entry."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.base import WorksheetForm, wide
from courses.worksheets.forms.fields import DayField
from courses.worksheets.forms.parts import Group, Line, Outcome, Table, language
from courses.worksheets.sums import PATENT_CITIZENS, Deadline, deadlines
from lms.languages import format_date

# Facts of module 2: F2.10 papers for the patent, F2.9 and F2.15 citizens of Kyrgyzstan.
PAPERS = {
    "passport": _("Passport. It is valid to the end of the trip"),
    "contract": _("Contract or written offer of work"),
    "insurance": _("Health insurance"),
    "scans": _("Photos of all papers: with me and with one person at home"),
}
PATENT_PAPERS = {
    "translation": _("Translation of the passport (for the patent)"),
    "exam": _("Certificate of language, history and law (for the patent)"),
}
# F2.1, F2.2 bans; F2.5 ruID; F2.4 migration card; F2.7 registration; F2.27 Amina; F2.8 medical.
STEPS = {
    "ban": _("Before the ticket: I am not banned and not in the register (РКЛ)"),
    "ruid": _("72 hours before: ruID app, if it is required"),
    "card": _("At the border: purpose “work” in the migration card; photo of the card"),
    "registered": _("Registered at the address where I live. Moscow and its region: app Amina, every day"),
    "medical": _("Medical examination, fingerprints, photo"),
}
# F2.10, F2.13, F2.28.
PATENT_STEPS = {
    "patent": _("Asked for the patent"),
    "sent": _("Contract sent to the police (МВД): two months after the patent"),
    "pays": _("Patent paid each month, three days early"),
}
CITIZENS = [("TJ", _("Tajikistan")), ("UZ", _("Uzbekistan")), ("KG", _("Kyrgyzstan"))]
LAST_DAYS = {
    "registration": _("Migration registration"),
    "medical": _("Medical examination, fingerprints, photo"),
    "patent": _("Ask for the patent"),
}


class DepartureForm(WorksheetForm):
    """Ticks for papers and steps; from the day of entry and the citizenship the last days of the law."""

    purpose = _("Get ready for Russia: papers, steps, and your last days after entry.")
    # Dilshod of module 2.
    example = {"citizenship": "UZ", "entry": "03.03.2026", "passport": "on", "scans": "on", "ban": "on"}

    def build(self) -> None:
        self.fields["citizenship"] = forms.ChoiceField(
            label=_("Citizenship"), choices=CITIZENS, required=False, widget=forms.RadioSelect
        )
        self.fields["entry"] = wide(DayField(label=_("Day of entry"), help_text=_("For example 03.03.2026")))
        for name, label in {**PAPERS, **PATENT_PAPERS, **STEPS, **PATENT_STEPS}.items():
            self.fields[name] = forms.BooleanField(label=label, required=False)

    def groups(self) -> list[Group]:
        only = _("Only for citizens of Tajikistan and Uzbekistan.")
        return [
            Group(_("Citizenship and day of entry to Russia"), self.bound("citizenship", "entry")),
            Group(_("Papers"), self.bound(*PAPERS), kind="ticks"),
            Group(_("Steps"), self.bound(*STEPS), kind="ticks"),
            Group(_("The patent"), self.bound(*PATENT_PAPERS, *PATENT_STEPS), only, "ticks"),
        ]

    def check(self, data: dict[str, Any]) -> None:
        if self.has("entry"):
            self.need("citizenship")

    def result(self) -> list[Deadline]:
        """The last days of a valid form; none without a day of entry."""
        entry = self.cleaned_data.get("entry")
        return deadlines(self.cleaned_data["citizenship"], entry) if entry else []

    def outcome(self) -> Outcome:
        found = self.result()
        needs_patent = self.cleaned_data.get("citizenship", "") in ("", *PATENT_CITIZENS)
        papers, steps = (PAPERS | PATENT_PAPERS, STEPS | PATENT_STEPS) if needs_patent else (PAPERS, STEPS)
        texts = [
            gettext("Papers ready: %(done)s of %(total)s.") % self._ready(papers)
            + " "
            + gettext("Steps done: %(done)s of %(total)s.") % self._ready(steps)
        ]
        if not found:
            texts.append(gettext("Write the day of entry and your citizenship to see your last days."))
            return Outcome("info", gettext("What is ready"), texts)
        table = Table("", [self._line(deadline) for deadline in found], stacked=True)
        notes = [
            gettext("The day of entry is day 1. Set an alarm three days before each day."),
            gettext("Laws change often. Ask a lawyer or the migration service before the trip."),
        ]
        return Outcome("info", gettext("Your last days in Russia"), texts, [table], notes)

    def _ready(self, names: dict[str, Any]) -> dict[str, int]:
        return {"done": sum(bool(self.cleaned_data[name]) for name in names), "total": len(names)}

    def _line(self, deadline: Deadline) -> Line:
        note = gettext("Day %(number)s. Checked on %(checked)s (rule of %(stated)s): check again.") % {
            "number": deadline.day_number,
            "stated": format_date(deadline.stated_on, language()),
            "checked": format_date(deadline.checked_on, language()),
        }
        return Line(str(LAST_DAYS[deadline.code]), format_date(deadline.last_day, language()), note)
