"""The system check refuses SQLite options under which writes fail or are lost."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import override_settings

from lms.checks import sqlite_is_set_up_safely
from lms.settings.base import SQLITE_OPTIONS, database


def messages(options: dict[str, Any], **extra: Any) -> list[str]:
    config = {**database("sqlite:////tmp/x.sqlite3"), "OPTIONS": {**SQLITE_OPTIONS, **options}, **extra}
    # DATABASES cannot be overridden for connections, but the check reads the setting only.
    with override_settings():
        settings.DATABASES = {"default": config}
        return [error.msg for error in sqlite_is_set_up_safely()]


def test_our_own_options_pass() -> None:
    assert messages({}) == []


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"transaction_mode": None}, "transaction_mode"),
        ({"timeout": 5}, "timeout"),
        ({"init_command": "PRAGMA synchronous=FULL;"}, "journal_mode=wal"),
        ({"init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"}, "synchronous=full"),
    ],
)
def test_other_options_are_refused(options: dict[str, Any], word: str) -> None:
    (message,) = messages(options)
    assert word in message


def test_a_transaction_around_every_request_is_refused() -> None:
    (message,) = messages({}, ATOMIC_REQUESTS=True)
    assert "ATOMIC_REQUESTS" in message


def test_other_databases_are_not_judged() -> None:
    assert messages({}, ENGINE="django.db.backends.postgresql") == []


def test_the_options_reach_sqlite(db: None, tmp_path: Path) -> None:
    defaults = {"TIME_ZONE": None, "CONN_MAX_AGE": 0, "AUTOCOMMIT": True, "CONN_HEALTH_CHECKS": False}
    connection = DatabaseWrapper({**defaults, **database(f"sqlite:///{tmp_path}/x.sqlite3")}, "check")
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    connection.close()
    assert (journal, synchronous) == ("wal", 2)  # 2 = FULL
