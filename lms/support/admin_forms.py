"""Forms of the Wagtail admin: what a draft of a contact may be, and what may be published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from courses.admin_forms import SourceTextFormMixin
from lms.support.models import DESTINATION_CHOICES, ORIGIN_CHOICES, codes_of

MISSING = {
    "source_address": _("A phone number is published only with the page where it was found."),
    "checked_on": _("Write the day on which somebody looked it up."),
    "test_called_on": _("Call the number first, then write the day of the call here."),
}


class CodesField(forms.MultipleChoiceField):
    """Boxes to tick, kept as codes with commas."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return list(codes_of(value)) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return ",".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class ContactForm(SourceTextFormMixin, WagtailAdminModelForm):
    """A contact of the directory. Its key never changes: lessons and packs know it by that."""

    origins = CodesField(choices=ORIGIN_CHOICES, required=False)
    destinations = CodesField(choices=DESTINATION_CHOICES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].disabled = bool(self.instance.pk)
        if not self.may_edit_settings():  # fields declared here come to every form
            for name in ("origins", "destinations"):
                self.fields.pop(name, None)

    def check_publishable(self) -> None:
        for name in self.instance.missing_for_publishing():
            self.add_error(name if name in self.fields else None, MISSING[name])


class MistakeReportForm(WagtailAdminModelForm):
    """What the reader wrote stays as it is; only its state changes."""
