"""Middleware of the whole site."""
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

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
        forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if count and len(forwarded) >= count:
            request.META["REMOTE_ADDR"] = forwarded[-count]
        elif not count:
            request.META.pop("HTTP_X_FORWARDED_FOR", None)
        return self.get_response(request)


class PrivacyMiddleware:
    """Nothing a view did not declare public may be kept by a browser, a proxy or the Back button."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response
