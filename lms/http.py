"""Small helpers for views of every app."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

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

    The address is hashed with the secret key, so the cache holds no addresses.
    """
    key = limit_key(name, request)
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key)) > limit
    except ValueError:  # the entry ran out between the two calls
        return False


def is_over_limit(name: str, request: HttpRequest, limit: int) -> bool:
    """Whether this address has used up its ``limit`` of ``name``, without counting."""
    return int(cache.get(limit_key(name, request), 0)) >= limit


def limit_key(name: str, request: HttpRequest) -> str:
    """The cache key of a counter for this address."""
    from django.utils.crypto import salted_hmac

    address = request.META.get("REMOTE_ADDR", "")
    return f"limit:{name}:{salted_hmac('lms.limits', address).hexdigest()[:24]}"
