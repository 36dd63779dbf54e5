"""Every table in one place, and the metadata that migrations are compared with."""

from claims.model.articles import Anchor, Article, Claim, Claimant, Draft, Quantity
from claims.model.base import Record
from claims.model.people import Bulk, Event, Member, Policy, Skip
from claims.model.sources import Passage, PassageVector, Snapshot, Source
from claims.model.talk import ClaimTag, Comment, Contact, Mention, Tag, TypedText
from claims.model.verdicts import (
    Correction,
    CorrectionReview,
    Publication,
    Rating,
    RatingScale,
    Review,
    Verdict,
)
from claims.model.work import Evidence, Match, Matched

__all__ = [
    "Anchor",
    "Article",
    "Bulk",
    "Claim",
    "ClaimTag",
    "Claimant",
    "Comment",
    "Contact",
    "Correction",
    "CorrectionReview",
    "Draft",
    "Event",
    "Evidence",
    "Match",
    "Matched",
    "Member",
    "Mention",
    "Passage",
    "PassageVector",
    "Policy",
    "Publication",
    "Quantity",
    "Rating",
    "RatingScale",
    "Review",
    "Skip",
    "Snapshot",
    "Source",
    "Tag",
    "TypedText",
    "Verdict",
    "metadata",
]

metadata = Record.metadata
