"""Every address of ours × every role × GET and POST. An address without a row fails.

Objects belong to ``learner`` (the owner). Expectations are status codes; ``in`` means: sent to the sign-in page and
back. Third-party namespaces (Wagtail's admin and documents) are walked by rule below.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from certificates.models import Certificate
from courses.models import CoursePage
from lms.accounts.models import User
from lms.progress.models import Attempt
from tests.progress.helpers import complete

pytestmark = pytest.mark.django_db

ROLES = ["anonymous", "owner", "stranger", "editor", "translator", "publisher", "administrator"]
EVERYBODY_READS = {"GET": dict.fromkeys(ROLES, 200), "POST": dict.fromkeys(ROLES, 405)}
MEMBERS = [role for role in ROLES if role != "anonymous"]
OWNER_READS = {
    "GET": {"anonymous": "in", "owner": 200, **dict.fromkeys([r for r in MEMBERS if r != "owner"], 404)},
    "POST": dict.fromkeys(ROLES, 405),
}
MEMBERS_READ = {"GET": {"anonymous": "in", **dict.fromkeys(MEMBERS, 200)}, "POST": dict.fromkeys(ROLES, 405)}
MEMBERS_POST = {"GET": dict.fromkeys(ROLES, 405), "POST": {"anonymous": "in", **dict.fromkeys(MEMBERS, 302)}}

MATRIX: dict[str, dict[str, dict[str, Any]]] = {
    "choose": {"GET": dict.fromkeys(ROLES, 302), "POST": dict.fromkeys(ROLES, 405)},
    "other_language": {method: dict.fromkeys(ROLES, 302) for method in ("GET", "POST")},
    "healthz": EVERYBODY_READS,
    "readyz": EVERYBODY_READS,
    "verify": EVERYBODY_READS,
    "verify_serial": EVERYBODY_READS,
    "home": EVERYBODY_READS,
    "course_index": EVERYBODY_READS,
    "course": EVERYBODY_READS,
    "lesson": EVERYBODY_READS,
    "programme": EVERYBODY_READS,
    "privacy": EVERYBODY_READS,
    "about": EVERYBODY_READS,
    "countries": {"GET": dict.fromkeys(ROLES, 200), "POST": dict.fromkeys(ROLES, 302)},
    "help": EVERYBODY_READS,
    "leave": EVERYBODY_READS,
    # An empty form comes back with its message.
    "lesson_mistake": {"GET": dict.fromkeys(ROLES, 200), "POST": dict.fromkeys(ROLES, 422)},
    "worksheet": {
        "GET": dict.fromkeys(ROLES, 200),
        "POST": {"anonymous": 200, **dict.fromkeys(MEMBERS, 302)},
    },
    "my": MEMBERS_READ,
    # An empty form comes back filled, with its message.
    "profile": {
        "GET": {"anonymous": "in", **dict.fromkeys(MEMBERS, 200)},
        "POST": {"anonymous": "in", **dict.fromkeys(MEMBERS, 422)},
    },
    "lesson_done": MEMBERS_POST,
    "practice": MEMBERS_POST,
    "test": {
        "GET": {"anonymous": "in", **dict.fromkeys(MEMBERS, 200)},
        "POST": {"anonymous": "in", **dict.fromkeys(MEMBERS, 422)},
    },
    "attempt": OWNER_READS,
    "certificate_pdf": OWNER_READS,
    "account_login": {
        "GET": {"anonymous": 200, **dict.fromkeys(MEMBERS, 302)},
        "POST": {"anonymous": 422, **dict.fromkeys(MEMBERS, 302)},
    },
    "sign_up": {
        "GET": {"anonymous": 200, **dict.fromkeys(MEMBERS, 302)},
        "POST": {"anonymous": 422, **dict.fromkeys(MEMBERS, 302)},
    },
    "account_logout": {
        "GET": {"anonymous": 302, **dict.fromkeys(MEMBERS, 200)},
        "POST": dict.fromkeys(ROLES, 302),
    },
}
THIRD_PARTY = ("admin/", "documents/", "media/")
# Wagtail's own address for pages that have none of ours; it answers 404 or redirects to ours.
BY_RULE = {"wagtail_serve", "wagtailcore_login", "wagtailcore_authenticate_with_password"}
# Names that allauth looks up; they lead to ours.
ALIASES = {
    "frontend_login",
    "account_signup",
    "account_reset_password",
    "account_inactive",
    "account_email",
    "account_reauthenticate",
}


def our_names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """Names of all addresses below ``resolver`` that are not a third party's."""
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if address.lstrip("^").startswith(THIRD_PARTY):
            continue
        if isinstance(entry, URLResolver):
            yield from our_names(entry, address)
        elif isinstance(entry, URLPattern):
            yield entry.name or address


@pytest.fixture
def cast(
    learner: User,
    other_learner: User,
    editor: User,
    translator_tg: User,
    publisher: User,
    administrator: User,
) -> dict[str, Client]:
    people = {
        "owner": learner, "stranger": other_learner, "editor": editor, "translator": translator_tg,
        "publisher": publisher, "administrator": administrator,
    }  # fmt: skip
    clients = {"anonymous": Client()}
    for role, person in people.items():
        clients[role] = Client()
        clients[role].force_login(person)
    return clients


@pytest.fixture
def arguments(learner: User, course: CoursePage) -> dict[str, list[Any]]:
    """What each address is asked about: things of ``learner``."""
    from courses.models import ProgrammePage
    from tests.factories import make_home

    complete(learner, course)
    make_home().add_child(instance=ProgrammePage(slug="before", heading_ru="Перед поездкой"))
    serial = Certificate.objects.get().serial
    lesson = [course.slug, "lesson-1"]
    return {
        "verify_serial": [serial], "certificate_pdf": [serial], "course": [course.slug], "test": [course.slug],
        "attempt": [course.slug, Attempt.objects.get().pk], "programme": ["before"], "lesson": lesson,
        "other_language": ["courses/"], "lesson_done": lesson, "practice": lesson, "worksheet": ["work-diary"],
        "lesson_mistake": lesson,
    }  # fmt: skip


def test_every_address_of_ours_has_a_row() -> None:
    names = set(our_names(get_resolver())) - BY_RULE - ALIASES

    assert names - set(MATRIX) == set()
    assert set(MATRIX) - names == set()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", ROLES)
def test_matrix(method: str, role: str, cast: dict[str, Client], arguments: dict[str, list[Any]]) -> None:
    wrong = []
    for name, row in MATRIX.items():
        if name == "account_logout" and method == "POST":
            continue  # would end the session the other rows need; asked on its own below
        address = reverse(name, args=arguments.get(name, []))
        answer = getattr(cast[role], method.lower())(address, headers={"accept-language": "ru"})
        expected = row[method][role]
        got: Any = answer.status_code
        if got == 302 and expected == "in" and answer["Location"].startswith(reverse("account_login")):
            got = "in"
        if got != expected:
            wrong.append((name, got, expected))

    assert wrong == []


def test_a_text_is_marked_by_those_who_write_in_its_language(
    cast: dict[str, Client], course: CoursePage
) -> None:
    """Wagtail's admin sends away whom it refuses: 302. The state of the curriculum is open to all who write."""
    tajik, russian = (reverse("mark_reviewed", args=[course.pk, language]) for language in ("tg", "ru"))
    writers = ["editor", "translator", "publisher", "administrator"]

    seen = {role: [cast[role].get(a).status_code for a in (tajik, russian)] for role in ROLES}

    assert seen == {
        "anonymous": [302, 302], "owner": [302, 302], "stranger": [302, 302], "editor": [200, 200],
        "translator": [200, 302], "publisher": [200, 200], "administrator": [200, 200],
    }  # fmt: skip
    assert {cast[role].get(reverse("curriculum_state")).status_code for role in writers} == {200}


def test_a_reviewers_document_is_for_those_who_write_in_its_language(
    cast: dict[str, Client], course: CoursePage
) -> None:
    names = [("review_docx", "GET"), ("import_review", "GET"), ("import_review", "POST")]

    def answers(role: str, language: str) -> list[int]:
        asked = [(reverse(name, args=[course.pk, language]), method) for name, method in names]
        return [getattr(cast[role], method.lower())(address).status_code for address, method in asked]

    seen = {role: (answers(role, "tg"), answers(role, "ru")) for role in ROLES}

    refused, open_to = [302, 302, 302], [200, 200, 422]
    assert seen == {
        "anonymous": (refused, refused), "owner": (refused, refused), "stranger": (refused, refused),
        "editor": (open_to, open_to), "translator": (open_to, refused), "publisher": (open_to, open_to),
        "administrator": (open_to, open_to),
    }  # fmt: skip
    address = reverse("review_docx", args=[course.pk, "tg"])
    assert cast["editor"].post(address).status_code == 405
    assert cast["editor"].get(address.replace("/tg/", "/en/")).status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_signing_out_is_open_to_all(role: str, cast: dict[str, Client]) -> None:
    answer = cast[role].post(reverse("account_logout"))

    assert answer.status_code == 302
    assert cast[role].get(reverse("my")).status_code == 302


def admin_addresses() -> list[str]:
    """Every address of Wagtail's admin that needs no argument."""

    def walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
        for entry in resolver.url_patterns:
            address = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, address)
            elif "<" not in address and "(" not in address:
                yield "/" + address.replace("^", "").replace("$", "").replace("\\Z", "")

    resolvers = [
        e for e in get_resolver().url_patterns if isinstance(e, URLResolver) and str(e.pattern) == "admin/"
    ]
    return sorted({address for resolver in resolvers for address in walk(resolver, "admin/")})


# Wagtail shows these to anybody: they hold no data.
OPEN_IN_ADMIN = {
    "/admin/login/",
    "/admin/logout/",
    "/admin/password_reset/",
    "/admin/jsi18n/",
    "/admin/sprite/",
}


def test_no_page_of_the_admin_opens_for_a_learner_or_nobody(cast: dict[str, Client]) -> None:
    addresses = [a for a in admin_addresses() if a not in OPEN_IN_ADMIN]

    opened = [
        (role, address, answer.status_code)
        for role in ("anonymous", "owner")
        for address in addresses
        if (answer := cast[role].get(address)).status_code not in (302, 301, 403, 404, 405)
    ]

    assert len(addresses) > 40
    assert opened == []


def test_a_learner_at_the_admins_door_hears_no_instead_of_going_round(cast: dict[str, Client]) -> None:
    answer = cast["owner"].get("/admin/", follow=True)

    assert answer.status_code == 403
    assert cast["anonymous"].get("/admin/login/?next=/admin/")["Location"].endswith("?next=/admin/")


def test_users_and_settings_are_for_administrators_only(cast: dict[str, Client]) -> None:
    closed = ["/admin/users/", "/admin/users/new/", "/admin/groups/", "/admin/sites/"]

    for role in ("editor", "translator", "publisher"):
        assert {a: cast[role].get(a).status_code for a in closed} == dict.fromkeys(closed, 302), role
    assert {a: cast["administrator"].get(a).status_code for a in closed} == dict.fromkeys(closed, 200)
