"""Writes of people: one card per form, nothing that names anybody outside its place."""

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone

from lms.accounts import registry
from lms.accounts.actions import NameFrozen, Registered, change_profile, register_learner, reset_pin, set_pin
from lms.accounts.form_ids import new_form_id
from lms.accounts.guard import allow_try, lock_of
from lms.accounts.models import Consent, Profile, User
from lms.progress.models import Event, EventPrivate
from tests.accounts.helpers import NAME, SIGN_IN, in_threads, sign_in
from tests.factories import PIN

pytestmark = pytest.mark.django_db
PHONE = "+992917123456"


def register(**more: Any) -> Registered:
    values = {"full_name": NAME, "phone": PHONE, "language": "tg", "consent_version": "2026-11", **more}
    return register_learner(**{"event_id": new_form_id(), **values})


def texts() -> list[tuple[str, str]]:
    """Every text in every table, with the table's name."""
    found = []
    kinds = (models.CharField, models.TextField, models.JSONField, models.UUIDField)
    for model in apps.get_models(include_auto_created=True):
        fields = [field.attname for field in model._meta.concrete_fields if isinstance(field, kinds)]
        for row in model._default_manager.values_list(*fields) if fields else []:
            found += [(model._meta.label, str(value)) for value in row]
    return found


def test_a_card_a_profile_a_consent_and_two_events() -> None:
    made = register()

    profile, consent = Profile.objects.get(), Consent.objects.get()
    assert (profile.user, profile.full_name, profile.phone) == (made.user, NAME, PHONE)
    assert (consent.user, consent.version, consent.language) == (made.user, "2026-11", "tg")
    assert made.user.preferred_language == "tg" and made.user.check_password(made.pin)
    assert list(Event.objects.order_by("kind").values_list("kind", "learner", "state")) == [
        ("consent", made.user.pk, "applied"),
        ("learner_registered", made.user.pk, "applied"),
    ]


def test_the_pin_stands_nowhere_and_the_name_only_where_it_can_be_erased() -> None:
    made = register()

    everywhere = texts()

    assert [table for table, text in everywhere if made.pin in text] == []
    assert {table for table, text in everywhere if NAME in text} == {
        "accounts.Profile",
        "progress.EventPrivate",
    }
    assert {table for table, text in everywhere if PHONE in text} == {
        "accounts.Profile",
        "progress.EventPrivate",
    }


def test_a_second_press_shows_the_same_card_and_pin() -> None:
    form = new_form_id()

    first, second = register(event_id=form), register(event_id=form)

    assert second == first and second.pin
    assert (User.objects.count(), Event.objects.count(), Consent.objects.count()) == (1, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_show_one_card_with_a_pin_that_works() -> None:
    form = new_form_id()

    made = in_threads(4, 4, lambda: register(event_id=form))

    assert len({registered.user.pk for registered in made}) == User.objects.count() == 1
    assert len({registered.pin for registered in made}) == 1
    assert User.objects.get().check_password(made[0].pin)


def test_a_phone_added_on_the_same_form_is_kept() -> None:
    form = new_form_id()
    register(event_id=form, phone="")

    again = register(event_id=form, phone=PHONE)

    assert Profile.objects.get().phone == PHONE and again.pin


def test_another_name_on_the_same_form_is_another_person() -> None:
    form = new_form_id()

    first, second = register(event_id=form), register(event_id=form, full_name="Каримов Бахтиёр")

    assert first.user != second.user and first.pin != second.pin
    assert User.objects.get(pk=first.user.pk).check_password(first.pin)


@pytest.mark.parametrize(
    "change", [{"last_login": timezone.now()}, {"created_at": timezone.now() - dt.timedelta(hours=2)}]
)
def test_a_card_that_was_used_or_is_old_shows_no_pin(change: dict[str, Any]) -> None:
    form = new_form_id()
    made = register(event_id=form)
    User.objects.update(**change)

    again = register(event_id=form)

    assert again == Registered(made.user, None)
    assert User.objects.get().check_password(made.pin)


def test_a_pin_that_the_trainer_changed_is_not_shown_and_not_undone() -> None:
    form = new_form_id()
    new = reset_pin(register(event_id=form).user)

    assert register(event_id=form).pin is None
    assert User.objects.get().check_password(new)


def test_an_id_of_another_event_makes_no_trouble(learner: User) -> None:
    change_profile(learner, changes={"phone": PHONE})

    made = register(event_id=Event.objects.get().pk)

    assert made.pin and made.user != learner


# --- PINs -------------------------------------------------------------------------------------


def test_a_new_pin_lifts_locks_and_signs_out_everywhere(learner: User) -> None:
    phone = Client()
    sign_in(phone, learner.username, PIN)
    assert phone.get("/ru/my/").status_code == 200
    for _ in range(5):
        allow_try(learner)

    pin = reset_pin(learner)

    assert len(pin) == 6 and lock_of(learner) == ""
    assert phone.get("/ru/my/")["Location"].startswith(SIGN_IN)
    assert not User.objects.get(pk=learner.pk).check_password(PIN)


def test_staff_get_a_long_password(editor: User) -> None:
    password = reset_pin(editor)

    assert len(password) >= 16
    assert User.objects.get(pk=editor.pk).check_password(password)


def test_a_chosen_pin_is_stored_as_a_hash(learner: User) -> None:
    set_pin(learner, "837261")

    stored = User.objects.get(pk=learner.pk)
    assert stored.check_password("837261") and stored.password.startswith("scrypt$")


# --- the profile ------------------------------------------------------------------------------


def test_a_change_is_an_event_that_names_nobody(learner: User) -> None:
    change_profile(learner, changes={"full_name": NAME, "phone": PHONE}, language="ky")

    event, profile = Event.objects.get(), Profile.objects.get()
    assert (profile.full_name, profile.phone) == (NAME, PHONE)
    assert (event.data, event.result) == ({"language": "ky"}, {"changed": ["full_name", "phone"]})
    assert EventPrivate.objects.get().data == {"full_name": NAME, "phone": PHONE}
    assert User.objects.get(pk=learner.pk).preferred_language == "ky"


def test_what_stays_the_same_is_no_event(learner: User) -> None:
    change_profile(learner, changes={"full_name": "Алиева Гулнора"}, language=learner.preferred_language)

    assert not Event.objects.exists()


def test_a_changed_phone_is_not_proved_any_more(learner: User) -> None:
    Profile.objects.update(phone=PHONE, phone_verified=True)

    change_profile(learner, changes={"phone": "+998912345678"})

    assert Profile.objects.get().phone_verified is False


@pytest.fixture
def printed_name(learner: User, monkeypatch: pytest.MonkeyPatch) -> User:
    """A learner whose name another app says is printed."""
    monkeypatch.setattr(registry, "_name_frozen", [lambda user_id: user_id == learner.pk])
    return learner


def test_a_printed_name_stays_but_the_phone_may_change(printed_name: User) -> None:
    with pytest.raises(NameFrozen):
        change_profile(printed_name, changes={"full_name": NAME})
    change_profile(printed_name, changes={"phone": PHONE})

    profile = Profile.objects.get()
    assert (profile.full_name, profile.phone) == ("Алиева Гулнора", PHONE)
    assert Event.objects.filter(state="bad", reason="name_frozen").count() == 1
