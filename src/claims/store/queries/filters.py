"""Which claims the queue shows, and in which order: as conditions of SQL."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.base import now
from claims.model.enums import ClaimState, Decision, Priority
from claims.model.tables import (
    Article,
    Claim,
    Contact,
    Review,
    Skip,
    Verdict,
)
from claims.store.queries.contacts import overdue_contact
from claims.store.queries.corrections import correction_waits
from claims.store.queries.situations import LARGEST_ID
from claims.store.queries.tags import carries
from claims.store.queries.talk import said_of_claim


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


def conditions(filters: Filters, member_id: int | None) -> list[sa.ColumnElement[bool]]:
    """What a claim has to be, for the queue to show it with these filters."""
    where: list[sa.ColumnElement[bool]] = [of_view(filters.view, member_id), col(Article.removed_at).is_(None)]
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


def of_view(view: View, member_id: int | None) -> sa.ColumnElement[bool]:
    """The condition that a claim is in a saved view; nobody has claims of their own."""
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


def order(sort: Sort) -> tuple[sa.ColumnElement[Any], ...]:
    """What the queue is sorted by; two claims never change places."""
    if sort == Sort.OLDEST:
        return (col(Claim.state_since).asc(), col(Claim.id).asc())
    if sort == Sort.URGENT:
        return most_urgent()
    if sort == Sort.DUE:
        return (col(Claim.due_at).is_(None), col(Claim.due_at).asc(), *most_urgent())
    return (col(Claim.checkworthiness).desc(), col(Claim.id).asc())
