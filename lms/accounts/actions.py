"""Writes of people. What is a fact about a learner comes through the one door (``lms.events``)."""
import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.accounts import guard
from lms.accounts.cards import new_card_number, new_pin
from lms.accounts.models import Consent, Profile, User
from lms.accounts.registry import is_name_frozen
from lms.events import CannotApply, Kind, NewEvent, record

CARD_TRIES = 5
# How long a lost reply to a sign-up may be asked for again. Afterwards the card is only shown by signing in.
SHOW_AGAIN = dt.timedelta(hours=1)


class NameFrozen(Exception):
    """The name stands on a certificate: a registrar changes it, with a reason."""


@dataclass(frozen=True)
class Registered:
    """A new card. ``pin`` is None when it may not be shown again."""

    user: User
    pin: str | None


def _new_user(language: str) -> User:
    for _try in range(CARD_TRIES):
        try:
            with transaction.atomic():
                return User.objects.create_user(new_card_number(), None, preferred_language=language)
        except IntegrityError:
            continue
    raise CannotApply("no_card_number")


def apply_learner_registered(event: Any, private: dict[str, Any]) -> dict[str, Any]:
    """``data``: ``{"language"}``; ``private``: ``{"full_name", "phone"}``. Makes the account, without a PIN."""
    user = _new_user(event.data.get("language", settings.LANGUAGE_CODE))
    Profile.objects.create(user=user, full_name=private["full_name"], phone=private.get("phone", ""))
    event.learner = user
    return {"user": user.pk}


def apply_consent(event: Any, private: dict[str, Any]) -> dict[str, Any]:
    """``data``: ``{"version", "language"}``."""
    Consent.objects.create(
        user_id=event.learner_id, version=event.data["version"], language=event.data["language"], given_at=event.t_est
    )
    return {}


def apply_profile_changed(event: Any, private: dict[str, Any]) -> dict[str, Any]:
    """``private``: the new values of ``full_name``, ``full_name_latin``, ``phone`` (those that change);
    ``data``: ``{"language"}`` if that changes. A name that is printed already is refused."""
    profile, _made = Profile.objects.select_for_update().get_or_create(user_id=event.learner_id)
    if private.get("full_name", profile.full_name) != profile.full_name and is_name_frozen(event.learner_id):
        raise CannotApply("name_frozen", "bad")
    if private.get("phone", profile.phone) != profile.phone:
        profile.phone_verified = False
    for name in ("full_name", "full_name_latin", "phone"):
        setattr(profile, name, private.get(name, getattr(profile, name)))
    profile.save()
    if language := event.data.get("language"):
        User.objects.filter(pk=event.learner_id).update(preferred_language=language)
    return {"changed": sorted(private)}


@transaction.atomic
def register_learner(
    *, full_name: str, phone: str, language: str, consent_version: str, event_id: uuid.UUID
) -> Registered:
    """Make a card for a learner, with her consent, and a PIN to show once.

    The same ``event_id`` again (a double press, a lost reply) makes no second card: within an hour, and as long as
    nobody has signed in with it, it gets a new PIN to show; later ``pin`` is None.
    """
    outcome = record(
        NewEvent(id=event_id, kind=Kind.LEARNER_REGISTERED, data={"language": language},
                 private={"full_name": full_name, "phone": phone})
    )  # fmt: skip
    user = User.objects.select_for_update().get(pk=outcome.result["user"])
    if outcome.state == "ok":
        consent = {"version": consent_version, "language": language}
        record(NewEvent(id=uuid.uuid5(event_id, "consent"), kind=Kind.CONSENT, learner_id=user.pk, data=consent))
    elif user.last_login or user.created_at < timezone.now() - SHOW_AGAIN:
        return Registered(user, None)
    return Registered(user, set_new_pin(user))


def set_new_pin(user: User) -> str:
    """Give the account a random PIN and return it; it is stored only as a hash."""
    pin = new_pin()
    user.set_password(pin)
    user.save(update_fields=["password"])
    return pin


@transaction.atomic
def reset_pin(user: User) -> str:
    """A new PIN by staff: locks are lifted and the account is signed out everywhere (its session hash changes)."""
    guard.forget_failures(user)
    return set_new_pin(user)


def change_profile(user: User, *, changes: dict[str, str], language: str = "") -> None:
    """Change what names a learner (``full_name``, ``full_name_latin``, ``phone``) or her language.

    Raises NameFrozen when the name stands on a certificate.
    """
    data = {"language": language} if language else {}
    outcome = record(NewEvent(kind=Kind.PROFILE_CHANGED, learner_id=user.pk, data=data, private=changes))
    if outcome.reason == "name_frozen":
        raise NameFrozen

