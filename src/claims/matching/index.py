"""Passages in memory, searched by their words: the whole of matching without a database on disk."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from claims.matching.proposal import Entry, Proposal
from claims.matching.query import fts5_query, prune, terms
from claims.matching.rank import NEAREST, propose, rank

if TYPE_CHECKING:
    from claims.matching.near import Near
    from claims.meaning import Model

CANDIDATES = 60  # for each claim; hold the right passage for 96 of 100 claims of a social-media test, 100 for 97


class Index:
    """Passages held in memory; made once, searched as often as wanted, from the thread that made it.

    With a model of meaning (`claims.meaning.load`) the nearest in meaning are candidates too. Reading the passages then
    takes some 10 seconds a thousand; `progress` is told how many are read, of how many.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        meaning: "Model | None" = None,
        progress: Callable[[int, int], object] = lambda done, of: None,
    ) -> None:
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
        self._near = _near(meaning, self._entries, progress) if meaning and self._entries else None

    def search(self, claim: str, *, limit: int = 10, said_on: str = "") -> list[Proposal]:
        """The passages that may speak about the claim, best first, at most `limit`; see `propose`.

        Empty for an empty index, and for a claim without content words or with none that a passage has.
        """
        candidates, near = self._with_nearest(claim, self._candidates(claim, CANDIDATES), NEAREST)
        return propose(
            claim, candidates, limit=limit, said_on=said_on, frequency=self.frequency, rows=self.rows, nearness=near
        )

    def ranked(self, claim: str, *, limit: int = 100) -> list[int]:
        """Ids of the passages nearest to the claim, best first, at most `limit`, without comparing or a floor."""
        candidates, near = self._with_nearest(claim, self._candidates(claim, max(limit, CANDIDATES)), limit)
        found = rank(claim, candidates, limit=limit, frequency=self.frequency, rows=self.rows, nearness=near)
        return [entry.id for _, entry in found]

    def candidates(self, claim: str, most: int) -> list[Entry]:
        """The passages that share the claim's telling words, at most `most`, the best by BM25."""
        return [self._entries[row] for row in self._candidates(claim, most)]

    def _with_nearest(self, claim: str, rows: list[int], most: int) -> tuple[list[Entry], dict[int, float] | None]:
        """The entries of these rows and the nearest in meaning, and how near each is; None without a model."""
        if not self._near:
            return [self._entries[row] for row in rows], None
        near = self._near.to(claim, rows, most)
        entries = [self._entries[row] for row in dict.fromkeys([*rows, *near])]
        return entries, {self._entries[row].id: how for row, how in near.items()}

    def _candidates(self, claim: str, most: int) -> list[int]:
        """The rows that share the claim's telling words, at most `most`, the best by BM25."""
        asked = prune(terms(claim), self.frequency, self.rows)
        if not asked:
            return []
        found = self._database.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank, rowid LIMIT ?", (fts5_query(asked), most)
        )
        return [row for (row,) in found]


def _near(meaning: "Model", entries: list[Entry], progress: Callable[[int, int], object]) -> "Near":
    from claims.matching.near import Near

    return Near(meaning, entries, progress)
