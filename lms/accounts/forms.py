"""What people type to come in."""
from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.accounts.backends import lock_message_code
from lms.accounts.cards import digits_of
from lms.accounts.models import Profile
from lms.accounts.names import clean_full_name
from lms.accounts.phones import REGIONS, normalise_phone
from lms.accounts.queries import card_number_problem

LOCK_MESSAGES = {
    "minutes": _("Too many wrong tries. Wait 15 minutes or ask the trainer."),
    "day": _("Too many wrong tries. Wait until tomorrow or ask the trainer."),
    "staff": _("Too many wrong tries. Ask the trainer for a new PIN."),
}
NUMBER_MESSAGES = {
    "length": _("The card number has 10 digits. Look at it again."),
    "digit": _("One digit of the card number is wrong. Look at it again."),
}
WRONG_PIN = _("The number and the PIN do not fit together. Look at both again.")


class SignInForm(LoginForm):
    """One form for learners (card number or phone, PIN) and staff (user name, password)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Card number or phone"), max_length=60,
            error_messages={"required": _("Write your card number or your phone.")},
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        )  # fmt: skip
        self.fields["password"] = forms.CharField(
            label=_("PIN"), max_length=128, strip=True, error_messages={"required": _("Write your PIN.")},
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )  # fmt: skip
        self.fields["remember"] = forms.BooleanField(label=_("This is my own phone. Keep me signed in."), required=False)

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"].strip()
        if problem := card_number_problem(login):
            raise ValidationError(NUMBER_MESSAGES[problem], code=problem)
        return login

    def user_credentials(self) -> dict[str, Any]:
        """Our backend finds the account itself, whatever kind of login it is."""
        password = self.cleaned_data["password"]
        # A PIN stands on the card as two groups; a password of staff may hold spaces.
        return {"username": self.cleaned_data["login"], "password": digits_of(password) or password}

    def clean(self) -> dict[str, Any]:
        if self._errors:
            return self.cleaned_data
        try:
            return super().clean() or self.cleaned_data
        except ValidationError:
            lock = lock_message_code(self.request, self.cleaned_data["login"])
            raise ValidationError(LOCK_MESSAGES.get(lock, WRONG_PIN), code=lock or "mismatch") from None


class NameField(forms.CharField):
    """A full name, as in the passport."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "name", "autocapitalize": "words", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        # The limit is checked in clean_full_name, which says how long the name is; no maxlength cuts it silently.
        super().__init__(strip=False, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(value or "")
        if not text.strip() and not self.required:
            return ""
        return clean_full_name(text)


class PhoneMixin(forms.Form):
    """A phone number and where it belongs."""

    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    region = forms.ChoiceField(
        label=_("Country of the phone"), required=False, widget=forms.Select,
        choices=[(region, code or _("another country")) for region, code in REGIONS],
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed = (data.get("phone") or "").strip()
        if typed:
            try:
                data["phone"] = normalise_phone(typed, data.get("region") or "")
            except ValidationError as problem:
                self.add_error("phone", problem)
        return data


class SignUpForm(PhoneMixin):
    """A name and, if she wants, a phone; nothing else is asked."""

    full_name = NameField(label=_("Your name, as in your passport or ID"))
    event = forms.UUIDField(widget=forms.HiddenInput, required=False)

    field_order = ["full_name", "phone", "region"]


class ProfileForm(PhoneMixin):
    """What a learner may change herself."""

    full_name = NameField(label=_("Your name, as in your passport or ID"))
    full_name_latin = NameField(label=_("Your name in Latin letters, as in your passport"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    field_order = ["full_name", "full_name_latin", "phone", "region", "language"]

    def __init__(self, profile: Profile, name_frozen: bool, *args: Any, **kwargs: Any) -> None:
        initial = {
            "full_name": profile.full_name, "full_name_latin": profile.full_name_latin, "phone": profile.phone,
            "region": "", "language": profile.user.preferred_language,
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        if name_frozen:
            del self.fields["full_name"], self.fields["full_name_latin"]

    def private_changes(self) -> dict[str, str]:
        """The values that name her and did change."""
        names = [name for name in ("full_name", "full_name_latin", "phone") if name in self.fields]
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name] != self.initial[name]}


