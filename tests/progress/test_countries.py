"""The notes for a reader's countries stand open once she has chosen; nothing of it is stored in the database."""

import json
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.safestring import mark_safe

from courses.models import LessonPage
from lms.accounts.models import User
from lms.progress.views.countries import with_open_notes
from tests.factories import make_course

LINE = '<details class="note" data-from="{}" data-to="{}">'


@pytest.mark.parametrize(
    ("origin", "destination", "opens"),
    [("TJ", "", True), ("TJ", "RU", True), ("", "RU", True), ("KG", "", False), ("TJ", "KZ", False)],
)
def test_a_note_opens_when_both_its_countries_fit(origin: str, destination: str, opens: bool) -> None:
    body = mark_safe(LINE.format(origin, destination))

    assert (" open" in with_open_notes(body, {"origin": "TJ", "destination": "RU"})) is opens


def test_without_a_choice_every_note_stays_closed() -> None:
    body = mark_safe(LINE.format("TJ", ""))

    assert with_open_notes(body, {}) == body
    assert with_open_notes(body, {"origin": "", "destination": ""}) == body


@pytest.fixture
def address(db: None) -> str:
    make_course(lessons=1)
    page = LessonPage.objects.get(slug="lesson-1")
    notes: list[dict[str, Any]] = [
        {
            "type": "country_note",
            "id": code,
            "value": {"origin": code, "destination": "", "text": f"<p>{code}</p>"},
        }
        for code in ("TJ", "KG")
    ]
    page.body_ru = json.dumps(notes)
    page.save_revision().publish()
    return "/ru/courses/contract/lesson-1/"


def test_a_learners_choice_opens_her_note_and_goes_with_her_session(
    client: Client, learner: User, address: str
) -> None:
    client.force_login(learner)

    answer = client.post("/ru/countries/", {"origin": "KG"})
    page = client.get(address).content.decode()

    assert answer.status_code == 302
    assert '<details class="note own" open data-from="KG"' in page
    assert '<details class="note" data-from="TJ"' in page
    client.logout()
    assert 'class="note own"' not in client.get(address).content.decode()


def test_nothing_is_kept_of_a_reader_without_an_account(client: Client, address: str) -> None:
    answer = client.post("/ru/countries/", {"origin": "KG", "destination": "RU"})

    assert answer.status_code == 302 and not answer.cookies
    assert Session.objects.count() == 0
    assert "/ru/countries/" in client.get(address).content.decode()


def test_a_country_that_is_not_offered_is_refused(client: Client, db: None) -> None:
    answer = client.post("/ru/countries/", {"origin": "XX"})

    assert answer.status_code == 422
