"""Every table in one place, and the metadata that migrations are compared with."""

from claims.model.articles import Anchor, Article, Claim, Claimant, Draft, Quantity
from claims.model.base import Record
from claims.model.people import Event, Member
from claims.model.sources import Passage, PassageVector, Source
from claims.model.work import Comment, Evidence, Match, Matched, Rating, RatingScale, Review, Verdict

__all__ = [
    "Anchor",
    "Article",
    "Claim",
    "Claimant",
    "Comment",
    "Draft",
    "Event",
    "Evidence",
    "Match",
    "Matched",
    "Member",
    "Passage",
    "PassageVector",
    "Quantity",
    "Rating",
    "RatingScale",
    "Review",
    "Source",
    "Verdict",
    "metadata",
]

metadata = Record.metadata
