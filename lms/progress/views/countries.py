"""Where a reader comes from and where she goes: only so that the notes for her countries stand open.

Nothing of it goes into the database. A script keeps it on her device; for a learner who signed in it is also kept in
her session, so that it works without a script and is gone when she finishes.
"""

import re
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from lms.accounts.queries import current_learner
from lms.http import cacheable_when_anonymous, has_session
from lms.progress.forms import CountriesForm

SESSION_KEY = "countries"
NOTE = re.compile(r'<details class="note" data-from="(\w*)" data-to="(\w*)">')


@csrf_exempt
@cacheable_when_anonymous
@require_http_methods(["GET", "HEAD", "POST"])
def countries(request: HttpRequest) -> HttpResponse:
    """Choose both countries. Without a session nothing is kept here: the script keeps it on the device."""
    return csrf_protect(_countries)(request) if has_session(request) else _countries(request)


def _countries(request: HttpRequest) -> HttpResponse:
    learner = current_learner(request)
    sent = request.POST if request.method == "POST" else None
    form = CountriesForm(sent, initial=chosen_countries(request))
    if form.is_valid():
        if learner:
            request.session[SESSION_KEY] = form.cleaned_data
        return redirect("course_index")
    context = {"learner": learner, "form": form}
    return render(request, "learning/countries.html", context, status=422 if form.errors else 200)


def chosen_countries(request: HttpRequest) -> dict[str, str]:
    """``{"origin": "TJ", "destination": "RU"}`` of this session, {} for readers without one."""
    return request.session.get(SESSION_KEY, {}) if has_session(request) else {}


def with_open_notes(body: SafeString, countries: Mapping[str, str]) -> SafeString:
    """A rendered lesson in which the notes for these countries stand open and first in their group."""
    if not any(countries.values()):
        return body
    return mark_safe(NOTE.sub(lambda found: _opened(found, countries), body))  # noqa: S308  (our own markup)


def _opened(found: re.Match[str], countries: Mapping[str, str]) -> str:
    pairs = [(found[1], countries.get("origin")), (found[2], countries.get("destination"))]
    if all(not note or note == own for note, own in pairs):
        return found[0].replace('class="note"', 'class="note own" open')
    return found[0]
