"""How a card number, phone or user name and a PIN or password become a person: always through the guard."""
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from lms.accounts import guard
from lms.accounts.models import User
from lms.accounts.queries import find_account

UNKNOWN_SECONDS = 15 * 60


class GuardedBackend(ModelBackend):
    """Django's permissions, our sign-in. A login nobody has costs the same hashing and locks the same way."""

    def authenticate(  # type: ignore[override]
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        login = username or kwargs.get("login") or ""
        if not login or password is None:
            return None
        user = find_account(login)
        if user is None:
            make_password(password)  # the same work as for a known account
            return None
        device = guard.device_of(request, user)
        if not guard.allow_try(user, device):
            make_password(password)
            return None
        if not user.check_password(password) or not self.user_can_authenticate(user):
            return None
        guard.succeeded(user, device)
        return user


def _unknown_key(login: str) -> str:
    return f"unknown-login:{salted_hmac('lms.accounts.unknown', login.strip().lower()).hexdigest()[:24]}"


def lock_message_code(request: HttpRequest | None, login: str) -> str:
    """The lock that a failed try at ``login`` meets (see ``guard.lock_of``), for the message alone.

    Unknown logins count in the cache and seem locked after as many tries, so that the message does not tell which
    numbers exist.
    """
    user = find_account(login)
    if user is not None:
        return guard.lock_of(user, guard.device_of(request, user))
    key = _unknown_key(login)
    cache.add(key, 0, UNKNOWN_SECONDS)
    try:
        return "minutes" if cache.incr(key) >= min(guard.LOCKS) else ""
    except ValueError:
        return ""
