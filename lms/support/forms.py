"""What a reader types to say that something is wrong."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.support.form_times import FORM_SECONDS, HUMAN_SECONDS, age_of, opened_now
from lms.support.models import MistakeReport

PRESS_AGAIN = _("This page was open for a long time. Look at it and press the button again.")
A_MOMENT = _("That was very quick. Look at it and press the button again.")
TOO_LONG = _("At most %(limit)s letters fit in. You wrote %(count)s. Make it shorter.")


class MistakeForm(forms.Form):
    """One text and its kind. ``second`` is seen by programs only; who fills it in is thanked and not heard."""

    kind = forms.ChoiceField(
        label=_("What is wrong?"), choices=MistakeReport.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong."), "invalid_choice": _("Choose what is wrong.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("Say it in your words"), widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write a few words: where is it, and what is wrong?")},
    )  # fmt: skip
    second = forms.CharField(required=False)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        # A browser sends each line end as two characters; to the reader it is one.
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        limit = MistakeReport.TEXT_LENGTH
        if len(text) > limit:
            raise ValidationError(TOO_LONG, code="too_long", params={"limit": limit, "count": len(text)})
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:  # one thing at a time: she presses again anyway
            return cleaned
        age = age_of(cleaned.get("opened", ""))
        if age is None or age > FORM_SECONDS:
            raise ValidationError(PRESS_AGAIN, code="old")
        if age < HUMAN_SECONDS:
            raise ValidationError(A_MOMENT, code="quick")
        return cleaned

    @property
    def is_from_a_program(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.cleaned_data.get("second"))

    @property
    def next_note(self) -> str:
        """The note of the time for the page that comes next: the same while it is good, else one that can be
        pressed at once."""
        note = self.data.get("opened", "") if self.is_bound else ""
        if not self.is_bound:
            return opened_now()
        age = age_of(note)
        return note if age is not None and age <= FORM_SECONDS else opened_now(HUMAN_SECONDS)
