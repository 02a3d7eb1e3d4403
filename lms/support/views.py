"""Help now, the way out, and the form for a mistake in a lesson. None of them needs an account or sets a cookie."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from courses.languages import content_language
from courses.queries import LessonRow, Outline, course_outline
from lms.accounts.queries import current_learner
from lms.http import cacheable_when_anonymous, has_session, over_limit
from lms.languages import LANGUAGES
from lms.support.actions import report_mistake
from lms.support.forms import MistakeForm
from lms.support.models import DESTINATION_CHOICES, ORIGIN_CHOICES
from lms.support.months import month_of
from lms.support.queries import directory

REPORTS = "mistake-report"
HOUR = 3600


def chosen(request: HttpRequest, name: str, choices: list) -> str:
    """The code in the query string, or '' when it is none of ``choices``."""
    code = request.GET.get(name, "")
    return code if code in dict(choices) else ""


@cacheable_when_anonymous
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """The directory of help, for ``?from=TJ&to=RU`` or for everybody."""
    origin = chosen(request, "from", ORIGIN_CHOICES)
    destination = chosen(request, "to", DESTINATION_CHOICES)
    context = {
        "learner": current_learner(request),
        "directory": directory(origin, destination),
        "origin": origin,
        "destination": destination,
        "origins": ORIGIN_CHOICES,
        "destinations": DESTINATION_CHOICES,
    }
    return render(request, "support/help.html", context)


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Where "Leave" goes when no other page is set: this month's calendar, with nothing of Safar on it.

    The language is that of ``?l=`` or of the browser: the address has none, so that it tells less.
    """
    asked = request.GET.get("l", "")
    language = asked if asked in dict(LANGUAGES) else translation.get_language()
    with translation.override(language):
        context = {"month": month_of(timezone.localdate()), "language": language}
        response = render(request, "support/leave.html", context)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


# --- mistakes ---------------------------------------------------------------------------------
@csrf_exempt
@cacheable_when_anonymous
@require_http_methods(["GET", "HEAD", "POST"])
def lesson_mistake(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    """Say what is wrong in a lesson; ``?sent=1`` thanks.

    Without a session the signed time in the form stands in for the token, so that the page needs no cookie; with one
    it is protected like any other form.
    """
    view = csrf_protect(_lesson_mistake) if has_session(request) else _lesson_mistake
    return view(request, course, lesson)


def _lesson_mistake(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    outline = course_outline(course, lesson)
    index = outline.index_of(lesson) if outline else None
    if outline is None or index is None:
        raise Http404
    row = outline.lessons[index]
    if request.method == "POST":
        return _take_report(request, outline, row)
    return _mistake_page(request, outline, row, MistakeForm())


def _take_report(request: HttpRequest, outline: Outline, row: LessonRow) -> HttpResponse:
    form = MistakeForm(request.POST)
    if not form.is_valid():
        return _mistake_page(request, outline, row, form, status=422)
    if not form.is_from_a_program:
        if over_limit(REPORTS, request, settings.MISTAKE_REPORTS_PER_HOUR, HOUR):
            return _mistake_page(request, outline, row, form, status=429)
        cleaned = form.cleaned_data
        report_mistake(row.pk, row.revision, content_language(), cleaned["kind"], cleaned["text"])
    return redirect(f"{reverse('lesson_mistake', args=[outline.course_slug, row.slug])}?sent=1")


def _mistake_page(
    request: HttpRequest, outline: Outline, row: LessonRow, form: MistakeForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "learner": current_learner(request),
        "outline": outline,
        "row": row,
        # Who may not read the lesson does not learn its heading here.
        "heading": "" if outline.restricted else row.heading,
        "form": form,
        "sent": request.method != "POST" and "sent" in request.GET,
        "over_limit": status == 429,
        "protected": has_session(request),
    }
    return render(request, "support/mistake.html", context, status=status)
