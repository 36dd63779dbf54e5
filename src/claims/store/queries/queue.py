"""The queue: which claims wait, filtered, sorted and paged in SQL."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.enums import ClaimState, ClaimType, MatchState, Priority
from claims.model.situation import Person
from claims.model.tables import (
    Article,
    Claim,
    Claimant,
    Contact,
    Match,
    Member,
    Passage,
    Source,
)
from claims.store.queries.confidential import open_on
from claims.store.queries.contacts import open_contact
from claims.store.queries.filters import DONE, Filters, View, conditions, of_view, order
from claims.store.queries.tags import tags_of

PAGE = 25  # rows: what fits a screen, and few enough widgets for Streamlit


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One claim in the queue, with what to know before opening it."""

    id: int
    quote: str
    text: str
    type: ClaimType
    state: ClaimState
    checkworthiness: float
    article_id: int
    article_title: str
    publisher: str | None
    claimant: str | None
    assignee: str | None
    state_since: datetime
    says: str | None  # what differs most in the best match, in words
    best_score: float | None
    priority: Priority = Priority.NORMAL
    due_at: datetime | None = None
    lease_until: datetime | None = None  # until when the assignee has it open, or had it
    waits_for: tuple[tuple[str, datetime | None], ...] = ()  # who was asked, and by when they should answer
    tags: tuple[str, ...] = ()
    retracted: bool = False

    def late(self, at: datetime) -> list[str]:
        """What is overdue with the claim at a moment, in words; empty when nothing is."""
        due = self.due_at is not None and self.due_at < at and self.state not in DONE
        asked = [who for who, deadline in self.waits_for if deadline and deadline < at]
        return (["past its due date"] if due else []) + [f"no reply from {who} in time" for who in asked]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue; `total` counts every claim that meets the filters."""

    lines: tuple[QueueLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def queue(
    session: Session, filters: Filters, *, member_id: int | None, page: int = 1, viewer: Person | None = None
) -> QueuePage:
    """One page of the claims that meet the filters; a page beyond the last one is the last one.

    What differs in the best match is said only where `viewer` may see its source.
    """
    where = conditions(filters, member_id)
    base = sa.select(col(Claim.id)).join(Article, col(Article.id) == Claim.article_id).where(*where)
    total = session.execute(sa.select(sa.func.count()).select_from(base.subquery())).scalar_one()
    page = min(max(1, page), max(1, -(-total // PAGE)))
    query = (
        sa.select(Claim, Article, col(Claimant.name), col(Member.name))
        .join(Article, col(Article.id) == Claim.article_id)
        .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
        .outerjoin(Member, col(Member.id) == Claim.assignee_id)
        .where(*where)
        .order_by(*order(filters.sort))
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    rows = session.execute(query).all()
    ids = [claim.id for claim, *_ in rows]
    best = _best_matches(session, ids, viewer)
    waits_for, tags = _waits_for(session, ids), tags_of(session, ids)
    lines = tuple(
        replace(
            _line(claim, article, claimant, assignee, best),
            waits_for=waits_for.get(claim.id, ()),
            tags=tuple(name for _, name in tags.get(claim.id, ())),
        )
        for claim, article, claimant, assignee in rows
    )
    return QueuePage(lines=lines, total=total, page=page)


def matching(session: Session, filters: Filters, *, member_id: int | None, most: int) -> list[int]:
    """The ids of all claims that meet the filters, in their order; one more than `most` at most, so that it shows."""
    query = (
        sa.select(col(Claim.id))
        .join(Article, col(Article.id) == Claim.article_id)
        .where(*conditions(filters, member_id))
        .order_by(*order(filters.sort))
        .limit(most + 1)
    )
    return list(session.scalars(query))


def _waits_for(session: Session, claim_ids: list[int]) -> dict[int, tuple[tuple[str, datetime | None], ...]]:
    """Who was asked about each claim and has not answered yet, those whose answer is due first before the others."""
    query = (
        sa.select(col(Contact.claim_id), col(Contact.who), col(Contact.deadline))
        .where(col(Contact.claim_id).in_(claim_ids), open_contact())
        .order_by(col(Contact.deadline).is_(None), col(Contact.deadline), col(Contact.id))
    )
    found: dict[int, tuple[tuple[str, datetime | None], ...]] = {}
    for claim_id, who, deadline in session.execute(query):
        found[claim_id] = (*found.get(claim_id, ()), (who, deadline))
    return found


def _best_matches(session: Session, claim_ids: list[int], viewer: Person | None) -> dict[int, Match]:
    """The match of each claim that comes first: confirmed before suggested, then by score."""
    query = (
        select(Match)
        .join(Passage, col(Passage.id) == Match.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .where(col(Match.claim_id).in_(claim_ids), col(Match.state) != MatchState.REJECTED)
        .where(sa.or_(col(Match.state) == MatchState.CONFIRMED, col(Source.removed_at).is_(None)))
        .where(open_on(viewer, col(Match.claim_id)))
        .order_by(col(Match.state) == MatchState.CONFIRMED, col(Match.score), col(Match.id).desc())
    )
    return {match.claim_id: match for match in session.exec(query)}  # the last one of each claim stays


def _line(
    claim: Claim, article: Article, claimant: str | None, assignee: str | None, best: dict[int, Match]
) -> QueueLine:
    assert claim.id is not None and article.id is not None  # read from the database
    match = best.get(claim.id)
    differences = match.differences if match else []
    return QueueLine(
        id=claim.id,
        quote=claim.quote,
        text=claim.text,
        type=claim.type,
        state=claim.state,
        checkworthiness=claim.checkworthiness,
        article_id=article.id,
        article_title=article.title,
        publisher=article.publisher,
        claimant=claimant,
        assignee=assignee,
        state_since=claim.state_since,
        says=differences[0]["says"] if differences else None,
        best_score=match.score if match else None,
        priority=claim.priority,
        due_at=claim.due_at,
        lease_until=claim.lease_until,
        retracted=claim.retracted,
    )


def counts_by_view(session: Session, *, member_id: int | None) -> dict[View, int]:
    """How many claims each saved view holds."""
    return {
        view: session.execute(
            sa.select(sa.func.count())
            .select_from(Claim)
            .join(Article, col(Article.id) == Claim.article_id)
            .where(of_view(view, member_id), col(Article.removed_at).is_(None))
        ).scalar_one()
        for view in View
    }
