"""Addresses as people type and share them: without the slash, in a language that we do not have."""

import pytest
from django.test import Client

from courses.models import CoursePage


@pytest.mark.parametrize("path", ["/tg/courses", "/tg/sign-in", "/tg", "/tg/courses/money"])
def test_an_address_without_its_slash_gets_it(client: Client, course: CoursePage, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 301
    assert response["Location"] == f"{path}/"


def test_an_address_that_is_nowhere_ends_in_not_found(client: Client, course: CoursePage) -> None:
    response = client.get("/tg/nowhere", follow=True)

    assert [url for url, _status in response.redirect_chain] == ["/tg/nowhere/"]
    assert response.status_code == 404


@pytest.mark.parametrize(("path", "target"), [("/en/courses/", "/uz/courses/"), ("/pt-br/my", "/uz/my")])
def test_a_language_that_we_do_not_have_leads_to_the_visitors_own(
    client: Client, path: str, target: str
) -> None:
    response = client.get(path, headers={"Accept-Language": "uz,en;q=0.5"})

    assert response.status_code == 302
    assert response["Location"] == target
