"""Taking a sources table in: sources by their link, passages by their statement, nothing twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import Session, col, select

from claims.errors import Refused
from claims.model.tables import Passage, Source
from claims.reading import SourceRow
from claims.review.step import refuse_import, step
from claims.store import audit
from claims.store.queries import situations
from claims.store.queries.confidential import open_to, source_open_to

NAMED = 3  # sources put away that an import names; the others are counted
CHUNK = 500  # values in one IN list; SQLite takes at most 32,766, older builds 999


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows that were there before are left as they are."""

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
    ids, new_sources = _sources(session, rows, actor_id)
    there = _known_passages(session, list(ids.values()))
    added = 0
    grown: set[int] = set()
    for row in rows:
        source_id, fingerprint = ids[identity(row)], fingerprint_of(row.statement)
        if (source_id, fingerprint) in there:
            continue
        there.add((source_id, fingerprint))
        grown.add(source_id)
        session.add(_passage(row, source_id, fingerprint))
        added += 1
    session.flush()
    away = _put_away(session, sorted(grown), actor_id)
    done = Imported(sources=new_sources, passages=added, known=len(rows) - added, put_away=away)
    if added:
        data = {"version": 1, "file": name, "sources": done.sources, "passages": done.passages, "known": done.known}
        audit.append(session, action="import.completed", entity="import", entity_id=0, actor_id=actor_id, data=data)
    return done


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


def _sources(session: Session, rows: Sequence[SourceRow], actor_id: int | None) -> tuple[dict[str, int], int]:
    """The id of every row's source by its identity, storing those that are new; and how many were."""
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
    return ids, len(new)


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
