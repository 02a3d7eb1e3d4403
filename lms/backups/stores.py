"""How each kind of database is copied and read back."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import sql

from lms.backups.manifest import BackupError, TableDigest

Digests = dict[str, TableDigest]


class Store(Protocol):
    """A database that can be dumped, loaded and digested."""

    engine: str
    file_name: str

    def dump(self, target: Path) -> Digests:
        """Write the database as of one moment to ``target``; the digests are of that same moment."""

    def load(self, source: Path) -> None:
        """Replace the database by the dump in ``source``, wholly or not at all."""

    def is_empty(self) -> bool:
        """Whether the database has no table."""

    def digests(self) -> Digests:
        """The digest of every table as it is now."""


class SqliteStore:
    """An SQLite file. Copied by SQLite itself: copying the file under load misses committed rows."""

    engine = "sqlite"
    file_name = "database.sqlite3"

    def __init__(self, path: Path) -> None:
        self.path = path

    def dump(self, target: Path) -> Digests:
        if not self.path.exists():
            raise BackupError(f"There is no database at {self.path}.")
        with (
            closing(sqlite3.connect(self.path, timeout=20)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without -wal beside it
        return SqliteStore(target).digests()

    def load(self, source: Path) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Through SQLite, not by moving a file: an old -wal file beside a new database would spoil it.
        with (
            closing(sqlite3.connect(source)) as copy,
            closing(sqlite3.connect(self.path, timeout=20)) as target,
        ):
            copy.backup(target)
            target.execute("PRAGMA journal_mode=WAL")

    def is_empty(self) -> bool:
        return not self.path.exists() or not self.digests()

    def digests(self) -> Digests:
        with closing(sqlite3.connect(self.path, timeout=20)) as connection:
            connection.text_factory = bytes  # text as it is stored, be it valid UTF-8 or not
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
            ).fetchall()
            return {name.decode(): self._digest(connection, name.decode()) for (name,) in names}

    @staticmethod
    def _digest(connection: sqlite3.Connection, table: str) -> TableDigest:
        quoted = '"' + table.replace('"', '""') + '"'
        return TableDigest.of(repr(row).encode() for row in connection.execute(f"SELECT * FROM {quoted}"))


class PostgresStore:
    """A PostgreSQL database, by pg_dump and psql of the same or a newer version."""

    engine = "postgresql"
    file_name = "database.dump"

    def __init__(self, settings: dict[str, Any]) -> None:
        """``settings`` is an entry of Django's DATABASES."""
        named = {
            "dbname": settings["NAME"],
            "user": settings.get("USER"),
            "host": settings.get("HOST"),
            "port": settings.get("PORT"),
            "sslmode": settings.get("OPTIONS", {}).get("sslmode"),
            "sslrootcert": settings.get("OPTIONS", {}).get("sslrootcert"),
        }
        self.conninfo = psycopg.conninfo.make_conninfo(
            **{key: value for key, value in named.items() if value}
        )
        self.password = str(settings.get("PASSWORD") or "")

    def dump(self, target: Path) -> Digests:
        with self._connect() as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            row = connection.execute("SELECT pg_export_snapshot()").fetchone()
            assert row is not None  # a function without FROM always answers one row
            whole = ("-Fc", "--no-owner", "--no-privileges", f"--snapshot={row[0]}")
            self._run("pg_dump", *whole, f"--file={target}", self._to)
            return self._digests(connection)

    def load(self, source: Path) -> None:
        script = source.with_suffix(".sql")
        try:
            self._run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source))
            # One transaction: a restore that fails half-way leaves what was there.
            quiet = ("-q", "-X", "-o", os.devnull, "-v", "ON_ERROR_STOP=1")
            self._run("psql", "-1", *quiet, self._to, "-c", self._drop_all(), "-f", str(script))
        finally:
            script.unlink(missing_ok=True)

    def is_empty(self) -> bool:
        with self._connect() as connection:
            return not self._tables(connection)

    def digests(self) -> Digests:
        with self._connect() as connection:
            return self._digests(connection)

    @property
    def _to(self) -> str:
        return f"--dbname={self.conninfo}"

    def _connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        return psycopg.connect(self.conninfo, password=self.password or None)

    def _run(self, program: str, *arguments: str) -> None:
        """Run a client program; the password goes by the environment, where other users cannot see it."""
        environment = {**os.environ, **({"PGPASSWORD": self.password} if self.password else {})}
        try:
            result = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True)
        except FileNotFoundError as error:
            raise BackupError(f"{program} is missing: apt-get install postgresql-client") from error
        if result.returncode:
            raise BackupError(f"{program} failed: {result.stderr.strip()}")

    @staticmethod
    def _tables(connection: "psycopg.Connection[tuple[Any, ...]]") -> list[str]:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [row[0] for row in rows]

    def _drop_all(self) -> str:
        """SQL that drops every table we see."""
        with self._connect() as connection:
            tables = self._tables(connection)
            names = sql.SQL(", ").join(sql.Identifier("public", name) for name in tables)
            statement = sql.SQL("DROP TABLE {} CASCADE").format(names)
            return statement.as_string(connection) if tables else "SELECT 1"

    def _digests(self, connection: "psycopg.Connection[tuple[Any, ...]]") -> Digests:
        connection.execute("SET LOCAL timezone = 'UTC'")
        return {table: TableDigest.of(self._rows(connection, table)) for table in self._tables(connection)}

    @staticmethod
    def _rows(connection: "psycopg.Connection[tuple[Any, ...]]", table: str) -> Iterator[bytes]:
        """Every row as PostgreSQL's own text of it, streamed."""
        with connection.cursor(name="digest") as cursor:
            cursor.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier("public", table)))
            for (text,) in cursor:
                yield text.encode()


def store_for(settings: dict[str, Any]) -> Store:
    """The store of an entry of Django's DATABASES."""
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        return SqliteStore(Path(settings["NAME"]))
    return PostgresStore(settings)
