"""What `claims doctor` says about looking after the desk: guards, backups, what waits to be cleared, SQLite's log."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlmodel import col, select

from claims.cli.finding import Finding
from claims.desk.scales import read_scale, shipped
from claims.model.base import now
from claims.model.enums import Credibility
from claims.model.people import Event
from claims.settings import home
from claims.store.clearing import overdue
from claims.store.engine import reading
from claims.store.kept import KEPT, unguarded
from claims.store.queries.scales import scales

UNKNOWN = Credibility.UNKNOWN
BACKUP_DAYS = 7  # older than a week, a lost disk costs more than a week's work
WORTH_SAVING = 100  # events: a desk that was only tried out needs no backup
WAL_BYTES = 200_000_000  # SQLite writes its own back at 4 MB, unless a reader never ends


def guards(engine: Engine) -> Finding:
    """Whether the database itself refuses to change events, versions of verdicts, publications and snapshots."""
    with reading(engine) as session:
        missing = unguarded(session)
    if missing:
        says = f"a trigger that keeps rows from being changed is missing or off: {', '.join(missing)}"
        todo = "Find out who took it away; run claims audit verify; put it back with: claims db upgrade"
        return Finding("guards", False, says, todo)
    return Finding("guards", True, f"no row of {', '.join(KEPT)} can be changed")


def backups(engine: Engine) -> Finding:
    """How old the newest backup is."""
    made = select(Event.at).where(Event.action == "backup.made").order_by(col(Event.id).desc()).limit(1)
    with reading(engine) as session:
        last: datetime | None = session.exec(made).first()
        events = session.scalar(sa.select(sa.func.count()).select_from(Event)) or 0
    todo = "Run: claims backup FILE, and keep the file on another machine."
    if last is None:
        return Finding("backup", events < WORTH_SAVING, "none was made yet", todo if events >= WORTH_SAVING else None)
    days = (now() - last).days
    says = f"the last one was made {days} day{'' if days == 1 else 's'} ago"
    return Finding("backup", days <= BACKUP_DAYS, says, todo if days > BACKUP_DAYS else None)


def clearing(engine: Engine) -> Finding:
    """Whether something was put away longer ago than the policy keeps it; that is a choice, not a fault."""
    with reading(engine) as session:
        found = overdue(session)
    if not found:
        return Finding("put away", True, "nothing was put away longer ago than the policy keeps it")
    says = ", ".join(f"{len(ids)} of {table}" for table, ids in found.items())
    return Finding(
        "put away", True, f"kept longer than the policy asks: {says}", "To clear it: claims db clear --dry-run"
    )


def wal(engine: Engine) -> Finding:
    """Whether SQLite's write-ahead log is written back."""
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file or file == ":memory:":
        return Finding("write-ahead log", True, "looked after by the server")
    path = Path(f"{file}-wal")
    size = path.stat().st_size if path.exists() else 0
    says = f"{size / 1_000_000:.1f} MB"
    if size > WAL_BYTES:
        return Finding("write-ahead log", False, says, "Stop what reads the database without an end; restart the desk.")
    return Finding("write-ahead log", True, says)


def crosswalk(engine: Engine) -> Finding:
    """Whether the ratings that are offered say what they come closest to on other scales."""
    with reading(engine) as session:
        offered = [scale for scale in scales(session) if scale.retired_at is None]
    mute = [scale.name for scale in offered if all(one.credibility == UNKNOWN for one in scale.ratings)]
    by_name = {read_scale(home() / "data" / "scales" / f"{name}.json").name: name for name in shipped()}
    for name in mute:
        if name in by_name:
            says = f"the scale {name} was added before scales said what their ratings come closest to on others"
            todo = (
                f"Run: claims scales add {by_name[name]} --next-version. Verdicts on the older one keep their ratings."
            )
            return Finding("scales", False, says, todo)
    if mute:  # a desk's own scale: that is its choice
        says = f"{', '.join(mute)}: not said what the ratings come closest to on other scales (data/README.md)"
        return Finding("scales", True, says)
    return Finding("scales", True, "every scale says what its ratings come closest to on the others")


LATER: dict[str, Callable[[Engine], Finding]] = {
    "guards": guards,
    "backup": backups,
    "put away": clearing,
    "scales": crosswalk,
    "write-ahead log": wal,
}
