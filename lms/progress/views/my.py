"""A learner's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from certificates.queries import certificates_of
from courses.queries import course_cards
from courses.worksheets.kinds import WORKSHEET_CHOICES
from lms.accounts.decorators import learner_required
from lms.progress.queries import continue_where, enrolments_of


@require_safe
@learner_required
def my_page(request: HttpRequest) -> HttpResponse:
    """Where she stopped, her courses, her certificates, the worksheets, her card number."""
    learner = request.learner  # type: ignore[attr-defined]
    enrolments = list(enrolments_of(learner.pk))
    cards = course_cards([enrolment.course_id for enrolment in enrolments])
    context = {
        "learner": learner,
        "go_on": continue_where(learner.pk),
        "courses": [(cards[e.course_id], e) for e in enrolments if e.course_id in cards],
        "certificates": certificates_of(learner.pk),
        "worksheets": WORKSHEET_CHOICES,
    }
    return render(request, "learning/my.html", context)
