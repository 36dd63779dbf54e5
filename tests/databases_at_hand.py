"""What tests do to databases that the desk never does: make and drop them, empty them, change what triggers keep."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.model.tables import metadata
from claims.store.engine import engine_for
from claims.store.upgrade import upgrade

Rows = dict[sa.Table, list[dict[str, Any]]]


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
    tables = list(reversed(metadata.sorted_tables))
    with tampering(engine) as connection:
        if engine.dialect.name == "postgresql":
            deleted = "; ".join(f'DELETE FROM "{table.name}"' for table in tables)
            # All at once: a question to the server takes as long as the answer. SQLite counts from 1 again by itself.
            anew = _counting_from("1, false", tables)
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '5s'; {deleted}; {anew}")
            return
        for table in tables:
            connection.execute(table.delete())


def rows_of(engine: Engine) -> Rows:
    """Everything that is stored, by table."""
    with engine.connect() as connection:
        found = {table: connection.execute(table.select()).mappings().all() for table in metadata.sorted_tables}
    return {table: [dict(row) for row in rows] for table, rows in found.items() if rows}


def put_back(engine: Engine, rows: Rows) -> None:
    """Store in an empty database what was read from one."""
    with tampering(engine) as connection:
        for table, of_it in rows.items():
            connection.execute(table.insert(), of_it)
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(_counting_from("(SELECT max(id) FROM {name})", list(rows)))


def _counting_from(number: str, tables: list[sa.Table]) -> str:
    """What makes PostgreSQL give the next rows of these tables the numbers after this one."""
    sequences = "SELECT setval(pg_get_serial_sequence('{name}', 'id'), " + number + ")"
    return "; ".join(sequences.format(name=f'"{table.name}"') for table in tables if "id" in table.c)
