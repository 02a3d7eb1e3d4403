"""How a card number, phone or user name and a PIN or password become a person: always through the guard."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from lms.accounts import guard
from lms.accounts.models import User
from lms.accounts.queries import find_account


class GuardedBackend(ModelBackend):
    """Django's permissions, our sign-in. A login nobody has costs the same hashing and locks the same way."""

    def authenticate(  # type: ignore[override]
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        login: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        typed = login or username or ""
        if not typed or password is None:
            return None
        user = find_account(typed)
        if user is None:
            guard.count_unknown(typed)
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


def lock_after_failure(request: HttpRequest | None, login: str) -> str:
    """The lock that a failed try at ``login`` met or brought (see ``guard.lock_of``); '' for none."""
    user = find_account(login)
    if user is None:
        return guard.lock_of_unknown(login)
    return guard.lock_of(user, guard.device_of(request, user))
