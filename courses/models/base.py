"""The base of all our pages."""
from django.db import models
from wagtail.models import Page

from courses.translated_fields import TranslatedPageMixin


class ContentPage(TranslatedPageMixin, Page):
    """A page whose words stand in one column per language.

    ``pack_id`` is the stable identity in the curriculum pack ('' for a page made by an editor).
    ``translation_states`` is ``{language: {"state", "source_hash", "reviewer", "reviewed_on"}}``, see
    ``courses.translation_state``.
    """

    heading = models.CharField(max_length=200, blank=True)
    summary = models.TextField(max_length=500, blank=True)
    pack_id = models.CharField(max_length=120, blank=True, db_index=True, editable=False)
    translation_states = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True
