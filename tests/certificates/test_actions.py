import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, connections

from certificates.actions import CannotIssue, issue_certificate, replace_certificate, revoke_certificate
from certificates.models import Certificate
from certificates.serials import is_well_formed
from certificates.signing import key_id, load_private_key, read_payload
from courses.models import CoursePage
from lms.accounts.models import User
from tests.factories import make_course, make_learner

DAY = dt.date(2026, 11, 23)


def issue(learner: User, course: CoursePage) -> Certificate:
    return issue_certificate(learner=learner, course=course, on=DAY, proof="self-study")


def test_printed_values_are_frozen(learner: User, course: CoursePage) -> None:
    certificate = issue(learner, course)
    learner.profile.full_name = "Другое Имя"
    learner.profile.save()
    CoursePage.objects.filter(pk=course.pk).update(heading_ru="Другой курс")

    kept = Certificate.objects.get()
    assert kept.printed["name"] == "Алиева Гулнора"
    assert kept.printed["course"] == {"ru": "Курс contract", "tg": "Курси contract"}
    assert (kept.issued_on, kept.status, kept.printed["hours"]) == (DAY, "valid", "2.5")
    assert is_well_formed(certificate.serial)


def test_payload_proves_name_course_and_day(learner: User, course: CoursePage) -> None:
    certificate = issue(learner, course)
    public = load_private_key(settings.CERTIFICATE_SIGNING_KEY).public_key()

    facts = read_payload(certificate.payload, certificate.serial, {key_id(public): public})

    assert (facts.name, facts.course_id, facts.issued_on) == ("Алиева Гулнора", "contract", DAY)


def test_issuing_again_gives_the_one_she_has(learner: User, course: CoursePage) -> None:
    assert issue(learner, course) == issue(learner, course)
    assert Certificate.objects.count() == 1


def test_without_a_name_nothing_is_issued(learner: User, course: CoursePage) -> None:
    learner.profile.delete()

    with pytest.raises(CannotIssue, match="no_name"):
        issue(User.objects.get(pk=learner.pk), course)
    assert not Certificate.objects.exists()


def test_revoking_keeps_the_row_with_day_and_reason(learner: User, course: CoursePage) -> None:
    revoke_certificate(issue(learner, course), "Чужое имя")

    row = Certificate.objects.get()
    assert (row.status, row.status_reason) == ("revoked", "Чужое имя")
    assert row.status_changed_at is not None


def test_a_correction_replaces_and_the_old_one_says_so(learner: User, course: CoursePage) -> None:
    old = issue(learner, course)

    new = replace_certificate(old, full_name="Алиева Гулнора Каримовна", reason="опечатка")

    old.refresh_from_db()
    assert (old.status, new.status, new.replaces) == ("replaced", "valid", old)
    assert old.printed["name"] == "Алиева Гулнора"
    assert new.printed["name"] == "Алиева Гулнора Каримовна"
    assert new.serial != old.serial


def test_a_replaced_or_revoked_one_is_not_replaced_again(learner: User, course: CoursePage) -> None:
    old = issue(learner, course)
    replace_certificate(old, full_name="Алиева Г.", reason="")

    with pytest.raises(CannotIssue, match="not_valid"):
        replace_certificate(old, full_name="Ещё раз", reason="")
    assert Certificate.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_32_parallel_requests_make_exactly_one() -> None:
    learner, course = make_learner(), make_course()
    start = threading.Barrier(32)

    def one_request(_number: int) -> str:
        try:
            start.wait(timeout=60)
            return issue(learner, course).serial
        finally:
            connections.close_all()

    with ThreadPoolExecutor(32) as pool:
        serials = list(pool.map(one_request, range(32)))

    assert Certificate.objects.count() == 1
    assert set(serials) == {Certificate.objects.get().serial}
    assert connection.vendor in ("sqlite", "postgresql")
