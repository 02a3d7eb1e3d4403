"""Coming in and going out, over HTTP."""

import logging

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from lms.accounts.actions import reset_pin
from lms.accounts.guard import COOKIE
from lms.accounts.models import User
from tests.accounts.helpers import SIGN_IN, SIGN_OUT, STRANGER_CARD, codes, sign_in
from tests.factories import PIN, make_learner

pytestmark = pytest.mark.django_db


def user_of(client: Client) -> str | None:
    return client.session.get(SESSION_KEY)


@pytest.mark.parametrize("spelling", ["{0}", " {0} ", "{1} {2}-{3}"])
@pytest.mark.parametrize("pin", [PIN, "604 182", " 604182 "])
def test_by_card_and_pin_in_any_spacing(client: Client, learner: User, spelling: str, pin: str) -> None:
    card = learner.username

    response = sign_in(client, spelling.format(card, card[:2], card[2:5], card[5:]), pin)

    assert (response.status_code, response["Location"]) == (302, "/ru/my/")
    assert user_of(client) == str(learner.pk)


def test_by_phone(client: Client) -> None:
    owner = make_learner(phone="+992917123456")

    sign_in(client, "917 12 34 56", PIN)

    assert user_of(client) == str(owner.pk)


def test_staff_by_user_name_and_password(client: Client, editor: User) -> None:
    editor.set_password("12-34 56-78")  # digits only: still a password, not a PIN
    editor.save()

    response = sign_in(client, "redaktor", "12-34 56-78", next="/admin/")

    assert (response["Location"], user_of(client)) == ("/admin/", str(editor.pk))


def test_the_admin_sends_people_to_our_page(client: Client) -> None:
    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/ru/sign-in/?next=/admin/"


@pytest.mark.parametrize(
    "asked, sent",
    [
        ("/tg/courses/", "/tg/courses/"),
        ("https://evil.example/", "/ru/my/"),
        ("//evil.example", "/ru/my/"),
        ("javascript:alert(1)", "/ru/my/"),
    ],
)
def test_back_to_where_she_was_but_never_to_another_site(
    client: Client, learner: User, asked: str, sent: str
) -> None:
    assert sign_in(client, learner.username, PIN, next=asked)["Location"] == sent


def test_the_session_ends_with_the_browser_unless_the_phone_is_her_own(client: Client, learner: User) -> None:
    sign_in(client, learner.username, PIN)
    assert client.cookies["sessionid"]["max-age"] == "" and COOKIE not in client.cookies

    own = Client()
    sign_in(own, learner.username, PIN, remember="on")

    assert own.cookies["sessionid"]["max-age"] == 90 * 24 * 3600
    assert own.cookies[COOKIE]["httponly"] and own.cookies[COOKIE]["samesite"] == "Lax"


def test_strangers_lock_themselves_out_and_not_her_own_phone(client: Client, learner: User) -> None:
    sign_in(client, learner.username, PIN, remember="on")
    del client.cookies["sessionid"]
    for _ in range(5):
        sign_in(Client(), learner.username, "000001")

    assert codes(sign_in(Client(), learner.username, PIN)) == ["minutes"]
    assert sign_in(client, learner.username, PIN).status_code == 302


# --- what she is told -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "login, pin, field, code",
    [
        ("", PIN, "login", "required"),
        (STRANGER_CARD, "", "password", "required"),
        ("48 210 937 5", PIN, "login", "length"),
        ("48 210 937 56", PIN, "login", "digit"),
        ("+992 91", PIN, "login", "number"),
        ("а" * 61, PIN, "login", "max_length"),
        ("a\x00b", PIN, "login", "null_characters_not_allowed"),
        (STRANGER_CARD, "60418", "password", "pin_length"),
    ],
)
def test_slips_are_named_and_the_form_comes_back_filled(
    client: Client, login: str, pin: str, field: str, code: str
) -> None:
    response = sign_in(client, login, pin)

    assert codes(response, field) == [code]
    assert response.context["form"]["login"].value() == login


def test_the_message_counts_what_she_typed(client: Client) -> None:
    page = sign_in(client, "48 210 937 5", "60418").context["form"].errors

    assert "10" in page["login"][0] and "9" in page["login"][0]
    page = sign_in(client, STRANGER_CARD, "60418").context["form"].errors
    assert "6" in page["password"][0] and "5" in page["password"][0]


def test_a_pin_of_five_digits_is_a_slip_and_not_a_try(client: Client, learner: User) -> None:
    for _ in range(6):
        sign_in(client, learner.username, "60418")

    assert sign_in(client, learner.username, PIN).status_code == 302


def test_the_page_tells_nobody_which_numbers_exist(client: Client, learner: User) -> None:
    known = [sign_in(client, learner.username, "000001") for _ in range(7)]
    unknown = [sign_in(client, STRANGER_CARD, "000001") for _ in range(7)]

    assert [codes(page) for page in known] == [["mismatch"]] * 4 + [["minutes"]] * 3
    assert [page.context["form"].errors for page in known] == [
        page.context["form"].errors for page in unknown
    ]


def test_a_shared_phone_number_is_told_to_use_the_card(client: Client) -> None:
    for _ in range(2):
        make_learner(phone="+992917123456")

    shared, nobody = sign_in(client, "+992917123456", PIN), sign_in(client, "+992917123457", PIN)
    by_card = sign_in(client, STRANGER_CARD, PIN)

    assert shared.context["form"].errors == nobody.context["form"].errors != by_card.context["form"].errors
    assert user_of(client) is None


def test_too_many_from_one_address_is_said_plainly(client: Client, learner: User, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "2/m/ip"}

    answers = [sign_in(client, learner.username, "000001").status_code for _ in range(3)]

    assert answers == [422, 422, 429]
    last = sign_in(client, learner.username, PIN)
    assert "429.html" in [template.name for template in last.templates] and user_of(client) is None


def test_the_card_number_is_filled_in_but_nothing_else(client: Client) -> None:
    filled = client.get(f"{SIGN_IN}?card=48%20210%20937%2055").content.decode()
    odd = client.get(f"{SIGN_IN}?card=%22%3E%3Cscript%3E").content.decode()

    assert 'name="login" value="4821093755"' in filled
    assert "<script>" not in odd and 'name="login" value=' not in odd


def test_names_that_allauth_looks_up_lead_to_our_pages(client: Client) -> None:
    for address in ["new", "inactive", "again", "lost"]:
        path = "sign-up" if address == "new" else "sign-in"
        goal = "/ru/sign-up/" if address == "new" else SIGN_IN
        assert client.get(f"/ru/{path}/{address}/")["Location"] == goal


def test_queries_of_the_sign_in_page(client: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(12):  # allauth's limit per address, in the database cache
        client.get(SIGN_IN)


# --- going out --------------------------------------------------------------------------------


def test_finish_asks_first(signed_in: Client) -> None:
    page = signed_in.get(SIGN_OUT)

    assert page.status_code == 200 and user_of(signed_in)
    assert 'method="post"' in page.content.decode()


def test_finish_clears_the_phone(client: Client, learner: User) -> None:
    sign_in(client, learner.username, PIN, remember="on")

    response = client.post(SIGN_OUT)

    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response["Location"] == "/ru/"
    assert client.cookies[COOKIE].value == client.cookies["sessionid"].value == ""
    assert client.get("/ru/my/")["Location"] == f"{SIGN_IN}?next=%2Fru%2Fmy%2F"


def test_a_form_without_its_token_changes_nothing(learner: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(learner)

    response = strict.post(SIGN_OUT)

    assert response.status_code == 403 and user_of(strict)
    assert "403_csrf.html" in [template.name for template in response.templates]


# --- logs -------------------------------------------------------------------------------------


def test_logs_name_nobody(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    owner = make_learner("Маркерова Нигора", phone="+992917123456")
    caplog.set_level(logging.DEBUG)

    sign_in(client, "+992917123456", "000001")
    sign_in(client, "+992917123456", PIN)
    reset_pin(owner)
    client.get("/ru/my/profile/")

    assert "sign-in" in caplog.text  # the refused try is there …
    for secret in ("Маркерова", "917123456", PIN, "000001"):
        assert secret not in caplog.text
