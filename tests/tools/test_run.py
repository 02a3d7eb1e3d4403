"""Setting up and starting: what is skipped, and the one clear line when something is missing."""

import importlib.util
import socket
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings


def load(name: str) -> ModuleType:
    """A script of ``tools/``, which is no package."""
    spec = importlib.util.spec_from_file_location(f"tools_{name}", settings.BASE_DIR / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


setup, run = load("setup"), load("run")


def test_an_old_python_gets_one_line() -> None:
    with pytest.raises(SystemExit, match=r"Python 3.11 or newer is needed, this is 3.9"):
        setup.check_python((3, 9))


def test_a_missing_venv_module_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        setup.check_python((3, 11))


def test_missing_chromium_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="apt-get install chromium"):
        setup.check_browser()


def test_a_failing_step_shows_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="Cooking failed"):
        setup.run_with_clock("Cooking", [sys.executable, "-c", "import sys; sys.exit('no salt')"])
    assert "no salt" in capsys.readouterr().err


def test_a_taken_port_gets_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match=f"127.0.0.1:{port} .* PORT=8123 make run"):
            run.check_port("127.0.0.1", port)


@pytest.fixture
def kitchen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """``run`` with one step over one file in an empty folder; the list holds the steps that really ran."""
    ran: list[str] = []
    step = run.Step(label="Cooking", command=("cook",), inputs=("*.po",), in_database=True)
    for name, value in {
        "ROOT": tmp_path,
        "VAR": tmp_path,
        "STAMPS": tmp_path / "stamps.json",
        "STEPS": (step,),
        "run_with_clock": lambda label, command: ran.append(label),
    }.items():
        monkeypatch.setattr(run, name, value)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "safar.sqlite3").touch()
    (tmp_path / "a.po").write_text("one")
    return ran


def test_a_step_runs_once(kitchen: list[str]) -> None:
    run.prepare()
    run.prepare()
    assert kitchen == ["Cooking"]


def test_a_step_runs_again_when_its_input_changes(kitchen: list[str], tmp_path: Path) -> None:
    run.prepare()
    (tmp_path / "a.po").write_text("two")
    run.prepare()
    assert kitchen == ["Cooking", "Cooking"]


def test_a_step_runs_again_on_another_database(kitchen: list[str], tmp_path: Path) -> None:
    run.prepare()
    (tmp_path / "safar.sqlite3").unlink()
    run.prepare()
    assert kitchen == ["Cooking", "Cooking"]


def test_a_damaged_stamp_file_only_costs_time(kitchen: list[str], tmp_path: Path) -> None:
    run.prepare()
    (tmp_path / "stamps.json").write_text("{")
    run.prepare()
    assert kitchen == ["Cooking", "Cooking"]
