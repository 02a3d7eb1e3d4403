"""Worksheets: filled in and counted without a script, kept on the record of those who signed in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from courses.worksheets.forms import FORMS, WorksheetForm
from courses.worksheets.kinds import WORKSHEET_CHOICES
from lms.accounts.models import User
from lms.accounts.queries import current_learner
from lms.events import Kind, NewEvent
from lms.http import cacheable_when_anonymous, has_session
from lms.progress.actions import record
from lms.progress.queries import saved_worksheet
from lms.progress.views.lesson import posted_id


@csrf_exempt
@cacheable_when_anonymous
@require_http_methods(["GET", "HEAD", "POST"])
def worksheet(request: HttpRequest, kind: str) -> HttpResponse:
    """One worksheet. A reader without an account gets the count and keeps her words on her own device.

    Without a session a POST only counts and stores nothing, so it needs no token and the page no cookie; with one
    it is protected like any other form. ``?example=1`` shows the worked example; nothing of it is ever kept.
    """
    return csrf_protect(_worksheet)(request, kind) if has_session(request) else _worksheet(request, kind)


def _worksheet(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in FORMS:
        raise Http404
    learner = current_learner(request)
    if request.method == "POST":
        return _count(request, kind, learner)
    if is_example(request, kind):
        values = {name: str(value) for name, value in FORMS[kind].example.items()}
    else:
        values = saved_worksheet(learner.pk, kind) if learner else {}
    return _page(request, kind, learner, FORMS[kind](values) if values else FORMS[kind]())


def is_example(request: HttpRequest, kind: str) -> bool:
    """Whether the page shows the worked example; a worksheet without one shows itself."""
    return "example" in request.GET and bool(FORMS[kind].example)


def typed(form_class: type[WorksheetForm], data: QueryDict) -> dict[str, str]:
    """What was typed into the worksheet's own fields, as it was typed, so that it comes back the same."""
    return {name: data.get(name, "")[:200] for name in form_class().fields}


def _count(request: HttpRequest, kind: str, learner: User | None) -> HttpResponse:
    empty = "empty" in request.POST
    form = FORMS[kind](QueryDict() if empty else request.POST)
    valid = form.is_valid()
    if learner and valid and not is_example(request, kind):
        record(
            NewEvent(id=posted_id(request), kind=Kind.WORKSHEET_SAVED, learner_id=learner.pk, data={"kind": kind},
                     private={} if empty else typed(FORMS[kind], request.POST))
        )  # fmt: skip
        return redirect(reverse("worksheet", args=[kind]) + "#result")
    return _page(request, kind, learner, form, status=200 if valid else 422)


def _page(
    request: HttpRequest, kind: str, learner: User | None, form: WorksheetForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "learner": learner,
        "kind": kind,
        "title": dict(WORKSHEET_CHOICES)[kind],
        "form": form,
        "example": is_example(request, kind),
        "outcome": form.answer() if form.is_valid() else None,
    }
    return render(request, "learning/worksheet.html", context, status=status)
