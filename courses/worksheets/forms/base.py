"""The form that every worksheet is."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.worksheets.forms.parts import CURRENCIES, Group, Outcome, home_currency

CURRENCY = _("Currency")
NEEDED = _("Fill in this place: the count needs it.")


class WorksheetForm(forms.Form):
    """A worksheet: ``groups`` for the page, ``check`` for what does not fit together, ``outcome`` after counting.

    Nothing is required as long as nothing at all is filled in. ``purpose`` is the one sentence under the title;
    ``example`` are the values of a worked example, as a person would type them.
    """

    purpose: ClassVar[Any]
    example: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.build()

    def build(self) -> None:
        """Add the fields that repeat."""

    def groups(self) -> list[Group]:
        """The fields in the order of the page."""
        raise NotImplementedError

    def outcome(self) -> Outcome:
        """What to say of a valid form with something in it, in the reader's language."""
        raise NotImplementedError

    def check(self, data: dict[str, Any]) -> None:
        """Say what is missing or impossible, with ``add_error``. Called when something is filled in."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.is_blank:
            self.check(data)
        return data

    @cached_property
    def is_blank(self) -> bool:
        """Whether nothing was filled in; a choice that is always made, like the currency, does not count."""
        return not any(
            self.data.get(name, "").strip()
            for name, field in self.fields.items()
            if not isinstance(field.widget, forms.Select)
        )

    def answer(self) -> Outcome:
        """What to show after counting: the outcome, or that there is nothing to count."""
        if self.is_blank:
            return Outcome("info", gettext("Nothing is filled in yet"))
        return self.outcome()

    def bound(self, *names: str) -> list[forms.BoundField]:
        """The bound fields of these names."""
        return [self[name] for name in names]

    def has(self, *names: str) -> bool:
        """Whether one of these fields has something in it, right or wrong."""
        return any(self.data.get(name, "").strip() for name in names)

    def need(self, *names: str) -> bool:
        """Whether all these fields have a good value; those that are empty get their message."""
        for name in names:
            if name not in self.errors and self.cleaned_data.get(name) in (None, ""):
                self.add_error(name, NEEDED)
        return not any(name in self.errors for name in names)

    def sum_in(self, name: str) -> Decimal:
        """The sum in a field, 0 when it is empty."""
        return self.cleaned_data.get(name) or Decimal(0)

    def chosen_currency(self, name: str = "currency") -> str:
        """The currency chosen in a field."""
        return self.cleaned_data.get(name) or home_currency()


def currency_field(label: Any = CURRENCY, initial: Any = home_currency) -> forms.ChoiceField:
    """The choice of a currency, made beforehand."""
    return forms.ChoiceField(label=label, choices=CURRENCIES, required=False, initial=initial)


def wide(field: forms.Field) -> forms.Field:
    """``field`` across the whole row of its group."""
    field.wide = True  # type: ignore[attr-defined]
    return field


def text_field(label: Any, max_length: int = 60, **kwargs: Any) -> forms.CharField:
    """A few words of the learner's own."""
    return forms.CharField(label=label, required=False, max_length=max_length, **kwargs)
