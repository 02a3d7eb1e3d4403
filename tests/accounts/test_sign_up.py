"""A newcomer makes her card, over HTTP; her name and phone are asked for, nothing else."""

import base64
import io
import re

import pytest
from django.test import Client
from PIL import Image

from lms.accounts import views
from lms.accounts.models import Consent, Profile, User
from tests.accounts.helpers import NAME, PROFILE, SIGN_IN, SIGN_UP, codes, form_id, sign_in, sign_up
from tests.factories import PIN, make_learner
from tests.progress.helpers import complete

pytestmark = pytest.mark.django_db


def test_the_form_asks_for_a_name_a_phone_and_nothing_else(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        page = client.get(SIGN_UP)

    fields = re.findall(r'<input[^>]* name="([^"]+)"', page.content.decode())
    assert set(fields) == {"csrfmiddlewaretoken", "event", "full_name", "phone", "region"}
    assert " checked" not in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def test_card_and_pin_are_shown_once_and_open_the_account(client: Client) -> None:
    page = sign_up(client, phone="917 12 34 56", region="TJ")

    card, pin = page.context["card"], page.context["pin"]
    body = page.content.decode().replace("\u00a0", " ")
    assert f"{card[:2]} {card[2:5]} {card[5:8]} {card[8:]}" in body and f"{pin[:3]} {pin[3:]}" in body
    assert page["Cache-Control"] == "private, no-store"
    assert Profile.objects.get().phone == "+992917123456"
    assert sign_in(client, card, pin)["Location"] == "/ru/my/"


def test_the_consent_has_the_words_she_saw(client: Client, settings) -> None:
    settings.PRIVACY_NOTICE_VERSION = "2027-01"
    client.get("/tg/sign-up/")

    client.post("/tg/sign-up/", {"full_name": NAME, "event": form_id(client)})

    assert Consent.objects.values_list("version", "language").get() == ("2027-01", "tg")
    assert User.objects.get().preferred_language == "tg"


def test_the_card_can_be_saved_as_a_picture_and_the_pin_is_in_no_address(client: Client) -> None:
    page = sign_up(client)
    body = page.content.decode()

    png = base64.b64decode(re.search(r'href="data:image/png;base64,([^"]+)" download', body)[1])
    with Image.open(io.BytesIO(png)) as image:
        assert image.size == (640, 400)
    addresses = [
        href for href in re.findall(r'(?:href|action)="([^"]+)"', body) if not href.startswith("data:")
    ]
    assert f"{SIGN_IN}?card={page.context['card']}" in addresses
    assert not any(page.context["pin"] in address for address in addresses)


@pytest.mark.parametrize(
    "name, code",
    [
        ("", "required"),
        ("   ", "required"),
        ("а" * 300, "too_long"),
        ("Алиева 1", "digits"),
        ("<script>alert</script>", "signs"),
        ("Али\x00", "signs"),
    ],
)
def test_bad_names_are_explained_and_come_back(client: Client, name: str, code: str) -> None:
    page = sign_up(client, full_name=name, phone="+992 91 712 34 56")

    assert codes(page, "full_name") == [code]
    assert page.context["form"]["phone"].value() == "+992 91 712 34 56"
    assert page.context["form"]["full_name"].value() == name
    assert "<script>alert" not in page.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "phone, region, field, code",
    [
        ("917123456", "", "region", None),
        ("91", "TJ", "phone", "invalid"),
        ("abc", "TJ", "phone", "unknown"),
        ("917123456", "XX", "region", "invalid_choice"),
        ("9" * 41, "TJ", "phone", "max_length"),
        ("917123456", "other", "phone", "unknown"),
    ],
)
def test_bad_phones_are_explained(
    client: Client, phone: str, region: str, field: str, code: str | None
) -> None:
    page = sign_up(client, phone=phone, region=region)

    assert codes(page, field) == [code]
    assert f'name="full_name" value="{NAME}"' in page.content.decode()
    assert not User.objects.exists()


def test_the_list_of_errors_leads_to_each_field(client: Client) -> None:
    page = sign_up(client, full_name="", phone="917123456").content.decode()

    targets = re.findall(r'<li><a href="#([^"]+)"', page)
    assert targets == ["id_full_name", "id_region"]
    assert all(f'id="{target}"' in page for target in targets)


def test_a_screen_reader_finds_hint_and_error_of_each_field(signed_in: Client) -> None:
    page = change(signed_in, full_name="Али 5", full_name_latin="5", phone="917123456").content.decode()

    inputs = [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<input[^>]+>", page)]
    described = {tag["id"]: tag["aria-describedby"].split() for tag in inputs if "aria-describedby" in tag}
    assert described["id_full_name"] == ["id_full_name-hint", "id_full_name_error"]
    assert described["id_full_name_latin"] == ["id_full_name_latin_error"]
    assert all(f'id="{part}"' in page for parts in described.values() for part in parts)


def test_a_double_press_makes_one_card(client: Client) -> None:
    form = form_id(client)

    first, second = sign_up(client, event=form), sign_up(client, event=form)

    assert (first.context["card"], first.context["pin"]) == (second.context["card"], second.context["pin"])
    assert User.objects.count() == 1


def test_the_form_sent_again_after_signing_in_shows_no_pin(client: Client) -> None:
    form = form_id(client)
    first = sign_up(client, event=form)
    card, pin = first.context["card"], first.context["pin"]
    sign_in(Client(), card, pin)

    page = sign_up(client, event=form)

    assert (page.status_code, page.context["card"], page.context["pin"]) == (200, card, None)
    assert pin not in page.content.decode().replace("\u00a0", "")


@pytest.mark.parametrize(
    "event", ["x", "f27b4d36-f231-484e-95dd-88cbde79fcac", "0190163d-8694-739b-aea5-966c26f8ad91"]
)
def test_a_stale_or_foreign_form_asks_to_press_again_and_then_works(client: Client, event: str) -> None:
    page = sign_up(client, event=event)
    assert codes(page) == ["stale"] and not User.objects.exists()

    fresh = re.search(r'name="event" value="([^"]+)"', page.content.decode())[1]
    again = sign_up(client, event=fresh, full_name=page.context["form"]["full_name"].value())

    assert again.context["pin"] and Profile.objects.get().full_name == NAME


def test_who_is_signed_in_needs_no_card(signed_in: Client) -> None:
    assert signed_in.get(SIGN_UP)["Location"] == "/ru/my/"
    assert signed_in.post(SIGN_UP, {"full_name": NAME})["Location"] == "/ru/my/"
    assert User.objects.count() == 1


def test_too_many_cards_from_one_address_make_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SIGN_UPS_PER_MINUTE", 2)

    answers = [sign_up(client).status_code for _ in range(3)]

    assert answers == [200, 200, 429]
    assert User.objects.count() == Profile.objects.count() == 2


def test_a_class_of_twenty_behind_one_address_signs_up(client: Client) -> None:
    assert [sign_up(client).status_code for _ in range(20)] == [200] * 20


# --- privacy and profile ----------------------------------------------------------------------


def test_the_privacy_page_is_public_and_asks_the_database_nothing(
    client: Client, settings, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        page = client.get("/tg/privacy/")

    assert page["Cache-Control"] == "public, max-age=300" and not page.cookies
    assert settings.PRIVACY_NOTICE_VERSION in page.content.decode()
    assert client.post("/tg/privacy/").status_code == 405


def change(client: Client, **fields: str):
    values = {"full_name": "Алиева Гулнора", "full_name_latin": "", "phone": "", "language": "ru", **fields}
    return client.post(PROFILE, values)


def test_she_changes_name_phone_and_language(signed_in: Client, learner: User) -> None:
    answer = change(
        signed_in, full_name=NAME, full_name_latin="Markerova", phone="700123456", region="KG", language="ky"
    )

    profile = Profile.objects.get()
    assert answer["Location"] == "/ky/my/"
    assert (profile.full_name, profile.full_name_latin, profile.phone) == (NAME, "Markerova", "+996700123456")


def test_her_phone_is_shown_in_groups_and_saved_as_it_was(client: Client, django_assert_num_queries) -> None:
    client.force_login(make_learner(phone="+992917123456"))

    with django_assert_num_queries(4):  # session, user, profile, whether her name is printed
        page = client.get(PROFILE)

    assert 'value="+992 91 712 3456"' in page.content.decode()
    change(client, phone="+992 91 712 3456")
    assert Profile.objects.get().phone == "+992917123456"


def test_bad_input_comes_back(signed_in: Client) -> None:
    page = change(signed_in, full_name="Али 5", phone="917123456", language="xx")

    assert codes(page, "full_name") == ["digits"] and codes(page, "language") == ["invalid_choice"]
    assert page.context["form"]["phone"].value() == "917123456"
    assert Profile.objects.get().full_name == "Алиева Гулнора"


def test_after_the_first_certificate_the_name_is_not_offered(
    signed_in: Client, learner: User, course
) -> None:
    complete(learner, course)

    page = signed_in.get(PROFILE).content.decode()
    assert 'name="full_name"' not in page and "Алиева Гулнора" in page

    change(signed_in, full_name=NAME, phone="+992917123456")
    profile = Profile.objects.get()
    assert (profile.full_name, profile.phone) == ("Алиева Гулнора", "+992917123456")


def test_a_certificate_issued_while_the_form_was_open_is_said(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lms.accounts import registry

    answers = iter([False, True])  # free when the form is made, printed when it is saved
    monkeypatch.setattr(registry, "_name_frozen", [lambda user_id: next(answers)])

    page = change(signed_in, full_name=NAME)

    assert page.status_code == 422 and page.context["form"].non_field_errors()
    assert Profile.objects.get().full_name == "Алиева Гулнора"


def test_staff_without_a_card_have_a_profile_page_too(client: Client, editor: User) -> None:
    client.force_login(editor)

    assert client.get(PROFILE).status_code == 200
    assert change(client, full_name=NAME)["Location"] == "/ru/my/"
    assert Profile.objects.get(user=editor).full_name == NAME


def test_pages_about_her_are_never_kept(signed_in: Client) -> None:
    for address in (PROFILE, "/ru/sign-out/", "/ru/privacy/"):
        assert signed_in.get(address)["Cache-Control"] == "private, no-store", address
    assert PIN not in signed_in.get(PROFILE).content.decode()
