"""The site's addresses and a trivial view with session and user: the least a signed-in page costs."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from lms.urls import handler403, handler404, handler500
from lms.urls import urlpatterns as site_urlpatterns


def plain(request: HttpRequest) -> HttpResponse:
    """Reads the session and the user, as every signed-in page must."""
    return HttpResponse(f"<!doctype html><title>plain</title><p>{request.user.pk}</p>")


urlpatterns = [path("bench/plain/", plain), *site_urlpatterns]

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]
