"""Programmes: an ordered list of courses, or of lessons taken from one, for one situation."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from courses import panels
from courses.languages import content_language
from courses.models.base import ContentPage
from courses.models.pages import CoursePage, LessonPage
from courses.models.preview import LanguagePreviewMixin


class ProgrammePage(LanguagePreviewMixin, ContentPage):
    """Before leaving; coming home; family."""

    pictogram = models.CharField(max_length=30, default="door", blank=True)

    template = "learning/programme.html"
    parent_page_types = ["courses.HomePage"]
    subpage_types: list[str] = []
    edit_handler = panels.programme()

    class Meta:
        verbose_name = _("programme")

    def get_url_parts(self, *args: Any, **kwargs: Any) -> tuple[int, str, str] | None:
        """Programmes are read at ``/<language>/programmes/<slug>/``, wherever they stand in the tree."""
        parts = super().get_url_parts(*args, **kwargs)
        with translation.override(content_language()):
            return parts and (parts[0], parts[1], reverse("programme", args=[self.slug]))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("programme", programme=self.slug)


class ProgrammeItem(ClusterableModel, Orderable):
    """A whole course (core or optional) or an extract: a chosen list of a course's lessons."""

    class Kind(models.TextChoices):
        CORE = "core", _("core")
        OPTIONAL = "optional", _("optional")
        EXTRACT = "extract", _("extract")

    programme = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="items")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="programme_items")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CORE)
    lessons = ParentalManyToManyField(LessonPage, blank=True, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = _("programme item")
