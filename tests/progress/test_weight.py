"""What a page costs on the wire: the first visit must fit into one TCP window of ten packets."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import translation

from courses.models import LessonPage
from courses.packs.load import load_pack
from courses.queries import course_cards
from lms.accounts.models import User
from tests.small_pack import small_pack

FIRST_VISIT = 14_000  # bytes compressed, without pictures
PAGE = {
    "/{l}/": 4_000,
    "/{l}/courses/": 4_000,
    "/{l}/courses/employment-contract/": 4_000,
    "/{l}/sign-up/": 4_000,
}


def wire(body: bytes) -> int:
    return len(gzip.compress(body, 6))


def static(name: str) -> int:
    return wire(Path(finders.find(name)).read_bytes())


@pytest.fixture
def curriculum(db: None) -> None:
    load_pack(small_pack())


@pytest.mark.parametrize("language", ["tg", "uz", "ky", "ru"])
def test_first_visit_to_any_lesson_fits_into_one_window(
    client: Client, learner: User, curriculum: None, language: str
) -> None:
    client.force_login(learner)
    shared = static("lms/safar.css") + static("lms/safar.js")

    sizes = {
        slug: wire(client.get(f"/{language}/courses/employment-contract/{slug}/").content) + shared
        for slug in LessonPage.objects.values_list("slug", flat=True)
    }

    assert len(sizes) == 7
    assert {slug: size for slug, size in sizes.items() if size > FIRST_VISIT} == {}


@pytest.mark.parametrize("language", ["tg", "uz", "ky", "ru"])
def test_other_pages_keep_their_budget(client: Client, curriculum: None, language: str) -> None:
    sizes = {address: wire(client.get(address.format(l=language)).content) for address in PAGE}

    assert {address: size for address, size in sizes.items() if size > PAGE[address]} == {}


def test_stylesheet_script_and_drawings_keep_theirs() -> None:
    drawings = Path(finders.find("lms/img/mark.svg")).parent
    sizes = {str(path.relative_to(drawings)): path.stat().st_size for path in drawings.rglob("*.svg")}

    assert Path(finders.find("lms/safar.css")).stat().st_size <= 12_000
    assert static("lms/safar.css") <= 4_000
    assert static("lms/safar.js") <= 4_500
    assert len(sizes) > 30
    assert {name: size for name, size in sizes.items() if size > 15_000} == {}


@pytest.mark.parametrize("language", ["tg", "uz", "ru"])
def test_the_size_a_learner_is_told_is_what_she_pays(client: Client, curriculum: None, language: str) -> None:
    with translation.override(language):
        told = {card.slug: card.kilobytes for card in course_cards().values()}["employment-contract"]

    paid = sum(
        wire(client.get(f"/{language}/courses/employment-contract/{slug}/").content)
        for slug in LessonPage.objects.values_list("slug", flat=True)
    )

    assert abs(told - paid / 1024) <= 0.15 * paid / 1024, (told, paid / 1024)
