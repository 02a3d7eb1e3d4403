"""allauth without e-mail."""
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from lms.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """People come in by our sign-up page; allauth signs them in and, later, asks staff for a second factor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No flash messages: they would be stored in a cookie or session and shown on the next person's page."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Straight to the guarded backend: our counters know cards and devices, allauth's only texts and addresses."""
        from django.contrib.auth import authenticate

        user = authenticate(request, **credentials)
        return user if isinstance(user, User) else None
