"""Who may come in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from lms.accounts.queries import current_learner

View = Callable[..., HttpResponse]


def learner_required(view: View) -> View:
    """Only for people who signed in (``request.learner``); others are asked to, and come back here."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        learner = current_learner(request)
        if learner is None:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
        request.learner = learner  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return wrapper
