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


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched: the names in it are written here, never by a caller."""

    table: str
    sqlite: sa.TextClause
    postgresql: sa.TextClause


# The best are chosen inside the index before anything is looked up, not joined first and sorted then.
PASSAGES = Searched(
    "passage",
    sa.text(
        f"""
        WITH best AS (
          SELECT rowid AS id, bm25(passage_index, 1.0, {TITLE}, {CLAIMANT}) AS distance
          FROM passage_index WHERE passage_index MATCH :query
          ORDER BY distance, rowid LIMIT :candidates
        )
        SELECT passage.id, passage.statement, source.title, passage.claimant, source.published_on
        FROM best JOIN passage ON passage.id = best.id JOIN source ON source.id = passage.source_id
        ORDER BY best.distance, best.id
        """
    ),
    sa.text(
        """
        SELECT passage.id, passage.statement, source.title, passage.claimant, source.published_on
        FROM passage JOIN source ON source.id = passage.source_id
        WHERE passage.search @@ to_tsquery('english', :query)
        ORDER BY ts_rank(passage.search, to_tsquery('english', :query), 1) DESC, passage.id
        LIMIT :candidates
        """
    ),
)
CLAIMS = Searched(
    "claim",
    sa.text(
        """
        SELECT rowid AS id, text AS statement, '' AS title, '' AS claimant, '' AS published_on
        FROM claim_index WHERE claim_index MATCH :query ORDER BY rank, rowid LIMIT :candidates
        """
    ),
    sa.text(
        """
        SELECT id, text AS statement, '' AS title, '' AS claimant, '' AS published_on
        FROM claim WHERE search @@ to_tsquery('english', :query)
        ORDER BY ts_rank(search, to_tsquery('english', :query), 1) DESC, id
        LIMIT :candidates
        """
    ),
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


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that share telling words with a claim, and how rare its words are in the store."""

    entries: list[Entry]
    frequency: Mapping[str, int]  # in how many passages a stem of the claim occurs; one that is missing, in none
    rows: int  # how many passages there are
    nearness: Mapping[int, float] | None = None  # how near in meaning, by id; see `claims.store.nearness`


def candidates(session: Session, claim: str, *, among: Searched = PASSAGES) -> Candidates:
    """What shares telling words with a claim, best first, at most CANDIDATES; none when nothing does."""
    words = terms(claim)
    on_postgresql = session.connection().dialect.name == "postgresql"
    rows = session.execute(sa.text(f"SELECT count(*) FROM {among.table}")).scalar_one()
    counted = _counted_by_postgresql if on_postgresql else _counted_by_sqlite
    frequency = counted(session, words, among) if words else {}
    telling = prune(words, frequency, rows)
    if on_postgresql:
        entries = _find(session, among.postgresql, tsquery(telling))
    else:
        entries = _find(session, among.sqlite, fts5_query(telling))
    return Candidates(entries=entries, frequency=frequency, rows=rows)


def matched_entries(session: Session, claim_id: int) -> list[Entry]:
    """The passages a claim is matched with, suggested or confirmed; empty for none."""
    found = session.execute(MATCHED, {"claim": claim_id}).mappings()
    return [_entry(row) for row in found]


def _counted_by_sqlite(session: Session, words: list[str], among: Searched) -> dict[str, int]:
    stems = sorted({stem(word) for word in words})
    counts = sa.text(f"SELECT term, doc FROM {among.table}_index_terms WHERE term IN :stems")
    counts = counts.bindparams(sa.bindparam("stems", expanding=True))
    return {row.term: row.doc for row in session.execute(counts, {"stems": stems})}


def _counted_by_postgresql(session: Session, words: list[str], among: Searched) -> dict[str, int]:
    counts = sa.text(
        f"""
        SELECT asked.place,
               (SELECT count(*) FROM {among.table} WHERE search @@ to_tsquery('english', asked.query)) AS found
        FROM unnest(CAST(:queries AS text[])) WITH ORDINALITY AS asked(query, place)
        """
    )
    found = session.execute(counts, {"queries": [tsquery([word]) for word in words]})
    return {stem(words[row.place - 1]): row.found for row in found if row.found}


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
