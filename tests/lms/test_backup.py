"""The restore drill: back up while people write, restore elsewhere, compare every table."""

import json
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lms.accounts.models import User
from lms.backups import back_up, restore
from lms.backups.manifest import BackupError, TableDigest, differing_tables
from lms.backups.stores import PostgresStore, SqliteStore, Store

ON_POSTGRES = connection.vendor == "postgresql"


def make_sqlite(path: Path, rows: int = 3) -> SqliteStore:
    """A small database in WAL mode."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)")
        database.executemany("INSERT INTO person (name) VALUES (?)", [(f"Ҷамшед {n}",) for n in range(rows)])
        database.commit()
    return SqliteStore(path)


@pytest.fixture
def source(tmp_path: Path) -> SqliteStore:
    return make_sqlite(tmp_path / "source.sqlite3")


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "договор.png").write_bytes(b"\x89PNG of a contract")
    return folder


class Writer:
    """Commits rows from another thread until told to stop."""

    def __init__(self, path: Path) -> None:
        self.path, self.stop, self.commits = path, threading.Event(), 0
        self.begun = threading.Event()
        self.thread = threading.Thread(target=self.write)

    def write(self) -> None:
        with closing(sqlite3.connect(self.path, timeout=20)) as database:
            while not self.stop.is_set():
                database.execute("INSERT INTO person (name) VALUES (?)", (str(uuid.uuid4()),))
                database.commit()
                self.commits += 1
                self.begun.set()

    def __enter__(self) -> "Writer":
        self.thread.start()
        self.begun.wait(10)
        return self

    def __exit__(self, *details: object) -> None:
        self.stop.set()
        self.thread.join()


def test_drill_on_sqlite_while_a_writer_commits(source: SqliteStore, media: Path, tmp_path: Path) -> None:
    with Writer(source.path) as writer:
        committed_before = writer.commits
        manifest = back_up(source, media, tmp_path / "backup")
    target = SqliteStore(tmp_path / "elsewhere" / "safar.sqlite3")
    restore(target, tmp_path / "media2", tmp_path / "backup")
    assert target.digests() == manifest.tables
    assert 3 + committed_before <= manifest.tables["person"].rows <= 3 + writer.commits
    assert (tmp_path / "media2/images/договор.png").read_bytes() == b"\x89PNG of a contract"


def test_a_backup_does_not_overwrite_another(source: SqliteStore, tmp_path: Path) -> None:
    back_up(source, None, tmp_path / "backup")
    with pytest.raises(BackupError, match="not empty"):
        back_up(source, None, tmp_path / "backup")


def test_a_backup_is_for_its_owner_only(source: SqliteStore, tmp_path: Path) -> None:
    back_up(source, None, tmp_path / "backup")
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0


def test_restore_refuses_a_database_with_content(source: SqliteStore, tmp_path: Path) -> None:
    back_up(source, None, tmp_path / "backup")
    target = make_sqlite(tmp_path / "other.sqlite3", rows=9)
    before = target.digests()
    with pytest.raises(BackupError, match="--yes"):
        restore(target, None, tmp_path / "backup")
    assert target.digests() == before


def test_restore_replaces_when_told_to(source: SqliteStore, media: Path, tmp_path: Path) -> None:
    manifest = back_up(source, media, tmp_path / "backup")
    target, media2 = make_sqlite(tmp_path / "other.sqlite3", rows=9), tmp_path / "media2"
    media2.mkdir()
    (media2 / "stale.txt").write_text("to go")
    restore(target, media2, tmp_path / "backup", replace=True)
    assert target.digests() == manifest.tables
    assert [path.name for path in media2.iterdir()] == ["images"]


def test_restore_refuses_a_damaged_file_before_it_touches_anything(
    source: SqliteStore, tmp_path: Path
) -> None:
    back_up(source, None, tmp_path / "backup")
    data = bytearray((tmp_path / "backup" / "database.sqlite3").read_bytes())
    data[-1] ^= 1
    (tmp_path / "backup" / "database.sqlite3").write_bytes(data)
    with pytest.raises(BackupError, match="database.sqlite3 is missing or damaged"):
        restore(SqliteStore(tmp_path / "new.sqlite3"), None, tmp_path / "backup")
    assert not (tmp_path / "new.sqlite3").exists()


@pytest.mark.parametrize("text", ["", "[]", '{"format": 1}', '{"format": 2}'])
def test_restore_refuses_what_is_no_backup(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(BackupError):
        restore(SqliteStore(tmp_path / "new.sqlite3"), None, tmp_path)


def test_restore_notices_a_table_that_came_back_different(source: SqliteStore, tmp_path: Path) -> None:
    back_up(source, None, tmp_path / "backup")
    path = tmp_path / "backup" / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["tables"]["person"]["digest"] = "0" * 64
    path.write_text(json.dumps(manifest))
    with pytest.raises(BackupError, match="person"):
        restore(SqliteStore(tmp_path / "new.sqlite3"), None, tmp_path / "backup")


def test_restore_refuses_a_backup_of_another_engine(source: SqliteStore, tmp_path: Path) -> None:
    back_up(source, None, tmp_path / "backup")
    with pytest.raises(BackupError, match="this database is postgresql"):
        restore(PostgresStore({"NAME": "nowhere"}), None, tmp_path / "backup")


def test_a_digest_sees_changes_and_duplicates_but_not_the_order() -> None:
    one = TableDigest.of([b"a", b"b"])
    assert one == TableDigest.of([b"b", b"a"])
    assert one != TableDigest.of([b"a", b"c"])
    assert TableDigest.of([b"a", b"a"]).digest != TableDigest.of([]).digest
    assert differing_tables({"x": one, "y": one}, {"x": one, "z": one}) == ["y", "z"]


def test_the_command_says_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="manifest.json is missing"):
        call_command("restore", str(tmp_path))


@pytest.fixture
def empty_postgres(transactional_db: None) -> Iterator[Store]:
    """Another database on the same server, dropped afterwards."""
    settings = dict(connection.settings_dict)
    name = f"{settings['NAME']}_drill"
    maintenance = PostgresStore({**settings, "NAME": "postgres"})
    with psycopg.connect(maintenance.conninfo, password=maintenance.password, autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
        yield PostgresStore({**settings, "NAME": name})
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.skipif(not ON_POSTGRES, reason="needs DATABASE_URL=postgres://…")
def test_drill_on_postgresql_while_a_writer_commits(empty_postgres: Store, tmp_path: Path) -> None:
    source = PostgresStore(connection.settings_dict)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            User.objects.create_user(str(uuid.uuid4()))
        connection.close()

    writer = threading.Thread(target=write)
    User.objects.create_user("2000000001")
    writer.start()
    try:
        manifest = back_up(source, None, tmp_path / "backup")
    finally:
        stop.set()
        writer.join()
    restore(empty_postgres, None, tmp_path / "backup")
    assert empty_postgres.digests() == manifest.tables
    assert manifest.tables["accounts_user"].rows >= 1
    restore(empty_postgres, None, tmp_path / "backup", replace=True)  # over a full one, too
    assert empty_postgres.digests() == manifest.tables
