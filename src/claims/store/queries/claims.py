"""One claim with everything a checker needs on the screen."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.enums import DifferenceKind, MatchState, Outcome, SourceKind, Stance
from claims.model.report import Difference, ReviewLine, SourceLine
from claims.model.tables import (
    Anchor,
    Article,
    Claim,
    Claimant,
    Draft,
    Event,
    Evidence,
    Match,
    Member,
    Passage,
    Quantity,
    Rating,
    RatingScale,
    Review,
    Source,
    Verdict,
)
from claims.store.queries import situations
from claims.store.queries.comments import CommentView, comments


@dataclass(frozen=True, slots=True)
class MatchView:
    """A proposed passage, what differs first."""

    id: int
    passage_id: int
    version: int
    state: MatchState
    score: float
    outcome: Outcome
    differences: tuple[Difference, ...]
    reasons: tuple[str, ...]
    source: SourceLine
    stance: Stance | None  # of the evidence made from it; None when it is none
    decided_by: str | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence."""

    id: int
    passage_id: int
    stance: Stance
    quote: str
    note: str | None
    source: SourceLine
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The newest version of a verdict, with the reviews of that version."""

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
    author: str
    author_id: int
    saved_at: datetime
    reviews: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """One line of a claim's history."""

    id: int
    at: datetime
    actor: str
    action: str
    data: dict[str, Any]
    reason: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as the claim page shows it."""

    id: int
    claim: Claim  # detached; for its own columns
    article_title: str
    publisher: str | None
    published_on: str | None
    language: str | None
    number: int
    of: int  # how many claims the article has
    previous_id: int | None
    next_id: int | None
    anchor: Anchor
    draft: int  # the number of the newest draft that holds the claim
    drafts: int  # how many drafts the article has
    text: str  # the draft's
    claimant: Claimant | None
    assignee: str | None
    quantities: tuple[Quantity, ...]
    matches: tuple[MatchView, ...]
    evidence: tuple[EvidenceView, ...]
    verdict: VerdictView | None
    comments: tuple[CommentView, ...]  # those for the desk; a member's own notes are theirs alone


def claim(session: Session, claim_id: int) -> ClaimView:
    """Everything about one claim. Raises NotFound."""
    stored = situations.claim(session, claim_id)
    article = session.get_one(Article, stored.article_id)
    draft = session.get_one(Draft, stored.draft_id)
    anchor = session.exec(select(Anchor).where(Anchor.claim_id == claim_id, Anchor.draft_id == draft.id)).one()
    order = _order(session, stored.draft_id)
    at = order.index(claim_id)
    figures = session.exec(select(Quantity).where(Quantity.claim_id == claim_id).order_by(col(Quantity.start))).all()
    view = ClaimView(
        id=claim_id,
        claim=stored,
        article_title=article.title,
        publisher=article.publisher,
        published_on=article.published_on.isoformat() if article.published_on else None,
        language=article.language,
        number=at + 1,
        of=len(order),
        previous_id=order[at - 1] if at > 0 else None,
        next_id=order[at + 1] if at + 1 < len(order) else None,
        anchor=anchor,
        draft=draft.number,
        drafts=situations.newest_draft(session, stored.article_id).number,
        text=draft.text,
        claimant=session.get(Claimant, stored.claimant_id) if stored.claimant_id else None,
        assignee=situations.person(session, stored.assignee_id).name if stored.assignee_id else None,
        quantities=tuple(figures),
        matches=matches(session, claim_id),
        evidence=evidence(session, claim_id),
        verdict=verdict(session, claim_id),
        comments=comments(session, claim_id),
    )
    session.expunge_all()  # the rows in the view outlive the session
    return view


def _order(session: Session, draft_id: int) -> list[int]:
    """The claims of a draft in the order of its text."""
    query = select(Anchor.claim_id).where(Anchor.draft_id == draft_id)
    return list(session.exec(query.order_by(col(Anchor.start), col(Anchor.end), col(Anchor.claim_id))))


def source_line(source: Source, passage: Passage) -> SourceLine:
    """A passage with its source, as reports and screens show it."""
    return SourceLine(
        title=source.title,
        statement=passage.statement,
        publisher=source.publisher,
        url=source.url,
        published_on=source.published_on,
        kind=SourceKind(source.kind),
        locator=passage.locator,
        accessed_on=source.accessed_on,
        archive_url=source.archive_url,
    )


def matches(session: Session, claim_id: int) -> tuple[MatchView, ...]:
    """The matches of a claim: by score, so that nothing moves while they are decided; rejected ones last."""
    order = sa.case({"rejected": 1}, value=col(Match.state), else_=0)
    query = (
        sa.select(Match, Passage, Source, col(Evidence.stance), col(Member.name))
        .join(Passage, col(Passage.id) == Match.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .outerjoin(
            Evidence,
            sa.and_(col(Evidence.claim_id) == Match.claim_id, col(Evidence.passage_id) == Match.passage_id),
        )
        .outerjoin(Member, col(Member.id) == Match.decided_by)
        .where(col(Match.claim_id) == claim_id)
        .order_by(order, col(Match.score).desc(), col(Match.id))
    )
    return tuple(
        MatchView(
            id=match.id,
            passage_id=match.passage_id,
            version=match.version,
            state=match.state,
            score=match.score,
            outcome=match.outcome,
            differences=tuple(_difference(stored) for stored in match.differences),
            reasons=tuple(match.reasons),
            source=source_line(source, passage),
            stance=stance,
            decided_by=decided_by,
            decided_at=match.decided_at,
        )
        for match, passage, source, stance, decided_by in session.execute(query).all()
    )


def _difference(stored: dict[str, str]) -> Difference:
    return Difference(
        kind=DifferenceKind(stored["kind"]), claim=stored["claim"], source=stored["source"], says=stored["says"]
    )


def evidence(session: Session, claim_id: int) -> tuple[EvidenceView, ...]:
    """The evidence recorded for a claim, in the order it was added."""
    query = (
        sa.select(Evidence, Passage, Source, col(Member.name))
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .join(Member, col(Member.id) == Evidence.added_by)
        .where(col(Evidence.claim_id) == claim_id)
        .order_by(col(Evidence.added_at), col(Evidence.id))
    )
    return tuple(
        EvidenceView(
            id=piece.id,
            passage_id=piece.passage_id,
            stance=piece.stance,
            quote=piece.quote,
            note=piece.note,
            source=source_line(source, passage),
            added_by=added_by,
            added_at=piece.added_at,
        )
        for piece, passage, source, added_by in session.execute(query).all()
    )


def verdict(session: Session, claim_id: int) -> VerdictView | None:
    """The newest version of the verdict with its reviews; None when nothing is proposed."""
    query = (
        sa.select(Verdict, Rating, RatingScale, col(Member.name))
        .outerjoin(Rating, col(Rating.id) == Verdict.rating_id)
        .outerjoin(RatingScale, col(RatingScale.id) == Rating.scale_id)
        .join(Member, col(Member.id) == Verdict.author_id)
        .where(col(Verdict.claim_id) == claim_id)
        .order_by(col(Verdict.version).desc())
        .limit(1)
    )
    row = session.execute(query).first()
    if row is None:
        return None
    newest, rating, scale, author = row
    return VerdictView(
        id=newest.id,
        version=newest.version,
        rating_id=newest.rating_id,
        rating=rating.label if rating else None,
        value=rating.value if rating else None,
        scale=scale.name if scale else None,
        best=scale.best if scale else None,
        worst=scale.worst if scale else None,
        headline=newest.headline,
        rationale=newest.rationale,
        author=author,
        author_id=newest.author_id,
        saved_at=newest.saved_at,
        reviews=_reviews(session, newest.id),
    )


def _reviews(session: Session, verdict_id: int) -> tuple[ReviewLine, ...]:
    query = (
        sa.select(Review, col(Member.name))
        .join(Member, col(Member.id) == Review.reviewer_id)
        .where(col(Review.verdict_id) == verdict_id)
        .order_by(col(Review.decided_at), col(Review.id))
    )
    return tuple(
        ReviewLine(reviewer=name, decision=review.decision, at=review.decided_at, comment=review.comment)
        for review, name in session.execute(query).all()
    )


def history(session: Session, claim_id: int, *, limit: int = 200, before: int | None = None) -> tuple[EventView, ...]:
    """The newest events of a claim, newest first; with `before`, those older than the event with that number."""
    query = (
        sa.select(Event, col(Member.name))
        .outerjoin(Member, col(Member.id) == Event.actor_id)
        .where(col(Event.claim_id) == claim_id, col(Event.id) < before if before is not None else sa.true())
        .order_by(col(Event.id).desc())
        .limit(limit)
    )
    return tuple(
        EventView(
            id=event.id,
            at=event.at,
            actor=name or "The desk",
            action=event.action,
            data=json.loads(event.data),
            reason=event.reason,
        )
        for event, name in session.execute(query).all()
    )
