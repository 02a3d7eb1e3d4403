"""Forms for members of staff. Wagtail's own ask for a name and an e-mail address, which Safar does not
keep."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from lms.accounts.models import User


class _StaffFormMixin:
    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]  # type: ignore[attr-defined]
        if username.isdigit():
            raise ValidationError(_("Only digits are for learners’ cards. Use a word."))
        return username


class StaffCreationForm(_StaffFormMixin, UserCreationForm):
    """A new member of staff."""

    email = None
    first_name = None
    last_name = None

    class Meta:
        model = User
        fields = ["username", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = True
        return super().save(commit=commit)


class StaffEditForm(_StaffFormMixin, UserEditForm):
    """A member of staff who is there already."""

    email = None
    first_name = None
    last_name = None

    class Meta:
        model = User
        fields = ["username", "is_active", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["username", "password1", "password2", "is_active", "is_superuser", "groups"])
