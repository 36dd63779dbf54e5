"""The log for people and programs outside: as JSON lines or a table, a line an event, in constant memory."""

import csv
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from io import StringIO
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.people import Event
from claims.store.audit import FIELDS, canonical, stored_events
from claims.store.queries.confidential import hidden_passages, hidden_sources, speaks_of_confidential


class LogFormat(StrEnum):
    """What the log is written as; only JSON lines can be verified, a table does not tell nothing from empty."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    session: Session,
    take: Callable[[str], object],
    *,
    as_: LogFormat = LogFormat.JSONL,
    since: datetime | None = None,
    claim_id: int | None = None,
    whole: bool = False,
) -> int:
    """Hand the events to `take`, one text an event (a header first for a table); how many events there were.

    `since` and `claim_id` leave out what is older or about another claim; then only each event's own hash can be
    verified, not that none is missing. Unless `whole`, events about confidential sources come without data and reason.
    """
    where: list[sa.ColumnElement[bool]] = []
    if since:
        where.append(col(Event.at) >= since)
    if claim_id is not None:
        where.append(col(Event.claim_id) == claim_id)
    if as_ == LogFormat.CSV:
        take(_row(FIELDS))
    passages, sources = hidden_passages(session), hidden_sources(session)
    count = 0
    with closing(stored_events(session, *where)) as events:
        for count, fields in enumerate(events, start=1):  # noqa: B007 - counted for the caller
            said = fields if whole else for_people(fields, passages, sources)
            take(canonical(said) + "\n" if as_ == LogFormat.JSONL else _row([_cell(said[name]) for name in FIELDS]))
    return count


def for_people(fields: Mapping[str, Any], passages: Collection[int], sources: Collection[int]) -> Mapping[str, Any]:
    """One event as it leaves the desk: of these confidential passages and sources only that something was done.

    Such an event keeps its place in the chain; its own hash cannot be verified without what was left out.
    """
    if speaks_of_confidential(fields, passages=passages, sources=sources):
        return {**fields, "data": None, "reason": None}
    return fields


def _cell(value: object) -> object:
    """Text that a spreadsheet could take for a formula has an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _row(cells: Any) -> str:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
