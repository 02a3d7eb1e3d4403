"""What the learner's views share."""

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.wagtail_hooks import check_view_restrictions


def restriction_response(request: HttpRequest, page_id: int) -> HttpResponse | None:
    """For a page under a view restriction: Wagtail's own answer (sign in, password), or None when it lets her in."""
    let_in = HttpResponse()
    page = Page.objects.get(pk=page_id)
    answer: HttpResponse = check_view_restrictions(lambda *args: let_in)(page, request, [], {})
    return None if answer is let_in else answer
