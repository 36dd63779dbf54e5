"""A backup put in the place of a desk: checked first, the desk that was there kept beside, and said in the log."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.errors import ClaimsError, InputError, NotFound, Refused, StoreError
from claims.model.base import now
from claims.review import steps
from claims.store import audit
from claims.store.backup import Contents, back_up, check_whole, contents, into_file, into_server, opened, unfinished
from claims.store.engine import engine_for, reading
from claims.store.queries.situations import person_named
from claims.store.upgrade import current, upgrade


def restore(file: Path, url: str, *, replace: bool = False, who: str | None = None) -> tuple[Contents, Path | None]:
    """Put a backup in the place of the desk at `url`; what it holds now, and where the desk that was there is kept.

    Raises Refused when there is a desk with events and `replace` is not given; InputError for what is no backup;
    StoreError or LogBroken for a damaged one. Then the desk is as it was.
    """
    if not file.is_file():
        raise NotFound(f"There is no file {file}.")
    engine = engine_for(url)
    events = _events(engine)
    if events and not replace:
        raise Refused([f"The desk has {events} events already. Give --replace to put the backup in its place."])
    place = Path(engine.url.database or "") if engine.dialect.name == "sqlite" else file
    with unfinished(place.with_name(f"{place.name}.restored")) as path:
        shutil.copyfile(file, path)
        with opened(path) as copy:
            held = _made_ready(copy, file, who)
        kept = _beside(engine, place, at=now()) if events or events is None else None
        if engine.dialect.name == "sqlite":
            engine.dispose()
            if kept and events is None:
                _put_aside(place, kept)
            _into_file(engine, path, place, kept)
        else:
            into_server(path, engine, lambda: kept and back_up(engine, kept))
    _check_held(engine, held)
    return held, kept


def _into_file(engine: Engine, path: Path, place: Path, kept: Path | None) -> None:
    """Keep the desk that is there and put the copy into its place; one that does not verify is put aside as it is."""

    def keep() -> None:
        if kept and not kept.exists():
            _keep(engine, kept)

    try:
        into_file(path, str(place), keep)
    except _CannotBeKept:
        assert kept is not None
        engine.dispose()
        _put_aside(place, kept)
        into_file(path, str(place))


def _put_aside(place: Path, kept: Path) -> None:
    for end in ("", "-wal", "-shm"):
        if (part := Path(f"{place}{end}")).exists():
            part.replace(f"{kept}{end}")


class _CannotBeKept(Exception):
    pass


def _keep(engine: Engine, kept: Path) -> None:
    try:
        back_up(engine, kept)
    except (ClaimsError, sa.exc.DBAPIError, sqlite3.Error) as error:
        raise _CannotBeKept from error


def _check_held(engine: Engine, held: Contents) -> None:
    """Raise StoreError unless the desk holds what was restored; others may have gone on with it since."""
    with reading(engine) as session:
        _, at = audit.find(session, held.head.hash)
    if at != held.head.events:
        raise StoreError("The desk does not hold what the backup held; do not go on with it.")


def _made_ready(copy: Engine, file: Path, who: str | None) -> Contents:
    """Check a copy of the backup, bring it up to date and write into its log that it is restored."""
    try:
        revision = current(copy)
    except (ClaimsError, sa.exc.DBAPIError):
        revision = None
    if revision is None:
        raise InputError(f"{file} is no backup of a desk.")
    check_whole(copy, "The backup")
    upgrade(copy)
    with reading(copy) as session:
        before = audit.verify(session)
        actor = person_named(session, who).id if who else None
    steps.log_restored(copy, actor_id=actor, file=file.name, events=before.events, head=before.hash)
    return contents(copy)


def _events(engine: Engine) -> int | None:
    """How many events the desk has; None for a damaged SQLite file."""
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        return 0
    try:
        with reading(engine) as session:
            if not sa.inspect(session.connection()).has_table("event"):
                return 0
            return session.scalar(sa.text("SELECT count(*) FROM event")) or 0
    except (StoreError, sa.exc.DBAPIError):
        if engine.dialect.name != "sqlite":
            raise
        return None


def _beside(engine: Engine, place: Path, *, at: datetime) -> Path:
    """Where the desk that is there is kept."""
    stem = place.name if engine.dialect.name == "sqlite" else engine.url.database
    return place.with_name(f"{stem}.before-{at:%Y%m%dT%H%M%S%f}")
