"""How the database is reached: one engine a URL, short sessions for reading and for writing.

Writers take turns on both databases: SQLite by BEGIN IMMEDIATE, PostgreSQL by an advisory lock. Every step is
short, the audit log needs one order anyway, and a rule checked inside a step still holds when it commits.
"""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, create_engine

from claims.errors import StoreError

BUSY_SECONDS = 20  # how long a writer waits for its turn; steps take milliseconds
# Seconds between two tries of a SQLite writer, by how long it has waited: a step takes a few milliseconds, a hundred
# people who try every 50 ms leave the processor to whoever saves, and half of BUSY_SECONDS puts one before the others.
PAUSES = ((0.05, 0.002), (BUSY_SECONDS / 2, 0.05), (float("inf"), 0.01))
WRITER_LOCK = 0x636C61696D73  # "claims" in ASCII: the advisory lock that PostgreSQL writers take in turn
NETWORK_FILESYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "davfs"}
MOUNTS = Path("/proc/mounts")  # what is mounted where; only Linux has it


@cache
def engine_for(url: str) -> Engine:
    """The engine of this process for a database URL. Raises StoreError for a URL it cannot use."""
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError:
        # The address is not repeated: it may hold a password.
        raise StoreError(
            "CLAIMS_DATABASE_URL is no database URL. Write sqlite:///path/claims.db or postgresql://user@host/name."
        ) from None
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return _sqlite(parsed)
    if backend in {"postgresql", "postgres"}:  # the short form is what hosting services hand out
        return _postgresql(parsed)
    raise StoreError(f"Claims keeps its data in SQLite or PostgreSQL, not in {backend!r}.")


def _sqlite(url: sa.URL) -> Engine:
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        check_folder(Path(url.database).parent)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def check_folder(folder: Path, *, mounts: Path = MOUNTS) -> None:
    """Make the folder of a SQLite file. Raises StoreError when that fails, or when the folder is on a network.

    SQLite cannot trust the locks of a network file system; `mounts` is the table that says what is mounted where.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} for the database cannot be made ({error.strerror}). "
            "Set CLAIMS_DATABASE_URL to a place you may write to."
        ) from None
    kind = filesystem_of(folder, mounts=mounts)
    if kind in NETWORK_FILESYSTEMS:
        raise StoreError(
            f"{folder} is on a network file system ({kind}), where SQLite loses data. "
            "Keep the database on a local disk, or use PostgreSQL (docs/database.md)."
        )


def filesystem_of(folder: Path, *, mounts: Path) -> str | None:
    """The type of the file system a folder is on, as Linux names it; None where that cannot be told."""
    if not mounts.is_file():
        return None
    depth, found = 0, None
    resolved = folder.resolve()
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, kind, *_ = line.split(" ")
        place = Path(_unescaped(point))
        # Of two mounts on one folder the later one counts: automounters mount the share over themselves.
        if resolved.is_relative_to(place) and len(place.parts) >= depth:
            depth, found = len(place.parts), kind
    return found


def _unescaped(point: str) -> str:
    r"""A mount point with its escapes (`\040` for a space) read; https://man7.org/linux/man-pages/man5/fstab.5.html."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    connection.create_function("lower", 1, _lower, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
    # 16 MB, not 2: a search among a million passages takes a tenth less, and more than that brings nothing.
    connection.execute("PRAGMA cache_size = -16000")
    _use_wal(connection)
    # A save that was confirmed survives a power cut, not just a killed process.
    connection.execute("PRAGMA synchronous = FULL")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite's busy timeout does not wait for this lock, which two processes want on a new file."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" in str(error) and time.monotonic() < deadline:
                time.sleep(0.02)
                continue
            if "readonly" not in str(error):  # a read-only file can still be read
                raise
        return


def _lower(text: str | None) -> str | None:
    """What SQLite's own lower() leaves out: it knows only the letters of English."""
    return text.lower() if text is not None else None


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("claims_writes"):
        _begin_in_turn(cast("sqlite3.Connection", connection.connection.dbapi_connection))
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_in_turn(database: sqlite3.Connection) -> None:
    """Wait for the turn to write, BUSY_SECONDS at most. Raises what SQLite says is in the way.

    SQLite's own waiting asks ever less often, up to every tenth of a second, so that newcomers overtake whoever has
    waited longest: of a hundred people taking the next claim, 84 were refused after ten seconds. Here whoever has
    waited long asks most often.
    """
    begun = time.monotonic()
    database.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - begun
                # The low byte is the kind of error.
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or waited > BUSY_SECONDS:
                    raise
                time.sleep(next(pause for most, pause in PAUSES if waited < most))
            else:
                return
    finally:
        database.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")


def _postgresql(url: sa.URL) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise StoreError("PostgreSQL needs an extra: pip install 'claims-desk[postgres]'.") from None
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that only reads; it never waits for writers. Raises StoreError when the database cannot be read."""
    with _translated(), Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that waits for its turn to write. Nothing is stored unless the block itself commits.

    Raises StoreError when the database is read-only, full, or busy for longer than BUSY_SECONDS.
    """
    with (
        _translated(),
        Session(engine.execution_options(claims_writes=True), expire_on_commit=False) as session,
    ):
        if engine.dialect.name == "postgresql":
            session.connection().execute(sa.text(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'"))
            session.connection().execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER_LOCK)))
        yield session


# What the driver says, and what a person can do about it.
SENTENCES = (
    ("readonly database", "The database is read-only. Check who may write to its file and folder."),
    ("read-only transaction", "The database is read-only just now. Ask whoever runs PostgreSQL."),
    (
        "unable to open database file",
        "The database file cannot be opened. Check its folder and who may write there.",
    ),
    ("database or disk is full", "The disk is full; nothing was stored. Free some space and try again."),
    ("no space left", "The disk is full; nothing was stored. Free some space and try again."),
    ("disk i/o error", "The disk reports an error; nothing was stored. Check the disk before going on."),
    ("database is locked", "Someone else has been saving for too long; nothing was stored. Try again."),
    ("lock timeout", "Someone else has been saving for too long; nothing was stored. Try again."),
    ("could not decode to utf-8", "The database file is damaged. Restore a backup."),
    ("file is not a database", "The file is no SQLite database. Check CLAIMS_DATABASE_URL."),
    ("malformed", "The database file is damaged. Restore a backup."),
    ("no such table", "The database has no tables yet, or old ones. Run: claims db upgrade"),
    ("no such column", "The database has old tables. Run: claims db upgrade"),
    ("password authentication failed", "PostgreSQL refuses the name or the password. Check CLAIMS_DATABASE_URL."),
    ("too many", "PostgreSQL takes no more connections just now. Try again, or ask whoever runs it."),
    ("server closed the connection", "The connection to PostgreSQL broke. Look whether it was stored, then try again."),
    ("terminating connection", "The connection to PostgreSQL broke. Look whether it was stored, then try again."),
    (
        "does not exist",
        "The database, or a table in it, does not exist. Create it, then run: claims db upgrade",
    ),
    ("connection refused", "PostgreSQL does not answer at that address. Is it running?"),
    ("connection failed", "PostgreSQL does not answer at that address. Check CLAIMS_DATABASE_URL."),
)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:  # a search asks the driver itself
        said = str(getattr(error, "orig", error)).lower()
        for part, sentence in SENTENCES:
            if part in said:
                raise StoreError(sentence) from error
        raise
    except sa.exc.TimeoutError as error:  # every connection of the pool is in use, for half a minute
        raise StoreError("The database is too busy just now; nothing was stored. Try again.") from error
