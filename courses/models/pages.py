"""The page tree: HomePage > CourseIndexPage ("courses") > CoursePage > LessonPage."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField

from courses import panels
from courses.blocks import RICH_TEXT, LessonBody, Sources
from courses.models.base import ContentPage, search_fields_for
from courses.models.preview import LanguagePreviewMixin


class SensitiveTopic(models.TextChoices):
    """Why a lesson needs a quick way out. A deployment may hide a topic (``SAFAR_HIDDEN_TOPICS``)."""

    ARMY = "army", _("army and contracts of service")
    DETENTION = "detention", _("police and detention")
    HIV = "hiv", _("HIV")
    TRAFFICKING = "trafficking", _("forced work")
    VIOLENCE = "violence", _("violence")


class HomePage(LanguagePreviewMixin, ContentPage):
    """The first screen: programmes and their courses."""

    template = "learning/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.CourseIndexPage", "courses.ProgrammePage"]
    edit_handler = panels.short_page()

    class Meta:
        verbose_name = _("home page")


class CourseIndexPage(LanguagePreviewMixin, ContentPage):
    """The list of all courses."""

    template = "learning/course_index.html"
    parent_page_types = ["courses.HomePage"]
    subpage_types = ["courses.CoursePage"]
    max_count = 1
    edit_handler = panels.short_page()

    class Meta:
        verbose_name = _("list of courses")

    def fill_slug(self) -> None:
        self.slug = "courses"  # as in the public addresses of courses and lessons


class CoursePage(LanguagePreviewMixin, ContentPage):
    """One module of the curriculum: the unit of an enrolment and of a certificate."""

    outcomes = RichTextField(
        blank=True, features=RICH_TEXT, help_text=_("What the learner can do afterwards.")
    )
    pass_mark = models.PositiveSmallIntegerField(
        default=70, validators=[MinValueValidator(1), MaxValueValidator(100)], help_text=_("Per cent.")
    )
    questions_per_attempt = models.PositiveSmallIntegerField(
        default=10, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    hours_self_study = models.DecimalField(max_digits=4, decimal_places=1, default=Decimal("2.5"))
    hours_group = models.DecimalField(max_digits=4, decimal_places=1, default=Decimal("3.5"))
    pictogram = models.CharField(max_length=30, default="lesson", blank=True)

    template = "learning/course.html"
    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.LessonPage"]
    edit_handler = panels.course()

    class Meta:
        verbose_name = _("course")


class LessonPage(LanguagePreviewMixin, ContentPage):
    """One page of about ten minutes."""

    body = StreamField(LessonBody(), blank=True)
    trainer_notes = RichTextField(blank=True, features=[*RICH_TEXT, "h3"])
    minutes = models.PositiveSmallIntegerField(
        default=10, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    sources = StreamField(Sources(), blank=True)
    review_by = models.DateField(null=True, blank=True)
    sensitive = models.CharField(
        max_length=20,
        choices=SensitiveTopic.choices,
        blank=True,
        help_text=_("Shows the link to leave quickly."),
    )

    hidden_by_setting = models.BooleanField(default=False, editable=False)

    template = "learning/lesson.html"
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["pack_id", "hidden_by_setting"]
    reserved_slugs = frozenset({"test"})
    search_fields = [*ContentPage.search_fields, *search_fields_for("body")]
    edit_handler = panels.lesson()

    class Meta:
        verbose_name = _("lesson")
        # Wagtail's permissions are by page; these are by column, for every page and question.
        permissions = [
            ("edit_settings", "Can edit what is the same in every language"),
            ("translate_ru", "Can edit texts in Russian"),
            ("translate_tg", "Can edit texts in Tajik"),
            ("translate_uz", "Can edit texts in Uzbek"),
            ("translate_ky", "Can edit texts in Kyrgyz"),
        ]

    def serializable_data(self) -> dict[str, Any]:
        """Revisions know nothing of the site's setting: publishing an old one must not bring the mark back."""
        data: dict[str, Any] = super().serializable_data()
        data.pop("hidden_by_setting", None)
        return data
