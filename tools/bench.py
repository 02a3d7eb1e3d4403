"""``make bench``: CPU-ms of server and database per signed-in lesson page, and per trivial Django page.

Both are asked of the same server in the same run, in turns, so that a busy machine disturbs both alike.
A report, not a test: the aim is at most 1.5 times the trivial page. BENCH_REQUESTS (default 400) requests
are made per page; with DATABASE_URL it fills and measures that database.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUESTS = int(os.environ.get("BENCH_REQUESTS", "400"))
ROUNDS = 5
AIM = 1.5
TICKS = os.sysconf("SC_CLK_TCK")

# Runs inside Django: signs a learner in and finds a lesson. Prints cookie name, cookie and address.
PREPARE = """
import django; django.setup()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from importlib import import_module
from courses.models import CoursePage
from lms.accounts.models import User
learner = User.objects.filter(is_staff=False, is_active=True).first()
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(learner.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = learner.get_session_auth_hash()
session.create()
course = CoursePage.objects.live().order_by("path").first()
lesson = course.get_children().live().first()
print(settings.SESSION_COOKIE_NAME, session.session_key, f"/ru/courses/{course.slug}/{lesson.slug}/")
"""


def cpu_ms(pids: list[int]) -> float:
    """CPU time that the processes have used so far, user and system, in milliseconds."""
    total = 0
    for pid in pids:
        # The name in brackets may hold spaces: the numbers begin after it.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total * 1000 / TICKS


def children_of(pid: int) -> list[int]:
    """The processes that ``pid`` started."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


def database_pids() -> list[int]:
    """The PostgreSQL processes that serve this database; SQLite works inside the server's own process."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return []
    import psycopg

    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [row[0] for row in rows]


def get(url: str, cookie: str) -> int:
    """Ask for a page as a browser would; its size in bytes as sent. Raises unless the answer is 200."""
    request = urllib.request.Request(url, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as reply:
        if reply.geturl() != url:
            raise RuntimeError(f"{url} sent us on to {reply.geturl()}")
        return len(reply.read())


@contextmanager
def server(environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """A server with one process and one thread; its address and the pid of its parent process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "lms/gunicorn_conf.py", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen([*command, "--workers", "1", "--threads", "1"], cwd=ROOT, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(20)


def wait_for(url: str) -> None:
    """Return when the server answers."""
    for _ in range(300):
        try:
            get(url, "")
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("The server did not start.")


def prepare(environment: dict[str, str]) -> tuple[str, str]:
    """Make the database with the demo content; the cookie of a learner and the address of a lesson."""
    for command in (
        ["migrate", "-v0"],
        ["createcachetable"],
        ["compile_catalogues"],
        ["collectstatic", "--noinput", "-v0"],
        ["load_curriculum"],
        ["demo"],
    ):
        print(f"{command[0]} …", flush=True)
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    said = subprocess.run(
        [sys.executable, "-c", PREPARE], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout
    name, key, path = said.split()
    return f"{name}={key}", path


def measure(address: str, parent: int, pages: dict[str, str], cookie: str) -> dict[str, float]:
    """CPU-ms per request of each page: the median of several rounds, taken in turns."""
    for path in pages.values():
        for _ in range(30):
            get(address + path, cookie)
    pids = [*children_of(parent), *database_pids()]
    rounds: dict[str, list[float]] = {name: [] for name in pages}
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS} …", flush=True)
        for name, path in pages.items():
            before = cpu_ms(pids)
            for _ in range(REQUESTS // ROUNDS):
                get(address + path, cookie)
            rounds[name].append((cpu_ms(pids) - before) / (REQUESTS // ROUNDS))
    return {name: statistics.median(values) for name, values in rounds.items()}


def main() -> None:
    """Prepare, measure, report."""
    var = tempfile.mkdtemp(prefix="safar-bench-")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.settings.bench", "SAFAR_VAR": var}
    try:
        cookie, lesson = prepare(environment)
        with server(environment) as (address, parent):
            pages = {"plain": "/bench/plain/", "lesson": lesson}
            result = measure(address, parent, pages, cookie)
            size = get(address + lesson, cookie)
    finally:
        shutil.rmtree(var, ignore_errors=True)
    database = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    print(f"CPU of server and database per request ({database}, {REQUESTS} requests each, signed in):")
    print(f"  trivial Django view  {result['plain']:6.2f} ms")
    print(f"  lesson page          {result['lesson']:6.2f} ms   {lesson} ({size} bytes of HTML, gzip)")
    print(f"  ratio                {result['lesson'] / result['plain']:6.2f}      (aim: at most {AIM})")


if __name__ == "__main__":
    main()
