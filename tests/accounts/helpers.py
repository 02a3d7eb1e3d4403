"""Short ways to come in, over HTTP, and a hasher that counts its work."""

import re
import threading
from collections.abc import Callable
from typing import Any

from django.contrib.auth.hashers import ScryptPasswordHasher
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from lms.damm import damm_digit

SIGN_IN, SIGN_UP, SIGN_OUT, PROFILE = "/ru/sign-in/", "/ru/sign-up/", "/ru/sign-out/", "/ru/my/profile/"
NAME = "Маркерова Нигора"
STRANGER_CARD = "482109375" + damm_digit("482109375")  # a right number that nobody has


class CountingHasher(ScryptPasswordHasher):
    """Scrypt, cheap, with a count of how often it really ran."""

    work_factor = 2**4
    runs = 0

    def encode(self, *args: Any, **kwargs: Any) -> str:
        type(self).runs += 1
        return super().encode(*args, **kwargs)


def form_id(client: Client) -> str:
    """The id of a freshly opened sign-up form."""
    return re.search(r'name="event" value="([^"]+)"', client.get(SIGN_UP).content.decode())[1]


def sign_up(client: Client, **fields: str) -> HttpResponse:
    """Open the form, fill it in, press the button."""
    fields = {"full_name": NAME, "event": fields.pop("event", None) or form_id(client), **fields}
    return client.post(SIGN_UP, fields)


def sign_in(client: Client, login: str, password: str, **more: str) -> HttpResponse:
    return client.post(SIGN_IN, {"login": login, "password": password, **more})


def codes(response: HttpResponse, field: str = "__all__") -> list[str]:
    """The codes of the errors that a form came back with."""
    assert response.status_code == 422
    return [error.code for error in response.context["form"].errors.as_data().get(field, [])]


def in_threads(threads: int, calls: int, work: Callable[[], Any]) -> list[Any]:
    """What ``calls`` calls of ``work`` answered, made by ``threads`` threads that start together."""
    answers: list[Any] = []
    numbers = iter(range(calls))
    start, lock = threading.Barrier(threads), threading.Lock()

    def run() -> None:
        start.wait()
        try:
            while True:
                with lock:
                    if next(numbers, None) is None:
                        return
                answers.append(work())
        finally:
            connection.close()

    crew = [threading.Thread(target=run) for _ in range(threads)]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    return answers
