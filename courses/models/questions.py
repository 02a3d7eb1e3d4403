"""Questions with identities that hold in every language, and the frozen test made from them."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from courses.blocks import Choices
from courses.languages import CONTENT_LANGUAGES
from courses.models.pages import CoursePage, LessonPage
from courses.translated_fields import TranslatedFieldsMixin


class Question(TranslatedFieldsMixin, DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """One question of a course's bank: for practice or for the test, never both.

    A snippet, not a child of the page: children change their keys across drafts. ``choices`` is one stream whose
    blocks carry the four texts; a block's id is the choice's id.
    """

    class Kind(models.TextChoices):
        PRACTICE = "practice", _("practice")
        TEST = "test", _("final test")

    key = models.SlugField(max_length=120, unique=True, help_text=_("Stable short name, never changed."))
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="questions")
    lesson = models.ForeignKey(
        LessonPage,
        on_delete=models.PROTECT,
        related_name="questions",
        help_text=_("Where the answer is taught."),
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TEST)
    must_be_right = models.BooleanField(default=False, help_text=_("In every attempt, and needed to pass."))
    sort_order = models.PositiveIntegerField(default=0)
    prompt = models.CharField(max_length=250, blank=True)
    explanation = models.TextField(max_length=500, blank=True)
    choices = StreamField(Choices(), blank=True)
    translation_states = models.JSONField(default=dict, blank=True, editable=False)
    # A draft has no live row of its own, so a question starts unpublished only when an editor says so.
    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="content_type",
        object_id_field="object_id",
        related_query_name="question",
        for_concrete_model=False,
    )

    search_fields = [
        *(index.SearchField(f"prompt_{language}") for language in CONTENT_LANGUAGES),
        *(index.AutocompleteField(f"prompt_{language}") for language in CONTENT_LANGUAGES),
        index.FilterField("kind"),
        index.FilterField("course"),
    ]

    class Meta:
        ordering = ["course", "kind", "sort_order", "pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return getattr(self, "prompt_ru", "") or self.key

    @property
    def revisions(self) -> models.Manager:
        return self._revisions


class TestVersion(models.Model):
    """The immutable snapshot of a course's final test. Attempts are judged by the version they saw, for ever.

    ``snapshot`` is ``{"pass_mark", "questions_per_attempt", "questions": [{"id", "lesson", "must", "prompt":
    {language: text}, "explanation": {…}, "choices": [{"id", "text": {…}, "explanation": {…}}], "key": choice id}]}``.
    """

    __test__ = False  # not a pytest class

    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="test_versions")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    snapshot = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["course", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="test_version_number_unique")
        ]

    def __str__(self) -> str:
        return f"{self.course_id} v{self.number}"
