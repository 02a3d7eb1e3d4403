"""For load balancers and monitoring: is the process up, and can it do its work? Says nothing about people."""

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Case, F, Min, When
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult, get_date_max

MIN_FREE_MEGABYTES = 200
MAX_TASK_WAIT = dt.timedelta(minutes=15)


@dataclass(frozen=True)
class Check:
    """The result of one check; ``detail`` is for an operator."""

    ok: bool
    detail: str


def check_database() -> Check:
    """The database answers a question."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Check(True, connection.vendor)


@lru_cache(maxsize=1)
def known_migrations() -> frozenset[tuple[str, str]]:
    """(app, name) of every migration in the code. The code of a process never changes: read once."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.nodes)


def check_migrations() -> Check:
    """The database has every migration of the code."""
    missing = len(known_migrations() - set(MigrationRecorder(connection).applied_migrations()))
    return Check(not missing, f"{missing} not applied")


def check_disk() -> Check:
    """There is room for uploads, the database and its journal."""
    free = shutil.disk_usage(settings.VAR_DIR).free // 1_000_000
    return Check(free >= MIN_FREE_MEGABYTES, f"{free} MB free")


def check_tasks() -> Check:
    """No task waits longer than a quarter of an hour: a worker runs."""
    # The queue's mark for "as soon as possible" is a date in the year 9999.
    due = Case(When(run_after=get_date_max(), then=F("enqueued_at")), default=F("run_after"))
    oldest = DBTaskResult.objects.ready().aggregate(due=Min(due))["due"]
    if oldest is None:
        return Check(True, "none waiting")
    wait = timezone.now() - oldest
    return Check(wait <= MAX_TASK_WAIT, f"oldest waits {int(wait.total_seconds())} s")


CHECKS: dict[str, Callable[[], Check]] = {
    "database": check_database,
    "migrations": check_migrations,
    "disk": check_disk,
    "tasks": check_tasks,
}


def run_check(check: Callable[[], Check]) -> Check:
    """The result of ``check``; a database or disk that fails is a result, not an error page."""
    try:
        return check()
    except (DatabaseError, OSError) as error:
        return Check(False, type(error).__name__)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """``/healthz``: this process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """``/readyz``: 200 when every check passes, otherwise 503; JSON with the result of each."""
    results = {name: run_check(check) for name, check in CHECKS.items()}
    ready = all(result.ok for result in results.values())
    body = {"ready": ready, "checks": {name: {"ok": r.ok, "detail": r.detail} for name, r in results.items()}}
    return JsonResponse(body, status=200 if ready else 503)
