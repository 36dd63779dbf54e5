"""The texts of sources as they were read, and whether quoted words stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.situation import Person
from claims.model.tables import Snapshot
from claims.reading.drift import instead, stands
from claims.store.queries.confidential import source_open_to


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """One reading of a source, without its text."""

    id: int
    retrieved_at: datetime
    sha256: str
    url: str | None
    archive_url: str | None
    characters: int


@dataclass(frozen=True, slots=True)
class Drift:
    """Whether quoted words stand in what was read of their source."""

    read_at: datetime  # the newest text
    stands: bool  # in the newest text
    stood_at: datetime | None = None  # the newest text in which they stand; None: in none
    instead: str | None = None  # what the newest text says there, where it is known
    changed: bool = False  # the newest text differs from the one before


def newest_snapshot(session: Session, source_id: int) -> Snapshot | None:
    """The newest text of a source; None where none was read."""
    query = select(Snapshot).where(Snapshot.source_id == source_id).order_by(col(Snapshot.id).desc()).limit(1)
    return session.exec(query).first()


def snapshots(session: Session, source_id: int, viewer: Person | None = None) -> list[SnapshotLine]:
    """What was read of a source, newest first; empty for a source that the viewer may not see."""
    if not source_open_to(session, source_id, viewer):
        return []
    query = sa.select(
        col(Snapshot.id),
        col(Snapshot.retrieved_at),
        col(Snapshot.sha256),
        col(Snapshot.url),
        col(Snapshot.archive_url),
        sa.func.length(Snapshot.text),
    )
    rows = session.execute(query.where(col(Snapshot.source_id) == source_id).order_by(col(Snapshot.id).desc()))
    return [SnapshotLine(*row) for row in rows]


def drift(session: Session, source_id: int, quotes: Sequence[str], viewer: Person | None = None) -> list[Drift | None]:
    """For each quote of a source, whether it stands in what was read; None where nothing was read or may be seen."""
    newest = newest_snapshot(session, source_id) if source_open_to(session, source_id, viewer) else None
    if newest is None:
        return [None] * len(quotes)
    before = select(Snapshot.sha256).where(Snapshot.source_id == source_id, col(Snapshot.id) < newest.id)
    previous = session.exec(before.order_by(col(Snapshot.id).desc()).limit(1)).first()
    changed = previous is not None and previous != newest.sha256
    return [_drift(session, newest, quote, changed=changed) for quote in quotes]


def _drift(session: Session, newest: Snapshot, quote: str, *, changed: bool) -> Drift:
    if stands(quote, newest.text):
        return Drift(newest.retrieved_at, stands=True, stood_at=newest.retrieved_at, changed=changed)
    earlier = select(Snapshot.id).where(Snapshot.source_id == newest.source_id, col(Snapshot.id) < newest.id)
    for each in session.exec(earlier.order_by(col(Snapshot.id).desc())).all():  # one text in memory at a time
        before = session.get_one(Snapshot, each)
        if stands(quote, before.text):
            said = instead(quote, before.text, newest.text)
            return Drift(newest.retrieved_at, stands=False, stood_at=before.retrieved_at, instead=said, changed=changed)
        session.expunge(before)
    return Drift(newest.retrieved_at, stands=False, changed=changed)
