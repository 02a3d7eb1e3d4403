"""Help now and the way out, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from lms.support.models import MistakeReport
from tests.browser.test_pages import RULES
from tests.support.helpers import PHONE, make_contact

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEL = """() => [...document.querySelectorAll('a[href^="tel:"]')].filter(e => e.offsetParent)
  .map(e => e.getBoundingClientRect().height)"""


@pytest.fixture
def contacts(site: str) -> None:
    """One of each look: emergency, a phone of one country, a website, a closed one."""
    from lms.support.models import Contact

    Contact.objects.all().delete()
    proof = {**PHONE, "phone_printed": ""}
    make_contact("ru-112", kind="emergency", destinations="RU", **{**proof, "phone": "112"})
    make_contact("office", origins="TJ", **PHONE)
    make_contact("site", website="https://migration.tj/", checked_on=None)
    make_contact("closed", sensitive=True)


@pytest.mark.parametrize("language", ["tg", "uz", "ky", "ru"])
def test_help_is_readable_and_its_buttons_are_big(
    site: str, contacts: None, open_phone: Callable[..., Page], language: str
) -> None:
    page = open_phone(width=320, script=True, locale="de")
    for address in (f"/{language}/help/", f"/{language}/help/?from=TJ&to=RU", f"/leave/?l={language}"):
        page.goto(site + address)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    page.goto(f"{site}/{language}/help/?from=TJ&to=RU")
    heights = page.evaluate(TEL)
    assert len(heights) == 2 and min(heights) >= 56
    assert page.locator(".leave").bounding_box()["height"] >= 48


@pytest.mark.parametrize("script", [True, False])
def test_leaving_tells_the_next_page_nothing(
    site: str, contacts: None, open_phone: Callable[..., Page], settings: Any, script: bool
) -> None:
    page = open_phone(script=script)
    page.goto(f"{site}/ru/")
    page.goto(f"{site}/ru/help/")
    with page.expect_request("**/leave/**") as asked:
        page.click(".leave")
    page.wait_for_url("**/leave/?l=ru")

    assert "referer" not in asked.value.all_headers()
    assert page.evaluate("document.referrer") == ""
    assert page.locator("a").count() == 0
    page.go_back()
    # With a script the page of help is not behind the Back button; without one it is, as the hint says.
    assert page.url == (f"{site}/ru/" if script else f"{site}/ru/help/")


def test_a_closed_contact_opens_by_a_tap_and_the_choice_needs_no_script(
    site: str, contacts: None, open_phone: Callable[..., Page]
) -> None:
    page = open_phone(script=False)
    page.goto(f"{site}/ru/help/")
    assert not page.get_by_text("Имя closed").is_visible()
    page.get_by_text("Откройте, когда никто").click()
    assert page.get_by_text("Имя closed").is_visible()

    page.select_option("#from", "KG")
    page.select_option("#to", "KZ")
    page.get_by_role("button", name="Показать").click()
    page.wait_for_url("**/ru/help/?from=KG&to=KZ#who")
    assert not page.get_by_text("Имя office").count() and not page.locator('a[href="tel:112"]').count()


@pytest.mark.parametrize("script", [True, False])
def test_a_mistake_is_reported_without_a_cookie(
    site: str, open_phone: Callable[..., Page], script: bool
) -> None:
    page = open_phone(script=script)
    page.goto(f"{site}/ru/courses/employment-contract/wage/mistake/")
    page.get_by_text("Неверное слово").click()
    page.fill("textarea", "Слово «зарплата» дважды.")
    page.wait_for_timeout(2_100)  # faster than that only programs are
    page.get_by_role("button", name="Отправить").click()
    page.wait_for_url("**/mistake/?sent=1")

    assert MistakeReport.objects.get().text == "Слово «зарплата» дважды."
    assert page.context.cookies() == []


def test_numbers_and_every_origin_are_on_paper(
    site: str, contacts: None, open_phone: Callable[..., Page]
) -> None:
    """Buttons are not printed, but these are the page; what is closed for other eyes stays closed."""
    page = open_phone(width=700)
    page.goto(f"{site}/ru/help/")
    page.emulate_media(media="print")

    assert page.locator('a[href="tel:112"]').is_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('a[href=\"tel:112\"]')).color")
        == "rgb(0, 0, 0)"
    )
    assert page.get_by_text("+992 44 600-32-45").is_visible()
    assert not page.get_by_text("Имя closed").is_visible()
    assert not page.locator("form").is_visible() and not page.locator(".leave").is_visible()
