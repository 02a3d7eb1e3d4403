"""All nine worksheets over HTTP: counted for everybody, kept only for her, light enough."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertNumQueries

from courses.worksheets.forms import FORMS
from lms.accounts.models import User
from lms.events import Kind, NewEvent
from lms.progress.actions import record
from lms.progress.models import Event, EventPrivate, SavedWorksheet
from tests.courses.worksheets.helpers import KINDS, LANGUAGES, example

pytestmark = pytest.mark.django_db

FIRST_VISIT = 14_000  # bytes compressed, with stylesheet and script
# What the worksheets of names look like when somebody has filled them in.
PLAN = {
    f"at_{code}": "Бахтиёр МАРКЕР, +992 91 712 3456" for code in ("consulate", "office", "friend", "family")
}
FILLED = {kind: example(kind) for kind in KINDS} | {
    "contract-checklist": {f"point_{n}": "yes" for n in range(1, 11)},
    "family-plan": PLAN
    | {"tested_friend": "20.11.2026", "copies": "мать", "silent_days": "3", "acts": "брат"},
}


def address(kind: str, language: str = "ru") -> str:
    with translation.override(language):
        return reverse("worksheet", args=[kind])


def text(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_page_says_what_it_is_for_and_who_sees_it(client: Client, kind: str, language: str) -> None:
    page = text(client.get(address(kind, language)))

    with translation.override(language):
        purpose = str(FORMS[kind].purpose)
        keeps = translation.gettext("What you write stays on this phone. We do not keep it.")
    assert f"<p>{purpose}</p>" in page
    assert keeps in page
    assert f'data-keep="worksheet-{kind}"' in page


def test_an_unknown_worksheet_is_not_found(client: Client) -> None:
    assert client.get(address("horoscope")).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_without_an_account_it_is_counted_without_a_query(client: Client, kind: str) -> None:
    with assertNumQueries(0):
        page = text(client.post(address(kind), FILLED[kind]))

    assert page.index('<div id="result">') < page.index("<form method=")
    for value in FILLED[kind].values():
        assert value in page


@pytest.mark.parametrize("kind", KINDS)
def test_signed_in_it_is_kept_through_the_door_and_comes_back(
    signed_in: Client, learner: User, kind: str
) -> None:
    answer = signed_in.post(address(kind), FILLED[kind])

    assert (answer.status_code, answer["Location"]) == (302, address(kind) + "#result")
    event = Event.objects.get()
    assert (event.kind, event.learner_id, event.data) == ("worksheet_saved", learner.pk, {"kind": kind})
    kept = SavedWorksheet.objects.get(learner=learner, kind=kind).data
    assert {name: value for name, value in kept.items() if value} == {
        name: value for name, value in FILLED[kind].items() if value
    }
    page = text(signed_in.get(address(kind)))
    assert '<div id="result">' in page
    assert "data-keep" not in page
    for value in FILLED[kind].values():
        assert value in page


def test_names_stand_only_in_the_erasable_side_row(signed_in: Client) -> None:
    signed_in.post(address("family-plan"), FILLED["family-plan"])

    event = Event.objects.get()
    assert "МАРКЕР" in str(EventPrivate.objects.get(event=event).data)
    assert "МАРКЕР" not in str([event.data, event.result, event.reason])


def test_nobody_else_sees_the_plan(signed_in: Client, stranger: Client) -> None:
    signed_in.post(address("family-plan"), FILLED["family-plan"])

    mine, theirs = (text(client.get(address("family-plan"))) for client in (signed_in, stranger))
    assert "МАРКЕР" in mine
    assert "МАРКЕР" not in theirs
    assert "МАРКЕР" not in text(Client().get(address("family-plan")))


def test_emptying_leaves_none_of_her_words(signed_in: Client, learner: User, other_learner: User) -> None:
    signed_in.post(address("family-plan"), FILLED["family-plan"])
    signed_in.post(address("work-diary"), {"who_1": "Салима"})
    record(
        NewEvent(kind=Kind.WORKSHEET_SAVED, learner_id=other_learner.pk, data={"kind": "family-plan"},
                 private={"acts": "Карим"})
    )  # fmt: skip

    signed_in.post(address("family-plan"), {"empty": "1"})

    assert SavedWorksheet.objects.get(learner=learner, kind="family-plan").data == {}
    left = [row.data for row in EventPrivate.objects.order_by("event__received_at")]
    assert [row.get("who_1") or row.get("acts") for row in left] == ["Салима", "Карим"]
    page = text(signed_in.get(address("family-plan")))
    assert "МАРКЕР" not in page and '<div id="result">' not in page


@pytest.mark.parametrize("kind", [kind for kind in KINDS if FORMS[kind].example])
def test_the_example_is_shown_counted_and_never_kept(signed_in: Client, kind: str) -> None:
    signed_in.post(address(kind), {})

    shown = text(signed_in.get(address(kind) + "?example=1"))
    sent = signed_in.post(address(kind) + "?example=1", FILLED[kind])

    for page in (shown, text(sent)):
        assert '<div id="result">' in page
        assert "Это пример. Он не сохраняется." in page
        assert "data-keep" not in page
    assert Event.objects.count() == 1
    assert set(SavedWorksheet.objects.get().data.values()) == {""}


def test_an_example_may_be_cached_and_sets_no_cookie(client: Client) -> None:
    answer = client.get(address("loan-cost") + "?example=1")

    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies


IMPOSSIBLE = {
    "contract-checklist": {"point_1": "maybe"}, "work-diary": {"end_1": "много"},
    "remittance-comparison": {"rate_1": "99"}, "household-budget": {"food": "хлеб"}, "loan-cost": {"fee_1": "100%"},
    "departure-checklist": {"entry": "31.02.2026"}, "break-even": {"cost": "900"},
    "cooperative-shares": {"share_1": "все"}, "family-plan": {"tested_friend": "завтра"},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_impossible_is_said_and_all_that_was_typed_stays(signed_in: Client, kind: str) -> None:
    data = FILLED[kind] | IMPOSSIBLE[kind]

    answer = signed_in.post(address(kind), data)

    page = text(answer)
    assert answer.status_code == 422
    assert 'class="errors"' in page and '<div id="result">' not in page
    (name,) = IMPOSSIBLE[kind]
    assert f'href="#id_{name}' in page
    for field, value in data.items():
        assert value in page or field == "point_1"
    assert Event.objects.count() == 0


def test_a_mistake_is_linked_to_its_field_and_the_field_to_its_message(client: Client) -> None:
    page = text(client.post(address("break-even"), FILLED["break-even"] | {"cost": "900"}))

    assert '<a href="#id_cost">' in page
    assert 'id="id_cost_error"' in page and 'aria-describedby="id_cost_error"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_into_one_window(client: Client, signed_in: Client, language: str) -> None:
    shared = sum(
        len(gzip.compress(Path(finders.find(f"lms/safar.{kind}")).read_bytes(), 6)) for kind in ("css", "js")
    )
    sizes = {}
    for kind in KINDS:
        signed_in.post(address(kind, language), FILLED[kind])
        for name, answer in [
            ("empty", client.get(address(kind, language))),
            ("counted", client.post(address(kind, language), FILLED[kind])),
            ("wrong", client.post(address(kind, language), dict.fromkeys(FORMS[kind]().fields, "?"))),
            ("kept", signed_in.get(address(kind, language))),
        ]:
            sizes[kind, name] = len(gzip.compress(answer.content, 6)) + shared

    assert {page: size for page, size in sizes.items() if size > FIRST_VISIT} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_my_page_leads_to_every_worksheet(signed_in: Client, language: str) -> None:
    with translation.override(language):
        page = text(signed_in.get(reverse("my")))

    assert [kind for kind in KINDS if f'href="{address(kind, language)}"' not in page] == []
