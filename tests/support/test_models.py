"""What a contact may be, what may be published, and when a check is too old."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from courses.translated_fields import TranslatedFieldsMixin, bare_field_names
from courses.translation_state import set_state, state_of
from lms.support.models import Contact
from tests.support.helpers import CHECKED, PHONE, make_contact

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("phone", ["112", "102", "+992446003245", "+74959679844", "189"])
def test_numbers_that_a_phone_dials(phone: str) -> None:
    make_contact("one", **{**PHONE, "phone": phone})

    assert Contact.objects.get().phone == phone


@pytest.mark.parametrize(
    "phone", ["+992 44 600", "8 800 100", "992446003245", "+0123456789", "1", "11-2", "+12"]
)
def test_other_numbers_are_refused(phone: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_contact("one", **{**PHONE, "phone": phone})

    assert set(refusal.value.message_dict) == {"phone"}


@pytest.mark.parametrize("name", ["website", "source_address"])
def test_a_banned_site_is_refused_even_in_a_draft(name: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_contact("one", live=False, **{name: "https://rus.azattyk.org/a/1.html"})

    assert set(refusal.value.message_dict) == {name}


@pytest.mark.parametrize(
    "fields",
    [
        {"origins": "TJ,XX"},
        {"destinations": "TJ"},
        {"checked_on": timezone.localdate() + dt.timedelta(days=1)},
        {"test_called_on": timezone.localdate() + dt.timedelta(days=1)},
    ],
)
def test_unknown_countries_and_days_to_come_are_refused(fields: dict) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_contact("one", **fields)

    assert set(refusal.value.message_dict) == set(fields)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, []),
        ({"website": "https://dif.tj/", "checked_on": None}, ["checked_on"]),
        (PHONE, []),
        ({**PHONE, "source_address": ""}, ["source_address"]),
        ({**PHONE, "checked_on": None}, ["checked_on"]),
        ({**PHONE, "test_called_on": None}, ["test_called_on"]),
        ({**PHONE, "phone": "112", "kind": "emergency", "test_called_on": None}, []),
        ({"phone": "112", "kind": "emergency", "checked_on": None}, ["source_address", "checked_on"]),
    ],
)
def test_what_publishing_needs(fields: dict, missing: list[str]) -> None:
    contact = make_contact("one", live=False, **fields)

    assert contact.missing_for_publishing() == missing


@pytest.mark.parametrize("name", ["source_address", "checked_on", "test_called_on"])
def test_the_database_takes_no_published_phone_without_proof(name: str) -> None:
    """Whatever code publishes: the form is not the only door."""
    contact = make_contact("one", live=False, **{**PHONE, name: "" if name == "source_address" else None})

    with pytest.raises(IntegrityError), transaction.atomic():
        contact.save_revision().publish()
    assert not Contact.objects.get().live


@pytest.mark.parametrize(
    ("fields", "days", "changed"),
    [
        (PHONE, 90, False),
        (PHONE, 91, True),
        ({**PHONE, "test_called_on": CHECKED - dt.timedelta(days=30)}, 91, True),
        ({**PHONE, "checked_on": CHECKED - dt.timedelta(days=300)}, 90, False),
        ({"website": "https://dif.tj/"}, 365, False),
        ({"website": "https://dif.tj/"}, 366, True),
        ({**PHONE, "phone": "112", "kind": "emergency", "test_called_on": None}, 365, False),
        ({**PHONE, "phone": "112", "kind": "emergency", "test_called_on": None}, 366, True),
        ({"checked_on": None}, 0, True),
    ],
)
def test_when_a_check_is_too_old(fields: dict, days: int, changed: bool) -> None:
    contact = make_contact("one", **fields)

    assert contact.may_have_changed(CHECKED + dt.timedelta(days=days)) is changed


def test_the_days_are_settings(settings) -> None:
    settings.SAFAR_CONTACT_CHECK_DAYS, settings.SAFAR_CONTACT_SITE_CHECK_DAYS = 5, 7
    phone, site = make_contact("phone", **PHONE), make_contact("site", website="https://dif.tj/")

    days = [CHECKED + dt.timedelta(days=n) for n in (5, 6, 7, 8)]
    assert [phone.may_have_changed(day) for day in days] == [False, True, True, True]
    assert [site.may_have_changed(day) for day in days] == [False, False, False, True]


# --- traps of modeltranslation ----------------------------------------------------------------
def test_bare_columns_stay_out_of_revisions() -> None:
    """An old revision without Tajik, loaded under tg, would put Russian into the Tajik column."""
    contact = make_contact("one", name_tg="", helps_with_tg="", note_tg="")
    assert isinstance(contact, TranslatedFieldsMixin)
    revision = contact.save_revision()

    assert bare_field_names(Contact) == {"name", "helps_with", "note"}
    assert not bare_field_names(Contact) & set(revision.content)
    with translation.override("tg"):
        again = revision.as_object()
        revision.publish()
    assert not again.name_tg and again.name_ru == "Имя one"
    assert not Contact.objects.get().name_tg


def test_the_state_of_a_translation_follows_the_russian_words() -> None:
    contact = make_contact("one")
    for language in ("ru", "tg"):
        set_state(contact, language, "reviewed", "Имя")

    assert [state_of(contact, code) for code in ("ru", "tg", "uz")] == ["reviewed", "reviewed", "missing"]
    contact.note_ru = "Другие часы"
    assert state_of(contact, "tg") == "stale"
