"""The worksheets on paper and on a phone: one A4 page each, kept on the device, emptied, counted without a script."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from courses.worksheets.forms import FORMS
from tests.courses.worksheets.helpers import KINDS, LANGUAGES, example

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")


CONTACT = "Бахтиёр, +992 91 712 34 56"
# What the examples leave empty, so that forms and outcomes are as long as they get.
MORE: dict[str, dict[str, str]] = {
    "contract-checklist": {f"point_{n}": "unclear" for n in range(1, 11)},
    "work-diary": {f"who_{n}": "Салима Каримова" for n in range(1, 8)}
    | {"start_7": "20:00", "end_7": "8:00"},
    "household-budget": {"more": "1", "else": "1", "months": "4"},
    "loan-cost": {"amount_2": "100 000 000", "currency": "UZS"},
    "remittance-comparison": {f"name_{n}": f"Международные переводы {n}" for n in (1, 2, 3)},
    "cooperative-shares": {f"name_{n}": f"Муҳаммадраҳим Абдураҳмонов {n}" for n in range(1, 9)}
    | {f"share_{n}": "3 000" for n in range(1, 9)}
    | {"limit": "10 000"},
    "departure-checklist": dict.fromkeys(FORMS["departure-checklist"]().fields, "on")
    | {"citizenship": "TJ", "entry": "3 3 26"},
    "family-plan": {f"at_{code}": CONTACT for code in ("consulate", "friend", "family")}
    | {f"what_{n}": "деньги, школа, дом и земля" for n in (1, 2)}
    | {f"signs_{n}": "Каримова Мавлуда" for n in (1, 2)}
    | {f"until_{n}": "1.1.2020" for n in (1, 2)}
    | {
        "silent_days": "3",
        "acts": "брат",
        "what_then": "Звонит в консульство и говорит последний адрес. " * 4,
    },
}


def full(kind: str) -> dict[str, str]:
    """The worksheet with every place filled in."""
    return example(kind) | MORE.get(kind, {})


@pytest.fixture
def site(live_server: Any) -> str:
    """The site without a curriculum: worksheets need none."""
    return str(live_server.url)


def longest_language(kind: str) -> str:
    """The language in which the counted worksheet has most letters."""
    client = Client()
    return max(
        LANGUAGES,
        key=lambda code: len(client.post(f"/{code}/worksheets/{kind}/", full(kind)).content.decode()),
    )


def fill(page: Page, data: dict[str, str]) -> None:
    """Fill the form as a person would."""
    for name, value in data.items():
        field = page.locator(f"[name={name}]")
        kind = field.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            field.select_option(value)
        elif kind == "checkbox":
            field.check()
        elif kind == "radio":
            page.locator(f"[name={name}][value={value}]").check()
        elif value:
            field.fill(value)


def pages(page: Page) -> int:
    return len(pypdfium2.PdfDocument(page.pdf(format="A4", margin=MARGIN)))


@pytest.mark.parametrize("kind", KINDS)
def test_it_counts_without_a_script_and_prints_on_one_page(
    site: str, open_phone: Callable[..., Page], kind: str
) -> None:
    """In the longest language; on paper both empty and counted with every place filled in."""
    page = open_phone(script=False, locale="de")
    address = f"{site}/{longest_language(kind)}/worksheets/{kind}/"
    page.goto(address)
    empty = pages(page)
    fill(page, full(kind))
    page.click("main form button.main")
    page.wait_for_selector("#result")

    assert page.url == f"{address}#result"
    assert page.evaluate("document.getElementById('result').getBoundingClientRect().top") < 100
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (empty, pages(page)) == (1, 1)


def test_paper_shows_ticks_and_no_buttons(site: str, open_phone: Callable[..., Page]) -> None:
    page = open_phone()
    page.goto(f"{site}/tg/worksheets/departure-checklist/?example=1")
    page.emulate_media(media="print")

    expect(page.locator("[name=passport]")).to_be_visible()
    assert page.locator("[name=passport]").evaluate("e => getComputedStyle(e).appearance") == "auto"
    for hidden in (".btn", ".top", ".foot", "details"):
        for found in page.locator(hidden).all():
            expect(found).to_be_hidden()


def test_a_plan_stays_on_the_phone_until_it_is_emptied(site: str, open_phone: Callable[..., Page]) -> None:
    page = open_phone()
    page.goto(f"{site}/ky/worksheets/family-plan/")
    page.fill("[name=at_friend]", "Бахтиёр")
    page.fill("[name=what_then]", "Консулдукка чалат")
    page.locator("[name=acts]").focus()
    page.reload()
    assert page.input_value("[name=at_friend]") == "Бахтиёр"
    assert page.input_value("[name=what_then]") == "Консулдукка чалат"

    page.click("[data-empty] summary")
    page.click("[data-empty] button")
    page.wait_for_load_state()

    expect(page.locator("[name=at_friend]")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_looking_at_the_example_does_not_touch_what_is_kept(
    site: str, open_phone: Callable[..., Page]
) -> None:
    page = open_phone()
    page.goto(f"{site}/ru/worksheets/household-budget/")
    page.fill("[name=food]", "777")
    page.locator("[name=house]").focus()

    page.goto(f"{site}/ru/worksheets/household-budget/?example=1")
    page.fill("[name=food]", "1")
    page.click("main form button.main")
    page.wait_for_selector("#result")
    page.click("main .links a")
    page.wait_for_load_state()

    expect(page.locator("[name=food]")).to_have_value("777")


def test_a_mistake_gets_the_focus_and_nothing_is_lost(site: str, open_phone: Callable[..., Page]) -> None:
    page = open_phone()
    page.goto(f"{site}/tg/worksheets/break-even/")
    fill(page, full("break-even") | {"cost": "900"})
    page.click("main form button.main")
    page.wait_for_selector(".errors")

    assert page.evaluate("document.activeElement.className") == "errors"
    expect(page.locator("[name=sold_6]")).to_have_value("110")
    page.click(".errors a")
    expect(page.locator("[name=cost]")).to_be_in_viewport()
