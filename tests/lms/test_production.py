"""Production settings: they say by name what is missing, and pass Django's own deployment checks."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ENVIRONMENT = {
    "SAFAR_SECRET_KEY": "p0-" + "aB3$xY7&kL9" * 6,
    "SAFAR_HOSTS": "safar.example.org",
    "SAFAR_SIGNING_KEY": base64.b64encode(bytes(range(32))).decode(),
    "SAFAR_BASE_URL": "https://safar.example.org",
    "SAFAR_TRUSTED_PROXIES": "1",
}


def manage(
    folder: Path, *arguments: str, without: str = "", **extra: str
) -> subprocess.CompletedProcess[str]:
    """Run manage.py with production settings and only this environment."""
    environment = {
        **{name: value for name, value in ENVIRONMENT.items() if name != without},
        **extra,
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "lms.settings.production",
        "SAFAR_VAR": str(folder),
    }
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("name", ["SAFAR_SECRET_KEY", "SAFAR_HOSTS", "SAFAR_SIGNING_KEY", "SAFAR_BASE_URL"])
def test_a_missing_setting_stops_the_start_by_name(tmp_path: Path, name: str) -> None:
    result = manage(tmp_path, "check", without=name)
    assert result.returncode != 0
    assert f"Set {name}:" in result.stderr


def test_a_blank_setting_is_a_missing_one(tmp_path: Path) -> None:
    result = manage(tmp_path, "check", without="SAFAR_HOSTS", SAFAR_HOSTS="  ")
    assert result.returncode != 0 and "Set SAFAR_HOSTS:" in result.stderr


def test_deployment_checks_find_nothing(tmp_path: Path) -> None:
    result = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_production_refuses_demo_people(tmp_path: Path) -> None:
    result = manage(tmp_path, "demo")
    assert result.returncode != 0
    assert "Traceback" not in result.stderr and "Unknown command" not in result.stderr


def test_a_signing_key_can_be_made_and_is_new_each_time(tmp_path: Path) -> None:
    first, second = (manage(tmp_path, "make_signing_key").stdout.splitlines()[0] for _ in range(2))
    name, _, value = first.partition("=")
    assert name == "SAFAR_SIGNING_KEY" and len(base64.b64decode(value)) == 32
    assert first != second
