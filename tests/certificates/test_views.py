import datetime as dt
import hashlib

import pypdfium2
import pytest
import zxingcpp
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from certificates.actions import issue_certificate, replace_certificate, revoke_certificate
from certificates.models import Certificate
from certificates.queries import masked
from certificates.serials import grouped, new_serial
from courses.models import CoursePage
from lms.accounts.models import User

NAME = "Алиева Гулнора"


@pytest.fixture
def certificate(learner: User, course: CoursePage) -> Certificate:
    cache.clear()
    return issue_certificate(learner=learner, course=course, on=dt.date(2026, 11, 23), proof="self-study")


def page(client: Client, serial: str, language: str = "ru") -> str:
    return client.get(reverse("verify_serial", args=[serial]), {"l": language}).content.decode()


def pdf_of(client: Client, certificate: Certificate, language: str) -> bytes:
    with translation.override(language):
        return client.get(reverse("certificate_pdf", args=[certificate.serial])).content


@pytest.mark.parametrize(
    ("language", "title", "date"),
    [
        ("tg", "Курси contract", "23 ноябри соли 2026"),
        ("ru", "Курс contract", "23 ноября 2026"),
        ("uz", "Курс contract", "2026-yil 23-noyabr"),
        ("ky", "Курс contract", "2026-ж., 23-ноябрь"),
    ],
)
def test_pdf_in_the_language_of_the_address(
    signed_in: Client, certificate: Certificate, language: str, title: str, date: str
) -> None:
    document = pypdfium2.PdfDocument(pdf_of(signed_in, certificate, language))
    text = " ".join(document[0].get_textpage().get_text_range().split())

    assert NAME in text and title in text and date in text
    assert grouped(certificate.serial) in text


def test_the_printed_code_leads_to_this_certificate(signed_in: Client, certificate: Certificate) -> None:
    document = pypdfium2.PdfDocument(pdf_of(signed_in, certificate, "tg"))

    (code,) = zxingcpp.read_barcodes(document[0].render(scale=150 / 72, grayscale=True).to_pil())

    assert code.text.endswith(f"/verify/{certificate.serial}/#{certificate.payload}")


def test_another_learners_pdf_is_not_found(
    signed_in: Client, stranger: Client, certificate: Certificate
) -> None:
    assert (
        NAME in pypdfium2.PdfDocument(pdf_of(signed_in, certificate, "ru"))[0].get_textpage().get_text_range()
    )
    with translation.override("ru"):
        address = reverse("certificate_pdf", args=[certificate.serial])

    assert stranger.get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_valid_shows_course_and_date_and_only_first_letters(client: Client, certificate: Certificate) -> None:
    text = page(client, certificate.serial)

    assert "Действует" in text and "Курс contract" in text and "23 ноября 2026" in text
    assert masked(NAME) == "А… Г…" and masked(NAME) in text
    assert "Гулнора" not in text and "Алиева" not in text
    assert certificate.payload not in text


def test_digest_lets_the_holder_of_the_code_see_the_name(client: Client, certificate: Certificate) -> None:
    digest = hashlib.sha256(certificate.payload.encode()).hexdigest()

    assert f'data-digest="{digest}"' in page(client, certificate.serial)


def test_revoked_says_when_and_not_why(client: Client, certificate: Certificate) -> None:
    revoke_certificate(certificate, "тайная причина")

    text = page(client, certificate.serial)

    assert "Больше не действует" in text
    assert "тайная" not in text


def test_replaced_leads_to_the_new_one(client: Client, certificate: Certificate) -> None:
    new = replace_certificate(certificate, full_name="Алиева Г.", reason="")

    text = page(client, certificate.serial)

    assert "Заменён новым" in text
    assert f"/verify/{new.serial}/" in text


def test_wrong_check_digit_is_not_looked_up(
    client: Client, certificate: Certificate, django_assert_num_queries
) -> None:
    wrong = certificate.serial[:-1] + str((int(certificate.serial[-1]) + 1) % 10)

    answer = client.get(reverse("verify_serial", args=[wrong]), {"l": "ru"})

    assert answer.status_code == 422
    assert "Проверьте номер" in answer.content.decode()


def test_unknown_serial_says_so(client: Client, certificate: Certificate) -> None:
    answer = client.get(reverse("verify_serial", args=[new_serial()]), {"l": "tg"})

    assert answer.status_code == 404
    assert "Сертификат бо ин рақам нест" in answer.content.decode()


def test_typed_with_spaces_goes_to_the_certificate(client: Client, certificate: Certificate) -> None:
    answer = client.get(reverse("verify"), {"serial": grouped(certificate.serial), "l": "uz"}, follow=True)

    assert answer.request["PATH_INFO"] == f"/verify/{certificate.serial}/"
    assert "Amal qiladi" in answer.content.decode()


def test_31_failures_in_a_minute_close_the_door_but_good_ones_do_not_count(
    client: Client, certificate: Certificate
) -> None:
    good = reverse("verify_serial", args=[certificate.serial])
    for _ in range(40):
        assert client.get(good).status_code == 200

    codes = [client.get(reverse("verify_serial", args=[new_serial()])).status_code for _ in range(31)]

    assert codes == [404] * 30 + [429]
    assert Client(REMOTE_ADDR="10.9.8.7").get(good).status_code == 200


@pytest.mark.parametrize("serial", ["x", "0", "9" * 200, "%00", "<script>"])
def test_nonsense_is_answered_politely(client: Client, db: None, serial: str) -> None:
    cache.clear()
    answer = client.get(reverse("verify_serial", args=[serial]))

    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode()
