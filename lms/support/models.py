"""Contacts that help, and what readers say is wrong in a lesson."""

import datetime as dt
import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, RevisionMixin

from courses.blocks import DESTINATIONS, ORIGINS
from courses.models import LessonPage
from courses.source_rules import is_editors_only
from courses.translated_fields import TranslatedFieldsMixin

# Without the "any" of a lesson's country note: here nothing ticked means that.
ORIGIN_CHOICES = ORIGINS[1:]
DESTINATION_CHOICES = DESTINATIONS[1:]
#: E.164, or a short number that is dialled inside one country.
PHONE = re.compile(r"\+[1-9]\d{6,14}|\d{2,6}")
BANNED_SOURCE = _("This site is banned in Russia or in another country of our readers. Use another source.")


FUTURE = _("This day is still to come.")


def is_future(day: dt.date | None) -> bool:
    """Whether a day is given and still to come."""
    return day is not None and day > timezone.localdate()


def codes_of(text: str) -> tuple[str, ...]:
    """``TJ,KG`` as a tuple; '' is empty, which means all."""
    return tuple(code for code in text.split(",") if code)


def unknown_codes(text: str, choices: list) -> set[str]:
    """The codes of a comma-separated list that are not among ``choices``."""
    return set(codes_of(text)) - {code for code, _label in choices}


class Contact(TranslatedFieldsMixin, DraftStateMixin, RevisionMixin, models.Model):
    """Somebody who helps. A snippet with drafts: a phone number waits there until somebody has called it.

    ``origins`` and ``destinations`` are codes with commas; none means everybody, everywhere. A ``phone`` is published
    only with its source, the day it was looked up and, unless it is an emergency number, the day of a test call.
    """

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", _("Emergency number")
        CONSULATE = "consulate", _("Consulate")
        OFFICE_ABROAD = "office_abroad", _("State office abroad")
        OFFICE_HOME = "office_home", _("State office at home")
        LABOUR = "labour", _("Labour inspection")
        BANK = "bank", _("Bank, insurance of deposits")
        NGO = "ngo", _("NGO, union, IOM")
        CENTRE = "centre", _("Centre for advice and training")

    key = models.SlugField(
        max_length=60, unique=True, help_text=_("Stable short name. Lessons know the contact by it.")
    )
    name = models.CharField(max_length=120, blank=True)
    helps_with = models.TextField(max_length=300, blank=True)
    note = models.TextField(max_length=400, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.NGO)
    origins = models.CharField(max_length=40, blank=True)
    destinations = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    phone_printed = models.CharField(max_length=60, blank=True)
    website = models.URLField(max_length=300, blank=True)
    source_address = models.URLField(max_length=300, blank=True)
    source_date = models.CharField(max_length=30, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    test_called_on = models.DateField(null=True, blank=True)
    sort_order = models.PositiveIntegerField(default=100)
    sensitive = models.BooleanField(default=False)
    editors_note = models.TextField(blank=True)
    translation_states = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ["sort_order", "key"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            # The last guard; the form and the loader say it in words.
            models.CheckConstraint(
                name="published_phone_was_checked",
                condition=Q(live=False)
                | Q(phone="")
                | (
                    ~Q(source_address="")
                    & Q(checked_on__isnull=False)
                    & (Q(kind="emergency") | Q(test_called_on__isnull=False))
                ),
            )
        ]

    def __str__(self) -> str:
        return getattr(self, "name_ru", "") or self.key

    def validate_constraints(self, exclude: object = None) -> None:
        """Left to the database: a draft of a live contact must save, whatever is still missing in it."""

    def clean(self) -> None:
        """What holds for drafts too. What publishing needs besides: ``missing_for_publishing``."""
        errors = {}
        if self.phone and not PHONE.fullmatch(self.phone):
            errors["phone"] = _("Write the number as +992…, or a short number such as 112, without spaces.")
        for name in ("website", "source_address"):
            if is_editors_only(getattr(self, name)):
                errors[name] = BANNED_SOURCE
        for name, choices in (("origins", ORIGIN_CHOICES), ("destinations", DESTINATION_CHOICES)):
            if unknown_codes(getattr(self, name), choices):
                errors[name] = _("Choose from the list.")
        errors |= {
            name: FUTURE for name in ("checked_on", "test_called_on") if is_future(getattr(self, name))
        }
        if errors:
            raise ValidationError(errors)

    def missing_for_publishing(self) -> list[str]:
        """Names of the empty fields without which this contact must not be published."""
        missing = []
        if self.phone and not self.source_address:
            missing.append("source_address")
        if (self.phone or self.website) and not self.checked_on:
            missing.append("checked_on")
        if self.phone and self.kind != self.Kind.EMERGENCY and not self.test_called_on:
            missing.append("test_called_on")
        return missing

    @property
    def last_checked(self) -> dt.date | None:
        """The later of the day somebody looked it up and the day somebody called."""
        return max((day for day in (self.checked_on, self.test_called_on) if day), default=None)

    def may_have_changed(self, today: dt.date) -> bool:
        """Whether the last check is too long ago: 90 days for a phone, a year for a website.

        Nobody may call an emergency number to try it, so that one has the year of a website. Without any day: yes.
        """
        by_call = self.phone and self.kind != self.Kind.EMERGENCY
        days = settings.SAFAR_CONTACT_CHECK_DAYS if by_call else settings.SAFAR_CONTACT_SITE_CHECK_DAYS
        return not self.last_checked or today - self.last_checked > dt.timedelta(days=days)


class MistakeReport(models.Model):
    """What a reader says is wrong in a lesson. Holds nobody's name, account or address, and no time of day."""

    class Kind(models.TextChoices):
        FACT = "fact", _("A fact is wrong")
        UNCLEAR = "unclear", _("It is hard to understand")
        WORD = "word", _("A word is wrong")
        LINK = "link", _("A link or a phone number does not work")

    class State(models.TextChoices):
        NEW = "new", _("new")
        DONE = "done", _("done")

    TEXT_LENGTH = 1000

    lesson = models.ForeignKey(LessonPage, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    revision = models.PositiveIntegerField(null=True, blank=True)
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(max_length=TEXT_LENGTH)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")

    def __str__(self) -> str:
        return f"{self.text[:60]}…" if len(self.text) > 60 else self.text
