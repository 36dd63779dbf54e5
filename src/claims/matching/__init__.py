"""Claims and passages: candidates by shared words, a score with reasons, and what differs in words."""

from claims.matching.differences import compare
from claims.matching.index import Index
from claims.matching.proposal import Comparison, Entry, Proposal
from claims.matching.query import fts5_query, prune, terms
from claims.matching.rank import compared, propose

__all__ = [
    "Comparison",
    "Entry",
    "Index",
    "Proposal",
    "compare",
    "compared",
    "fts5_query",
    "propose",
    "prune",
    "terms",
]
