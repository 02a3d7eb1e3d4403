"""What other apps keep in a pack: the registry between the loader and them."""

from pathlib import Path
from typing import Any

import pytest

from courses.packs import extras
from courses.packs.model import PackError


@pytest.fixture
def two_parts(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """Two registered parts, ``songs`` and ``maps``; every pack has songs only. Returns what they were asked."""
    monkeypatch.setattr(extras, "_extras", {})
    asked: list[tuple] = []

    def load(content: Any, item: Any) -> list[str]:
        item("songs:1", content, None, str, str)
        return ["songs:2"]

    extras.register(
        "songs", read=lambda folder: [folder.name], load=load, export=lambda f: asked.append(("songs", f))
    )
    extras.register("maps", read=lambda folder: None, load=load, export=lambda f: asked.append(("maps", f)))
    return asked


def test_only_what_the_pack_has_is_loaded(two_parts: list[tuple]) -> None:
    stored: list[tuple] = []
    contents = extras.read_all(Path("/packs/one"))

    assert contents == {"songs": ["one"]}
    assert extras.load_all(contents, lambda *item: stored.append(item)) == ["songs:2"]
    assert stored == [("songs:1", ["one"], None, str, str)]


def test_keys_have_owners(two_parts: list[tuple]) -> None:
    assert [extras.owns(key) for key in ("songs:1", "maps:x:y", "lesson:a/b", "song:1", "")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_every_part_is_exported(two_parts: list[tuple]) -> None:
    extras.export_all(Path("/out"))

    assert two_parts == [("songs", Path("/out")), ("maps", Path("/out"))]


def test_a_mistake_in_one_part_stops_the_reading(two_parts: list[tuple]) -> None:
    def broken(folder: Path) -> None:
        raise PackError(folder, 3, "no tune")

    extras.register("songs", read=broken, load=lambda content, item: [], export=lambda folder: None)
    with pytest.raises(PackError, match=":3: no tune"):
        extras.read_all(Path("/packs/one"))


def test_the_site_has_contacts_registered() -> None:
    assert extras.owns("contacts:ru-112")
