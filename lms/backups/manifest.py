"""What a backup says about itself: digests of its files and of every table's rows."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

MANIFEST_FILE = "manifest.json"
FORMAT = 1


class BackupError(Exception):
    """A backup or restore that cannot go on; the message is for the operator."""


@dataclass(frozen=True)
class FileDigest:
    """Size in bytes and SHA-256 of a file."""

    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> "FileDigest":
        """The digest of the file at ``path``, which may be large."""
        with path.open("rb") as file:
            return cls(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


@dataclass(frozen=True)
class TableDigest:
    """Number of rows, and a digest of them that does not depend on their order."""

    rows: int
    digest: str

    @classmethod
    def of(cls, rows: Iterable[bytes]) -> "TableDigest":
        """The digest of ``rows``, each as its own bytes: the sum of their SHA-256 values modulo 2**256.

        A sum, not XOR: two equal rows must not cancel each other. It needs no sorting and no memory.
        """
        count = total = 0
        for row in rows:
            count += 1
            total += int.from_bytes(hashlib.sha256(row).digest(), "big")
        return cls(count, f"{total % 2**256:064x}")


@dataclass(frozen=True)
class Manifest:
    """``manifest.json``. ``made_at`` is ISO 8601 in UTC; ``engine`` is ``sqlite`` or ``postgresql``."""

    engine: str
    made_at: str
    files: dict[str, FileDigest] = field(default_factory=dict)
    tables: dict[str, TableDigest] = field(default_factory=dict)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Store it in ``folder``."""
        (folder / MANIFEST_FILE).write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest in ``folder``. Raises BackupError when there is none that we understand."""
        try:
            data = json.loads((folder / MANIFEST_FILE).read_text())
            if data["format"] != FORMAT:
                raise BackupError(f"{folder} has format {data['format']}; this version reads {FORMAT}.")
            return cls(
                engine=data["engine"],
                made_at=data["made_at"],
                files={name: FileDigest(**value) for name, value in data["files"].items()},
                tables={name: TableDigest(**value) for name, value in data["tables"].items()},
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupError(
                f"{folder} is not a whole backup: {MANIFEST_FILE} is missing or damaged."
            ) from error

    def check_files(self, folder: Path) -> None:
        """Raise BackupError unless every file is there, byte for byte."""
        for name, expected in self.files.items():
            path = folder / name
            if not path.is_file() or FileDigest.of(path) != expected:
                raise BackupError(f"{name} is missing or damaged.")


def differing_tables(before: dict[str, TableDigest], after: dict[str, TableDigest]) -> list[str]:
    """Names of the tables that are not the same in both."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
