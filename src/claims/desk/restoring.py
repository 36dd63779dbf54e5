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
        kept = _kept(engine, place, at=now()) if events or events is None else None
        if engine.dialect.name == "sqlite":
            engine.dispose()
            into_file(path, str(place))
        else:
            into_server(path, engine)
    if contents(engine) != held:
        raise StoreError("The desk does not hold what the backup held; do not go on with it.")
    return held, kept


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


def _kept(engine: Engine, place: Path, *, at: datetime) -> Path:
    """Keep the desk that is there in a file beside; a damaged one is put aside as it is."""
    stem = place.name if engine.dialect.name == "sqlite" else engine.url.database
    beside = place.with_name(f"{stem}.before-{at:%Y%m%dT%H%M%S%f}")
    try:
        back_up(engine, beside)
    except (ClaimsError, sa.exc.DBAPIError, sqlite3.Error):
        if engine.dialect.name != "sqlite":
            raise
        engine.dispose()
        for end in ("", "-wal", "-shm"):
            if (part := Path(f"{place}{end}")).exists():
                part.replace(f"{beside}{end}")
    return beside
