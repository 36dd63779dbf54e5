"""The register of corrections: what stood before and after, what readers were told, who proposed and approved it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.correction import Correctable, CorrectionEntry
from claims.model.enums import CorrectionState, Decision
from claims.model.tables import Article, Claim, Correction, CorrectionReview, Member, Rating, Verdict
from claims.store.queries import situations


@dataclass(frozen=True, slots=True)
class CorrectionReviewLine:
    """What somebody decided on a correction."""

    reviewer: str
    decision: Decision
    comment: str | None
    at: datetime


def register(session: Session, *, claim_id: int | None = None) -> list[CorrectionEntry]:
    """Every correction that was ever proposed, or those of one claim, oldest first; empty when there is none."""
    query = (
        sa.select(Correction, Verdict, Claim, col(Article.title), col(Member.name))
        .join(Verdict, col(Verdict.id) == Correction.verdict_id)
        .join(Claim, col(Claim.id) == Correction.claim_id)
        .join(Article, col(Article.id) == Claim.article_id)
        .join(Member, col(Member.id) == Correction.proposed_by)
        .order_by(col(Correction.proposed_at), col(Correction.id))
    )
    if claim_id is not None:
        query = query.where(col(Correction.claim_id) == claim_id)
    return [
        CorrectionEntry(
            id=correction.id,
            claim_id=claim.id,
            article=title,
            quote=claim.quote,
            kind=correction.kind,
            state=correction.state,
            public_note=correction.public_note,
            before=_said(session, before),
            after=_said(session, correction),
            proposed_by=proposed_by,
            proposed_at=correction.proposed_at,
            approved_by=tuple(
                review.reviewer for review in reviews(session, correction.id) if review.decision == Decision.APPROVE
            ),
            decided_at=correction.decided_at,
        )
        for correction, before, claim, title, proposed_by in session.execute(query).all()
    ]


def reviews(session: Session, correction_id: int) -> tuple[CorrectionReviewLine, ...]:
    """What was decided on a correction, oldest first."""
    query = (
        sa.select(CorrectionReview, col(Member.name))
        .join(Member, col(Member.id) == CorrectionReview.reviewer_id)
        .where(col(CorrectionReview.correction_id) == correction_id)
        .order_by(col(CorrectionReview.id))
    )
    return tuple(
        CorrectionReviewLine(name, review.decision, review.comment, review.decided_at)
        for review, name in session.execute(query).all()
    )


def waiting(session: Session, claim_id: int) -> CorrectionEntry | None:
    """The correction of a claim that waits for approval; None where there is none."""
    if situations.open_correction(session, claim_id) is None:
        return None
    return next(one for one in register(session, claim_id=claim_id) if one.state == CorrectionState.PROPOSED)


def correction_waits(member_id: int | None) -> sa.ColumnElement[bool]:
    """The condition that a correction of the claim waits for others than who proposed or approved it."""
    waits = [col(Correction.claim_id) == Claim.id, col(Correction.state) == CorrectionState.PROPOSED]
    if member_id is not None:
        of_mine = [col(CorrectionReview.correction_id) == Correction.id, col(CorrectionReview.reviewer_id) == member_id]
        waits += [col(Correction.proposed_by) != member_id, sa.not_(sa.exists().where(*of_mine))]
    return sa.exists().where(*waits)


def _said(session: Session, stored: Verdict | Correction) -> Correctable:
    rating = session.get(Rating, stored.rating_id) if stored.rating_id else None
    return Correctable(rating.label if rating else None, stored.headline, stored.rationale, stored.corrected_wording)
