"""Work that nobody waits for. Every task may run twice without harm: that of a killed worker starts again."""

import datetime as dt

from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult
from wagtail.management.commands import purge_revisions

STUCK_AFTER = dt.timedelta(minutes=30)  # far longer than any task of ours
MAX_TRIES = 3
KEEP_REVISIONS_DAYS = 180  # a revision holds four languages: some 240 KB for a long lesson
KEEP_RESULTS_DAYS = 14


@task()
def clear_sessions() -> None:
    """Delete sessions that have run out."""
    call_command("clearsessions")


@task()
def purge_old_revisions() -> int:
    """Delete old revisions that nobody needs: never the latest, a scheduled one, or one in moderation.

    Returns how many. What learners were asked is kept in test versions, not in revisions.
    """
    deleted, _protected = purge_revisions.purge_revisions(days=KEEP_REVISIONS_DAYS)
    return int(deleted)


@task()
def prune_task_results() -> None:
    """Delete the records of tasks that ended some time ago."""
    call_command("prune_db_task_results", "--min-age-days", str(KEEP_RESULTS_DAYS), verbosity=0)


PERIODIC: tuple[Task, ...] = (clear_sessions, purge_old_revisions, prune_task_results)


def reap_stuck_tasks() -> tuple[int, int]:
    """Give tasks back whose worker died in the middle: the queue itself leaves them running for ever.

    After ``MAX_TRIES`` workers a task counts as failed. Returns (given back, given up).
    """
    given_back = given_up = 0
    now = timezone.now()
    for row in DBTaskResult.objects.running().filter(started_at__lt=now - STUCK_AFTER):
        # Only if it is still the same run: its worker may just have ended, or another reaper been here.
        same_run = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
        if len(row.worker_ids) < MAX_TRIES:
            given_back += same_run.update(status=TaskResultStatus.READY, started_at=None)
        else:
            reason = f"Given up: {MAX_TRIES} workers died."
            given_up += same_run.update(status=TaskResultStatus.FAILED, finished_at=now, traceback=reason)
    return given_back, given_up


def enqueue_periodic() -> int:
    """Put every periodic task into the queue, unless it is there already. Returns how many were put."""
    waiting = DBTaskResult.objects.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    there = set(waiting.values_list("task_path", flat=True))
    due = [periodic for periodic in PERIODIC if periodic.module_path not in there]
    for periodic in due:
        periodic.enqueue()
    return len(due)
