"""The verdict on a claim in its versions, each with the reviews it was given."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.report import IN_WORDS, ReviewLine
from claims.model.tables import Member, Rating, RatingScale, Review, Verdict


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One version of a verdict, with the reviews of that version."""

    id: int
    version: int
    rating_id: int | None  # None: a conclusion in words, without a rating
    rating: str | None
    value: int | None
    scale: str | None
    best: int | None
    worst: int | None
    headline: str | None
    rationale: str
    corrected_wording: str | None
    sources_reason: str | None
    author: str
    author_id: int
    saved_at: datetime
    reviews: tuple[ReviewLine, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What was written in it: headline, rationale, corrected wording and reason for the sources, if given."""
        said = (self.headline, self.rationale, self.corrected_wording, self.sources_reason)
        return tuple(text for text in said if text)

    @property
    def label(self) -> str:
        """The conclusion in a few words: the rating, or else the headline."""
        return self.rating or self.headline or IN_WORDS


def verdict(session: Session, claim_id: int) -> VerdictView | None:
    """The newest version of the verdict with its reviews; None when nothing is proposed."""
    return next(iter(versions(session, claim_id, limit=1)), None)


def versions(session: Session, claim_id: int, *, limit: int | None = None) -> tuple[VerdictView, ...]:
    """The versions of the verdict on a claim with their reviews, the newest first; empty when nothing is proposed."""
    query = (
        sa.select(Verdict, Rating, RatingScale, col(Member.name))
        .outerjoin(Rating, col(Rating.id) == Verdict.rating_id)
        .outerjoin(RatingScale, col(RatingScale.id) == Rating.scale_id)
        .join(Member, col(Member.id) == Verdict.author_id)
        .where(col(Verdict.claim_id) == claim_id)
        .order_by(col(Verdict.version).desc())
        .limit(limit)
    )
    return tuple(_view(session, *row) for row in session.execute(query).all())


def _view(
    session: Session, stored: Verdict, rating: Rating | None, scale: RatingScale | None, author: str
) -> VerdictView:
    assert stored.id is not None  # read from the database
    return VerdictView(
        id=stored.id,
        version=stored.version,
        rating_id=stored.rating_id,
        rating=rating.label if rating else None,
        value=rating.value if rating else None,
        scale=scale.name if scale else None,
        best=scale.best if scale else None,
        worst=scale.worst if scale else None,
        headline=stored.headline,
        rationale=stored.rationale,
        corrected_wording=stored.corrected_wording,
        sources_reason=stored.sources_reason,
        author=author,
        author_id=stored.author_id,
        saved_at=stored.saved_at,
        reviews=_reviews(session, stored.id),
    )


def _reviews(session: Session, verdict_id: int) -> tuple[ReviewLine, ...]:
    query = (
        sa.select(Review, col(Member.name), col(Rating.label))
        .join(Member, col(Member.id) == Review.reviewer_id)
        .outerjoin(Rating, col(Rating.id) == Review.rating_id)
        .where(col(Review.verdict_id) == verdict_id)
        .order_by(col(Review.decided_at), col(Review.id))
    )
    return tuple(
        ReviewLine(reviewer=name, decision=review.decision, at=review.decided_at, comment=review.comment, rating=label)
        for review, name, label in session.execute(query).all()
    )
