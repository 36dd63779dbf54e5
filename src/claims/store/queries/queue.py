"""The queue: which claims wait, filtered, sorted and paged in SQL."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.model.enums import ClaimState, ClaimType, Decision, MatchState
from claims.model.situation import Person
from claims.model.tables import Article, Claim, Claimant, Match, Member, Passage, Review, Source, Verdict
from claims.store.queries.confidential import open_on
from claims.store.queries.situations import LARGEST_ID

PAGE = 25  # rows: what fits a screen, and few enough widgets for Streamlit


class View(StrEnum):
    """The saved views of the queue."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    SIGN_OFF = "sign-off"
    ALL = "all"


class Sort(StrEnum):
    """How the queue is sorted."""

    CHECKWORTHINESS = "worth checking"
    OLDEST = "waiting longest"


WAITING = (ClaimState.QUEUED, ClaimState.IN_PROGRESS, ClaimState.CHANGES_REQUESTED)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the queue shows; an empty `states` means every state of the view."""

    view: View = View.ALL
    states: tuple[ClaimState, ...] = ()
    words: str = ""
    article_id: int | None = None
    sort: Sort = Sort.CHECKWORTHINESS


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
    best = _best_matches(session, [claim.id for claim, *_ in rows], viewer)
    lines = tuple(_line(claim, article, claimant, assignee, best) for claim, article, claimant, assignee in rows)
    return QueuePage(lines=lines, total=total, page=page)


def _conditions(filters: Filters, member_id: int | None) -> list[sa.ColumnElement[bool]]:
    where: list[sa.ColumnElement[bool]] = [_view(filters.view, member_id), col(Article.removed_at).is_(None)]
    if filters.states:
        where.append(col(Claim.state).in_(filters.states))
    else:
        where.append(col(Claim.state) != ClaimState.ARCHIVED)  # put away; found when asked for
    if filters.article_id is not None:
        known = 0 < filters.article_id <= LARGEST_ID
        where.append(col(Claim.article_id) == filters.article_id if known else sa.false())
    return where + [_holds(word) for word in filters.words.split()[:10]]


def _holds(word: str) -> sa.ColumnElement[bool]:
    columns = (col(Claim.quote), col(Claim.text), col(Article.title))
    return sa.or_(*(column.icontains(word, autoescape=True) for column in columns))


def _view(view: View, member_id: int | None) -> sa.ColumnElement[bool]:
    if view == View.MINE:  # nobody is nobody's name: `= NULL` would show what is assigned to no one
        mine = col(Claim.assignee_id) == member_id if member_id is not None else sa.false()
        return sa.and_(mine, col(Claim.state).in_(WAITING))
    if view == View.UNASSIGNED:
        return sa.and_(col(Claim.assignee_id).is_(None), col(Claim.state).in_(WAITING))
    if view == View.SIGN_OFF:
        return sa.and_(col(Claim.state) == ClaimState.SUBMITTED, *_not_by(member_id))
    return sa.true()


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
    return (col(Claim.checkworthiness).desc(), col(Claim.id).asc())


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
