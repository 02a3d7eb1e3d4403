"""The first screen."""
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.models import ProgrammeItem
from courses.queries import CourseCard, course_cards, home_page, live_programmes
from lms.accounts.queries import current_learner
from lms.http import cacheable_when_anonymous
from lms.progress.queries import continue_where


def programme_items(items: list[ProgrammeItem], cards: dict[int, CourseCard]) -> list[dict[str, Any]]:
    """Items whose course is published, each with its card; extracts with their live lessons."""
    shown = []
    for item in items:
        card = cards.get(item.course_id)
        lessons = list(item.lessons.all()) if item.kind == ProgrammeItem.Kind.EXTRACT else []
        if card and (lessons or item.kind != ProgrammeItem.Kind.EXTRACT):
            minutes = sum(lesson.minutes for lesson in lessons) or card.minutes
            count = len(lessons) or card.lessons
            shown.append({"kind": item.kind, "card": card, "lessons": lessons, "minutes": minutes, "count": count})
    return shown


@cacheable_when_anonymous
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Programmes and their courses, with time and size; for a learner also the place to go on from."""
    learner = current_learner(request)
    cards = course_cards()
    programmes = [
        {"page": page, "entries": programme_items(list(page.items.all()), cards)}
        for page in live_programmes()
        if not page.restricted
    ]
    context = {
        "learner": learner,
        "home": home_page(),
        "programmes": programmes,
        "go_on": continue_where(learner.pk) if learner else None,
        "courses": list(cards.values()),
    }
    return render(request, "learning/home.html", context)
