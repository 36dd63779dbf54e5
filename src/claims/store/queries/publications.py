"""What was published of a claim: made once, as it stood then, and readable for ever."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.errors import NotFound
from claims.model.confidential import COVER
from claims.model.enums import CorrectionKind, CorrectionState, Decision
from claims.model.tables import (
    Article,
    Claim,
    Claimant,
    Correction,
    Draft,
    Evidence,
    Member,
    Passage,
    Publication,
    Rating,
    RatingScale,
    Review,
    Source,
    Verdict,
)
from claims.store.queries import situations

FORMAT = 1  # of the content; a reader can tell what to expect


@dataclass(frozen=True, slots=True)
class PublicationView:
    """One thing that was published; `content` is what docs/formats.md lists."""

    number: int
    content: dict[str, Any]
    sha256: str
    whole: bool  # the content still has this hash
    published_by: str
    published_at: datetime
    kind: CorrectionKind | None  # of the correction that made it; None: it was published after sign-off

    @property
    def rating(self) -> str | None:
        """The rating that was published; None for a conclusion in words, whose headline says it."""
        verdict = self.content["verdict"]
        said: str | None = verdict["rating"] or verdict["headline"]
        return said


def publications(session: Session, claim_id: int) -> tuple[PublicationView, ...]:
    """Everything that was published of a claim, the newest first; empty while nothing was."""
    query = (
        sa.select(Publication, col(Member.name), col(Correction.kind))
        .join(Member, col(Member.id) == Publication.published_by)
        .outerjoin(Correction, col(Correction.id) == Publication.correction_id)
        .where(col(Publication.claim_id) == claim_id)
        .order_by(col(Publication.number).desc())
    )
    return tuple(
        PublicationView(
            number=kept.number,
            content=json.loads(kept.content),
            sha256=kept.sha256,
            whole=hashlib.sha256(kept.content.encode()).hexdigest() == kept.sha256,
            published_by=name,
            published_at=kept.published_at,
            kind=kind,
        )
        for kept, name, kind in session.execute(query).all()
    )


def publication(session: Session, claim_id: int, number: int) -> PublicationView:
    """One publication of a claim by its number. Raises NotFound saying which there are."""
    situations.claim(session, claim_id)
    found = publications(session, claim_id)
    for kept in found:
        if kept.number == number:
            return kept
    there = f"There are publications 1 to {len(found)}." if found else "Nothing was published of it yet."
    raise NotFound(f"Claim {claim_id} has no publication {number}. {there}")


def content(
    session: Session, claim: Claim, verdict: Verdict, *, number: int, at: datetime, correction: Correction | None
) -> dict[str, Any]:
    """What is published of a claim now, as plain values; nothing of a confidential source but that there is one."""
    article = session.get_one(Article, claim.article_id)
    claimant = session.get(Claimant, claim.claimant_id) if claim.claimant_id else None
    anchor = situations.anchor(session, claim)
    return {
        "format": FORMAT,
        "number": number,
        "published_at": _iso(at),
        "retracted": claim.retracted_at is not None,
        "claim": {
            "id": claim.id,
            "quote": claim.quote,
            "text": claim.text,
            "start": anchor.start,
            "end": anchor.end,
            "draft": session.get_one(Draft, claim.draft_id).number,
            "article": article.title,
            "article_url": article.url,
            "claimant": claimant.name if claimant else None,
            "claimant_role": (claimant.role or None) if claimant else None,
        },
        "verdict": _verdict(session, verdict),
        "reviews": _reviews(session, verdict),
        "evidence": _evidence(session, claim),
        "corrections": _corrections(session, claim, correction),
    }


def _verdict(session: Session, verdict: Verdict) -> dict[str, Any]:
    rating = session.get(Rating, verdict.rating_id) if verdict.rating_id else None
    scale = session.get(RatingScale, rating.scale_id) if rating else None
    return {
        "version": verdict.version,
        "rating": rating.label if rating else None,
        "value": rating.value if rating else None,
        "scale": scale.name if scale else None,
        "scale_version": scale.version if scale else None,
        "best": scale.best if scale else None,
        "worst": scale.worst if scale else None,
        "headline": verdict.headline,
        "rationale": verdict.rationale,
        "corrected_wording": verdict.corrected_wording,
        "sources_reason": verdict.sources_reason,
        "author": situations.person(session, verdict.author_id).name,
        "saved_at": _iso(verdict.saved_at),
    }


def _reviews(session: Session, verdict: Verdict) -> list[dict[str, Any]]:
    query = (
        sa.select(Review, col(Member.name), col(Rating.label))
        .join(Member, col(Member.id) == Review.reviewer_id)
        .outerjoin(Rating, col(Rating.id) == Review.rating_id)
        .where(col(Review.verdict_id) == verdict.id, col(Review.decision) != Decision.REQUEST_CHANGES)
        .order_by(col(Review.decided_at), col(Review.id))
    )
    return [
        {
            "reviewer": name,
            "decision": review.decision.value,
            "rating": label,
            "comment": review.comment,
            "at": _iso(review.decided_at),
        }
        for review, name, label in session.execute(query).all()
    ]


def _evidence(session: Session, claim: Claim) -> list[dict[str, Any]]:
    query = (
        sa.select(Evidence, Passage, Source)
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .where(col(Evidence.claim_id) == claim.id, col(Evidence.removed_at).is_(None))
        .order_by(col(Evidence.added_at), col(Evidence.id))
    )
    return [
        {"stance": piece.stance.value, "title": COVER}
        if source.confidential
        else {
            "stance": piece.stance.value,
            "quote": piece.quote,
            "note": piece.note,
            "locator": piece.locator or passage.locator,
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "published_on": source.published_on,
            "kind": source.kind,
            "archive_url": source.archive_url,
        }
        for piece, passage, source in session.execute(query).all()
    ]


def _corrections(session: Session, claim: Claim, newest: Correction | None) -> list[dict[str, Any]]:
    """The corrections that reached readers so far, the one that makes this publication last."""
    approved = (col(Correction.claim_id) == claim.id, col(Correction.state) == CorrectionState.APPROVED)
    rows = session.execute(sa.select(Correction).where(*approved).order_by(col(Correction.decided_at)))
    found = [row for row in rows.scalars() if newest is None or row.id != newest.id]
    return [
        {"kind": each.kind.value, "note": each.public_note, "at": _iso(each.decided_at) if each.decided_at else None}
        for each in [*found, *([newest] if newest else [])]
    ]


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
