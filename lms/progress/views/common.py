"""What the learner's views share."""
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Page
from wagtail.wagtail_hooks import check_view_restrictions

from lms.accounts.queries import current_learner

View = Callable[..., HttpResponse]


def restriction_response(request: HttpRequest, page_id: int) -> HttpResponse | None:
    """For a page under a view restriction: Wagtail's own answer (sign in, password), or None when it lets her in."""
    return check_view_restrictions(Page.objects.get(pk=page_id), request, [], {})


def learner_required(view: View) -> View:
    """Only for people who signed in; others are asked to, and come back to where they wanted to go.

    A form that was sent comes back to the page it stood on: the browser cannot repeat the sending.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        learner = current_learner(request)
        if learner is None:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
        request.learner = learner  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return wrapper
