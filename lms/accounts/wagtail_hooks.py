"""Wagtail's bulk actions on users take "all users": they must never reach a learner."""

from typing import Any

from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from lms.accounts.models import User


def why_not(action: str, users: list[User]) -> str:
    """Why the action on these users is refused, in words for the administrator; '' when it is not."""
    if any(not user.is_staff for user in users):
        return _("Choose staff only. Learners’ accounts are not changed here.")
    if action == "delete" and _is_protected(users):
        return _("Records rest on this account. Make it inactive instead.")
    return ""


def _is_protected(users: list[User]) -> bool:
    try:
        Collector(using="default", origin=users[0] if users else None).collect(users)
    except ProtectedError:
        return True
    return False


@hooks.register("before_bulk_action")
def staff_only(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    if view.model is not User:
        return None
    words = why_not(action, objects)
    if words:
        messages.error(request, words)
        return redirect(view.next_url)
    return None


@hooks.register("before_delete_user")
def keep_recorded_user(request: HttpRequest, user: User) -> HttpResponse | None:
    words = why_not("delete", [user])
    if words:
        messages.error(request, words)
        return redirect("wagtailusers_users:edit", user.pk)
    return None
