"""Publishing one language of a page and leaving the drafts of the others alone."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from courses.languages import CONTENT_LANGUAGES
from courses.models.base import ContentPage
from courses.translated_fields import bare_field_names


class CannotPublish(ValidationError):
    """Why one language cannot be published, in words for the editor."""


@transaction.atomic
def publish_language(page: ContentPage, language: str, user: Any = None) -> ContentPage:
    """Publish the texts of ``language`` from the latest draft of ``page``; nothing else of the draft goes
    out.

    One draft holds all languages, so that Wagtail's own Publish would publish a half-done translation with a
    typo fix. Here the language's columns are copied onto the live page, that is published, and the draft is
    saved again. ``user`` is who publishes; None for a command. Returns the live page.

    Raises PermissionDenied when ``user`` may not publish the page, CannotPublish when the page is not live
    yet or is locked, or when the Russian text is missing.
    """
    if language not in CONTENT_LANGUAGES:
        raise ValueError(f"not a content language: {language}")
    live = type(page).objects.select_for_update(of=("self",)).get(pk=page.pk)
    _check(live, user)
    draft = live.get_latest_revision_as_object()
    other_changes = _copy_language(draft, live, language)
    try:
        revision = live.save_revision(user=user, log_action=True)
    except ValidationError as error:
        raise CannotPublish(
            _("Write the Russian text first. Nothing can be published without it.")
        ) from error
    revision.publish(user=user, skip_permission_checks=True)  # checked above
    if other_changes:
        draft.save_revision(user=user, clean=False)
    return type(page).objects.get(pk=page.pk)


def _check(live: ContentPage, user: Any) -> None:
    if user is not None and not live.permissions_for_user(user).can_publish():
        raise PermissionDenied
    lock = live.get_lock()
    if lock is not None and user is not None and lock.for_user(user):
        raise CannotPublish(_("The page is locked."))
    if not live.live:
        raise CannotPublish(_("Publish the whole page once. After that you can publish one language."))


def _copy_language(draft: ContentPage, live: ContentPage, language: str) -> bool:
    """Copy the language's texts and state; says whether the draft holds anything else that the live page does
    not."""
    for name in bare_field_names(type(live)):
        setattr(live, f"{name}_{language}", getattr(draft, f"{name}_{language}"))
    if language in draft.translation_states:
        live.translation_states = {**live.translation_states, language: draft.translation_states[language]}
    return _content(draft) != _content(live)


# Bookkeeping that differs between a draft and the live page without being content.
BOOKKEEPING = {
    "live", "has_unpublished_changes", "latest_revision", "latest_revision_created_at", "live_revision",
    "first_published_at", "last_published_at", "draft_title", "title", "url_path", "expired", "locked",
    "locked_at", "locked_by", "numchild", "path", "depth", "wagtail_admin_comments", "owner",
}  # fmt: skip


def _content(page: ContentPage) -> dict[str, Any]:
    return {name: value for name, value in page.serializable_data().items() if name not in BOOKKEEPING}
