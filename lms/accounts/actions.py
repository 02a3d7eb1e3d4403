"""Writes of people. What is a fact about a learner comes through the one door (``lms.events``)."""

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.accounts import guard
from lms.accounts.cards import new_card_number, new_pin
from lms.accounts.form_ids import derived_id, derived_pin
from lms.accounts.models import Consent, Profile, User
from lms.accounts.queries import profile_of
from lms.accounts.registry import is_name_frozen
from lms.events import CannotApply, Kind, NewEvent, record

CARD_TRIES = 5
# How long a lost reply to a sign-up may be asked for again. Afterwards the card is only shown by signing in.
SHOW_AGAIN = dt.timedelta(hours=1)
STAFF_PASSWORD_BYTES = 12


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
    """Makes the account, without a PIN. ``data``: ``language``; ``private``: ``full_name``, ``phone``."""
    user = _new_user(event.data.get("language", settings.LANGUAGE_CODE))
    Profile.objects.create(user=user, full_name=private["full_name"], phone=private.get("phone", ""))
    event.learner = user
    return {"user": user.pk}


def apply_consent(event: Any, private: dict[str, Any]) -> dict[str, Any]:
    """``data``: ``{"version", "language"}``."""
    Consent.objects.create(
        user_id=event.learner_id,
        version=event.data["version"],
        language=event.data["language"],
        given_at=event.t_est,
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


def register_learner(
    *, full_name: str, phone: str, language: str, consent_version: str, event_id: uuid.UUID
) -> Registered:
    """Make a card for a learner, with her consent, and a PIN to show once.

    The same form (``event_id``) with the same name again, after a double press or a lost reply, makes no
    second card: it shows the same PIN for an hour, as long as nobody has signed in with it; later ``pin`` is
    None. Another name on the same form is another person (a shared phone, the Back button): her own card.
    """
    pin = derived_pin(event_id, full_name)
    hashed = make_password(pin)  # the slow part, before anything is locked
    with transaction.atomic():
        outcome = record(
            NewEvent(
                id=derived_id(event_id, "registered", full_name),
                kind=Kind.LEARNER_REGISTERED,
                data={"language": language},
                private={"full_name": full_name, "phone": phone},
            )
        )
        user = User.objects.select_for_update().get(pk=outcome.result["user"])
        if outcome.state == "ok":
            data = {"version": consent_version, "language": language}
            consent_id = derived_id(event_id, "consent", full_name)
            record(NewEvent(id=consent_id, kind=Kind.CONSENT, learner_id=user.pk, data=data))
            _store(user, hashed)
            return Registered(user, pin)
        may_show = user.last_login is None and user.created_at > timezone.now() - SHOW_AGAIN
        if may_show:
            change_profile(user, changes={"phone": phone})
    return Registered(user, pin if may_show and user.check_password(pin) else None)


def _store(user: User, hashed: str) -> None:
    user.password = hashed
    user.save(update_fields=["password"])


def set_pin(user: User, pin: str) -> None:
    """Make ``pin`` the account's PIN; it is stored only as a hash, and every session of the account ends."""
    _store(user, make_password(pin))


def reset_pin(user: User) -> str:
    """A new PIN by staff, returned to be shown once: locks are lifted, sessions end, devices are forgotten.

    Staff get a long password instead: six digits do not guard the admin.
    """
    pin = new_pin() if user.is_learner else secrets.token_urlsafe(STAFF_PASSWORD_BYTES)
    hashed = make_password(pin)
    with transaction.atomic():
        guard.forget_failures(user)
        _store(user, hashed)
    return pin


def change_profile(user: User, *, changes: dict[str, str], language: str = "") -> None:
    """Change what names a learner (``full_name``, ``full_name_latin``, ``phone``) or her language.

    What is the same already is no event. Raises NameFrozen when the name stands on a certificate.
    """
    profile = profile_of(user)
    changes = {name: value for name, value in changes.items() if value != getattr(profile, name)}
    data = {"language": language} if language and language != user.preferred_language else {}
    if not changes and not data:
        return
    outcome = record(NewEvent(kind=Kind.PROFILE_CHANGED, learner_id=user.pk, data=data, private=changes))
    if outcome.reason == "name_frozen":
        raise NameFrozen
