"""Candidates for a claim, straight from the database's own full-text index: an edited row is found at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlmodel import Session

from claims.matching import Entry, fts5_query, prune, terms, tsquery
from claims.matching.stem import stem

CANDIDATES = 200  # passages handed to the re-ranker; more did not raise MAP@5 on CLEF-2020 train+dev
TITLE, CLAIMANT = 0.6, 0.3  # weights of the fields beside the statement's 1.0, for the order of candidates

SQLITE = sa.text(
    f"""
    SELECT passage.id, passage.statement, source.title, passage.claimant, source.published_on
    FROM passage_index
    JOIN passage ON passage.id = passage_index.rowid
    JOIN source ON source.id = passage.source_id
    WHERE passage_index MATCH :query
    ORDER BY bm25(passage_index, 1.0, {TITLE}, {CLAIMANT}), passage.id
    LIMIT :candidates
    """
)
POSTGRESQL = sa.text(
    """
    SELECT passage.id, passage.statement, source.title, passage.claimant, source.published_on
    FROM passage JOIN source ON source.id = passage.source_id
    WHERE passage.search @@ to_tsquery('english', :query)
    ORDER BY ts_rank(passage.search, to_tsquery('english', :query), 1) DESC, passage.id
    LIMIT :candidates
    """
)


MATCHED = sa.text(
    """
    SELECT passage.id, passage.statement, source.title, passage.claimant, source.published_on
    FROM match
    JOIN passage ON passage.id = match.passage_id
    JOIN source ON source.id = passage.source_id
    WHERE match.claim_id = :claim AND match.state <> 'rejected'
    ORDER BY passage.id
    """
)
SQLITE_COUNTS = sa.text("SELECT term, doc FROM passage_index_terms WHERE term IN :stems").bindparams(
    sa.bindparam("stems", expanding=True)
)
POSTGRESQL_COUNTS = sa.text(
    """
    SELECT asked.place, (SELECT count(*) FROM passage WHERE search @@ to_tsquery('english', asked.query)) AS passages
    FROM unnest(CAST(:queries AS text[])) WITH ORDINALITY AS asked(query, place)
    """
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that share telling words with a claim, and how rare its words are in the store."""

    entries: list[Entry]
    frequency: Mapping[str, int]  # in how many passages a stem of the claim occurs; one that is missing, in none
    rows: int  # how many passages there are


def candidates(session: Session, claim: str) -> Candidates:
    """The passages that share telling words with a claim, best first, at most CANDIDATES; none when none does."""
    words = terms(claim)
    on_postgresql = session.connection().dialect.name == "postgresql"
    rows = session.execute(sa.text("SELECT count(*) FROM passage")).scalar_one()
    frequency = (_counted_by_postgresql if on_postgresql else _counted_by_sqlite)(session, words) if words else {}
    telling = prune(words, frequency, rows)
    if on_postgresql:
        entries = _find(session, POSTGRESQL, tsquery(telling))
    else:
        entries = _find(session, SQLITE, fts5_query(telling))
    return Candidates(entries=entries, frequency=frequency, rows=rows)


def matched_entries(session: Session, claim_id: int) -> list[Entry]:
    """The passages a claim is matched with, suggested or confirmed; empty for none."""
    found = session.execute(MATCHED, {"claim": claim_id}).mappings()
    return [_entry(row) for row in found]


def _counted_by_sqlite(session: Session, words: list[str]) -> dict[str, int]:
    stems = sorted({stem(word) for word in words})
    return {row.term: row.doc for row in session.execute(SQLITE_COUNTS, {"stems": stems})}


def _counted_by_postgresql(session: Session, words: list[str]) -> dict[str, int]:
    found = session.execute(POSTGRESQL_COUNTS, {"queries": [tsquery([word]) for word in words]})
    return {stem(words[row.place - 1]): row.passages for row in found if row.passages}


def _find(session: Session, statement: sa.TextClause, query: str) -> list[Entry]:
    if not query:
        return []
    found = session.execute(statement, {"query": query, "candidates": CANDIDATES}).mappings()
    return [_entry(row) for row in found]


def _entry(row: RowMapping) -> Entry:
    return Entry(
        id=row["id"],
        statement=row["statement"],
        title=row["title"],
        claimant=row["claimant"] or "",
        published_on=row["published_on"] or "",
    )
