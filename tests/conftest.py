"""The cast everyone knows: a learner, another learner, and one person of each staff role."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from django.utils import translation

from courses.models import CoursePage
from lms.accounts.models import User
from tests.factories import make_course, make_learner, make_staff


@pytest.fixture(autouse=True)
def _russian_and_clean_caches() -> Iterator[None]:
    """A view leaves the thread in its language, and memory and Redis outlive the database of a test."""
    translation.activate("ru")
    caches["memory"].clear()
    if settings.CACHE_URL:
        caches["default"].clear()
    yield
    translation.activate("ru")


@pytest.fixture
def learner(db: None) -> User:
    return make_learner("Алиева Гулнора")


@pytest.fixture
def other_learner(db: None) -> User:
    return make_learner("Каримов Бахтиёр")


@pytest.fixture
def editor(db: None) -> User:
    return make_staff("redaktor", "Editors")


@pytest.fixture
def publisher(db: None) -> User:
    return make_staff("izdatel", "Editors", "Publishers")


@pytest.fixture
def translator_tg(db: None) -> User:
    return make_staff("tarjumon", "Translators tg")


@pytest.fixture
def administrator(db: None) -> User:
    return make_staff("boss", superuser=True)


@pytest.fixture
def course(db: None) -> CoursePage:
    return make_course()


@pytest.fixture
def signed_in(client: Client, learner: User) -> Client:
    """A client in which ``learner`` is signed in."""
    client.force_login(learner)
    return client


@pytest.fixture
def stranger(other_learner: User) -> Client:
    """A client in which another learner is signed in."""
    client = Client()
    client.force_login(other_learner)
    return client
