"""What the Wagtail admin does differently for our pages and questions."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from courses import admin_curriculum, admin_review
from courses.actions import CannotPublish, publish_language
from courses.actions.hiding import is_hidden_topic
from courses.admin_snippets import QuestionViewSet
from courses.languages import CONTENT_LANGUAGES
from courses.models import LessonPage
from courses.models.base import ContentPage
from courses.registry import is_in_use
from courses.translated_fields import missing_source_fields
from lms.languages import LANGUAGES

register_snippet(QuestionViewSet)

PUBLISH_LABELS = {
    "ru": gettext_lazy("Publish Russian only"),
    "tg": gettext_lazy("Publish Tajik only"),
    "uz": gettext_lazy("Publish Uzbek only"),
    "ky": gettext_lazy("Publish Kyrgyz only"),
}


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("courses/admin.css"))


@hooks.register("register_permissions")
def our_permissions() -> Any:
    """Our permissions by column, for Wagtail's own screen of groups."""
    codenames = ["edit_settings", *(f"translate_{code}" for code in CONTENT_LANGUAGES)]
    return Permission.objects.filter(content_type__app_label="courses", codename__in=codenames)


@hooks.register("register_admin_urls")
def curriculum_urls() -> list[Any]:
    return [*admin_curriculum.urlpatterns, *admin_review.urlpatterns]


@hooks.register("register_admin_menu_item")
def curriculum_menu_item() -> MenuItem:
    return MenuItem(
        gettext_lazy("State of the curriculum"),
        reverse("curriculum_state"),
        icon_name="clipboard-list",
        order=220,
    )


@hooks.register("register_log_actions")
def our_log_actions(actions: Any) -> None:
    actions.register_action(
        "courses.reviewed", gettext_lazy("Mark as reviewed"), gettext_lazy("Marked as reviewed")
    )
    actions.register_action(
        "courses.corrected", gettext_lazy("Take the corrections"), gettext_lazy("Corrected by a reviewer")
    )


# --- publishing one language
# -------------------------------------------------------------------------------------
class PublishLanguageItem(ActionMenuItem):
    """Saves the draft as it stands in the form, then publishes one language of it."""

    icon_name = "upload"

    def __init__(self, language: str, order: int) -> None:
        super().__init__(order=order)
        self.language = language
        self.name = f"action-publish-{language}"
        self.label = PUBLISH_LABELS[language]

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        if context["view"] != "edit" or not isinstance(page, ContentPage) or not page.live:
            return False
        return not context["locked_for_user"] and self.get_user_page_permissions_tester(context).can_publish()


def _register_publish_item(language: str, order: int) -> None:
    hooks.register("register_page_action_menu_item", lambda: PublishLanguageItem(language, order))


for _number, _language in enumerate(CONTENT_LANGUAGES):
    _register_publish_item(_language, order=31 + _number)


@hooks.register("after_edit_page")
def publish_one_language(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft is saved already; publish the language whose button was pressed."""
    language = next((code for code in CONTENT_LANGUAGES if f"action-publish-{code}" in request.POST), None)
    if language is None or not isinstance(page, ContentPage):
        return None
    try:
        publish_language(page, language, request.user)
    except CannotPublish as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        name = dict(LANGUAGES)[language]
        messages.success(
            request, _("Published: %(language)s. Other drafts stay drafts.") % {"language": name}
        )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_publish_page")
def say_why_hidden(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A lesson on a topic that this deployment hides is not published."""
    if not isinstance(page, LessonPage) or not is_hidden_topic(page.sensitive):
        return None
    words = _("This site hides lessons on this topic. The draft is kept.")
    return _refuse(request, words, reverse("wagtailadmin_pages:edit", args=[page.pk]))


# --- what people have studied stays
# ------------------------------------------------------------------------------
def why_it_stays(objects: Iterable[Any]) -> str:
    """Why these pages or questions cannot be deleted, in words for the editor; '' when they can."""
    for obj in objects:
        if is_in_use(obj):
            return _("People have studied this. Unpublish it instead.")
        if _is_protected(obj):
            return _("Questions, tests or programmes rest on this. Unpublish it instead.")
    return ""


def _is_protected(obj: Any) -> bool:
    """Whether the database would refuse, also because of pages further below, which Wagtail does not look
    at."""
    rows = Page.objects.descendant_of(obj, inclusive=True) if isinstance(obj, Page) else [obj]
    try:
        Collector(using="default", origin=obj).collect(list(rows))
    except ProtectedError:
        return True
    return False


def _refuse(request: HttpRequest, words: str, address: str) -> HttpResponse | None:
    if not words:
        return None
    messages.error(request, words)
    return redirect(address)


@hooks.register("before_delete_page")
def keep_studied_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, why_it_stays([page]), reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_delete_snippet")
def keep_asked_question(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    return _refuse(request, why_it_stays(instances), reverse(QuestionViewSet().get_url_name("list")))


@hooks.register("before_bulk_action")
def check_bulk_action(
    request: HttpRequest, action: str, objects: list[Any], view: Any
) -> HttpResponse | None:
    """Wagtail's bulk actions ask neither the form nor the single delete screen."""
    words = ""
    if action == "delete":
        words = why_it_stays(objects)
    elif action == "publish":
        words = _why_not_publish(objects, bool(view.cleaned_form.cleaned_data.get("include_descendants")))
    elif action == "move":
        words = _why_not_move(objects)
    return _refuse(request, words, view.next_url)


def _why_not_publish(pages: Iterable[Page], with_descendants: bool) -> str:
    for page in pages:
        rows = page.get_descendants(inclusive=True) if with_descendants else [page]
        for row in rows:
            draft = row.get_latest_revision_as_object()
            if isinstance(draft, ContentPage) and missing_source_fields(draft):
                return _("“%(page)s” has no Russian text. Write it first.") % {"page": draft.title}
    return ""


def _why_not_move(pages: Iterable[Page]) -> str:
    return _("People have studied this. Its address must stay.") if any(map(is_in_use, pages)) else ""


@hooks.register("before_move_page")
def keep_studied_page_in_place(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return _refuse(request, _why_not_move([page]), reverse("wagtailadmin_pages:edit", args=[page.pk]))


# --- copying
# -----------------------------------------------------------------------------------------------------
@hooks.register("after_copy_page")
def use_new_title(request: HttpRequest, page: Page, new_page: Page) -> None:
    """The form of Wagtail asks for a title; ours is the Russian heading, and ``title`` only follows it."""
    title = request.POST.get("new_title", "").strip()[:200]
    copy = new_page.specific
    if not isinstance(copy, ContentPage) or not title or title == page.title or copy.alias_of_id:
        return
    draft = copy.get_latest_revision_as_object()
    draft.heading_ru = title
    revision = draft.save_revision(user=request.user, clean=False)
    if copy.live:
        revision.publish(
            user=request.user, skip_permission_checks=True
        )  # the copy was published by this request
