"""What people type to come in."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.accounts.backends import lock_after_failure
from lms.accounts.cards import PIN_LENGTH, digits_of, is_card_number
from lms.accounts.form_ids import new_form_id, usable_form_id
from lms.accounts.models import Profile
from lms.accounts.names import clean_full_name
from lms.accounts.phones import (
    REGIONS,
    grouped,
    has_country_code,
    looks_like_phone,
    normalise_phone,
    region_of,
)
from lms.accounts.queries import login_problem

LOCK_MESSAGES = {
    "minutes": _("Too many wrong tries. Wait 15 minutes or ask the trainer."),
    "day": _("Too many wrong tries. Wait until tomorrow or ask the trainer."),
    "staff": _("Too many wrong tries. Ask the trainer for a new PIN."),
}
LOGIN_MESSAGES = {
    "length": _("The card number has 10 digits. You typed %(count)s."),
    "digit": _("One digit of the card number is wrong. Look at it again."),
    "number": _("This is not a card number and not a whole phone number. Look at it again."),
}
WRONG_PIN = _("The number and the PIN do not fit together. Look at both again.")
WRONG_PHONE = _("The phone and the PIN do not fit together. Look at both again, or use the card number.")
PIN_DIGITS = _("The PIN has 6 digits. You typed %(count)s.")
OPEN_TOO_LONG = _("This page was open for a long time. Look at it and press the button again.")
OTHER_COUNTRY = "other"


class SignInForm(LoginForm):
    """One form for learners (card number or phone, PIN) and staff (user name, password)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = forms.CharField(
            label=_("Card number or phone"), max_length=60, widget=forms.TextInput(attrs=attrs),
            error_messages={"required": _("Write your card number or your phone.")},
        )  # fmt: skip
        self.fields["password"] = forms.CharField(
            label=_("PIN"), max_length=128, error_messages={"required": _("Write your PIN.")},
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )  # fmt: skip
        self.fields["remember"] = forms.BooleanField(
            label=_("This is my own phone. Keep me signed in."), required=False
        )

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"].strip()
        if problem := login_problem(login):
            raise ValidationError(
                LOGIN_MESSAGES[problem], code=problem, params={"count": len(digits_of(login))}
            )
        return login

    def clean_password(self) -> str:
        """A learner's PIN without the gap it has on the card; a password of staff as it is."""
        password: str = self.cleaned_data["password"]
        pin = digits_of(password)
        if not pin or not looks_like_phone(self.cleaned_data.get("login", "")):
            return password
        if len(pin) != PIN_LENGTH:  # a slip of the finger, not a guess: it is not counted
            raise ValidationError(PIN_DIGITS, code="pin_length", params={"count": len(pin)})
        return pin

    def user_credentials(self) -> dict[str, Any]:
        """Our backend finds the account itself, whatever kind of login it is."""
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}

    def clean(self) -> dict[str, Any]:
        if self._errors:
            return self.cleaned_data
        try:
            return super().clean() or self.cleaned_data
        except ValidationError:
            raise self._refusal(self.cleaned_data["login"]) from None

    def _refusal(self, login: str) -> ValidationError:
        """The words for a failed try; they are the same whether the account exists or not."""
        if lock := lock_after_failure(self.request, login):
            return ValidationError(LOCK_MESSAGES[lock], code=lock)
        by_phone = looks_like_phone(login) and not is_card_number(digits_of(login))
        return ValidationError(WRONG_PHONE if by_phone else WRONG_PIN, code="mismatch")


class NameField(forms.CharField):
    """A full name, as in the passport."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "name", "autocapitalize": "words", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        # clean_full_name checks the length and says how long the name is; no maxlength cuts it silently.
        super().__init__(strip=False, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(value or "")
        if not text.strip() and not self.required:
            return ""
        return clean_full_name(text)


class Radios(forms.RadioSelect):
    """Radio buttons in a fieldset that has the field's own id, so that the list of errors can lead there."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return id_ if index is None else super().id_for_label(id_, index)


class PhoneMixin(forms.Form):
    """A phone number and where it belongs. No country is chosen beforehand: a guess keeps a wrong number."""

    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"max_length": _("Look at the number again: some digits are missing or too many.")},
    )  # fmt: skip
    region = forms.ChoiceField(
        label=_("Country of the phone"), required=False, widget=Radios,
        choices=[*REGIONS.items(), (OTHER_COUNTRY, _("another country"))],
        error_messages={"invalid_choice": _("Choose the country of the phone.")},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed, region = data.get("phone", "").strip(), data.get("region", "")
        if not typed or "region" in self.errors:
            return data
        if not region and not has_country_code(typed):
            self.add_error("region", _("Choose the country of the phone."))
            return data
        try:
            data["phone"] = normalise_phone(typed, "" if region == OTHER_COUNTRY else region)
        except ValidationError as problem:
            self.add_error("phone", problem)
        return data


class SignUpForm(PhoneMixin):
    """A name and, if she wants, a phone; nothing else is asked."""

    full_name = NameField(label=_("Your name, as in your passport or ID"))
    event = forms.UUIDField(widget=forms.HiddenInput, initial=new_form_id)

    field_order = ["full_name", "phone", "region"]

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        self.is_stale = data is not None and not usable_form_id(data.get("event", ""))
        if self.is_stale:  # the page comes back with a fresh id, and what she wrote
            data = {**dict(data.items()), "event": str(new_form_id())}
        super().__init__(data, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.is_stale:
            self.add_error(None, ValidationError(OPEN_TOO_LONG, code="stale"))
        return data


class ProfileForm(PhoneMixin):
    """What a learner may change herself."""

    full_name = NameField(label=_("Your name, as in your passport or ID"))
    full_name_latin = NameField(label=_("Your name in Latin letters, as in your passport"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    field_order = ["full_name", "full_name_latin", "phone", "region", "language"]

    def __init__(self, profile: Profile, name_frozen: bool, *args: Any, **kwargs: Any) -> None:
        initial = {
            "full_name": profile.full_name,
            "full_name_latin": profile.full_name_latin,
            "phone": grouped(profile.phone),
            "region": region_of(profile.phone) or (OTHER_COUNTRY if profile.phone else ""),
            "language": profile.user.preferred_language,
        }
        super().__init__(*args, initial=initial, **kwargs)
        if name_frozen:
            del self.fields["full_name"], self.fields["full_name_latin"]

    def private_values(self) -> dict[str, str]:
        """The cleaned values that name her."""
        names = [name for name in ("full_name", "full_name_latin", "phone") if name in self.fields]
        return {name: self.cleaned_data[name] for name in names}
