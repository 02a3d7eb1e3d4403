"""The bank of questions in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from courses import panels
from courses.actions.test_versions import snapshot_question
from courses.languages import CONTENT_LANGUAGES
from courses.models import Question


class QuestionFilter(WagtailFilterSet):
    class Meta:
        model = Question
        fields = ["course", "kind", "must_be_right", "live"]


def can_be_asked(question: Question) -> bool:
    """Whether the question has its Russian text, two answers at least and exactly one that is right."""
    return snapshot_question(question) is not None


def languages_of(question: Question) -> str:
    """The languages the question is written in, as codes."""
    return ", ".join(code for code in CONTENT_LANGUAGES if getattr(question, f"prompt_{code}"))


class QuestionViewSet(SnippetViewSet):
    """List, edit, publish, compare and revert questions."""

    model = Question
    icon = "help"
    menu_label = _("Questions")
    menu_name = "questions"
    menu_order = 210
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("course", label=_("Course"), accessor=lambda question: question.course.title),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        BooleanColumn("must_be_right", label=_("Must be right")),
        Column("languages", label=_("Languages"), accessor=languages_of),
        BooleanColumn("can_be_asked", label=_("Complete"), accessor=can_be_asked),
        LiveStatusTagColumn(),
    ]
    list_per_page = 50
    filterset_class = QuestionFilter
    copy_view_enabled = False  # a copy would have the same key
    edit_handler = panels.question()

    def get_queryset(self, request: Any) -> Any:
        return Question.objects.select_related("course")
