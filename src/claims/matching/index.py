"""Passages in memory, searched by their words: the whole of matching without a database on disk."""

import sqlite3
from collections.abc import Iterable

from claims.matching.proposal import Entry, Proposal
from claims.matching.query import fts5_query, prune, terms
from claims.matching.rank import propose, rank

CANDIDATES = 60  # for each claim; hold the right passage for 96 of 100 claims of a social-media test, 100 for 97


class Index:
    """Passages held in memory; made once, searched as often as wanted, from the thread that made it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self.rows = len(self._entries)
        self._database = sqlite3.connect(":memory:")
        self._database.executescript(
            """
            CREATE VIRTUAL TABLE passage USING fts5(statement, title, claimant, content='',
                                                    tokenize='porter unicode61');
            CREATE VIRTUAL TABLE word USING fts5vocab(passage, 'row');
            """
        )
        with self._database:
            self._database.executemany(
                "INSERT INTO passage (rowid, statement, title, claimant) VALUES (?, ?, ?, ?)",
                ((at, entry.statement, entry.title, entry.claimant) for at, entry in enumerate(self._entries)),
            )
        self.frequency: dict[str, int] = dict(self._database.execute("SELECT term, doc FROM word"))

    def search(self, claim: str, *, limit: int = 10, said_on: str = "") -> list[Proposal]:
        """The passages that may speak about the claim, best first, at most `limit`; see `propose`.

        Empty for an empty index, and for a claim without content words or with none that a passage has.
        """
        candidates = self.candidates(claim, CANDIDATES)
        return propose(claim, candidates, limit=limit, said_on=said_on, frequency=self.frequency, rows=self.rows)

    def ranked(self, claim: str, *, limit: int = 100) -> list[int]:
        """Ids of the passages nearest to the claim, best first, at most `limit`, without comparing or a floor."""
        candidates = self.candidates(claim, max(limit, CANDIDATES))
        found = rank(claim, candidates, limit=limit, frequency=self.frequency, rows=self.rows)
        return [entry.id for _, entry in found]

    def candidates(self, claim: str, most: int) -> list[Entry]:
        """The passages that share the claim's telling words, at most `most`, the best by BM25."""
        asked = prune(terms(claim), self.frequency, self.rows)
        if not asked:
            return []
        found = self._database.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank, rowid LIMIT ?", (fts5_query(asked), most)
        )
        return [self._entries[row] for (row,) in found]
