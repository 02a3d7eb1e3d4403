"""``make run``: prepares the site, then keeps the web server and the task worker alive until Ctrl-C.

Every step of the preparation is skipped while its inputs are the same as the last time it succeeded, so that
a second start takes seconds. Standard library only; everything else happens in ``manage.py``.
"""

import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).resolve().parent))
from setup import ROOT, run_with_clock, stop  # noqa: E402  (the script beside this one)

VAR = Path(os.environ.get("SAFAR_VAR", ROOT / "var"))
STAMPS = VAR / "stamps.json"
DEMO_SIGN_INS = VAR / "demo-sign-ins.txt"
START_SECONDS = 60  # how long the server may take until it answers
STOP_SECONDS = 10  # how long the children may take to end
HOUSEKEEPING_SECONDS = 3600


@dataclass(frozen=True)
class Step:
    """A ``manage.py`` command, the files it depends on, and where its result is: database or file."""

    label: str
    command: tuple[str, ...]
    inputs: tuple[str, ...]
    in_database: bool = False
    makes: Path | None = None


STEPS = (
    Step(
        label="Compiling catalogues",
        command=("compile_catalogues",),
        inputs=("locale/*/*/*.po", "lms/locale_vendor/*/*/*.po"),
        makes=ROOT / "locale" / "tg" / "LC_MESSAGES" / "django.mo",
    ),
    Step(
        label="Making the database",
        command=("migrate", "-v0"),
        inputs=("*/migrations/*.py", "lms/*/migrations/*.py"),
        in_database=True,
    ),
    Step(
        label="Making the cache table",
        command=("createcachetable",),
        inputs=("lms/settings/base.py",),
        in_database=True,
    ),
    Step(
        label="Collecting static files",
        command=("collectstatic", "--noinput", "-v0"),
        inputs=("courses/static/**/*", "certificates/static/**/*", "lms/static/**/*"),
        makes=VAR / "static",
    ),
    Step(
        label="Loading the curriculum",
        command=("load_curriculum",),
        inputs=("courses/curriculum/**/*",),
        in_database=True,
    ),
    Step(
        label="Making demo people",
        command=("demo",),
        inputs=("lms/management/commands/demo.py", "lms/accounts/management/commands/demo.py"),
        in_database=True,
        makes=DEMO_SIGN_INS,
    ),
)


def digest_of(patterns: Iterable[str]) -> str:
    """SHA-256 over the names and contents of the files, and over the lock of the dependencies."""
    total = hashlib.sha256()
    for pattern in (*patterns, "requirements/base.txt"):
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.suffix not in (".mo", ".pyc"):
                total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def database_identity() -> str:
    """Changes when the database is another one. A server's cannot be known from here: never the same."""
    if os.environ.get("DATABASE_URL"):
        return f"server {time.time_ns()}"
    path = VAR / "safar.sqlite3"
    return str(path.stat().st_ino) if path.exists() else "none"


def stamp_of(step: Step) -> str:
    """What must be unchanged for ``step`` to be skipped."""
    return digest_of(step.inputs) + (database_identity() if step.in_database else "")


def read_stamps() -> dict[str, str]:
    """Stamps of the last successful steps; none when the file is missing or damaged."""
    try:
        stamps = json.loads(STAMPS.read_text())
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def manage(*arguments: str) -> list[str]:
    """The command line of a ``manage.py`` command in this environment."""
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def prepare() -> None:
    """Run the steps whose inputs changed."""
    VAR.mkdir(parents=True, exist_ok=True)
    stamps = read_stamps()
    for step in STEPS:
        name = step.command[0]
        if stamps.get(name) == stamp_of(step) and (step.makes is None or step.makes.exists()):
            continue
        if step.makes is DEMO_SIGN_INS:
            make_demo(step)
        else:
            run_with_clock(step.label, manage(*step.command))
        stamps[name] = stamp_of(step)
        STAMPS.write_text(json.dumps(stamps, indent=1))


def make_demo(step: Step) -> None:
    """Make the demo people and keep what the command says about their sign-ins, to show it at every start."""
    print(f"{step.label} …", flush=True)
    result = subprocess.run(manage(*step.command), cwd=ROOT, capture_output=True, text=True)
    if result.returncode:
        sys.stderr.write(result.stdout + result.stderr)
        stop(f"{step.label} failed")
    DEMO_SIGN_INS.touch(mode=0o600)
    DEMO_SIGN_INS.write_text(result.stdout)


def check_port(host: str, port: int) -> None:
    """Stop when somebody else serves there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            stop(f"cannot serve on {host}:{port} ({error.strerror}). Try another port: PORT=8123 make run")


class Site:
    """The web server and the task worker, as one."""

    def __init__(self, host: str, port: int) -> None:
        self.address = f"http://{host}:{port}/"
        self.stopping = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)
        self.server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "lms/gunicorn_conf.py", "--bind", f"{host}:{port}"],
            cwd=ROOT,
            start_new_session=True,  # Ctrl-C reaches us only; we tell the children in order
        )
        self.worker = self.start_worker()
        self.last_housekeeping = time.monotonic()

    def start_worker(self) -> "subprocess.Popen[bytes]":
        """A new task worker."""
        command = manage("db_worker", "--interval", "2", "-v0", "--no-reload")
        return subprocess.Popen(command, cwd=ROOT, start_new_session=True)

    def answers(self) -> bool:
        """Whether the server says it is up."""
        try:
            with urllib.request.urlopen(self.address + "healthz", timeout=2) as reply:
                return bool(reply.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def wait_until_up(self) -> None:
        """Return as soon as the server answers; stop everything when it does not."""
        print("Starting …", flush=True)
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            if self.stopping or self.server.poll() is not None or time.monotonic() > until:
                self.stop()
                failed = "the web server did not start; its last lines above say why"
                stop("stopped" if self.stopping else failed)
            time.sleep(0.1)

    def watch(self) -> None:
        """Until asked to stop: restart a dead worker, tidy up every hour, end when the server ends."""
        while not self.stopping:
            if self.server.poll() is not None:
                self.stop()
                stop("the web server ended; its last lines above say why")
            if self.worker.poll() is not None:
                print("The task worker ended; starting it again.", flush=True)
                self.worker = self.start_worker()
            if time.monotonic() - self.last_housekeeping > HOUSEKEEPING_SECONDS:
                self.last_housekeeping = time.monotonic()
                subprocess.run(manage("housekeeping", "-v0"), cwd=ROOT, check=False)
            time.sleep(0.5)

    def ask_to_stop(self, signum: int, frame: FrameType | None) -> None:
        """Handler of Ctrl-C and ``kill``."""
        self.stopping = True

    def stop(self) -> None:
        """End both children: politely, then firmly."""
        children = [self.server, self.worker]
        for child in children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        until = time.monotonic() + STOP_SECONDS
        for child in children:
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def main() -> None:
    """Prepare, serve, stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.dev")
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    check_port(host, port)
    prepare()
    site = Site(host, port)
    site.wait_until_up()
    if DEMO_SIGN_INS.exists():
        print(DEMO_SIGN_INS.read_text().rstrip())
    print(f"Safar is at {site.address} (Ctrl-C stops it)", flush=True)
    site.watch()
    site.stop()
    print("Stopped.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # Ctrl-C while it prepares
        stop("stopped")
