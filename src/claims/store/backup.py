"""A desk in one file: a SQLite database with the desk's own tables, whichever database it comes from or goes into."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from claims.errors import InputError, StoreError
from claims.model.tables import metadata
from claims.store import audit
from claims.store.engine import WRITER_LOCK, engine_for, reading
from claims.store.kept import KEPT
from claims.store.upgrade import upgrade

CHUNK = 1000  # rows in memory at once


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a desk: counted, and with a log that verifies."""

    articles: int
    claims: int
    head: audit.Head


def contents(engine: Engine) -> Contents:
    """What is in a desk, its log verified. Raises LogBroken."""
    with reading(engine) as session:
        articles, claims = (
            session.scalar(sa.select(sa.func.count()).select_from(metadata.tables[name])) or 0
            for name in ("article", "claim")
        )
        return Contents(articles=articles, claims=claims, head=audit.verify(session))


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    """The desk in a file of one's own, closed at the end with nothing left beside it."""
    engine = engine_for(f"sqlite:///{path}")
    try:
        yield engine
    finally:
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path)) as own:  # it may be no database
            own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A file beside the target, to become it: whatever happens, nothing is left of it."""
    path = target.with_name(f".{target.name[:100]}.{os.getpid()}.unfinished")
    path.unlink(missing_ok=True)
    try:
        yield path
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}). Choose another place.") from None
    except sqlite3.Error as error:
        raise InputError(f"{target} cannot be written ({error}). Choose another place.") from None
    finally:
        for end in ("", "-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)


def back_up(engine: Engine, target: Path) -> Contents:
    """Write the desk as it stands at one moment into a file, while others go on working; what is in it.

    The copy is checked (undamaged, log verifies) before it takes the place of what was there.
    """
    with unfinished(target) as path:
        if engine.dialect.name == "sqlite":
            _copy_file(str(engine.url.database), path)
        else:
            _copy_server(engine, path)
        with opened(path) as copy:
            check_whole(copy, "The copy")
            found = contents(copy)
        path.chmod(0o600)  # everything the desk knows, sources in confidence too
        with path.open("rb") as file:
            os.fsync(file.fileno())
        path.replace(target)
    return found


def check_whole(engine: Engine, what: str) -> None:
    """Raise StoreError where a SQLite file is damaged or a row points at one that is gone."""
    with reading(engine) as session:
        said = session.scalar(sa.text("PRAGMA integrity_check(1)"))
        astray = session.execute(sa.text("PRAGMA foreign_key_check")).first()
    if said != "ok" or astray:
        raise StoreError(f"{what} is damaged: {said if said != 'ok' else f'row {astray[1]} of {astray[0]}'}.")  # type: ignore[index]


def _copy_file(source: str, path: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(path)) as new:
        old.backup(new)


def _copy_server(engine: Engine, path: Path) -> None:
    with opened(path) as copy:
        upgrade(copy)
        snapshot = engine.execution_options(isolation_level="REPEATABLE READ")
        with snapshot.connect() as old, copy.execution_options(claims_writes=True).begin() as new:
            new.execute(sa.text("PRAGMA defer_foreign_keys = ON"))
            copy_rows(old, new)


def copy_rows(old: Connection, new: Connection) -> None:
    """Every row of every table into empty ones of the same schema, in constant memory."""
    for table in metadata.sorted_tables:
        query = sa.select(table).order_by(*table.primary_key.columns)
        with old.execute(query, execution_options={"yield_per": CHUNK}) as rows:
            for block in rows.mappings().partitions(CHUNK):
                new.execute(sa.insert(table), [dict(row) for row in block])
    passage = metadata.tables["passage"]  # a trigger counts `changed` up: what was stored is put back
    counted = sa.update(passage).where(passage.c.id == sa.bindparam("of")).values(changed=sa.bindparam("to"))
    with old.execute(sa.select(passage.c.id, passage.c.changed), execution_options={"yield_per": CHUNK}) as rows:
        for part in rows.partitions(CHUNK):
            new.execute(counted, [{"of": number, "to": changed} for number, changed in part])


def into_file(path: Path, target: str, first: Callable[[], object] = lambda: None) -> None:
    """Put a checked copy into the place of a SQLite desk, in one transaction that its writers wait for.

    `first` is called before anything is replaced, when nobody else can write any more.
    """
    called = False

    def begun(status: int, remaining: int, total: int) -> None:
        nonlocal called
        if status == sqlite3.SQLITE_OK and not called:  # the first page is copied, and the lock is ours to the end
            called = True
            first()

    with closing(sqlite3.connect(path)) as new, closing(sqlite3.connect(target, timeout=30)) as old:
        new.backup(old, pages=1, progress=begun)


def into_server(path: Path, engine: Engine, first: Callable[[], object] = lambda: None) -> None:
    """Put a checked copy into the place of a PostgreSQL desk, all of it or nothing.

    `first` is called before anything is replaced, when nobody else can write any more.
    """
    upgrade(engine)
    tables = metadata.sorted_tables
    with opened(path) as copy, copy.connect() as old, engine.begin() as new:
        new.execute(sa.text("SET LOCAL lock_timeout = '30s'"))
        new.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER_LOCK)))
        first()
        for name in KEPT:
            new.execute(sa.text(f"ALTER TABLE {name} DISABLE TRIGGER USER"))
        names = ", ".join(f'"{table.name}"' for table in tables)
        new.execute(sa.text(f"TRUNCATE {names} RESTART IDENTITY"))
        own = [(table.name, key.name) for table in tables for key in table.foreign_key_constraints]
        _set_keys(new, own, "DEFERRABLE INITIALLY DEFERRED")  # a claim may point at a later one
        copy_rows(old, new)
        new.execute(sa.text("SET CONSTRAINTS ALL IMMEDIATE"))
        _set_keys(new, own, "NOT DEFERRABLE")
        for table in tables:
            if "id" in table.c and table.c.id.autoincrement is not False:
                after = f'SELECT setval(s, (SELECT coalesce(max(id), 0) + 1 FROM "{table.name}"), false) '
                new.execute(sa.text(after + f"FROM pg_get_serial_sequence('\"{table.name}\"', 'id') AS s"))
        for name in KEPT:
            new.execute(sa.text(f"ALTER TABLE {name} ENABLE TRIGGER USER"))


def _set_keys(connection: Connection, keys: Sequence[tuple[str, object]], how: str) -> None:
    for table, name in keys:
        connection.execute(sa.text(f'ALTER TABLE "{table}" ALTER CONSTRAINT "{name}" {how}'))
