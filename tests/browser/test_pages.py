"""Each kind of page in each language: axe finds nothing, nothing sticks out at 320 px, targets are big enough."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from certificates.models import Certificate
from courses.models import CoursePage
from courses.worksheets.forms import FORMS
from lms.accounts.models import User
from tests.factories import PIN, make_learner
from tests.progress.helpers import do_lesson, lessons_of, take_test

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COURSE = "employment-contract"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PUBLIC = ["/", "/{l}/", "/{l}/courses/", f"/{{l}}/courses/{COURSE}/", "/{l}/programmes/family/", "/{l}/privacy/",
          f"/{{l}}/courses/{COURSE}/working-time/", f"/{{l}}/courses/{COURSE}/what-is-in-it/",
          "/{l}/sign-in/", "/{l}/sign-up/", "/verify/?l={l}", "/{l}/nowhere/", "/{l}/help/", "/{l}/help/?from=TJ&to=RU",
          f"/{{l}}/courses/{COURSE}/wage/mistake/",
          # Those with an example show it, with its outcome.
          *(f"/{{l}}/worksheets/{kind}/?example=1" for kind in FORMS)]  # fmt: skip
OWN = ["/{l}/my/", "/{l}/my/profile/", f"/{{l}}/courses/{COURSE}/test/", "/{l}/sign-out/", "{attempt}", "{failed}",
       f"/{{l}}/courses/{COURSE}/late-wages/", "/verify/{serial}/?l={l}"]  # fmt: skip


@pytest.fixture
def learner() -> User:
    return make_learner("Ҷӯраев Абдуқодир Раҳматуллоевич")


def addresses(learner: User, language: str) -> Iterator[str]:
    """The pages to look at, those of ``learner`` last; she failed once, then completed the course."""
    course = CoursePage.objects.get(slug=COURSE)
    failed, passed = take_test(learner, course, wrong=6), take_test(learner, course)
    for lesson in lessons_of(course):
        do_lesson(learner, lesson)
    values = {
        "l": language,
        "serial": Certificate.objects.get().serial,
        "attempt": f"/{language}/courses/{COURSE}/test/{passed.event_id}/",
        "failed": f"/{language}/courses/{COURSE}/test/{failed.event_id}/",
    }
    for address in [*PUBLIC, *OWN]:
        yield address.format(**values)


def signed_in(page: Page, site: str, learner: User) -> Page:
    client = Client()
    client.force_login(learner)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return page


SMALL = """() => [...document.querySelectorAll('main .btn, main .option, main .card-link, .languages a')]
  .filter(e => e.offsetParent && e.getBoundingClientRect().height < 47.5).map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("language", ["tg", "uz", "ky", "ru"])
def test_every_kind_of_page(site: str, open_phone: Callable[..., Page], learner: User, language: str) -> None:
    page = signed_in(open_phone(width=320, locale="de"), site, learner)
    problems = []
    for address in addresses(learner, language):
        page.goto(site + address)
        found = Axe().run(page, options=RULES).response["violations"]
        problems += [(address, v["id"], v["nodes"][0]["html"][:120]) for v in found]
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            problems.append((address, "sticks out", str(width)))
        problems += [(address, "small target", html) for html in page.evaluate(SMALL)]
        if address != "/" and page.evaluate("document.documentElement.lang") != language:
            problems.append((address, "lang", page.evaluate("document.documentElement.lang")))

    assert problems == []


@pytest.mark.parametrize("language", ["tg", "ky"])
def test_twice_the_text_still_fits(
    site: str, open_phone: Callable[..., Page], learner: User, language: str
) -> None:
    """200 % text and the spacing of WCAG 1.4.12 at 320 px."""
    page = open_phone(width=320, locale="de")
    page.goto(f"{site}/{language}/courses/{COURSE}/working-time/")
    # Through the object model: a style element would be refused by our own content security policy.
    page.evaluate("""() => { const s = document.documentElement.style; s.fontSize = '36px'; s.letterSpacing = '.12em';
        s.wordSpacing = '.16em'; s.lineHeight = '1.5'; }""")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_sign_in_by_hand_with_the_pin(site: str, open_phone: Callable[..., Page], learner: User) -> None:
    page = open_phone()
    page.goto(f"{site}/ru/sign-in/")
    page.fill("[name=login]", f"{learner.username[:5]} {learner.username[5:]}")
    page.fill("[name=password]", f"{PIN[:3]} {PIN[3:]}")
    page.click("main form button.main")
    page.wait_for_url("**/ru/my/")
