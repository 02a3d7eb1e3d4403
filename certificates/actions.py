"""Issuing, revoking and replacing certificates."""

import datetime as dt
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates.models import Certificate
from certificates.serials import new_serial
from certificates.signing import PayloadFacts, key_id, load_private_key, sign_payload
from courses.languages import CONTENT_LANGUAGES
from courses.models import CoursePage
from lms.accounts.models import User

TEMPLATE_VERSION = 1
SERIAL_TRIES = 5


class CannotIssue(Exception):
    """There is nothing to print (no name). ``args[0]`` is a short code."""


@lru_cache(maxsize=4)
def _key(text: str) -> Ed25519PrivateKey:
    return load_private_key(text)


def printed_facts(learner: User, course: CoursePage, on: dt.date, proof: str) -> dict[str, Any]:
    """What will stand on the paper, frozen on the day. Raises CannotIssue without a name."""
    profile = getattr(learner, "profile", None)
    if profile is None or not profile.full_name:
        raise CannotIssue("no_name")
    titles = {
        lang: heading for lang in CONTENT_LANGUAGES if (heading := getattr(course, f"heading_{lang}", ""))
    }
    return {
        "name": profile.full_name,
        "name_latin": profile.full_name_latin,
        "course": titles,
        "course_id": course.slug,
        "hours": str(course.hours_self_study),
        "date": on.isoformat(),
        "centre": "",
        "proof": str(proof),
        "template": TEMPLATE_VERSION,
        "issuer": settings.CERTIFICATE_ISSUER,
    }


def sign(serial: str, printed: dict[str, Any]) -> str:
    """The payload of the QR code for these printed facts, signed with the key in force."""
    key = _key(settings.CERTIFICATE_SIGNING_KEY)
    facts = PayloadFacts(
        name=printed["name"],
        course_id=printed["course_id"],
        issued_on=dt.date.fromisoformat(printed["date"]),
        hours=printed["hours"],
        proof=printed["proof"],
    )
    return sign_payload(facts, serial, key, key_id(key.public_key()))


def _create(values: dict[str, Any], printed: dict[str, Any], **unique: Any) -> Certificate:
    """Insert once; a serial that another certificate has is drawn anew."""
    for _try in range(SERIAL_TRIES):
        serial = new_serial()
        made = {**values, "serial": serial, "printed": printed, "payload": sign(serial, printed)}
        try:
            with transaction.atomic():
                return Certificate.objects.get_or_create(**unique, defaults=made)[0]
        except IntegrityError:
            if not Certificate.objects.filter(serial=serial).exists():
                raise
    raise CannotIssue("no_serial")


def issue_certificate(*, learner: User, course: CoursePage, on: dt.date, proof: str) -> Certificate:
    """The learner's certificate of a course: made now, or the one she has. Parallel calls end on one row.

    ``on`` is the day the course was completed; ``proof`` a ``Certificate.Proof``. Raises CannotIssue.
    """
    first = {"learner": learner, "course": course, "replaces": None}
    found = Certificate.objects.filter(learner=learner, course=course, replaces=None).first()
    if found:
        return found
    return _create({"issued_on": on}, printed_facts(learner, course, on, proof), **first)


@transaction.atomic
def revoke_certificate(certificate: Certificate, reason: str) -> Certificate:
    """Take a certificate back. It stays in the register, with the day and the reason (for staff, never shown)."""
    row = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if row.status == Certificate.Status.VALID:
        _set_status(row, Certificate.Status.REVOKED, reason)
    return row


@transaction.atomic
def replace_certificate(certificate: Certificate, *, full_name: str, reason: str) -> Certificate:
    """A corrected certificate that replaces a valid one; the old one then says so. Raises CannotIssue."""
    old = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if old.status != Certificate.Status.VALID:
        raise CannotIssue("not_valid")
    printed = {**old.printed, "name": full_name}
    values = {"learner": old.learner, "course": old.course, "issued_on": old.issued_on}
    new = _create(values, printed, replaces=old)
    _set_status(old, Certificate.Status.REPLACED, reason)
    return new


def _set_status(row: Certificate, status: str, reason: str) -> None:
    row.status, row.status_reason, row.status_changed_at = status, reason[:300], timezone.now()
    row.save(update_fields=["status", "status_reason", "status_changed_at"])
