"""The page Help now, the card inside other pages, and the way out."""

import datetime as dt
import re
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import timezone, translation

from lms.accounts.models import User
from lms.support.months import month_of
from tests.support.helpers import CHECKED, PHONE, make_contact

pytestmark = pytest.mark.django_db
EMERGENCY = {
    "kind": "emergency", "destinations": "RU", "phone": "112", "source_address": "https://www.mos.ru/en/answer/",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _catalogues(compiled_catalogues: None) -> None:
    pass


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Any:
    """``day(date)`` makes it that day. The clock is the only thing that is not ours."""
    return lambda value: monkeypatch.setattr(timezone, "localdate", lambda *args: value)


def page(client: Client, query: str = "", language: str = "ru") -> str:
    answer = client.get(f"/{language}/help/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


# --- help now ---------------------------------------------------------------------------------
def test_emergency_numbers_come_first_and_can_be_tapped(client: Client) -> None:
    make_contact("office", **PHONE)
    make_contact("ru-112", sort_order=500, **EMERGENCY)

    html = page(client)

    assert html.index('href="tel:112"') < html.index('href="tel:+992446003245"')
    assert re.search(r'<a class="btn call main" href="tel:112"><span class="code">112</span>', html)
    assert "Позвонить: +992 44 600-32-45" in html
    assert "Источник: mos.ru" in html


def test_a_draft_a_wrong_country_and_a_note_for_editors_do_not_leak(client: Client) -> None:
    make_contact("draft", live=False, editors_note="тайная заметка", **{**PHONE, "test_called_on": None})
    make_contact("kg", origins="KG", website="https://deposit.kg/", editors_note="тайная заметка")
    make_contact("tj", origins="TJ", website="https://dif.tj/")

    everything, tajik = page(client), page(client, "?from=TJ&to=RU")

    assert "600-32-45" not in everything and "Имя draft" not in everything
    assert "тайная" not in everything
    assert "https://deposit.kg/" in everything and "https://deposit.kg/" not in tajik
    assert "https://dif.tj/" in tajik


def test_the_choice_stays_in_the_form_and_nonsense_is_ignored(client: Client) -> None:
    make_contact("tj", origins="TJ")

    html = page(client, "?from=TJ&to=KZ")
    assert '<option value="TJ" selected>Таджикистан</option>' in html
    assert '<option value="KZ" selected>Казахстан</option>' in html
    assert "selected" not in page(client, "?from=<script>&to=XX")


def test_where_we_know_no_emergency_number_we_say_so(client: Client) -> None:
    make_contact("ru-112", **EMERGENCY)

    assert 'href="tel:112"' not in page(client, "?to=KZ")
    assert "пока нет проверенного экстренного номера" in page(client, "?to=KZ")
    assert "пока нет проверенного экстренного номера" not in page(client, "?to=RU")


@pytest.mark.parametrize(
    ("fields", "days", "words"),
    [
        ({"website": "https://dif.tj/"}, 365, "Проверено 22 ноября 2026 г.</p>"),
        ({"website": "https://dif.tj/"}, 366, "Проверено 22 ноября 2026 г. Могло измениться.</p>"),
        (PHONE, 90, "Мы звонили 22 ноября 2026 г. Источник: dc.tj</p>"),
        (PHONE, 91, "Мы звонили 22 ноября 2026 г. Могло измениться. Источник: dc.tj</p>"),
    ],
)
def test_the_day_of_the_check_in_words(client: Client, day: Any, fields: dict, days: int, words: str) -> None:
    make_contact("one", **fields)
    day(CHECKED + dt.timedelta(days=days))

    assert words in page(client)


@pytest.mark.parametrize(
    ("language", "heading", "name", "button"),
    [
        ("tg", "Ёрӣ лозим", "Ном one", "Занг задан: +992"),
        ("uz", "Yordam kerak", "Имя one", "Qoʻngʻiroq: +992"),
        ("ky", "Жардам керек", "Имя one", "Чалуу: +992"),
        ("ru", "Нужна помощь", "Имя one", "Позвонить: +992"),
    ],
)
def test_four_languages(client: Client, language: str, heading: str, name: str, button: str) -> None:
    make_contact("one", **PHONE)

    html = page(client, language=language)

    assert f"<h1>{heading}</h1>" in html and button in html
    in_russian = '<p lang="ru"><b>Имя one</b>' in html
    assert f"<b>{name}</b>" in html and in_russian == (language in ("uz", "ky"))


def test_what_nobody_else_should_read_is_closed(client: Client) -> None:
    make_contact("aids", sensitive=True)
    make_contact("open")

    html = page(client)

    closed = html[html.index("<details><summary>Откройте") : html.index("</details>")]
    assert "Имя aids" in closed and "Имя open" not in closed
    assert html.count("Имя aids") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_anybody_reads_it_from_a_cache_without_a_cookie(
    client: Client, count: int, django_assert_num_queries
) -> None:
    for number in range(count):
        make_contact(f"c{number}", origins="TJ", **PHONE)
    with django_assert_num_queries(1):
        answer = client.get("/ru/help/?from=TJ")

    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies and answer.content.decode().count("Имя c") == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_learners_own_page_is_private(signed_in: Client, count: int, django_assert_num_queries) -> None:
    for number in range(count):
        make_contact(f"c{number}")
    with django_assert_num_queries(3):  # session, user, contacts
        answer = signed_in.get("/ru/help/")

    assert answer["Cache-Control"] == "private, no-store"


def test_the_page_has_the_way_out_five_lines_and_no_script_of_its_own(client: Client) -> None:
    html = page(client)

    assert 'data-leave href="/leave/?l=ru"' in html
    assert html.count("<li>", html.index('<ol class="steps">'), html.index("</ol>")) == 5
    assert html.count("<script") == 1


@pytest.mark.parametrize("address", ["/tg/", "/tg/courses/", "/verify/?l=tg", "/tg/nowhere/", "/tg/sign-in/"])
def test_every_foot_leads_there(client: Client, address: str) -> None:
    html = client.get(address).content.decode()

    foot = html[html.index('<footer class="foot">') :]
    assert '<a href="/tg/help/">Ёрӣ лозим</a>' in foot


# --- the card inside other pages --------------------------------------------------------------
def card(key: str, language: str = "ru") -> str:
    with translation.override(language):
        return Template("{% load support %}{% contact_card key %}").render(Context({"key": key})).strip()


def test_a_contact_inside_a_lesson(django_assert_num_queries) -> None:
    make_contact("ru-112", **EMERGENCY)
    with django_assert_num_queries(1):
        html = card("ru-112", "tg")

    assert '<b>Ном ru-112</b> <span class="tag">Русия</span>' in html
    assert '<a class="btn call" href="tel:112">Занг задан: 112</a>' in html


def test_a_contact_that_is_missing_or_a_draft_leaves_nothing(
    caplog: pytest.LogCaptureFixture, django_assert_num_queries
) -> None:
    make_contact("draft", live=False, **PHONE)
    with django_assert_num_queries(2):
        assert (card("draft"), card("nowhere"), card("")) == ("", "", "")

    assert caplog.records == []


def test_what_an_editor_writes_becomes_no_markup() -> None:
    make_contact("one", name_ru="<script>x</script>", note_ru='"><img src=x>', phone_printed='"onclick=', **{
        name: value for name, value in PHONE.items() if name != "phone_printed"})  # fmt: skip

    html = card("one")

    assert "<script" not in html and "<img" not in html and '"onclick' not in html


# --- the way out ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "title", "heading", "monday"),
    [
        ("tg", "Тақвим", "Ноябр 2026", "Дш"),
        ("uz", "Taqvim", "Noyabr 2026", "Du"),
        ("ky", "Календарь", "Ноябрь 2026", "Дш"),
        ("ru", "Календарь", "Ноябрь 2026", "Пн"),
    ],
)
def test_the_calendar_says_nothing_of_us(
    client: Client, day: Any, language: str, title: str, heading: str, monday: str
) -> None:
    day(dt.date(2026, 11, 25))
    answer = client.get(f"/leave/?l={language}")
    html = answer.content.decode()

    assert f"<title>{title}</title>" in html and f"<h1>{heading}</h1>" in html and f">{monday}</th>" in html
    assert 'aria-current="date"><b>25</b>' in html and html.count("<b>") == 1
    body = html[html.index("<body>") :]
    assert not re.search("safar|сафар|сапар|href|script|migra|мигра", body, re.IGNORECASE)
    assert "mark.svg" not in html
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert not answer.cookies


def test_the_calendar_takes_the_browsers_language(client: Client) -> None:
    html = client.get("/leave/?l=xx", headers={"accept-language": "uz,ru;q=0.5"}).content.decode()

    assert '<html lang="uz">' in html


def test_months_begin_on_monday() -> None:
    february = month_of(dt.date(2027, 2, 3))
    assert february.weeks == [[n + 1 for n in range(w * 7, w * 7 + 7)] for w in range(4)]
    assert (february.today, february.year, len(february.weekdays)) == (3, 2027, 7)
    assert month_of(dt.date(2026, 11, 30)).weeks[0] == [0, 0, 0, 0, 0, 0, 1]


def test_leaving_costs_no_query_even_for_a_learner(
    client: Client, learner: User, django_assert_num_queries
) -> None:
    client.force_login(learner)
    with django_assert_num_queries(0):
        assert client.get("/leave/").status_code == 200
