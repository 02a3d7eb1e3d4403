"""About this curriculum: what it rests on and what is reviewed, from the data."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.languages import CONTENT_LANGUAGES, content_language
from courses.queries import CourseReview, course_reviews
from lms.accounts.queries import current_learner
from lms.http import cacheable_when_anonymous
from lms.languages import LANGUAGES


@cacheable_when_anonymous
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """By course and language how many lessons there are and how many a named person has reviewed."""
    reviews = course_reviews()
    days = [day for review in reviews for day in (review.oldest, review.newest) if day]
    context = {
        "learner": current_learner(request),
        "rows": [_row(review) for review in reviews],
        "names": [dict(LANGUAGES)[code] for code in CONTENT_LANGUAGES],
        "lessons": sum(review.lesson_count for review in reviews),
        "cleared": sum(review.cleared for review in reviews),
        "sources": sum(review.sources for review in reviews),
        "oldest": min(days, default=None),
        "newest": max(days, default=None),
    }
    return render(request, "learning/about.html", context)


def _row(review: CourseReview) -> dict[str, Any]:
    """One line of the table: of each language how many lessons there are and how many are reviewed."""
    languages = []
    for code in CONTENT_LANGUAGES:
        states = review.lessons[code]
        languages.append({"there": review.lesson_count - states["missing"], "reviewed": states["reviewed"]})
    return {
        "heading": review.headings[content_language()],
        "lessons": review.lesson_count,
        "languages": languages,
    }
