"""Worksheets: filled in and counted without a script, kept on the record of those who signed in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from courses.worksheets.forms import FORMS
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
    it is protected like any other form.
    """
    return csrf_protect(_worksheet)(request, kind) if has_session(request) else _worksheet(request, kind)


def _worksheet(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in FORMS:
        raise Http404
    learner = current_learner(request)
    if request.method == "POST":
        return _count(request, kind, learner)
    saved = saved_worksheet(learner.pk, kind) if learner else {}
    form = FORMS[kind](saved) if saved else FORMS[kind]()
    return _page(request, kind, learner, form, counted=bool(saved) and form.is_valid())


def typed(form_class: type, data: QueryDict) -> dict[str, str]:
    """What was typed into the worksheet's own fields, as it was typed, so that it comes back the same."""
    return {name: data.get(name, "")[:200] for name in form_class().fields}


def _count(request: HttpRequest, kind: str, learner: User | None) -> HttpResponse:
    form = FORMS[kind](request.POST)
    valid = form.is_valid()
    if learner and valid:
        record(
            NewEvent(id=posted_id(request), kind=Kind.WORKSHEET_SAVED, learner_id=learner.pk,
                     data={"kind": kind}, private=typed(FORMS[kind], request.POST))
        )  # fmt: skip
        return redirect(reverse("worksheet", args=[kind]) + "#result")
    return _page(request, kind, learner, form, counted=valid, status=200 if valid else 422)


def _page(
    request: HttpRequest, kind: str, learner: User | None, form: Any, counted: bool, status: int = 200
) -> HttpResponse:
    context = {
        "learner": learner,
        "kind": kind,
        "title": dict(WORKSHEET_CHOICES)[kind],
        "form": form,
        "result": form.result() if counted else None,
    }
    return render(request, f"learning/worksheets/{kind}.html", context, status=status)
