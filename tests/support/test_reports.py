"""A reader says that something is wrong: kept without a trace of who it was."""

import datetime as dt
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client

from courses.models import CoursePage, LessonPage
from lms.accounts.models import User
from lms.progress.models import Event
from lms.support import form_times
from lms.support.form_times import age_of, opened_now
from lms.support.models import MistakeReport
from tests.factories import make_lesson

pytestmark = pytest.mark.django_db
ADDRESS = "/tg/courses/contract/lesson-2/mistake/"
WORDS = "Дар банди 2 рақам нодуруст аст."


def sent(**more: str) -> dict[str, str]:
    """A form as a person sends it, a minute after she opened the page."""
    return {"kind": "fact", "text": WORDS, "second": "", "opened": opened_now(60), **more}


def lesson() -> LessonPage:
    return LessonPage.objects.get(slug="lesson-2")


# --- what is kept -----------------------------------------------------------------------------
def test_a_report_is_kept_with_lesson_language_version_and_day(client: Client, course: CoursePage) -> None:
    answer = client.post(ADDRESS, sent())

    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}?sent=1")
    report = MistakeReport.objects.get()
    assert (report.lesson_id, report.language, report.kind, report.text, report.state) == (
        lesson().pk, "tg", "fact", WORDS, "new",
    )  # fmt: skip
    assert report.revision == lesson().live_revision_id is not None
    assert isinstance(report.day, dt.date) and not isinstance(report.day, dt.datetime)


def test_nothing_tells_who_wrote_it(course: CoursePage, learner: User) -> None:
    """She is signed in and her address is known to the server; none of it is written."""
    client = Client()
    client.force_login(learner)
    client.post(ADDRESS, sent(), REMOTE_ADDR="203.0.113.7", headers={"user-agent": "Phone 7"})

    row = MistakeReport.objects.values().get()
    assert set(row) == {"id", "lesson_id", "language", "revision", "day", "kind", "text", "state"}
    for trace in (str(learner.username), "203.0.113", "Phone 7", "Гулнора"):
        assert trace not in str(row)
    assert not Event.objects.filter(learner=learner).exists()


def test_thanks_have_a_page_of_their_own(client: Client, course: CoursePage) -> None:
    html = client.post(ADDRESS, sent(), follow=True).content.decode()

    assert "<h1>Ташаккур</h1>" in html and 'href="/tg/courses/contract/lesson-2/"' in html
    assert "<textarea" not in html


def test_pressing_twice_makes_one_report(client: Client, course: CoursePage) -> None:
    for _press in range(2):
        client.post(ADDRESS, sent())

    assert MistakeReport.objects.count() == 1
    client.post(ADDRESS, sent(text="Чизи дигар."))
    assert MistakeReport.objects.count() == 2


def test_a_report_goes_with_its_lesson(client: Client, course: CoursePage) -> None:
    page = make_lesson(course, "extra")
    client.post("/tg/courses/contract/extra/mistake/", sent())
    assert MistakeReport.objects.count() == 1
    page.delete()

    assert MistakeReport.objects.count() == 0


# --- cookies and tokens -----------------------------------------------------------------------
@pytest.mark.parametrize("query", ["", "?sent=1"])
def test_the_page_needs_no_cookie(
    client: Client, course: CoursePage, query: str, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        answer = client.get(ADDRESS + query)

    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies and "csrfmiddlewaretoken" not in answer.content.decode()
    posted = Client(enforce_csrf_checks=True).post(ADDRESS, sent())
    assert posted.status_code == 302 and not posted.cookies
    assert posted["Cache-Control"] == "private, no-store"


def test_with_a_session_the_form_is_protected_like_any_other(course: CoursePage, learner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)

    assert client.post(ADDRESS, sent()).status_code == 403
    page = client.get(ADDRESS)
    assert page["Cache-Control"] == "private, no-store"
    token = page.content.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert client.post(ADDRESS, sent(csrfmiddlewaretoken=token)).status_code == 302
    assert MistakeReport.objects.count() == 1


def test_the_note_in_the_page_is_one_that_can_be_sent(
    client: Client, course: CoursePage, monkeypatch: Any
) -> None:
    html = client.get(ADDRESS).content.decode()
    note = html.partition('name="opened" value="')[2].partition('"')[0]
    opened = age_of(note)
    later = form_times.time.time() + 30
    monkeypatch.setattr(form_times.time, "time", lambda: later)

    assert opened is not None and -1 < opened < 5
    assert client.post(ADDRESS, sent(opened=note)).status_code == 302


FORGED = [
    "",
    "x",
    "1700000000:abc",
    Signer(salt="other").sign("1700000000"),
    Signer(salt="lms.support.form").sign("now"),
]


@pytest.mark.parametrize("note", FORGED)
def test_a_form_that_is_not_ours_is_not_taken_but_not_lost(
    client: Client, course: CoursePage, note: str
) -> None:
    answer = client.post(ADDRESS, sent(opened=note))
    html = answer.content.decode()

    assert answer.status_code == 422 and MistakeReport.objects.count() == 0
    assert WORDS in html and "дер кушода монд" in html


def test_a_page_open_too_long_is_sent_by_pressing_once_more(client: Client, course: CoursePage) -> None:
    refused = client.post(ADDRESS, sent(opened=opened_now(25 * 3600)))
    note = refused.content.decode().partition('name="opened" value="')[2].partition('"')[0]

    assert refused.status_code == 422
    assert client.post(ADDRESS, sent(opened=note)).status_code == 302
    assert MistakeReport.objects.count() == 1


def test_a_program_is_too_quick(client: Client, course: CoursePage) -> None:
    answer = client.post(ADDRESS, sent(opened=opened_now()))

    assert answer.status_code == 422 and WORDS in answer.content.decode()
    assert MistakeReport.objects.count() == 0


def test_a_program_that_fills_every_field_is_thanked_and_not_heard(
    client: Client, course: CoursePage
) -> None:
    answer = client.post(ADDRESS, sent(second="https://spam.example/"))

    assert answer.status_code == 302 and MistakeReport.objects.count() == 0


# --- mistakes in the form ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"kind": ""}, "Интихоб кунед, ки чӣ нодуруст аст."),
        ({"kind": "spam"}, "Интихоб кунед, ки чӣ нодуруст аст."),
        ({"text": "  \n "}, "Чанд калима нависед"),
        ({"text": "ҳ" * 1001}, "бештар аз 1000 ҳарф меғунҷад. Шумо 1001 ҳарф"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_stays(
    client: Client, course: CoursePage, compiled_catalogues: None, more: dict[str, str], message: str
) -> None:
    answer = client.post(ADDRESS, sent(**more))
    html = answer.content.decode()

    assert answer.status_code == 422 and MistakeReport.objects.count() == 0
    assert message in html and "дер кушода монд" not in html
    assert more.get("text", WORDS).strip() in html
    assert ("kind" in more) == ("checked" not in html)


def test_a_thousand_letters_fit_whatever_line_ends_the_browser_sends(
    client: Client, course: CoursePage
) -> None:
    client.post(ADDRESS, sent(text="a\r\n" * 499 + "яя"))

    assert MistakeReport.objects.get().text == "a\n" * 499 + "яя"


def test_markup_stays_text(client: Client, course: CoursePage) -> None:
    html = client.post(ADDRESS, sent(kind="", text="</textarea><script>x</script>")).content.decode()

    assert "&lt;/textarea&gt;&lt;script&gt;" in html


# --- limits -----------------------------------------------------------------------------------
def test_ten_an_hour_from_one_address_then_a_clear_word(
    client: Client, course: CoursePage, compiled_catalogues: None
) -> None:
    for number in range(10):
        assert client.post(ADDRESS, sent(text=f"Хато {number}")).status_code == 302
    answer = client.post(ADDRESS, sent(text="Хатои ёздаҳум"))
    html = answer.content.decode()

    assert answer.status_code == 429 and MistakeReport.objects.count() == 10
    assert "Хатои ёздаҳум" in html and "Як соат интизор шавед" in html
    assert client.post(ADDRESS, sent(text="Хатои ёздаҳум"), REMOTE_ADDR="198.51.100.9").status_code == 302


def test_slips_do_not_count_to_the_limit(client: Client, course: CoursePage) -> None:
    for _try in range(12):
        client.post(ADDRESS, sent(text=""))

    assert client.post(ADDRESS, sent()).status_code == 302


# --- which lessons ----------------------------------------------------------------------------
def test_there_is_no_form_for_what_is_not_published(client: Client, course: CoursePage) -> None:
    lesson().unpublish()

    for address in (
        ADDRESS,
        "/tg/courses/contract/nowhere/mistake/",
        "/tg/courses/nowhere/lesson-1/mistake/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, sent()).status_code == 404
    assert MistakeReport.objects.count() == 0


def test_the_heading_of_a_restricted_lesson_does_not_leak(client: Client, course: CoursePage) -> None:
    from wagtail.models import PageViewRestriction

    assert "Дарси lesson-2" in client.get(ADDRESS).content.decode()
    PageViewRestriction.objects.create(page=lesson(), restriction_type=PageViewRestriction.LOGIN)

    html = client.get(ADDRESS).content.decode()
    assert "Дарси lesson-2" not in html and "<textarea" in html


def test_the_link_for_the_lesson_page(client: Client, course: CoursePage, compiled_catalogues: None) -> None:
    from django.template.loader import render_to_string
    from django.utils import translation

    from courses.queries import course_outline

    outline = course_outline("contract")
    with translation.override("uz"):
        html = render_to_string("support/_report_link.html", {"outline": outline, "row": outline.lessons[1]})

    assert '<a href="/uz/courses/contract/lesson-2/mistake/" rel="nofollow">Bu darsdagi xato' in html
