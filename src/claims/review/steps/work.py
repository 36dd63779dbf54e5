"""Who works on what: assign, take, give back, and "give me the next claim"."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import Refused
from claims.model.enums import ClaimState
from claims.model.event_data import standing
from claims.model.tables import Article, Claim, Skip
from claims.review.roles import CHECKERS
from claims.review.rules import Step, may_check
from claims.review.step import allowed, lease_end, log_claim, move, step
from claims.review.steps.leases import HOLDING, let_go, note_expired
from claims.store.queries import situations
from claims.store.queries.filters import most_urgent, skipped_by


@step
def assign(session: Session, *, claim_id: int, actor_id: int, to_id: int, based_on: int | None = None) -> None:
    """Give a claim to a member who may check; whoever has it open loses it.

    `based_on` is the version of the claim that was on the screen. Raises StaleVersion.
    """
    to = situations.person(session, to_id)
    seen: dict[str, Any] = {"based_on": based_on, "yours": f"Assigned to {to.name}."}
    claim, _, _ = allowed(session, Step.ASSIGN, claim_id=claim_id, actor_id=actor_id, **seen)
    if not to.active:
        raise Refused([f"{to.name} is no longer active at this desk; choose someone else."])
    if to.role not in CHECKERS:
        raise Refused([f"{to.name} ({to.role.value}) does not check claims; choose a checker, editor or lead."])
    give(session, claim, to.id, actor_id)


def give(
    session: Session, claim: Claim, to_id: int | None, actor_id: int, *, reason: str | None = None, **about: Any
) -> None:
    """Make a claim somebody's, or nobody's, and log it; whoever has it open loses it. `about` is more for the event."""
    note_expired(session, claim, actor_id)
    before = standing(claim, *HOLDING)
    claim.assignee_id, claim.lease_by, claim.lease_until = to_id, None, None
    nobodys = to_id is None and claim.state == ClaimState.IN_PROGRESS
    move(claim, ClaimState.QUEUED if nobodys else claim.state)
    data = {**about, "before": before, "after": standing(claim, *HOLDING)}
    action = "claim.unassigned" if to_id is None else "claim.assigned"
    log_claim(session, action, claim, actor_id, data=data, reason=reason)


@step
def take(session: Session, *, claim_id: int, actor_id: int, based_on: int | None = None) -> None:
    """Start work on a claim: it is yours, and open with you until the lease runs out.

    `based_on` is the version of the claim that was on the screen. Raises StaleVersion.
    """
    seen: dict[str, Any] = {"based_on": based_on, "yours": "Taken."}
    claim, _, _ = allowed(session, Step.TAKE, claim_id=claim_id, actor_id=actor_id, **seen)
    _take(session, claim, actor_id)


@step
def take_next(session: Session, *, actor_id: int, skipped: bool = False) -> int:
    """Take the next claim among those that wait for the member or for nobody; its id.

    Claims assigned to the member come first, then urgent ones, those due soon, and those most worth checking. What
    the member passed over is left out unless `skipped`. Atomic: writers take turns, so two people never get the same
    one. Raises Refused saying why there is none.
    """
    if reasons := may_check(situations.person(session, actor_id)):
        raise Refused(reasons)
    waiting = [ClaimState.QUEUED, ClaimState.CHANGES_REQUESTED]
    free = sa.or_(col(Claim.assignee_id).is_(None), col(Claim.assignee_id) == actor_id)
    query = select(Claim).where(col(Claim.state).in_(waiting), free, in_an_article_that_is_there())
    if not skipped:
        query = query.where(sa.not_(skipped_by(actor_id)))
    query = query.order_by(col(Claim.assignee_id).is_(None), *most_urgent()).limit(1)
    claim = session.exec(query).first()
    if claim is None:
        open_ones = (col(Claim.state).in_(waiting), free, in_an_article_that_is_there())
        passed_over = situations.count(session, Claim, *open_ones, skipped_by(actor_id))
        raise Refused([_why_none(session, waiting, passed_over)])
    assert claim.id is not None  # read from the database
    _take(session, claim, actor_id)
    return claim.id


def in_an_article_that_is_there() -> sa.ColumnElement[bool]:
    """The condition on a claim that its article was not put away."""
    return col(Claim.article_id).not_in(sa.select(col(Article.id)).where(col(Article.removed_at).is_not(None)))


def _why_none(session: Session, waiting: list[ClaimState], passed_over: int) -> str:
    if passed_over:
        those = "the 1 claim that does is one" if passed_over == 1 else f"the {passed_over} claims that do are ones"
        return f"Nothing else waits for you: {those} you skipped. Take them up again from the view Skipped by me."
    there = in_an_article_that_is_there()
    others = situations.count(session, Claim, col(Claim.state).in_(waiting), there)
    untriaged = situations.count(session, Claim, col(Claim.state) == ClaimState.EXTRACTED, there)
    if others == 1:
        return "The 1 claim that waits is assigned to someone else; an editor or lead can reassign it."
    if others:
        return f"All {others} claims that wait are assigned to others; an editor or lead can reassign them."
    if untriaged == 1:
        return "The queue is empty, but 1 claim is not triaged yet: open its article and queue it."
    if untriaged:
        return f"The queue is empty, but {untriaged} claims are not triaged yet: open their articles and queue them."
    return "The queue is empty: nothing waits to be checked. Add an article."


def _take(session: Session, claim: Claim, actor_id: int) -> None:
    session.execute(sa.delete(Skip).where(col(Skip.claim_id) == claim.id, col(Skip.member_id) == actor_id))
    if claim.lease_by != actor_id:
        note_expired(session, claim, actor_id)
    before = standing(claim, *HOLDING)
    claim.assignee_id = claim.lease_by = actor_id
    claim.lease_until = lease_end()
    move(claim, ClaimState.IN_PROGRESS)
    log_claim(session, "claim.taken", claim, actor_id, data={"before": before, "after": standing(claim, *HOLDING)})


@step
def release(session: Session, *, claim_id: int, actor_id: int, based_on: int | None = None) -> None:
    """Give a claim back: nobody's, and waiting again. What was recorded on it stays.

    `based_on` is the version of the claim that was on the screen. Raises StaleVersion.
    """
    seen: dict[str, Any] = {"based_on": based_on, "yours": "Given back."}
    claim, _, _ = allowed(session, Step.RELEASE, claim_id=claim_id, actor_id=actor_id, **seen)
    log_claim(session, "claim.released", claim, actor_id, data=let_go(claim))
