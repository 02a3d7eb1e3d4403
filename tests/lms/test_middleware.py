"""Whose address we believe: only as many proxies as we run ourselves."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from lms.middleware import TrustedProxyMiddleware

SOCKET = "10.0.0.1"


def address_seen(forwarded: str | None, proxies: int) -> str:
    """REMOTE_ADDR as a view sees it."""
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    extra = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    request = RequestFactory().get("/", REMOTE_ADDR=SOCKET, **extra)
    with override_settings(TRUSTED_PROXY_COUNT=proxies):
        TrustedProxyMiddleware(view)(request)
    return seen[0]


@pytest.mark.parametrize(
    ("forwarded", "proxies", "expected"),
    [
        ("203.0.113.9", 0, SOCKET),  # no proxy of ours: the header is a visitor's own claim
        ("203.0.113.9", 1, "203.0.113.9"),
        ("6.6.6.6, 203.0.113.9", 1, "203.0.113.9"),  # what stands further left was sent by the visitor
        ("6.6.6.6, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"),
        ("203.0.113.9", 2, SOCKET),  # came round one of the proxies
        ("", 1, SOCKET),
        (None, 1, SOCKET),
    ],
)
def test_address_of_the_visitor(forwarded: str | None, proxies: int, expected: str) -> None:
    assert address_seen(forwarded, proxies) == expected
