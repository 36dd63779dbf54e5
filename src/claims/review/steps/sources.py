"""Taking a sources table in: sources by their link, passages by their statement, nothing twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import Refused
from claims.model.event_data import standing
from claims.model.tables import Passage, Source
from claims.reading import SourceRow
from claims.review.step import refuse_import, step
from claims.store import audit
from claims.store.queries import situations
from claims.store.queries.confidential import open_to, source_open_to

NAMED = 3  # sources put away that an import names; the others are counted
ABOUT = ("title", "publisher", "url", "kind", "primary", "owner_group", "wire", "confidential")
CHUNK = 500  # values in one IN list; SQLite takes at most 32,766, older builds 999


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows that were there before are left as they are.

    Told as far as whoever imports may see it: what is there of a confidential source counts as new to others.
    """

    sources: int  # new
    passages: int  # new
    known: int  # rows whose passage was stored already
    put_away: tuple[tuple[int, str], ...] = ()  # the sources, id and title, that got passages although put away

    @property
    def says(self) -> str:
        """That sources which got passages are put away, and what to do; empty where none is."""
        if not self.put_away:
            return ""
        listed = "; ".join(f"{source_id}: {title!r}" for source_id, title in self.put_away[:NAMED])
        more = f"; and {len(self.put_away) - NAMED} more" if len(self.put_away) > NAMED else ""
        them, are = ("it", "was") if len(self.put_away) == 1 else ("them", "were")
        which = "a source" if len(self.put_away) == 1 else "sources"
        return (
            f"What is new in {which} that {are} put away is stored, but not proposed for any claim "
            f"({listed}{more}). An editor or lead can restore {them}."
        )


@step
def import_sources(session: Session, *, rows: Sequence[SourceRow], actor_id: int | None, name: str) -> Imported:
    """Store the rows of a sources table that are not there yet, all of them or none. `name` is for the log."""
    return store_rows(session, rows, actor_id=actor_id, name=name)


def passage_of(session: Session, row: SourceRow) -> int:
    """The id of the stored passage that a row describes; the row must have been stored."""
    query = (
        select(Passage.id)
        .join(Source, col(Source.id) == Passage.source_id)
        .where(Source.identity == identity(row), Passage.statement_sha256 == fingerprint_of(row.statement))
    )
    found = session.exec(query).one()
    assert found is not None  # a primary key
    return found


def store_rows(session: Session, rows: Sequence[SourceRow], *, actor_id: int | None, name: str) -> Imported:
    """Store new rows inside a step's transaction, as `import_sources` does."""
    refuse_import(session, actor_id)
    ids, new = _sources(session, rows, actor_id)
    stored = _known_passages(session, list(ids.values()))
    there = set(stored)
    added: Counter[int] = Counter()  # new passages by source
    for row in rows:
        source_id, fingerprint = ids[identity(row)], fingerprint_of(row.statement)
        if (source_id, fingerprint) in there:
            continue
        there.add((source_id, fingerprint))
        session.add(_passage(row, source_id, fingerprint))
        added[source_id] += 1
    session.flush()
    for source_id, passages in added.items():
        _log_source(session, source_id, new.get(source_id), passages, actor_id)
    if added:
        data = {"version": 1, "file": name, "sources": len(new), "passages": added.total()}
        audit.append(session, action="import.completed", entity="import", entity_id=0, actor_id=actor_id, data=data)
    hidden = _hidden(session, [id for id in set(ids.values()) if id not in new], actor_id)
    covered = {(ids[identity(row)], fingerprint_of(row.statement)) for row in rows if ids[identity(row)] in hidden}
    passages = added.total() + len(covered & stored)
    away = _put_away(session, sorted(added), actor_id)
    return Imported(sources=len(new) + len(hidden), passages=passages, known=len(rows) - passages, put_away=away)


def _hidden(session: Session, source_ids: Sequence[int], actor_id: int | None) -> set[int]:
    """Which of these sources the member may not see; None sees no confidential one."""
    who = situations.person(session, actor_id) if actor_id is not None else None
    hidden: set[int] = set()
    for at in range(0, len(source_ids), CHUNK):
        query = select(Source.id).where(col(Source.id).in_(source_ids[at : at + CHUNK]), sa.not_(open_to(who)))
        hidden.update(found for found in session.exec(query) if found is not None)
    return hidden


def _log_source(session: Session, source_id: int, new: Source | None, passages: int, actor_id: int | None) -> None:
    """Log that a source came to the desk, or that one that was there has more passages."""
    data: dict[str, Any] = {"version": new.version if new else session.get_one(Source, source_id).version}
    if new:
        data |= {"before": None, "after": standing(new, *ABOUT)}
    action = "source.added" if new else "source.extended"
    data["passages"] = passages
    audit.append(session, action=action, entity="source", entity_id=source_id, actor_id=actor_id, data=data)


def refuse_hidden(session: Session, row: SourceRow, actor_id: int) -> None:
    """Raise Refused where the source that a row describes is confidential and the member may not see it."""
    query = select(Source).where(Source.identity == identity(row), col(Source.confidential))
    who = situations.person(session, actor_id)
    found = session.exec(query).first()
    if found and found.id and not source_open_to(session, found.id, who):
        raise Refused(["This source cannot be recorded by you; ask an editor to do it."])


def identity(row: SourceRow) -> str:
    """What makes two rows the same source (SHA-256, hex): the link; title and publisher where there is none."""
    parts = [row.url] if row.url else ["", row.title.casefold(), (row.publisher or "").casefold()]
    return sha256("\n".join(parts).encode()).hexdigest()


def fingerprint_of(statement: str) -> str:
    """What makes two passages of a source the same (SHA-256, hex): the statement, whatever its spacing and case."""
    return sha256(" ".join(statement.split()).casefold().encode()).hexdigest()


def _sources(
    session: Session, rows: Sequence[SourceRow], actor_id: int | None
) -> tuple[dict[str, int], dict[int, Source]]:
    """The id of every row's source by its identity, storing those that are new; and these by id."""
    wanted = {identity(row): row for row in reversed(rows)}  # the first row of a source describes it
    ids: dict[str, int] = {}
    names = list(wanted)
    for at in range(0, len(names), CHUNK):
        query = select(Source.identity, Source.id).where(col(Source.identity).in_(names[at : at + CHUNK]))
        ids |= {name: found for name, found in session.exec(query) if found is not None}
    new = {name: _source(row, name, actor_id) for name, row in reversed(wanted.items()) if name not in ids}
    session.add_all(new.values())
    session.flush()
    ids |= {name: source.id for name, source in new.items() if source.id is not None}
    return ids, {source.id: source for source in new.values() if source.id is not None}


def _put_away(session: Session, source_ids: Sequence[int], actor_id: int | None) -> tuple[tuple[int, str], ...]:
    """Those of the sources that were put away, but for confidential ones that the member may not see."""
    who = situations.person(session, actor_id) if actor_id is not None else None
    found: list[tuple[int, str]] = []
    for at in range(0, len(source_ids), CHUNK):
        query = select(Source.id, Source.title).where(col(Source.id).in_(source_ids[at : at + CHUNK]))
        query = query.where(col(Source.removed_at).is_not(None), open_to(who)).order_by(col(Source.id))
        found += [(one, title) for one, title in session.exec(query) if one is not None]
    return tuple(found)


def _source(row: SourceRow, name: str, actor_id: int | None) -> Source:
    same = ("title", "publisher", "url", "published_on", "kind", "language", "accessed_on", "archive_url")
    fields = {field: getattr(row, field) for field in (*same, "primary", "owner_group", "wire")}
    return Source(identity=name, added_by=actor_id, confidential=bool(row.confidential), **fields)


def _passage(row: SourceRow, source_id: int, fingerprint: str) -> Passage:
    same = ("statement", "locator", "claimant", "rating", "rating_value")
    fields = {field: getattr(row, field) for field in same}
    return Passage(source_id=source_id, statement_sha256=fingerprint, **fields)


def _known_passages(session: Session, source_ids: Sequence[int]) -> set[tuple[int, str]]:
    there: set[tuple[int, str]] = set()
    for at in range(0, len(source_ids), CHUNK):
        part = col(Passage.source_id).in_(source_ids[at : at + CHUNK])
        there.update(session.exec(select(Passage.source_id, Passage.statement_sha256).where(part)).all())
    return there
