import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from certificates.actions import issue_certificate
from certificates.models import Certificate
from certificates.serials import grouped
from courses.models import CoursePage
from lms.accounts.models import User


@pytest.fixture
def certificate(learner: User, course: CoursePage) -> Certificate:
    return issue_certificate(learner=learner, course=course, on=dt.date(2026, 11, 23), proof="self-study")


def test_revoke_by_the_number_as_printed(certificate: Certificate) -> None:
    call_command("revoke_certificate", grouped(certificate.serial), reason="ошибка")

    assert Certificate.objects.get().status == "revoked"
    with pytest.raises(CommandError, match="revoked already"):
        call_command("revoke_certificate", certificate.serial, reason="ещё раз")


def test_replace_with_a_corrected_name(certificate: Certificate) -> None:
    call_command("replace_certificate", certificate.serial, name="  Алиева  Гулноз ", reason="опечатка")

    new = Certificate.objects.get(replaces=certificate)
    assert (new.printed["name"], new.status) == ("Алиева Гулноз", "valid")


@pytest.mark.parametrize("name", ["", "Алиева 2", "<b>"])
def test_a_name_that_is_none_changes_nothing(certificate: Certificate, name: str) -> None:
    with pytest.raises(CommandError):
        call_command("replace_certificate", certificate.serial, name=name, reason="")

    assert Certificate.objects.get().status == "valid"


@pytest.mark.django_db
def test_an_unknown_number_says_so() -> None:
    with pytest.raises(CommandError, match="no certificate"):
        call_command("revoke_certificate", "4821093755162048", reason="x")
