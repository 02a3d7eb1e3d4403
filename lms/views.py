"""Views of the project itself: the door without a language, and what is shown when something went wrong."""

from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from lms.languages import LANGUAGES


def wanted_language(request: HttpRequest) -> str | None:
    """The first of our languages that the visitor's cookie or browser asks for, or None when it asks for none."""
    codes = [code for code, _name in LANGUAGES]
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if cookie in codes:
        return cookie
    for accepted, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if (base := accepted.split("-")[0]) in codes:
            return base
    return None


@require_safe
def admin_login(request: HttpRequest) -> HttpResponse:
    """Where Wagtail sends whom it does not let in: to our sign-in, or to a plain no when she has signed in already
    (the two would send her to and fro for ever)."""
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    address = reverse("account_login")
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address)


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """``/``: to the visitor's language, or a plain list of languages when the browser asks for none of ours."""
    language = wanted_language(request)
    if language:
        response: HttpResponse = redirect(f"/{language}/")
    else:
        with translation.override("ru"):
            response = render(request, "lms/choose_language.html", {"languages": LANGUAGES, "learner": None})
    response["Cache-Control"] = "public, max-age=300"
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def other_language(request: HttpRequest, rest: str) -> HttpResponse:
    """An address in a language that does not exist here: the same page in the visitor's language, or Russian."""
    response = redirect(f"/{wanted_language(request) or settings.LANGUAGE_CODE}/{quote(rest)}")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def _error(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, template, {"learner": None}, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 in plain words."""
    return _error(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in plain words."""
    return _error(request, "404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in plain words."""
    return _error(request, "500.html", 500)


def too_many(request: HttpRequest) -> HttpResponse:
    """429 in plain words."""
    return _error(request, "429.html", 429)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or cookies that are switched off: say what to do, lose nothing."""
    return _error(request, "403_csrf.html", 403)
