"""The whole starter curriculum in the database, loaded once for this file: what learners get, and the round trip."""

import datetime as dt
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import translation

from courses.facts import Standings, checks_by_fact
from courses.languages import CONTENT_LANGUAGES
from courses.models import CoursePage, LessonPage, Question, TestVersion
from courses.packs.load import load_pack
from courses.packs.parse import read_pack
from courses.queries import lesson_content
from courses.rendering import render_body
from courses.source_rules import EDITORS_ONLY_HOSTS
from tests.factories import make_root
from tests.small_pack import starter_pack

# Says that this file needs the database: pytest-django sets up only what marked tests ask for.
pytestmark = pytest.mark.django_db

BANNED = re.compile("|".join(re.escape(host) for host in EDITORS_ONLY_HOSTS))
LESSON_BYTES = 14_000


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Everything, taken back after the last test of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        translation.activate("ru")
        make_root()  # a transactional test before this file flushed what migrations had made
        load_pack(starter_pack())
        yield
        transaction.set_rollback(True)
    connection.close()


def lessons() -> list[LessonPage]:
    return list(LessonPage.objects.live().order_by("path"))


def addresses() -> Iterator[tuple[str, LessonPage]]:
    courses = {course.path: course.slug for course in CoursePage.objects.all()}
    for lesson in lessons():
        for language in CONTENT_LANGUAGES:
            yield f"/{language}/courses/{courses[lesson.path[:-4]]}/{lesson.slug}/", lesson


def test_everything_is_published_and_every_course_has_its_test() -> None:
    pack = starter_pack()

    assert CoursePage.objects.live().count() == 12
    assert len(lessons()) == sum(len(course.lessons) for course in pack.courses)
    assert TestVersion.objects.count() == 12
    assert Question.objects.filter(live=True).count() == sum(len(course.questions) for course in pack.courses)


def test_no_lesson_shows_a_banned_source_in_any_language(client: Client) -> None:
    """Editors' sources are in the database (first), and in no page that a learner gets."""
    stored = [s.value["address"] for lesson in lessons() for s in lesson.sources]
    assert any(BANNED.search(address) for address in stored)

    shown = [
        (address, found[0])
        for address, _lesson in addresses()
        if (found := BANNED.search(client.get(address).content.decode()))
    ]

    assert shown == []


def test_every_lesson_is_small_in_every_language(client: Client) -> None:
    too_big = {
        address: size
        for address, _lesson in addresses()
        if (size := len(gzip.compress(client.get(address).content, 6)))
        > LESSON_BYTES - 6_000  # CSS and script
    }

    assert too_big == {}


def test_no_volatile_fact_is_shown_a_year_after_its_check() -> None:
    """Each lesson still reads: its headings and key message stay when the volatile facts are gone."""
    for lesson in lessons():
        checks = checks_by_fact(source.value for source in lesson.sources)
        volatile = {fact for fact, check in checks.items() if check.volatile}
        day = max([check.checked_on for check in checks.values()]) + dt.timedelta(days=367)
        for block in lesson.body_ru:
            facts = (block.value.get("facts") or "") if hasattr(block.value, "get") else ""
            if volatile & set(facts.split(",")):
                html = render_body([block], Standings(checks, day))
                assert 'href="/ru/help/"' in html, (lesson.slug, facts)


def test_a_lesson_costs_one_query_for_its_text_whatever_its_facts(django_assert_num_queries: Any) -> None:
    caches["memory"].clear()
    lesson = LessonPage.objects.get(slug="tests-and-treatment")

    with django_assert_num_queries(1):
        lesson_content(lesson.pk, "ru")


def test_a_second_load_does_nothing() -> None:
    report = load_pack(starter_pack())

    assert (report.changed, report.kept) == (0, [])


def test_load_export_load_is_identical(tmp_path: Path) -> None:
    """Through the files: lessons, questions, programmes, contacts and the words of the first page."""
    call_command("export_curriculum", tmp_path / "again", verbosity=0)

    again = read_pack(tmp_path / "again")

    assert again == starter_pack()
    assert load_pack(again).changed == 0
