"""allauth without e-mail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import authenticate
from django.http import HttpRequest

from lms.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """People come in by our sign-up page; allauth signs them in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No flash messages: kept in a cookie or session, they would show on the next person's page."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Straight to the guarded backend: our counters know cards and devices, allauth's only texts."""
        user = authenticate(request, **credentials)
        return user if isinstance(user, User) else None
