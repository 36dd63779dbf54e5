"""The queue: which claims wait, filtered, sorted and paged in SQL."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.base import now
from claims.model.enums import ClaimState, ClaimType, Decision, MatchState, Priority
from claims.model.situation import Person
from claims.model.tables import (
    Article,
    Claim,
    Claimant,
    Contact,
    Match,
    Member,
    Passage,
    Review,
    Skip,
    Source,
    Verdict,
)
from claims.store.queries.confidential import open_on
from claims.store.queries.contacts import open_contact, overdue_contact
from claims.store.queries.corrections import correction_waits
from claims.store.queries.situations import LARGEST_ID
from claims.store.queries.tags import carries, tags_of
from claims.store.queries.talk import said_of_claim

PAGE = 25  # rows: what fits a screen, and few enough widgets for Streamlit


class View(StrEnum):
    """The saved views of the queue."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    SIGN_OFF = "sign-off"
    OVERDUE = "overdue"
    SKIPPED = "skipped"
    ALL = "all"


class Sort(StrEnum):
    """How the queue is sorted."""

    CHECKWORTHINESS = "worth checking"
    URGENT = "most urgent"
    DUE = "due soonest"
    OLDEST = "waiting longest"


WAITING = (ClaimState.QUEUED, ClaimState.IN_PROGRESS, ClaimState.CHANGES_REQUESTED)
DONE = (ClaimState.PUBLISHED, ClaimState.NOT_CHECKABLE, ClaimState.DUPLICATE, ClaimState.ARCHIVED)  # nothing is due
URGENCY = {Priority.HIGH: 0, Priority.NORMAL: 1, Priority.LOW: 2}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the queue shows; an empty `states` means every state of the view."""

    view: View = View.ALL
    states: tuple[ClaimState, ...] = ()
    words: str = ""
    article_id: int | None = None
    sort: Sort = Sort.CHECKWORTHINESS
    tag: str = ""  # only the claims that carry this tag


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
    where = _conditions(filters, member_id)
    base = sa.select(col(Claim.id)).join(Article, col(Article.id) == Claim.article_id).where(*where)
    total = session.execute(sa.select(sa.func.count()).select_from(base.subquery())).scalar_one()
    page = min(max(1, page), max(1, -(-total // PAGE)))
    query = (
        sa.select(Claim, Article, col(Claimant.name), col(Member.name))
        .join(Article, col(Article.id) == Claim.article_id)
        .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
        .outerjoin(Member, col(Member.id) == Claim.assignee_id)
        .where(*where)
        .order_by(*_order(filters.sort))
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
        .where(*_conditions(filters, member_id))
        .order_by(*_order(filters.sort))
        .limit(most + 1)
    )
    return list(session.scalars(query))


def _conditions(filters: Filters, member_id: int | None) -> list[sa.ColumnElement[bool]]:
    where: list[sa.ColumnElement[bool]] = [_view(filters.view, member_id), col(Article.removed_at).is_(None)]
    if filters.states:
        where.append(col(Claim.state).in_(filters.states))
    else:
        where.append(col(Claim.state) != ClaimState.ARCHIVED)  # put away; found when asked for
    if filters.article_id is not None:
        known = 0 < filters.article_id <= LARGEST_ID
        where.append(col(Claim.article_id) == filters.article_id if known else sa.false())
    if filters.tag:
        where.append(carries(filters.tag))
    return where + [_holds(word, member_id) for word in filters.words.split()[:10]]


def _holds(word: str, member_id: int | None) -> sa.ColumnElement[bool]:
    columns = (col(Claim.quote), col(Claim.text), col(Article.title))
    holds = (column.icontains(word, autoescape=True) for column in columns)
    return sa.or_(*holds, said_of_claim(word, member_id))


def _view(view: View, member_id: int | None) -> sa.ColumnElement[bool]:
    if view == View.MINE:  # nobody is nobody's name: `= NULL` would show what is assigned to no one
        mine = col(Claim.assignee_id) == member_id if member_id is not None else sa.false()
        return sa.and_(mine, col(Claim.state).in_(WAITING))
    if view == View.UNASSIGNED:
        return sa.and_(col(Claim.assignee_id).is_(None), col(Claim.state).in_(WAITING))
    if view == View.SIGN_OFF:
        submitted = sa.and_(col(Claim.state) == ClaimState.SUBMITTED, *_not_by(member_id))
        return sa.or_(submitted, correction_waits(member_id))
    if view == View.OVERDUE:
        return _overdue(now())
    if view == View.SKIPPED:
        return sa.and_(skipped_by(member_id), col(Claim.state).in_(WAITING)) if member_id is not None else sa.false()
    return sa.true()


def _overdue(at: datetime) -> sa.ColumnElement[bool]:
    """The condition that a claim is past its due date, or that a reply should be there by now."""
    due = sa.and_(col(Claim.due_at) < at, col(Claim.state).not_in(DONE))
    return sa.or_(due, sa.exists().where(col(Contact.claim_id) == Claim.id, overdue_contact(at)))


def skipped_by(member_id: int) -> sa.ColumnElement[bool]:
    """The condition that a member passed the claim of a row over."""
    return sa.exists().where(col(Skip.claim_id) == Claim.id, col(Skip.member_id) == member_id)


def has_skipped(session: Session, claim_id: int, member_id: int) -> bool:
    """Whether a member passed a claim over and has not taken it up since."""
    found = select(Skip.id).where(Skip.claim_id == claim_id, Skip.member_id == member_id)
    return session.exec(found).first() is not None


def most_urgent() -> tuple[sa.ColumnElement[Any], ...]:
    """The order of work: by priority, then what is due first, then what is most worth checking."""
    urgency = sa.case(URGENCY, value=col(Claim.priority), else_=1)
    return (
        urgency,
        col(Claim.due_at).is_(None),
        col(Claim.due_at).asc(),
        col(Claim.checkworthiness).desc(),
        col(Claim.id).asc(),
    )


def _not_by(member_id: int | None) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions that a member neither wrote a version of the verdict nor approved the one that waits."""
    if member_id is None:
        return ()
    of_claim = col(Verdict.claim_id) == Claim.id
    newest = sa.select(sa.func.max(Verdict.version)).where(of_claim).correlate(Claim).scalar_subquery()
    wrote = sa.exists().where(of_claim, col(Verdict.author_id) == member_id)
    approved = sa.exists().where(
        of_claim,
        col(Verdict.version) == newest,
        col(Review.verdict_id) == Verdict.id,
        col(Review.reviewer_id) == member_id,
        col(Review.decision) == Decision.APPROVE,
    )
    return sa.not_(wrote), sa.not_(approved)


def _order(sort: Sort) -> tuple[sa.ColumnElement[Any], ...]:
    if sort == Sort.OLDEST:
        return (col(Claim.state_since).asc(), col(Claim.id).asc())
    if sort == Sort.URGENT:
        return most_urgent()
    if sort == Sort.DUE:
        return (col(Claim.due_at).is_(None), col(Claim.due_at).asc(), *most_urgent())
    return (col(Claim.checkworthiness).desc(), col(Claim.id).asc())


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
    )


def counts_by_view(session: Session, *, member_id: int | None) -> dict[View, int]:
    """How many claims each saved view holds."""
    return {
        view: session.execute(
            sa.select(sa.func.count())
            .select_from(Claim)
            .join(Article, col(Article.id) == Claim.article_id)
            .where(_view(view, member_id), col(Article.removed_at).is_(None))
        ).scalar_one()
        for view in View
    }
