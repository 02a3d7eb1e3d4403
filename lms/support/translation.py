"""Which fields of a contact have a column per language (found by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from courses.translation import RUSSIAN_REQUIRED
from lms.support.models import Contact


@register(Contact)
class ContactOptions(TranslationOptions):
    fields = ("name", "helps_with", "note")
    field_options = {"name": RUSSIAN_REQUIRED, "helps_with": RUSSIAN_REQUIRED}
