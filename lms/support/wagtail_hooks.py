"""The Wagtail admin of the directory and of the reports."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from lms.support.admin_snippets import ContactViewSet, MarkDone, MistakeReportViewSet, ReadersReportPolicy
from lms.support.models import MistakeReport

register_permission_policy(MistakeReport, ReadersReportPolicy(MistakeReport))
register_snippet(ContactViewSet)
register_snippet(MistakeReportViewSet)
hooks.register("register_bulk_action", MarkDone)
