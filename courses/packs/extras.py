"""What other apps keep in a curriculum pack beside courses and programmes; each registers its part when it starts.

The loader and the two commands know only this registry. ``load`` gets the loader's own way to store one item, so that
hashes, "kept" and dry runs are the same for everything in a pack::

    item(key, wanted, found, read, write)     # as Loader._item; keys begin with "<name>:"

How it is called:

- ``read_pack``: ``Pack(…, extras=read_all(folder))``
- ``Loader``: ``self.report.archived += load_all(pack.extras, self._item)``; what ``owns(key)`` is left alone by the
  loader's own archiving, for ``load`` does that itself
- ``export_curriculum``: ``export_all(folder)`` after ``write_pack``
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

StoreItem = Callable[[str, Any, Any, Callable[[Any], Any], Callable[[], Any]], None]


@dataclass(frozen=True)
class Extra:
    """``read(folder of the pack)``: the content, or None when the pack has none; raises PackError.
    ``load(content, item)``: stores it and returns the keys of what had to be unpublished.
    ``export(folder)``: writes what is stored into the same files."""

    read: Callable[[Path], Any]
    load: Callable[[Any, StoreItem], list[str]]
    export: Callable[[Path], None]


_extras: dict[str, Extra] = {}


def register(
    name: str,
    read: Callable[[Path], Any],
    load: Callable[[Any, StoreItem], list[str]],
    export: Callable[[Path], None],
) -> None:
    """Add a part of every pack. Called in ``AppConfig.ready``; again with the same name replaces it."""
    _extras[name] = Extra(read, load, export)


def owns(key: str) -> bool:
    """Whether the key of a loaded item belongs to a registered part."""
    return key.partition(":")[0] in _extras


def read_all(folder: Path) -> dict[str, Any]:
    """The content of every part that this pack has. Raises PackError."""
    found = {name: extra.read(folder) for name, extra in _extras.items()}
    return {name: content for name, content in found.items() if content is not None}


def load_all(contents: dict[str, Any], item: StoreItem) -> list[str]:
    """Store every part; returns the keys of items that the pack no longer has and that were unpublished."""
    return [key for name, content in contents.items() for key in _extras[name].load(content, item)]


def export_all(folder: Path) -> None:
    """Write every part below ``folder``."""
    for extra in _extras.values():
        extra.export(folder)
