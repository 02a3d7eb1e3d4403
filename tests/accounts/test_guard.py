"""The lock-out: counted before the PIN is looked at, whoever asks and however many at once."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lms.accounts import guard
from lms.accounts.actions import reset_pin
from lms.accounts.models import SignInCounter, User
from tests.accounts.helpers import STRANGER_CARD, CountingHasher, in_threads
from tests.factories import PIN, make_learner

pytestmark = pytest.mark.django_db


def tries(user: User, count: int, device: str = "") -> list[bool]:
    return [guard.allow_try(user, device) for _ in range(count)]


def wait(user: User, **length: int) -> None:
    """Let time pass for a lock."""
    row = SignInCounter.objects.get(user=user, device="")
    row.locked_until -= dt.timedelta(**length)
    row.save()


@pytest.mark.django_db(transaction=True)
def test_forty_guesses_from_sixteen_threads_let_five_through() -> None:
    user = make_learner()

    allowed = in_threads(16, 40, lambda: guard.allow_try(user))

    assert len(allowed) == 40 and sum(allowed) == 5
    assert SignInCounter.objects.get(user=user).fails == 5


@pytest.mark.django_db(transaction=True)
def test_the_right_pin_among_parallel_wrong_ones_comes_too_late(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.helpers.CountingHasher"]
    user = make_learner()
    guesses = iter([f"{n:06}" for n in range(100, 139)] + [PIN])

    people = in_threads(8, 40, lambda: authenticate(None, username=user.username, password=next(guesses)))

    assert people == [None] * 40
    assert guard.lock_of(user) == "minutes"


def test_locks_grow_from_minutes_to_a_day_to_the_trainer(learner: User) -> None:
    assert tries(learner, 6) == [True] * 5 + [False]
    assert guard.lock_of(learner) == "minutes"
    wait(learner, minutes=14)
    assert tries(learner, 1) == [False]
    wait(learner, minutes=1)

    assert tries(learner, 6) == [True] * 5 + [False]
    assert guard.lock_of(learner) == "day"
    wait(learner, hours=23)
    assert tries(learner, 1) == [False]
    wait(learner, hours=1)

    assert tries(learner, 11) == [True] * 10 + [False]
    assert guard.lock_of(learner) == "staff"
    SignInCounter.objects.update(locked_until=timezone.now() - dt.timedelta(days=400))
    assert tries(learner, 1) == [False]


def test_success_begins_anew(learner: User) -> None:
    tries(learner, 4)

    assert authenticate(None, username=learner.username, password=PIN) == learner

    assert tries(learner, 6) == [True] * 5 + [False]


def test_every_way_into_authenticate_is_guarded(learner: User) -> None:
    for _ in range(5):
        assert authenticate(None, username=learner.username, password="000001") is None

    assert authenticate(None, username=learner.username, password=PIN) is None
    assert authenticate(None, login=learner.username, password=PIN) is None
    assert authenticate(None, username=learner.username) is None


def test_an_account_that_was_closed_stays_out(learner: User) -> None:
    User.objects.update(is_active=False)

    assert authenticate(None, username=learner.username, password=PIN) is None


# --- remembered devices -----------------------------------------------------------------------


def remembered(user: User) -> HttpRequest:
    """A request from a device that this user trusts."""
    response, request = HttpResponse(), HttpRequest()
    guard.remember_device(HttpRequest(), response, user)
    request.COOKIES[guard.COOKIE] = response.cookies[guard.COOKIE].value
    return request


def test_strangers_never_lock_the_owner_s_own_phone(learner: User) -> None:
    phone = remembered(learner)
    tries(learner, 20)

    assert authenticate(None, username=learner.username, password=PIN) is None
    assert authenticate(phone, username=learner.username, password=PIN) == learner


def test_a_trusted_phone_has_its_own_limit(learner: User) -> None:
    phone = remembered(learner)
    for _ in range(5):
        authenticate(phone, username=learner.username, password="000001")

    assert authenticate(phone, username=learner.username, password=PIN) is None
    assert authenticate(None, username=learner.username, password=PIN) == learner


def test_the_cookie_is_worth_nothing_for_another_account_or_when_forged(
    learner: User, other_learner: User
) -> None:
    phone = remembered(learner)
    forged = HttpRequest()
    forged.COOKIES[guard.COOKIE] = phone.COOKIES[guard.COOKIE][:-3] + "abc"

    assert len(guard.device_of(phone, learner)) == 32
    assert guard.device_of(phone, other_learner) == ""
    assert guard.device_of(forged, learner) == guard.device_of(HttpRequest(), learner) == ""


def test_a_new_pin_makes_every_phone_a_strange_one(learner: User) -> None:
    phone = remembered(learner)

    reset_pin(learner)

    assert guard.device_of(phone, learner) == ""


def test_a_phone_that_is_known_keeps_its_counter(learner: User) -> None:
    phone, response = remembered(learner), HttpResponse()
    known = guard.device_of(phone, learner)

    guard.remember_device(phone, response, learner)
    phone.COOKIES[guard.COOKIE] = response.cookies[guard.COOKIE].value

    assert guard.device_of(phone, learner) == known
    assert response.cookies[guard.COOKIE]["httponly"] is True


# --- nobody learns which numbers exist --------------------------------------------------------


def hashing_of(username: str, password: str = "000001") -> int:
    before = CountingHasher.runs
    assert authenticate(None, username=username, password=password) is None
    return CountingHasher.runs - before


def test_known_unknown_and_locked_logins_cost_the_same_hashing(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.helpers.CountingHasher"]
    user, locked, without_pin = make_learner(), make_learner(), make_learner()
    tries(locked, 5)
    without_pin.set_unusable_password()
    without_pin.save()

    logins = [user.username, locked.username, without_pin.username, STRANGER_CARD, "+992917123456", "nobody"]

    assert [hashing_of(login) for login in logins] == [1] * 6


def test_unknown_logins_seem_to_lock_by_the_same_steps(learner: User) -> None:
    def locks(login: str, seen: list[str]) -> None:
        for _ in range(6):
            authenticate(None, username=login, password="000001")
            seen.append(guard.lock_of(learner) if login == learner.username else guard.lock_of_unknown(login))

    known: list[str] = []
    unknown: list[str] = []
    locks(learner.username, known)
    locks(STRANGER_CARD, unknown)

    assert known == unknown == [""] * 4 + ["minutes"] * 2


def test_spellings_of_an_unknown_number_share_one_count() -> None:
    for login in ["+992917123456", "917123456", "00992 91 712 34 56", "(91) 712-34-56", "8 917123456"]:
        guard.count_unknown(login)

    assert guard.lock_of_unknown("992917123456") == "minutes"
    assert guard.lock_of_unknown("+992917123457") == ""
