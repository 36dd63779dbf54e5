"""A new draft of an article: every claim is carried over, and what changed under a checker's hands is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import Session, col, select

from claims.errors import AlreadyThere, StaleVersion
from claims.extraction import ClaimDraft
from claims.matching import Proposal
from claims.model.enums import AnchorStatus, ClaimState
from claims.model.event_data import standing
from claims.model.tables import Article, Claim, Draft
from claims.reading import Article as ReadArticle
from claims.review.placing import place, suggest, where
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, move, refuse_import, refuse_put_away, step, typed
from claims.review.steps.articles import ABOUT, Span, link_repeats, store_found
from claims.review.steps.triage import free_followers
from claims.store import audit
from claims.store.queries import situations
from claims.store.queries.articles import ASIDE, article_with_text
from claims.store.queries.carried import carried_over

SIGNED = frozenset({ClaimState.SUBMITTED, ClaimState.APPROVED})  # a changed claim in these needs another look


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
    repeats: Mapping[Span, Span] | None = None,
) -> int:
    """Store the next draft of an article with its claims carried over, and those that are new; the draft's number.

    `based_on` is the draft that `carried` was worked out from; `proposals` goes by position in `drafts`, and
    `repeats` says which places repeat which others. A claim
    that is changed while it waits for sign-off or is approved comes back for changes; a lost one that nobody had worked
    on is archived.
    Raises AlreadyThere when the text is the newest draft's, StaleVersion when the article or a claim of it was worked
    on meanwhile.
    """
    refuse_import(session, actor_id)
    refuse_put_away(session, article_id, which="This article")
    newest = situations.newest_draft(session, article_id)
    if newest.text == article.text:
        message = f"This text is draft {newest.number} of the article already; nothing was changed."
        raise AlreadyThere(message, article_id)
    if (known := article_with_text(session, article.text)) and known.id != article_id:
        raise AlreadyThere(f"This text is stored already, as article {known.id}: {known.title!r}.", known.id)
    claims = _claims_as_planned(session, article_id, carried, based_on=based_on, newest=newest.number)
    draft = _store_draft(session, article_id, article, newest.number + 1, actor_id)
    for planned in carried:
        _carry(session, claims[planned.claim_id], draft, planned, actor_id=actor_id)
    store_found(session, article_id, draft, drafts, actor_id=actor_id, proposals=proposals or {})
    link_repeats(session, draft, repeats or {})
    return draft.number


def _claims_as_planned(
    session: Session, article_id: int, carried: Sequence[CarriedClaim], *, based_on: int, newest: int
) -> dict[int, Claim]:
    query = select(Claim).where(Claim.article_id == article_id, carried_over()).order_by(col(Claim.id))
    claims = session.exec(query).all()
    versions = {claim.id: claim.version for claim in claims}
    planned_for = {planned.claim_id: planned.version for planned in carried}
    # One that an earlier draft lost, and this one has not either, is in no plan.
    standing = {claim.id for claim in claims if session.get_one(Draft, claim.draft_id).number == newest}
    known = planned_for.keys() <= versions.keys() and standing <= planned_for.keys()
    if newest != based_on or not known or any(versions[one] != planned_for[one] for one in planned_for):
        what = f"draft {newest} was added" if newest != based_on else "a claim of this article was worked on"
        raise StaleVersion([f"While the new draft was read, {what}. Add the draft again."], theirs="", yours="")
    return {claim.id: claim for claim in claims if claim.id is not None}


def _store_draft(session: Session, article_id: int, article: ReadArticle, number: int, actor_id: int | None) -> Draft:
    stored = situations.stored(session, Article, article_id)
    fingerprint = sha256(article.text.encode()).hexdigest()
    draft = Draft(article_id=article_id, number=number, text=article.text, sha256=fingerprint)
    session.add(draft)
    title = typed(article.title or "", "title", most=ABOUT["title"]) or stored.title
    before, stored.title = {"title": stored.title}, title
    stored.version += 1
    data = {"version": stored.version, "draft": number, "before": before}
    data["after"] = {"title": title, "sha256": fingerprint}
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
    before, changed = standing(claim, "state", "quote", "text"), planned.status is AnchorStatus.CHANGED
    state = _state_in_new_draft(claim, changed=changed)
    if changed and claim.state not in situations.UNTOUCHED | ASIDE:
        claim.changed_from = claim.changed_from or claim.quote
        claim.unseen_changes, claim.unseen_draft = [*claim.unseen_changes, *planned.changes], draft.number
    # What an unchanged claim says stays as it is: a person may have looked at it.
    place(session, claim, draft, planned.found, status=planned.status, changes=planned.changes, reading=changed)
    if changed:
        proposed = [(claim, planned.proposals)]
        suggest(session, proposed, actor_id=actor_id, text_changed=claim.text != before["text"])
    leads = claim.state != state
    move(claim, state)
    if leads:
        claim.lost_from = claim.lease_by = claim.lease_until = None
        if state in situations.UNTOUCHED:
            claim.set_aside_reason = claim.duplicate_of_id = None
    if planned.status is not AnchorStatus.ANCHORED or leads:
        after = {**standing(claim, *before), **where(planned.found, draft)}
        data = {"before": before, "after": after, "changes": list(planned.changes)}
        log_claim(session, f"anchor.{planned.status.value}", claim, actor_id, data=data)


def _state_in_new_draft(claim: Claim, *, changed: bool) -> ClaimState:
    """Where a claim goes that stands in the new draft: a decision that was taken on other words is asked again."""
    if claim.lost_from is not None:
        return claim.lost_from  # what a draft had cut, this one has again
    if changed and claim.state in SIGNED:
        return ClaimState.CHANGES_REQUESTED
    if changed and claim.state in {ClaimState.NOT_CHECKABLE, ClaimState.DUPLICATE}:
        return ClaimState.EXTRACTED
    return claim.state


def _lose(session: Session, claim: Claim, draft: Draft, actor_id: int | None) -> None:
    """The claim keeps its place in the draft before; if nobody has worked on it, it is archived with the reason."""
    reason = f"It does not stand in draft {draft.number}."
    untouched = claim.state in situations.UNTOUCHED
    if untouched:
        claim.set_aside_reason, claim.lost_from = reason, claim.state
        free_followers(session, claim, actor_id)
    data = {**move(claim, ClaimState.ARCHIVED if untouched else claim.state), "quote": claim.quote}
    log_claim(session, "anchor.lost", claim, actor_id, data={**data, "draft": draft.number}, reason=reason)


@step
def look_again(session: Session, *, claim_id: int, actor_id: int, based_on: int) -> None:
    """Say that a claim which a draft changed was looked at; `based_on` is the draft whose changes were shown."""
    claim, _, stands = allowed(session, Step.LOOK, claim_id=claim_id, actor_id=actor_id)
    if stands.changed_in != based_on:
        raise StaleVersion([f"Draft {stands.changed_in} changed this claim again; look at that."], theirs="", yours="")
    before = standing(claim, "changed_from", "unseen_changes")
    claim.unseen_changes, claim.unseen_draft, claim.changed_from = [], None, None
    claim.version += 1
    data = {"draft": based_on, "before": before, "after": standing(claim, *before)}
    log_claim(session, "claim.looked_at", claim, actor_id, data=data)
