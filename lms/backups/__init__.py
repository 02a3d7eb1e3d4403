"""Backup and restore: the database at one moment, uploaded files, and a manifest that proves both.

A backup is a folder: ``database.sqlite3`` or ``database.dump``, ``media.zip`` (unless media live in a bucket
with copies of its own) and ``manifest.json``, written last: a folder without it is no backup. Secret keys are
not in it; an operator keeps them elsewhere.
"""

import datetime as dt
import shutil
import zipfile
from pathlib import Path

from lms.backups.manifest import BackupError, FileDigest, Manifest, differing_tables
from lms.backups.stores import Store

MEDIA_FILE = "media.zip"


def back_up(store: Store, media_root: Path | None, folder: Path) -> Manifest:
    """Write a backup into ``folder``, which must be new or empty. ``media_root`` None: no files on this disk.

    Safe while people write: the database is read as of one moment. Raises BackupError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BackupError(f"{folder} is not empty.")
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # it names people
    tables = store.dump(folder / store.file_name)
    names = [store.file_name]
    # After the database: every file that a saved row speaks of is there already.
    if media_root is not None:
        zip_folder(media_root, folder / MEDIA_FILE)
        names.append(MEDIA_FILE)
    manifest = Manifest(
        engine=store.engine,
        made_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        files={name: FileDigest.of(folder / name) for name in names},
        tables=tables,
    )
    manifest.write(folder)
    return manifest


def restore(store: Store, media_root: Path | None, folder: Path, *, replace: bool = False) -> Manifest:
    """Put the backup in ``folder`` back and prove that every table is as it was.

    Refuses damaged backups and, unless ``replace``, a database that holds anything. Raises BackupError.
    """
    manifest = Manifest.read(folder)
    if manifest.engine != store.engine:
        raise BackupError(f"The backup is of {manifest.engine}, this database is {store.engine}.")
    manifest.check_files(folder)
    if not replace and not store.is_empty():
        raise BackupError("The database is not empty. Add --yes to replace everything in it.")
    store.load(folder / store.file_name)
    if wrong := differing_tables(manifest.tables, store.digests()):
        raise BackupError(f"After restoring these tables differ: {', '.join(wrong)}.")
    if media_root is not None and MEDIA_FILE in manifest.files:
        unzip_folder(folder / MEDIA_FILE, media_root)
    return manifest


def zip_folder(source: Path, target: Path) -> None:
    """Everything in ``source`` into a zip file, not compressed: pictures and PDFs are so already."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for path in sorted(source.rglob("*")) if source.exists() else []:
            if path.is_file():
                archive.write(path, path.relative_to(source))


def unzip_folder(source: Path, target: Path) -> None:
    """Replace ``target`` with what is in the zip file, in one move at the end."""
    fresh, old = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(parents=True)
    with zipfile.ZipFile(source) as archive:
        archive.extractall(fresh)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
