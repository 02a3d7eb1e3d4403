"""The directory as one reader sees it."""

import datetime as dt

import pytest
from django.utils import translation

from lms.support.models import Contact
from lms.support.queries import contacts_by_key, directory
from tests.support.helpers import PHONE, make_contact

pytestmark = pytest.mark.django_db


def keys(cards: list) -> list[str]:
    return [card.key for card in cards]


@pytest.fixture
def contacts(db: None) -> None:
    make_contact("ru-112", kind="emergency", destinations="RU", sort_order=10, **{**PHONE, "phone": "112"})
    make_contact("tj-home", origins="TJ", sort_order=30)
    make_contact("tj-moscow", origins="TJ", destinations="RU", sort_order=20)
    make_contact("both", origins="UZ,KG", destinations="KZ,TR")
    make_contact("inspection", destinations="RU")
    make_contact("anybody")
    make_contact("aids", sensitive=True)
    make_contact("draft", origins="TJ", live=False)


def test_everything_by_origin_without_a_choice(contacts: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        found = directory()

    assert keys(found.emergency) == ["ru-112"]
    assert [(part.code, keys(part.contacts)) for part in found.by_origin] == [
        ("TJ", ["tj-moscow", "tj-home"]), ("UZ", ["both"]), ("KG", ["both"]),
    ]  # fmt: skip
    assert keys(found.for_all) == ["anybody", "inspection"]
    assert keys(found.hidden) == ["aids"]


@pytest.mark.parametrize(
    ("origin", "destination", "by_origin", "for_all", "emergency"),
    [
        ("TJ", "", [["tj-moscow", "tj-home"]], ["anybody", "inspection"], ["ru-112"]),
        ("TJ", "RU", [["tj-moscow", "tj-home"]], ["anybody", "inspection"], ["ru-112"]),
        ("TJ", "KZ", [["tj-home"]], ["anybody"], []),
        ("KG", "TR", [["both"]], ["anybody"], []),
        ("UZ", "RU", [], ["anybody", "inspection"], ["ru-112"]),
        ("", "other", [["tj-home"]], ["anybody"], []),
    ],
)
def test_the_choice_of_countries(
    contacts: None, origin: str, destination: str, by_origin: list, for_all: list, emergency: list
) -> None:
    found = directory(origin, destination)

    assert [keys(part.contacts) for part in found.by_origin] == by_origin
    assert keys(found.for_all) == for_all
    assert keys(found.emergency) == emergency


def test_the_readers_language_and_russian_where_it_is_missing() -> None:
    make_contact("tajik")
    make_contact("russian", name_tg="", helps_with_tg="", note_tg="")
    with translation.override("tg"):
        found = contacts_by_key(["tajik", "russian"])

    tajik, russian = found["tajik"], found["russian"]
    assert (tajik.name, tajik.helps_with, tajik.note) == ("Ном tajik", "Ёрӣ tajik", "Соат tajik")
    assert (tajik.fell_back, tajik.state) == (False, "draft")
    assert (russian.name, russian.fell_back, russian.state) == ("Имя russian", True, "missing")


def test_the_bare_column_is_never_read() -> None:
    """It holds the language of whoever saved last."""
    contact = make_contact("one")
    with translation.override("tg"):
        Contact.objects.get(pk=contact.pk).save()

    assert contacts_by_key(["one"])["one"].name == "Имя one"


def test_by_key_gives_published_ones_only_and_in_one_query(contacts: None, django_assert_num_queries) -> None:
    make_contact("later", live=False, **PHONE)
    with django_assert_num_queries(1):
        found = contacts_by_key(["ru-112", "draft", "later", "nowhere", "aids"])
    with django_assert_num_queries(0):
        assert contacts_by_key([]) == {}

    assert set(found) == {"ru-112", "aids"}
    assert found["ru-112"].phone == "112" and found["ru-112"].where == "Россия"


def test_an_unpublished_draft_of_a_live_contact_is_not_seen() -> None:
    contact = make_contact("one", **PHONE)
    contact.phone, contact.name_ru = "+992440000000", "Черновик"
    contact.save_revision()

    card = contacts_by_key(["one"])["one"]
    assert (card.phone, card.name) == (PHONE["phone"], "Имя one")


def test_one_draft_makes_the_page_a_draft() -> None:
    from courses.translation_state import set_state

    for key in ("one", "two"):
        contact = make_contact(key)
        set_state(contact, "ru", "reviewed", "Имя", dt.date(2026, 11, 1))
        contact.save()
    assert directory().state == "reviewed"
    make_contact("three")
    assert directory().state == "draft"
