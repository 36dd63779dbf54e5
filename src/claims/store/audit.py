"""The audit log: append-only, each event carrying the hash of the one before, so that any change shows."""

import hashlib
import json
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import LogBroken
from claims.model.base import now
from claims.model.people import Event

START = "0" * 64  # the hash "before" the first event


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a log that verifies: how many events, and the hash of the last one."""

    events: int
    hash: str


_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)  # made once: faster


def canonical(value: object) -> str:
    """JSON with one spelling for one value: sorted keys, no spaces, everything else as it is."""
    return _JSON.encode(value)


def hash_of(event: Event) -> str:
    """SHA-256 (hex) over every field of an event but its own hash, the hash of the one before included."""
    return hash_of_fields({**event.model_dump(exclude={"hash"}), "at": written(event.at)})


def hash_of_fields(fields: Mapping[str, Any]) -> str:
    """The same over the fields as `claims audit export` writes them, without `hash`."""
    return hashlib.sha256(canonical(fields).encode()).hexdigest()


def written(at: datetime) -> str:
    """A time as the log hashes and exports it: ISO 8601 in UTC with six digits of a second."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def append(
    session: Session,
    *,
    action: str,
    entity: str,
    entity_id: int,
    actor_id: int | None,
    article_id: int | None = None,
    claim_id: int | None = None,
    data: dict[str, Any] | None = None,
    reason: str | None = None,
) -> Event:
    """Add one event to the end of the log, inside the caller's transaction, and return it.

    Only for sessions of `engine.writing`: writers take turns, so the last event stays the last one.
    """
    head = _head(session)
    event = Event(
        id=head.events + 1,
        at=now(),
        actor_id=actor_id,
        action=action,
        entity=entity,
        entity_id=entity_id,
        article_id=article_id,
        claim_id=claim_id,
        data=canonical(data or {}),
        reason=reason,
        previous_hash=head.hash,
        hash="",
    )
    event.hash = hash_of(event)
    session.add(event)
    session.info["log"] = (session.get_transaction(), Head(events=event.id, hash=event.hash))
    return event


def _head(session: Session) -> Head:
    """The end of the log: read once a transaction, then kept, for steps that write thousands of events."""
    transaction, head = session.info.get("log", (None, None))
    if transaction is not None and transaction is session.get_transaction():
        return cast("Head", head)
    return last(session)


def last(session: Session) -> Head:
    """The end of the log as it stands, not verified."""
    newest = session.exec(select(Event).order_by(col(Event.id).desc()).limit(1)).first()
    return Head(events=newest.id, hash=newest.hash) if newest else Head(events=0, hash=START)


def verify(session: Session) -> Head:
    """Read the whole log in order and return its head. Raises LogBroken naming the first event that is wrong.

    Finds events that were changed, inserted, reordered, or removed from anywhere but the end; that shows only beside
    a hash that was kept elsewhere (`find`).
    """
    return find(session, "")[0]


def find(session: Session, hash_kept: str) -> tuple[Head, int | None]:
    """The head of a log that verifies, and the number of the event with this hash; None where no event has it."""
    head = Head(events=0, hash=START)
    found = 0 if hash_kept == START else None
    with closing(stored_events(session)) as events:  # a broken log ends the reading before its end
        for fields in events:
            head = _next(head, fields)
            if head.hash == hash_kept:
                found = head.events
    return head, found


FIELDS = tuple(Event.model_fields)  # in the order in which they are stored and exported
CHUNK = 1000  # events in memory at once


def stored_events(session: Session, *where: sa.ColumnElement[bool]) -> Generator[dict[str, Any], None, None]:
    """The events in order, each as its fields with the time as it is hashed; in constant memory, however many."""
    table = sa.inspect(Event).local_table
    columns: list[sa.ColumnElement[Any]] = [table.c[name] for name in FIELDS]
    if session.get_bind().dialect.name == "sqlite":  # keeps whatever is written by hand, so a time may be no time
        columns[FIELDS.index("at")] = sa.type_coerce(table.c.at, sa.String())
    query = sa.select(*columns).where(*where).order_by(table.c.id)
    with session.connection().execute(query, execution_options={"yield_per": CHUNK}) as rows:
        for row in rows:
            yield _as_hashed(dict(zip(FIELDS, row, strict=True)))


def _as_hashed(fields: dict[str, Any]) -> dict[str, Any]:
    try:
        at = fields["at"]
        at = at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=UTC)
    except (TypeError, ValueError):
        number = fields["id"]
        raise LogBroken(f"Event {number} was changed after it was written: its time is no time.", number) from None
    return {**fields, "at": written(at)}


def _next(head: Head, fields: dict[str, Any]) -> Head:
    number, due, said = fields["id"], head.events + 1, fields.pop("hash")
    if number < due:
        raise LogBroken(f"Event {number} does not belong in the log, which begins with event 1.", number)
    if number > due:
        raise LogBroken(f"Event {due} is missing: the next one in the log is event {number}.", due)
    if fields["previous_hash"] != head.hash:
        raise LogBroken(f"Event {number} does not follow the one before it.", number)
    if said != hash_of_fields(fields):
        raise LogBroken(f"Event {number} ({fields['action']}) was changed after it was written.", number)
    return Head(events=number, hash=said)
