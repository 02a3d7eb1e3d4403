"""Contacts and reports of mistakes in the Wagtail admin."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.languages import CONTENT_LANGUAGES
from courses.models import LessonPage
from lms.languages import LANGUAGES
from lms.support import panels
from lms.support.models import Contact, MistakeReport


class ContactFilter(WagtailFilterSet):
    class Meta:
        model = Contact
        fields = ["kind", "live"]


def languages_of(contact: Contact) -> str:
    """The languages the contact is written in, as codes."""
    return ", ".join(code for code in CONTENT_LANGUAGES if getattr(contact, f"name_{code}"))


def what_to_do(contact: Contact) -> str:
    """ "Check again" when readers are told that it may have changed, or when a number waits for its test call."""
    waits = "test_called_on" in contact.missing_for_publishing()
    return str(_("Check again")) if waits or contact.may_have_changed(timezone.localdate()) else ""


class ContactViewSet(SnippetViewSet):
    """List, edit, publish, compare and revert contacts."""

    model = Contact
    icon = "mail"
    menu_label = _("Help directory")
    menu_name = "contacts"
    menu_order = 220
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("phone", label=_("Phone"), accessor=lambda contact: contact.phone_printed or contact.phone),
        Column("languages", label=_("Languages"), accessor=languages_of),
        Column("last_checked", label=_("Last check")),
        Column("due", label=_("To do"), accessor=what_to_do),
        LiveStatusTagColumn(),
    ]
    list_per_page = 50
    filterset_class = ContactFilter
    search_fields = ["key", *(f"name_{code}" for code in CONTENT_LANGUAGES), "phone_printed"]
    copy_view_enabled = False  # a copy would have the same key
    edit_handler = panels.contact()


# --- reports ----------------------------------------------------------------------------------
class ReadersReportPolicy(ModelPermissionPolicy):
    """Reports come from readers: nobody adds one in the admin, administrators neither."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return super().user_has_any_permission(user, [action for action in actions if action != "add"])


def lessons_with_reports(request: Any) -> QuerySet[LessonPage]:
    """What the filter offers."""
    return LessonPage.objects.filter(pk__in=MistakeReport.objects.values("lesson")).order_by("path")


class MistakeReportFilter(WagtailFilterSet):
    lesson = ModelChoiceFilter(queryset=lessons_with_reports, label=_("Lesson"))
    language = ChoiceFilter(choices=LANGUAGES, label=_("Language"))
    state = ChoiceFilter(choices=MistakeReport.State.choices, label=_("State"))
    kind = ChoiceFilter(choices=MistakeReport.Kind.choices, label=_("Kind"))

    class Meta:
        model = MistakeReport
        fields = ["lesson", "language", "state", "kind"]


class MistakeReportViewSet(SnippetViewSet):
    """List, read, mark as done, delete. The words of the reader cannot be changed."""

    model = MistakeReport
    icon = "warning"
    menu_label = _("Reported mistakes")
    menu_name = "mistakes"
    menu_order = 230
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("lesson", label=_("Lesson"), accessor=lambda report: report.lesson.title),
        Column("language", label=_("Language")),
        Column("day", label=_("Day")),
        Column("state", label=_("State"), accessor="get_state_display"),
    ]
    list_per_page = 50
    filterset_class = MistakeReportFilter
    search_fields = ["text"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["text", "kind", "lesson", "language", "revision", "day", "state"]
    edit_handler = panels.mistake_report()

    def get_queryset(self, request: Any) -> QuerySet[MistakeReport]:
        return MistakeReport.objects.select_related("lesson")


class MarkDone(SnippetBulkAction):
    """Mark the ticked reports as done."""

    display_name = _("Mark as done")
    action_type = "done"
    aria_label = _("Mark the chosen reports as done")
    template_name = "support/admin/confirm_done.html"
    action_priority = 10
    models = [MistakeReport]

    def check_perm(self, obj: MistakeReport) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, "change", obj)

    @classmethod
    def execute_action(cls, objects: list[MistakeReport], **kwargs: Any) -> tuple[int, int]:
        done = [report for report in objects if report.state != MistakeReport.State.DONE]
        MistakeReport.objects.filter(pk__in=[report.pk for report in done]).update(
            state=MistakeReport.State.DONE
        )
        for report in done:
            log(report, "wagtail.edit", user=kwargs["self"].request.user)
        return len(done), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext("%(count)d report is done.", "%(count)d reports are done.", num_parent_objects) % {
            "count": num_parent_objects
        }
