"""Candidates for a claim, straight from the database's own full-text index: an edited row is found at once.

Both databases choose and order candidates alike: by the rarity of the claim's words that a row has, then by id.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Session

from claims.matching import Entry, fts5_query, prune, terms
from claims.matching.likeness import rarity
from claims.matching.stem import stem

# Passages handed to the re-ranker. On CLEF-2020 train+dev 200 give MAP@5 .8787, 100 .8783, 60 .8789 (by BM25: .8792);
# 60 take a quarter less time than 100.
CANDIDATES = 60
MORE = 4  # times as many are looked at where rows that are put away are among the best
# Rarities are added as whole numbers: a sum of fractions would hang on the order in which a database adds them.
WORTH = 1_000


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched: the names in it are written here, never by a caller."""

    table: str
    shown: str  # an Entry's columns of the rows in `best`, and whether the row is put away: then it is not found


PASSAGES = Searched(
    "passage",
    """
    SELECT passage.id, passage.statement, source.title, passage.claimant, source.published_on,
      source.removed_at IS NOT NULL
    FROM best JOIN passage ON passage.id = best.id JOIN source ON source.id = passage.source_id
    ORDER BY best.worth DESC, best.id
    """,
)
CLAIMS = Searched(
    "claim",
    """
    SELECT claim.id, claim.text AS statement, '' AS title, '' AS claimant, '' AS published_on, false
    FROM best JOIN claim ON claim.id = best.id
    ORDER BY best.worth DESC, best.id
    """,
)
MATCHED = sa.text(
    """
    SELECT passage.id, passage.statement, source.title, passage.claimant, source.published_on, false
    FROM match
    JOIN passage ON passage.id = match.passage_id
    JOIN source ON source.id = passage.source_id
    WHERE match.claim_id = :claim AND match.state <> 'rejected' AND source.removed_at IS NULL
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
    connection = session.connection()
    ask = _Postgresql(connection, among) if connection.dialect.name == "postgresql" else _Sqlite(connection, among)
    rows, frequency = ask.counted(words)
    telling = [word for word in prune(words, frequency, rows) if frequency.get(stem(word))]
    worth = {word: round(WORTH * rarity(frequency[stem(word)], rows)) for word in telling}
    return Candidates(entries=_entries(_best(ask, worth)) if worth else [], frequency=frequency, rows=rows)


def _best(ask: "_Sqlite | _Postgresql", worth: Mapping[str, int]) -> Sequence[Any]:
    """The best rows but those put away, at most CANDIDATES: where these take places, more are looked at."""
    best, most = ask.best(worth), CANDIDATES
    while True:
        found = best(most)
        here = [row for row in found if not row[-1]]
        if len(here) >= CANDIDATES or len(found) < most:
            return here[:CANDIDATES]
        most *= MORE


def matched_entries(session: Session, claim_id: int) -> list[Entry]:
    """The passages a claim is matched with, suggested or confirmed; empty for none."""
    return _entries(session.execute(MATCHED, {"claim": claim_id}).all())


@dataclass(frozen=True, slots=True)
class _Sqlite:
    """Questions to an FTS5 index, straight to the driver: what SQLAlchemy adds takes as long as the search itself."""

    connection: sa.Connection
    among: Searched

    def counted(self, words: Sequence[str]) -> tuple[int, dict[str, int]]:
        """How many rows are indexed, and in how many the stem of each word occurs; those in none are left out.

        The rows as the index itself notes them: counting a million takes milliseconds. Row 1 of its data holds their
        number first, as a varint; https://www.sqlite.org/fts5.html.
        """
        # The index knows words as its tokenizer cuts them: "1,200" and "o'neill" are two each, and so are counted here.
        index = f"{self.among.table}_index"
        plain = sorted({stem(word) for word in words if word.isascii() and word.isalnum()})
        others = [word for word in words if not (word.isascii() and word.isalnum())]
        counts = [f"SELECT block, 0 FROM {index}_data WHERE id = 1"]
        counts += [f"SELECT term, doc FROM {index}_terms WHERE term IN ({', '.join('?' * len(plain))})"]
        counts += [f"SELECT ?, count(*) FROM {index} WHERE {index} MATCH ?"] * len(others)
        values = plain + [value for word in others for value in (stem(word), fts5_query([word]))]
        (noted, _), *found = self._asked(" UNION ALL ".join(counts), values)
        return _varint(noted), {name: times for name, times in found if times}

    def best(self, worth: Mapping[str, int]) -> Callable[[int], Sequence[Any]]:
        """A function that gives so many rows at most: those with the words that are worth most together."""
        rows = self._with_words(list(worth))
        # A list in JSON is one value: the statement stays the same, and SQLite need not read it again.
        statement = f"WITH best AS (SELECT value AS id, -key AS worth FROM json_each(?)) {self.among.shown}"
        return lambda most: self._asked(statement, (json.dumps(_worth_most(worth, rows, most)),))

    def _with_words(self, words: Sequence[str]) -> dict[str, list[str]]:
        """The ids of the rows with each word."""
        index = f"{self.among.table}_index"
        each = [f"SELECT ?, group_concat(rowid) FROM {index} WHERE {index} MATCH ?"] * len(words)
        values = [value for word in words for value in (word, fts5_query([word]))]
        return {word: ids.split(",") if ids else [] for word, ids in self._asked(" UNION ALL ".join(each), values)}

    def _asked(self, statement: str, values: Sequence[Any]) -> Sequence[Any]:
        database = cast("sqlite3.Connection", self.connection.connection.dbapi_connection)
        return database.execute(statement, tuple(values)).fetchall()


@dataclass(frozen=True, slots=True)
class _Postgresql:
    """Questions to a GIN index of text vectors."""

    connection: sa.Connection
    among: Searched

    def counted(self, words: Sequence[str]) -> tuple[int, dict[str, int]]:
        """How many rows there are, and in how many the stem of each word occurs; those in none are left out."""
        rows: int = self.connection.execute(sa.text(f"SELECT count(*) FROM {self.among.table}")).scalar_one()
        counts = f"""
            SELECT asked.place, (SELECT count(*) FROM {self.among.table} WHERE search @@ searched(asked.word))
            FROM unnest(CAST(:words AS text[])) WITH ORDINALITY AS asked(word, place)"""
        found = self.connection.execute(sa.text(counts), {"words": list(words)}) if words else ()
        return rows, {stem(words[place - 1]): times for place, times in found if times}

    def best(self, worth: Mapping[str, int]) -> Callable[[int], Sequence[Any]]:
        """A function that gives so many rows at most: those with the words that are worth most together."""
        # Each word is read once, and each row told only by the index: a word that stood in a condition on rows would be
        # cut and stemmed again for every one of them, as soon as PostgreSQL keeps the plan.
        statement = f"""
            WITH asked AS MATERIALIZED (
              SELECT points, searched(word) AS query
              FROM unnest(CAST(:words AS text[]), CAST(:points AS bigint[])) AS given(word, points)
            ), best AS (
              SELECT id, sum(points) AS worth
              FROM asked CROSS JOIN LATERAL (SELECT id FROM {self.among.table} WHERE search @@ query) AS found
              GROUP BY id ORDER BY 2 DESC, 1 LIMIT :most
            ) {self.among.shown}"""
        values = {"words": list(worth), "points": list(worth.values())}
        return lambda most: self.connection.execute(sa.text(statement), {**values, "most": most}).all()


def _worth_most(worth: Mapping[str, int], rows: Mapping[str, Sequence[str]], most: int = CANDIDATES) -> list[int]:
    """The ids of the rows whose words are worth most together, best first, equals by id, at most `most`.

    Words are looked at by their worth. Once those that are left cannot lift a new row among the best, only the rows
    that are known already are looked at: the many rows with a frequent word alone are passed by.
    """
    found: dict[str, int] = {}
    passed, left = 0, sum(worth.values())
    settled = False
    for word in sorted(worth, key=lambda word: -worth[word]):
        points = worth[word]
        # None has more than all words before this one: while that is not more than the rest, nothing is settled.
        settled = settled or (passed > left and _least_of_best(found.values(), most) > left)
        for row in found.keys() & rows[word] if settled else rows[word]:
            found[row] = found.get(row, 0) + points
        left -= points
        passed += points
    least = _least_of_best(found.values(), most)
    ranked = sorted((-points, int(row)) for row, points in found.items() if points >= least)
    return [row for _, row in ranked[:most]]


def _least_of_best(points: Collection[int], most: int) -> int:
    """What the last of the best `most` is worth; 0 where there are fewer."""
    return sorted(points)[-most] if len(points) >= most else 0


def _varint(block: bytes) -> int:
    """The whole number at the beginning of a block: seven bits a byte, the last byte under 128; 0 for an empty one."""
    value = 0
    for byte in block:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value


def _entries(found: Iterable[Any]) -> list[Entry]:
    return [Entry(id, statement, title, claimant or "", day or "") for id, statement, title, claimant, day, _ in found]
