"""Small helpers for views of every app."""

import random
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac

PUBLIC_SECONDS = 300

View = Callable[..., HttpResponse]


def has_session(request: HttpRequest) -> bool:
    """Whether the request brings a session cookie. Asking does not touch the session."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def cacheable_when_anonymous(view: View) -> View:
    """Mark a page of the public curriculum: cacheable and without a cookie for people without a session, private
    for everybody else. A page that sets a cookie or answers an error is never cached."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        sets_cookie = response.cookies or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        cacheable = request.method in ("GET", "HEAD") and response.status_code == 200 and not sets_cookie
        if cacheable and not has_session(request):
            response["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
        else:
            response["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ["Cookie"])
        return response

    return wrapper


def over_limit(name: str, request: HttpRequest, limit: int, seconds: int = 60) -> bool:
    """Count one more ``name`` from this address; True when there were already ``limit`` within ``seconds``.

    Each counted one takes a slot of its own for ``seconds``. Taking a slot is ``cache.add``, which is atomic on Redis
    and on the database cache alike; a counter with ``incr`` is not on the latter, and forgets its expiry there.
    """
    slots = limit_slots(name, request, limit)
    taken = cache.get_many(slots)
    free = [slot for slot in slots if slot not in taken]
    random.shuffle(free)
    return not any(cache.add(slot, 1, seconds) for slot in free)


def is_over_limit(name: str, request: HttpRequest, limit: int) -> bool:
    """Whether this address has used up its ``limit`` of ``name``, without counting."""
    return len(cache.get_many(limit_slots(name, request, limit))) >= limit


def limit_slots(name: str, request: HttpRequest, limit: int) -> list[str]:
    """The cache keys of an address's slots. The address is hashed with the secret key: the cache holds none."""
    address = salted_hmac("lms.limits", request.META.get("REMOTE_ADDR", "")).hexdigest()[:24]
    return [f"limit:{name}:{address}:{number}" for number in range(limit)]
