"""Health addresses: what they say when all is well, and that each check can fail."""

import datetime as dt
import shutil
from collections import namedtuple

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lms import health, tasks

Usage = namedtuple("Usage", "total used free")


def readiness(client: Client) -> tuple[int, dict]:
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_healthz_answers_without_the_database(client: Client) -> None:
    response = client.get("/healthz")  # no `db` fixture: a query would raise
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert not response.cookies


def test_healthz_refuses_to_change_anything(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


def test_readyz_passes_every_check(client: Client, db: None) -> None:
    status, body = readiness(client)
    assert status == 200 and body["ready"] is True
    assert {name: check["ok"] for name, check in body["checks"].items()} == {
        "database": True,
        "migrations": True,
        "disk": True,
        "tasks": True,
    }


def test_readyz_is_cheap(client: Client, db: None, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(4):  # 1, is the table there, the migrations, the oldest task
        client.get("/readyz")


def test_a_missing_migration_is_not_ready(client: Client, db: None) -> None:
    MigrationRecorder.Migration.objects.filter(app="progress").delete()
    status, body = readiness(client)
    assert status == 503 and body["ready"] is False
    assert body["checks"]["migrations"]["ok"] is False and body["checks"]["database"]["ok"] is True


def test_a_full_disk_is_not_ready(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**10, 10**10 - 10**8, 10**8))
    status, body = readiness(client)
    assert status == 503
    assert body["checks"]["disk"] == {"ok": False, "detail": "100 MB free"}


def wait_since(minutes: int) -> None:
    tasks.clear_sessions.enqueue()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - dt.timedelta(minutes=minutes))


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 503)])
def test_a_task_that_waits_too_long_is_not_ready(client: Client, db: None, minutes: int, status: int) -> None:
    wait_since(minutes)
    assert readiness(client)[0] == status


def test_a_task_for_later_does_not_wait(client: Client, db: None) -> None:
    wait_since(600)
    DBTaskResult.objects.update(run_after=timezone.now() - dt.timedelta(minutes=1))
    assert readiness(client)[0] == 200


def test_a_database_that_fails_is_a_result_not_an_error_page() -> None:
    def broken() -> health.Check:
        raise DatabaseError("connection refused by 10.0.0.7")

    result = health.run_check(broken)
    assert result == health.Check(False, "DatabaseError")  # the address stays out of the public answer
