"""Background tasks on the real queue: they run, stuck ones come back, at most three times."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from lms import tasks


def run_worker() -> None:
    call_command("db_worker", "--batch", "--interval", "0", "--no-startup-delay", "--no-reload", verbosity=0)


def make_stuck(workers: int, minutes: int = 31) -> DBTaskResult:
    """A task that ``workers`` workers took, the last of them ``minutes`` ago, and none finished."""
    tasks.clear_sessions.enqueue()
    row = DBTaskResult.objects.get()
    for number in range(workers):
        row.claim(f"worker-{number}")
    DBTaskResult.objects.update(started_at=timezone.now() - dt.timedelta(minutes=minutes))
    row.refresh_from_db()
    return row


@pytest.mark.django_db(transaction=True)
def test_expired_sessions_go_and_others_stay() -> None:
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - dt.timedelta(days=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + dt.timedelta(days=1))
    tasks.clear_sessions.enqueue()
    run_worker()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_old_revisions_go_but_never_the_latest(db: None) -> None:
    page = Page.objects.get(depth=1)
    old, latest = page.save_revision(), page.save_revision()
    page.revisions.update(created_at=timezone.now() - dt.timedelta(days=200))
    recent = page.save_revision()
    page.revisions.filter(pk=recent.pk).update(created_at=timezone.now())
    assert tasks.purge_old_revisions.call() == 2
    assert list(page.revisions.values_list("pk", flat=True)) == [recent.pk]
    assert tasks.purge_old_revisions.call() == 0, "a second run does nothing"
    assert {old.pk, latest.pk}.isdisjoint({recent.pk})


def test_a_stuck_task_is_given_back_and_runs(db: None) -> None:
    row = make_stuck(workers=1)
    assert tasks.reap_stuck_tasks() == (1, 0)
    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY and row in DBTaskResult.objects.ready()


def test_a_task_still_within_its_time_is_left_alone(db: None) -> None:
    row = make_stuck(workers=1, minutes=29)
    assert tasks.reap_stuck_tasks() == (0, 0)
    row.refresh_from_db()
    assert row.status == TaskResultStatus.RUNNING


def test_the_third_death_is_the_last(db: None) -> None:
    row = make_stuck(workers=3)
    assert tasks.reap_stuck_tasks() == (0, 1)
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED and "3 workers" in row.traceback


def test_periodic_tasks_are_queued_once(db: None) -> None:
    assert tasks.enqueue_periodic() == len(tasks.PERIODIC)
    assert tasks.enqueue_periodic() == 0
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    assert tasks.enqueue_periodic() == len(tasks.PERIODIC)


@pytest.mark.django_db(transaction=True)
def test_housekeeping_and_a_worker_leave_nothing_undone(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("housekeeping")
    run_worker()
    assert "3 enqueued" in capsys.readouterr().out
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
