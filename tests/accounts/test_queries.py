"""Which account a typed login means."""

import pytest
from django.http import HttpRequest
from django.test import Client

from lms.accounts.cards import is_card_number
from lms.accounts.models import Profile, User
from lms.accounts.queries import current_learner, find_account, login_problem
from lms.damm import damm_digit
from tests.factories import make_learner, make_staff

pytestmark = pytest.mark.django_db
PHONE = "+992917123456"


def test_a_card_in_any_spacing(learner: User) -> None:
    card = learner.username

    assert find_account(card) == find_account(f" {card[:2]} {card[2:5]}-{card[5:]} ") == learner


@pytest.mark.parametrize(
    "typed", ["+992 91 712 34 56", "00992917123456", "917123456", "8 917123456", "(91) 712-34-56"]
)
def test_a_phone_in_any_spelling(typed: str) -> None:
    owner = make_learner(phone=PHONE)

    assert find_account(typed) == owner


def test_a_phone_of_two_people_means_nobody_until_one_has_proved_it() -> None:
    first, _second = make_learner(phone=PHONE), make_learner(phone=PHONE)
    assert find_account(PHONE) is None

    Profile.objects.filter(user=first).update(phone_verified=True)

    assert find_account(PHONE) == first


def test_a_short_number_that_two_people_proved_in_two_countries_means_nobody() -> None:
    for phone in (PHONE, "+998917123456"):
        Profile.objects.filter(user=make_learner(phone=phone)).update(phone_verified=True)

    assert find_account("917123456") is None
    assert find_account(PHONE).profile.phone == PHONE


def test_an_account_that_was_closed_does_not_hold_the_phone() -> None:
    closed, owner = make_learner(phone=PHONE), make_learner(phone=PHONE)
    User.objects.filter(pk=closed.pk).update(is_active=False)

    assert find_account(PHONE) == owner


def test_a_phone_that_passes_for_a_card_still_means_its_owner() -> None:
    landline = "495123456" + damm_digit("495123456")
    owner = make_learner(phone=f"+7{landline}")

    assert is_card_number(landline)
    assert find_account(landline) == owner


def test_user_names_are_for_staff_only(learner: User, editor: User) -> None:
    User.objects.create_user("gulnora")

    assert find_account("redaktor") == editor
    assert find_account("gulnora") is None
    assert find_account("") is find_account("+") is find_account("9" * 60) is None


@pytest.mark.parametrize(
    "typed, problem",
    [
        ("482109375", "length"),
        ("48 210 937 5", "length"),
        ("48210937551", "length"),
        ("4821093756", "digit"),
        ("12", "number"),
        ("+992 91", "number"),
        ("()", "number"),
        ("redaktor", ""),
        ("917123456", ""),
        (PHONE, ""),
    ],
)
def test_a_slip_in_the_number_is_named(typed: str, problem: str) -> None:
    assert login_problem(typed) == problem


def test_a_request_without_a_session_cookie_asks_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert current_learner(HttpRequest()) is None


def test_staff_may_learn_too(client: Client, db: None, django_assert_num_queries) -> None:
    trainer = make_staff("trener")
    client.force_login(trainer)

    page = client.get("/ru/privacy/")

    assert page.context["learner"] == trainer
    with django_assert_num_queries(2):  # session, user
        client.get("/ru/privacy/")
