"""Download for the owner, verification for anyone."""

import datetime as dt
import hashlib
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from certificates.models import Certificate
from certificates.printing import certificate_file
from certificates.queries import by_serial, masked, own_certificate
from certificates.serials import grouped, is_well_formed, normalise
from courses.languages import pick
from lms.accounts.decorators import View, learner_required
from lms.http import is_over_limit, over_limit
from lms.languages import LANGUAGES
from lms.views import too_many

FAILED = "verify-failed"


@require_safe
@learner_required
def certificate_pdf(request: HttpRequest, serial: str) -> HttpResponse:
    """The owner's certificate as PDF, in the language of the address."""
    learner = request.learner  # type: ignore[attr-defined]
    certificate = own_certificate(learner.pk, serial)
    if certificate is None or certificate.status != Certificate.Status.VALID:
        raise Http404
    response = HttpResponse(
        certificate_file(certificate, translation.get_language()), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'attachment; filename="safar-{certificate.serial}.pdf"'
    return response


def in_asked_language(view: View) -> View:
    """``?l=tg`` decides the language; without it the browser does (LocaleMiddleware)."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("l", "")
        language = asked if asked in dict(LANGUAGES) else translation.get_language()
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

    return wrapper


@require_safe
@in_asked_language
def verify(request: HttpRequest) -> HttpResponse:
    """The form for a typed number. It goes on to the number's own address."""
    typed = request.GET.get("serial", "")[:60]
    if not typed:
        return _page(request, "form")
    serial = normalise(typed)
    if not is_well_formed(serial):
        return _page(request, "check_number", typed=typed)
    language = request.GET.get("l", "")
    response = redirect("verify_serial", serial=serial)
    if language in dict(LANGUAGES):
        response["Location"] += f"?l={language}"
    return response


@require_safe
@in_asked_language
def verify_serial(request: HttpRequest, serial: str) -> HttpResponse:
    """What one number stands for: valid, revoked, replaced, or unknown. The check digit is tried before the
    database; only failed look-ups count to the limit, since mobile operators share addresses."""
    limit = settings.VERIFY_FAILED_LIMIT_PER_MINUTE
    if is_over_limit(FAILED, request, limit):
        return too_many(request)
    number = normalise(serial[:60])
    if not is_well_formed(number):
        over_limit(FAILED, request, limit)
        return _page(request, "check_number", typed=serial[:60])
    certificate = by_serial(number)
    if certificate is None:
        over_limit(FAILED, request, limit)
        return _page(request, "unknown", typed=grouped(number))
    return _page(request, str(certificate.status), certificate=certificate)


STATUS_CODES = {"check_number": 422, "unknown": 404}


def _page(
    request: HttpRequest, state: str, certificate: Certificate | None = None, typed: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "learner": None,
        "state": state,
        "typed": typed,
        "checked_at": timezone.localtime(),
    }
    if certificate:
        printed = certificate.printed
        context |= {
            "serial": certificate.serial,
            "course": pick(printed["course"]),
            "issued_on": dt.date.fromisoformat(printed["date"]),
            "hours": printed["hours"],
            "proof": printed["proof"],
            "issuer": printed["issuer"],
            "name": masked(printed["name"]),
            "digest": hashlib.sha256(certificate.payload.encode()).hexdigest(),
            "changed_on": certificate.status_changed_at and timezone.localdate(certificate.status_changed_at),
            "replacement": getattr(certificate, "replaced_by", None),
        }
    return render(request, "certificates/verify.html", context, status=STATUS_CODES.get(state, 200))
