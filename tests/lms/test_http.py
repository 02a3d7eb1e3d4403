"""Limits hold when many come at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connections
from django.http import HttpRequest

from lms.http import is_over_limit, limit_slots, over_limit


def request_from(address: str) -> HttpRequest:
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = address
    return request


@pytest.mark.django_db
def test_the_limit_is_per_address_and_counts_only_what_was_counted() -> None:
    cache.clear()
    one, other = request_from("10.0.0.1"), request_from("10.0.0.2")

    answers = [over_limit("x", one, 3) for _ in range(5)]

    assert answers == [False, False, False, True, True]
    assert (is_over_limit("x", one, 3), is_over_limit("x", other, 3)) == (True, False)
    assert "10.0.0.1" not in "".join(limit_slots("x", one, 3))


@pytest.mark.django_db(transaction=True)
def test_of_100_at_once_exactly_the_limit_pass() -> None:
    cache.clear()
    start = threading.Barrier(16)

    def tries(_number: int) -> list[bool]:
        try:
            start.wait(timeout=60)
            return [over_limit("y", request_from("10.0.0.1"), 5) for _ in range(6)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as pool:
        answers = [answer for row in pool.map(tries, range(16)) for answer in row]

    assert answers.count(False) == 5
