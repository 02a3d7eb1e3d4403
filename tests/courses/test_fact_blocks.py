"""What a reader sees of a fact on the day it is fresh, due, too old; sources that only editors see."""

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import translation

from courses.facts import Standings, checks_by_fact
from courses.models import LessonPage
from courses.queries import LessonContent
from courses.rendering import render_body, render_content
from tests.factories import make_course

pytestmark = pytest.mark.django_db

CHECKED = dt.date(2026, 11, 22)
FRESH, DUE, TOO_OLD = dt.date(2026, 12, 1), dt.date(2027, 3, 1), dt.date(2027, 11, 22)
PRICE = "Патент стоит 10 000 рублей."


def source(address: str, learner: bool = True) -> dict[str, Any]:
    value = {
        "fact": "F2.12", "title": "Цены", "address": address, "checked_on": "2026-11-22", "volatile": True,
        "review_by": "2027-02-22", "learner": learner,
    }  # fmt: skip
    return {"type": "source", "id": address, "value": value}


def lesson(*blocks: dict[str, Any], sources: list[dict[str, Any]] | None = None) -> LessonPage:
    make_course(lessons=1)
    page = LessonPage.objects.get(slug="lesson-1")
    page.body_ru = json.dumps([{**block, "id": f"block-{n}"} for n, block in enumerate(blocks)])
    page.sources = json.dumps(sources or [source("https://example.org/price")])
    return page


FACT = {
    "type": "fact",
    "value": {"facts": "F2.12", "content": [{"type": "paragraph", "value": f"<p>{PRICE}</p>", "id": "x"}]},
}
NOTE = {
    "type": "country_note",
    "value": {"origin": "TJ", "destination": "", "facts": "F2.12", "text": f"<p>{PRICE}</p>"},
}


def shown(page: LessonPage, today: dt.date) -> str:
    with translation.override("ru"):
        return render_body(page.body_ru, Standings(checks_by_fact(s.value for s in page.sources), today))


@pytest.mark.parametrize("block", [FACT, NOTE], ids=["fact", "country note"])
def test_a_fact_is_shown_then_marked_then_hidden(block: dict[str, Any]) -> None:
    page = lesson(block)

    fresh, due, old = (shown(page, day) for day in (FRESH, DUE, TOO_OLD))

    assert PRICE in fresh and "22 ноября 2026" not in fresh
    assert PRICE in due and "22 ноября 2026" in due and 'class="msg warn"' in due
    assert PRICE not in old and 'href="/ru/help/"' in old


def test_a_source_for_editors_only_reaches_no_learner_even_when_its_flag_is_wrong() -> None:
    page = lesson(FACT, sources=[source("https://rus.azattyk.org/a"), source("https://example.org/a", learner=False),
                                 source("https://example.org/b")])  # fmt: skip

    rendered = render_content(LessonContent(page, "ru", fell_back=False))

    assert [line.address for line in rendered.sources] == ["https://example.org/b"]
    assert rendered.checked_on == CHECKED


def test_notes_that_follow_each_other_stand_in_one_group() -> None:
    other = {"type": "country_note", "value": {**NOTE["value"], "origin": "KG"}}

    html = shown(lesson(NOTE, other, FACT), FRESH)

    assert html.count('<div class="notes">') == 1
    assert html.count("<details") == 2
