"""The audit log: append-only, each event carrying the hash of the one before, so that any change shows."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, cast

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


def canonical(value: object) -> str:
    """JSON with one spelling for one value: sorted keys, no spaces, everything else as it is."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def hash_of(event: Event) -> str:
    """SHA-256 (hex) over every field of an event but its own hash, the hash of the one before included."""
    fields = event.model_dump(exclude={"hash"})
    fields["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(canonical(fields).encode()).hexdigest()


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
    last = session.exec(select(Event).order_by(col(Event.id).desc()).limit(1)).first()
    return Head(events=last.id, hash=last.hash) if last else Head(events=0, hash=START)


def verify(session: Session) -> Head:
    """Read the whole log in order and return its head. Raises LogBroken naming the first event that is wrong.

    Finds events that were changed, inserted, reordered, or removed from anywhere but the end.
    """
    head = Head(events=0, hash=START)
    while following := _after(session, head.events):
        for event in following:
            _check_link(head, event)
            head = Head(events=event.id, hash=event.hash)
        session.expunge_all()
    return head


CHUNK = 1000  # events in memory at once


def _after(session: Session, last: int, *, limit: int = CHUNK) -> Sequence[Event]:
    """The next events of the log, at most `limit`; events numbered below one come first, where they do not belong."""
    query = select(Event).order_by(col(Event.id)).limit(limit)
    try:
        return session.exec(query.where(Event.id > last) if last else query).all()
    except ValueError:  # SQLite keeps whatever is written by hand, so a time may be no time
        if limit > 1:
            return _after(session, last, limit=1)
        raise LogBroken(f"Event {last + 1} was changed after it was written: its time is no time.", last + 1) from None


def _check_link(head: Head, event: Event) -> None:
    due = head.events + 1
    if event.id < due:
        raise LogBroken(f"Event {event.id} does not belong in the log, which begins with event 1.", event.id)
    if event.id > due:
        raise LogBroken(f"Event {due} is missing: the next one in the log is event {event.id}.", due)
    if event.previous_hash != head.hash:
        raise LogBroken(f"Event {event.id} does not follow the one before it.", event.id)
    if event.hash != hash_of(event):
        raise LogBroken(f"Event {event.id} ({event.action}) was changed after it was written.", event.id)
