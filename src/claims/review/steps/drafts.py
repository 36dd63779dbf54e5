"""A new draft of an article: every claim is carried over, and what changed under a checker's hands is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import Session, col, select

from claims.errors import AlreadyThere, StaleVersion
from claims.extraction import ClaimDraft
from claims.matching import Proposal
from claims.model.base import now
from claims.model.enums import AnchorStatus, ClaimState
from claims.model.tables import Article, Claim, Draft
from claims.reading import Article as ReadArticle
from claims.review.placing import place, suggest, where
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, move, refuse_import, step, typed
from claims.review.steps.articles import ABOUT, store_found
from claims.store import audit
from claims.store.queries import situations

SIGNED = frozenset({ClaimState.SUBMITTED, ClaimState.APPROVED})  # a changed claim in these needs another look
_GONE = "It does not stand in draft"


@dataclass(frozen=True, slots=True)
class CarriedClaim:
    """What becomes of one claim in the new draft, worked out from `version` of it; `found` is None when it is lost."""

    claim_id: int
    version: int
    status: AnchorStatus
    found: ClaimDraft | None = None
    changes: tuple[str, ...] = ()  # sentences, for a claim that is changed
    proposals: tuple[Proposal, ...] = ()  # for a claim that is changed


@step
def add_draft(
    session: Session,
    *,
    article_id: int,
    article: ReadArticle,
    based_on: int,
    carried: Sequence[CarriedClaim],
    drafts: Sequence[ClaimDraft],
    actor_id: int | None,
    proposals: Mapping[int, Sequence[Proposal]] | None = None,
) -> int:
    """Store the next draft of an article with its claims carried over, and those that are new; the draft's number.

    `based_on` is the draft that `carried` was worked out from; `proposals` goes by position in `drafts`. A claim
    that is changed while it waits for sign-off or is approved comes back for changes; a lost one that nobody had worked
    on is archived.
    Raises AlreadyThere when the text is the newest draft's, StaleVersion when the article or a claim of it was worked
    on meanwhile.
    """
    refuse_import(session, actor_id)
    newest = situations.newest_draft(session, article_id)
    if newest.text == article.text:
        message = f"This text is draft {newest.number} of the article already; nothing was changed."
        raise AlreadyThere(message, article_id)
    claims = _claims_as_planned(session, article_id, carried, based_on=based_on, newest=newest.number)
    draft = _store_draft(session, article_id, article, newest.number + 1, actor_id)
    for planned in carried:
        _carry(session, claims[planned.claim_id], draft, planned, actor_id=actor_id)
    store_found(session, article_id, draft, drafts, actor_id=actor_id, proposals=proposals or {})
    return draft.number


def _claims_as_planned(
    session: Session, article_id: int, carried: Sequence[CarriedClaim], *, based_on: int, newest: int
) -> dict[int, Claim]:
    claims = session.exec(select(Claim).where(Claim.article_id == article_id).order_by(col(Claim.id))).all()
    versions = {claim.id: claim.version for claim in claims}
    if newest != based_on or versions != {planned.claim_id: planned.version for planned in carried}:
        what = f"draft {newest} was added" if newest != based_on else "a claim of this article was worked on"
        raise StaleVersion([f"While the new draft was read, {what}. Add the draft again."], theirs="", yours="")
    return {claim.id: claim for claim in claims if claim.id is not None}


def _store_draft(session: Session, article_id: int, article: ReadArticle, number: int, actor_id: int | None) -> Draft:
    stored = situations.stored(session, Article, article_id)
    fingerprint = sha256(article.text.encode()).hexdigest()
    draft = Draft(article_id=article_id, number=number, text=article.text, sha256=fingerprint)
    session.add(draft)
    title = typed(article.title or "", "title", most=ABOUT["title"]) or stored.title
    data = {"draft": number, "sha256": fingerprint, "title": title}
    if title != stored.title:
        data["title_before"], stored.title = stored.title, title
    stored.version += 1
    audit.append(
        session,
        action="draft.added",
        entity="article",
        entity_id=article_id,
        actor_id=actor_id,
        article_id=article_id,
        data=data,
    )
    session.flush()
    return draft


def _carry(session: Session, claim: Claim, draft: Draft, planned: CarriedClaim, *, actor_id: int | None) -> None:
    if planned.found is None:
        _lose(session, claim, draft, actor_id)
        return
    before, changed = claim.text, planned.status is AnchorStatus.CHANGED
    # What an unchanged claim says stays as it is: a person may have looked at it.
    place(session, claim, draft, planned.found, status=planned.status, changes=planned.changes, reading=changed)
    if changed:
        suggest(session, claim, planned.proposals, text_changed=claim.text != before)
    state = ClaimState.CHANGES_REQUESTED if _needs_changes(claim, planned.status) else claim.state
    if claim.state == ClaimState.ARCHIVED and (claim.set_aside_reason or "").startswith(_GONE):
        state, claim.set_aside_reason = ClaimState.QUEUED, None  # what a draft took out, this one has again
    moved = move(claim, state)
    if state == ClaimState.CHANGES_REQUESTED:
        claim.lease_by = claim.lease_until = None
    if planned.status is not AnchorStatus.ANCHORED or moved["from"] != moved["to"]:
        data = {**moved, **where(planned.found, draft), "changes": list(planned.changes)}
        log_claim(session, f"anchor.{planned.status.value}", claim, actor_id, data=data)


def _needs_changes(claim: Claim, status: AnchorStatus) -> bool:
    return status is AnchorStatus.CHANGED and claim.state in SIGNED


def _lose(session: Session, claim: Claim, draft: Draft, actor_id: int | None) -> None:
    """The claim keeps its place in the draft before; if nobody has worked on it, it is archived with the reason."""
    reason = f"{_GONE} {draft.number}."
    untouched = claim.state in situations.UNTOUCHED
    if untouched:
        claim.set_aside_reason = reason
    data = {**move(claim, ClaimState.ARCHIVED if untouched else claim.state), "quote": claim.quote}
    log_claim(session, "anchor.lost", claim, actor_id, data={**data, "draft": draft.number}, reason=reason)


@step
def look_again(session: Session, *, claim_id: int, actor_id: int, based_on: int) -> None:
    """Say that a claim which a draft changed was looked at; `based_on` is the draft whose changes were shown."""
    claim, _, stands = allowed(session, Step.LOOK, claim_id=claim_id, actor_id=actor_id)
    if stands.changed_in != based_on:
        raise StaleVersion([f"Draft {stands.changed_in} changed this claim again; look at that."], theirs="", yours="")
    anchor = situations.anchor(session, claim)
    anchor.looked_by, anchor.looked_at = actor_id, now()
    claim.version += 1
    log_claim(session, "claim.looked_at", claim, actor_id, data={"draft": based_on, "changes": list(anchor.changes)})
