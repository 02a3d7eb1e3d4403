"""Makes the virtual environment and installs the locked dependencies. Standard library only.

Usage: ``python3 tools/setup.py base|dev [--chromium]``. A second run with unchanged locks does nothing.
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
BROWSERS = ("chromium", "chromium-browser")


def stop(message: str) -> None:
    """End with one clear line."""
    sys.exit(f"Safar: {message}")


def check_python(version: tuple[int, ...] = sys.version_info[:2]) -> None:
    """Stop unless this Python is new enough and can make environments."""
    if version < OLDEST_PYTHON:
        stop(f"Python 3.11 or newer is needed, this is {version[0]}.{version[1]}: make PYTHON=python3.11 …")
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        stop("Python's venv module is missing: apt-get install python3-venv")


def check_browser() -> None:
    """Stop unless the system has Chromium."""
    if not any(shutil.which(name) for name in BROWSERS):
        stop("Chromium is missing: apt-get install chromium")


def run_with_clock(label: str, command: list[str]) -> None:
    """Run ``command`` quietly with a running clock; on failure show what it said and stop."""
    done = threading.Event()
    clock = threading.Thread(target=tick, args=(label, done), daemon=True)
    clock.start()
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    done.set()
    clock.join()
    if result.returncode:
        sys.stderr.write(result.stdout + result.stderr)
        stop(f"{label} failed")


def tick(label: str, done: threading.Event) -> None:
    """Show that ``label`` is at work: seconds on a terminal, one line in a log."""
    started = time.monotonic()
    if not sys.stdout.isatty():
        print(f"{label} …", flush=True)
        done.wait()
        return
    while not done.wait(1):
        print(f"\r{label} … {time.monotonic() - started:.0f} s", end="", flush=True)
    print(f"\r{label} … done in {time.monotonic() - started:.0f} s", flush=True)


def make_environment() -> None:
    """Make ``.venv`` when it is missing or half made."""
    if (VENV / "bin" / "pip").exists():
        return
    run_with_clock("Making .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])


def install(name: str) -> None:
    """Install ``requirements/<name>.txt``, by hash, unless that very lock is installed already."""
    lock = ROOT / "requirements" / f"{name}.txt"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f"installed-{name}"
    if stamp.exists() and stamp.read_text() == digest:
        return
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check"]
    run_with_clock(f"Installing requirements/{name}.txt", [*pip, "--require-hashes", "-r", str(lock)])
    stamp.write_text(digest)


def main(arguments: list[str]) -> None:
    """Set up what ``arguments`` name."""
    check_python()
    if "--chromium" in arguments:
        check_browser()
    make_environment()
    install("dev" if "dev" in arguments else "base")


if __name__ == "__main__":
    main(sys.argv[1:])
