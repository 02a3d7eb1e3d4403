"""Real headless Chromium against the site with the starter curriculum."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from courses.packs.load import load_pack
from tests.factories import make_root
from tests.small_pack import small_pack

# Playwright's own loop runs in this thread, and Django would refuse the database here for that reason alone.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
TIMEOUT_MS = 20_000


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "install Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_phone(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """``open_phone(width=360, script=True, locale="tg")``: a new phone with nothing stored, and its only tab.

    A message on its console of level error fails the test.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def make(width: int = 360, script: bool = True, locale: str = "ru") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 740}, java_script_enabled=script, locale=locale
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT_MS)
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    # An answer of 422 or 404 is meant; the browser notes it as an error of its own.
    assert [p for p in problems if "the server responded with a status of 4" not in p] == []


@pytest.fixture
def curriculum(transactional_db: None) -> None:
    """The starter course in all languages."""
    from django.core.management import call_command

    from courses.models import HomePage

    if not HomePage.objects.exists():
        make_root()
        load_pack(small_pack())
    call_command("createcachetable", verbosity=0)


@pytest.fixture
def site(curriculum: None, live_server: Any) -> str:
    """The address of the running site."""
    return str(live_server.url)
