"""The first screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.entries import programme_card
from courses.queries import course_cards, home_page, live_programmes
from lms.accounts.queries import current_learner
from lms.http import cacheable_when_anonymous
from lms.progress.queries import continue_where


@cacheable_when_anonymous
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Programmes with the time they take; for a learner also the place to go on from."""
    learner = current_learner(request)
    cards = course_cards()
    programmes = [programme_card(page, cards) for page in live_programmes() if not page.restricted]
    context = {
        "learner": learner,
        "home": home_page(),
        "programmes": programmes,
        "go_on": continue_where(learner.pk) if learner else None,
        "courses": list(cards.values()),
    }
    return render(request, "learning/home.html", context)
