"""What tests do to databases that the desk never does: make and drop them, empty them, change what triggers keep."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.model.tables import metadata
from claims.store.engine import engine_for
from claims.store.upgrade import upgrade


def administer(server: str, statement: str) -> None:
    """Run one statement that PostgreSQL wants outside of a transaction."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


@cache
def _upgraded() -> bytes:
    """A SQLite file with all tables and no rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        engine = engine_for(f"sqlite:///{path}")
        upgrade(engine)
        engine.dispose()  # what was written stands in the file itself now
        return path.read_bytes()


def on_file(path: Path) -> Engine:
    """An engine on an upgraded SQLite file made here: a copy, because to upgrade takes a fifth of a second."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_upgraded())
    return engine_for(f"sqlite:///{path}")


def database(url: str, name: str) -> str:
    return sa.make_url(url).set(database=name).render_as_string(hide_password=False)


@contextmanager
def tampering(engine: Engine) -> Iterator[sa.Connection]:
    """A connection that changes what the database's triggers would keep: whoever owns the file can do that."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
            yield connection
            return
        kept = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_kept_%'"
        triggers = connection.execute(sa.text(kept)).all()
        for name, _ in triggers:
            connection.execute(sa.text(f"DROP TRIGGER {name}"))
        yield connection
        for _, statement in triggers:
            connection.execute(sa.text(statement))


def empty(engine: Engine) -> None:
    with tampering(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SET LOCAL lock_timeout = '5s'"))
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
            if engine.dialect.name == "postgresql" and "id" in table.c:  # SQLite counts from 1 again by itself
                restart = "SELECT setval(sequence, 1, false) FROM pg_get_serial_sequence(:name, 'id') AS sequence"
                connection.execute(sa.text(restart), {"name": f'"{table.name}"'})
