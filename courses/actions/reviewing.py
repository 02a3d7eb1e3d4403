"""Marking a text as reviewed by a named person."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from courses.languages import CONTENT_LANGUAGES, SOURCE
from courses.models import Question
from courses.models.base import ContentPage
from courses.translation_state import LAWYER, ROLES, is_cleared_by_lawyer, is_missing, set_state

Reviewed = ContentPage | Question


class CannotMark(ValidationError):
    """Why a text cannot be marked, in words for the editor."""


@dataclass(frozen=True)
class Review:
    """Who read which language, in which role (``lawyer``, ``native``, ``editor``), and on what day."""

    language: str
    reviewer: str
    role: str
    on: dt.date

    def check(self) -> None:
        """Raises CannotMark when the review says nothing that can be kept."""
        if self.language not in CONTENT_LANGUAGES or self.role not in ROLES:
            raise ValueError(f"not a review: {self}")
        if not self.reviewer.strip():
            raise CannotMark(_("Write the name of the person who read the text."))
        if self.on > timezone.localdate():
            raise CannotMark(_("The day of the review lies in the future."))


@transaction.atomic
def mark_reviewed(objects: Iterable[Reviewed], review: Review, user: Any) -> int:
    """Mark the published texts of ``review.language`` as read by that person; how many were marked.

    Needs ``courses.translate_<language>``. What is marked is the text on the site; a draft that differs stays a draft.
    Raises PermissionDenied, or CannotMark when a text is missing, not published, or cleared by a lawyer already.
    """
    if not user.has_perm(f"courses.translate_{review.language}"):
        raise PermissionDenied
    review.check()
    number = 0
    for obj in objects:
        _mark(obj, review, user)
        number += 1
    return number


def _mark(obj: Reviewed, review: Review, user: Any) -> None:
    live = type(obj).objects.select_for_update(of=("self",)).get(pk=obj.pk)
    if not live.live or is_missing(live, review.language):
        raise CannotMark(_("“%(text)s” is not published in this language.") % {"text": live})
    if review.language == SOURCE and review.role != LAWYER and is_cleared_by_lawyer(live):
        raise CannotMark(_("A lawyer has read “%(text)s” already. That mark stays.") % {"text": live})
    draft = live.get_latest_revision_as_object()
    differs = live.has_unpublished_changes
    set_state(live, review.language, "reviewed", review.reviewer.strip(), review.on, review.role)
    live.save_revision(user=user, clean=False).publish(user=user, skip_permission_checks=True)
    if differs:
        draft.translation_states = {
            **draft.translation_states,
            review.language: live.translation_states[review.language],
        }
        draft.save_revision(user=user, clean=False)
    log(live, "courses.reviewed", user=user, data={"language": review.language, "role": review.role})
