"""Middleware of the whole site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware

GetResponse = Callable[[HttpRequest], HttpResponse]


class TrustedProxyMiddleware:
    """Takes the client's address from X-Forwarded-For, but only from as many proxies as we run ourselves.

    ``TRUSTED_PROXY_COUNT`` n means: the n-th entry from the right was written by our outermost proxy. Anything a
    client writes into the header itself stands further left and is ignored.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        count = settings.TRUSTED_PROXY_COUNT
        forwarded = [
            part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
        ]
        if count and len(forwarded) >= count:
            request.META["REMOTE_ADDR"] = forwarded[-count]
        elif not count:
            request.META.pop("HTTP_X_FORWARDED_FOR", None)
        return self.get_response(request)


class PrivacyMiddleware:
    """Nothing a view did not declare public may be kept by a browser, a proxy or the Back button; and the admin,
    where the site's own content security policy does not reach, gets the tightest under which it works."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        if request.path_info.startswith("/admin/"):
            response.headers.setdefault("Content-Security-Policy", settings.ADMIN_CONTENT_SECURITY_POLICY)
        return response


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but a 404 of an address that never has a language stays a 404.

    Wagtail answers for every address below a language, so Django would send /verify/<unknown>/ to
    /ru/verify/<unknown>/ and the "no such certificate" page would never be seen.
    """

    NEVER_PREFIXED = (
        "/verify/",
        "/admin/",
        "/documents/",
        "/media/",
        "/static/",
        "/api/",
        "/healthz",
        "/readyz",
    )

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == 404 and request.path_info.startswith(self.NEVER_PREFIXED):
            return response
        return super().process_response(request, response)
