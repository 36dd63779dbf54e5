"""One claim with everything a checker needs on the screen."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.event_data import in_one_shape
from claims.model.situation import Origin, Person
from claims.model.tables import (
    Anchor,
    Article,
    Claim,
    Claimant,
    Draft,
    Event,
    Member,
    Passage,
    Quantity,
    Source,
)
from claims.store.queries import situations
from claims.store.queries.comments import CommentView, comments
from claims.store.queries.confidential import OF_SOURCES, covered_data, hidden_passages, sees
from claims.store.queries.evidence import EvidenceView, MatchView, covered_stances, evidence, matches, origins_for
from claims.store.queries.verdicts import VerdictView, verdict

__all__ = [
    "ClaimView",
    "CommentView",
    "EventView",
    "EvidenceView",
    "MatchView",
    "VerdictView",
    "claim",
    "comments",
    "evidence",
    "history",
    "matches",
    "verdict",
]


@dataclass(frozen=True, slots=True)
class EventView:
    """One line of a claim's history."""

    id: int
    at: datetime
    actor: str
    action: str
    data: dict[str, Any]
    reason: str | None
    passage: tuple[str, str] | None = None  # its source's title and its statement, where the event is about one


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as the claim page shows it."""

    id: int
    claim: Claim  # detached; for its own columns
    article_title: str
    put_away: bool  # with its article: nothing is done with it until that is restored
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
    hides_evidence: bool  # evidence of a confidential source is recorded, which the viewer may not see
    origins: tuple[Origin, ...]  # of the evidence that supports or refutes; confidential ones without names, if hidden
    verdict: VerdictView | None
    comments: tuple[CommentView, ...]  # those for the desk; a member's own notes are theirs alone


def claim(session: Session, claim_id: int, viewer: Person | None = None) -> ClaimView:
    """Everything about one claim that a member may see; None sees no confidential source. Raises NotFound."""
    stored = situations.claim(session, claim_id)
    pieces = evidence(session, claim_id, viewer)
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
        put_away=article.removed_at is not None,
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
        matches=matches(session, claim_id, viewer),
        evidence=pieces,
        hides_evidence=bool(covered_stances(session, claim_id)) and not sees(viewer, stored),
        origins=origins_for(session, stored, viewer),
        verdict=verdict(session, claim_id),
        comments=comments(session, claim_id),
    )
    session.expunge_all()  # the rows in the view outlive the session
    return view


def _order(session: Session, draft_id: int) -> list[int]:
    """The claims of a draft in the order of its text."""
    query = select(Anchor.claim_id).where(Anchor.draft_id == draft_id)
    return list(session.exec(query.order_by(col(Anchor.start), col(Anchor.end), col(Anchor.claim_id))))


def history(
    session: Session, claim_id: int, viewer: Person | None = None, *, limit: int = 200, before: int | None = None
) -> tuple[EventView, ...]:
    """The newest events of a claim, newest first, but those about confidential sources that the viewer may not see.

    With `before`, those older than the event with that number.
    """
    found = session.get(Claim, claim_id)
    hidden = frozenset[int]() if found and sees(viewer, found) else hidden_passages(session, claim_id)
    views: list[EventView] = []
    while len(views) < limit:
        query = (
            sa.select(Event, col(Member.name))
            .outerjoin(Member, col(Member.id) == Event.actor_id)
            .where(col(Event.claim_id) == claim_id, col(Event.id) < before if before is not None else sa.true())
            .order_by(col(Event.id).desc())
            .limit(limit)
        )
        rows = session.execute(query).all()
        for event, name in rows:
            data = covered_data(event.action, in_one_shape(event.action, json.loads(event.data)), hidden)
            if data is not None:
                views.append(EventView(event.id, event.at, name or "The desk", event.action, data, event.reason))
        if len(rows) < limit:
            break
        before = rows[-1][0].id
    return _with_passages(session, views[:limit])


def _with_passages(session: Session, views: list[EventView]) -> tuple[EventView, ...]:
    """The events, those about one passage with that."""
    about = {view.id: _passage_of(view) for view in views}
    query = sa.select(col(Passage.id), col(Source.title), col(Passage.statement)).join(Source)
    found = session.execute(query.where(col(Passage.id).in_(set(filter(None, about.values()))))).all()
    named = {passage_id: (title, statement) for passage_id, title, statement in found}
    return tuple(replace(view, passage=named.get(about[view.id] or 0)) for view in views)


def _passage_of(view: EventView) -> int | None:
    if not view.action.startswith(OF_SOURCES):
        return None
    return next((view.data[name] for name in ("passage", "passage_id") if isinstance(view.data.get(name), int)), None)
