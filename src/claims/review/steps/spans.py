"""Corrections by hand of what the claims of an article are: add a missed one, move its ends, split, merge, archive."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from claims.errors import Refused, StaleVersion
from claims.extraction import ClaimDraft
from claims.matching import Proposal
from claims.model.enums import ClaimOrigin, ClaimState
from claims.model.event_data import standing
from claims.model.tables import Anchor, Claim, Draft, Evidence, Verdict
from claims.review.placing import place, refuse_taken, store_claims, suggest, where
from claims.review.rules import Step, may_correct
from claims.review.step import allowed, log_claim, move, refuse_outdated, refuse_put_away, step, typed
from claims.review.steps.triage import ASIDE, free_followers
from claims.store.queries import situations

FURTHER = (ClaimState.EXTRACTED, ClaimState.QUEUED, ClaimState.IN_PROGRESS)  # which of two merged claims is ahead


@step
def add_claim(
    session: Session,
    *,
    article_id: int,
    draft_number: int,
    found: ClaimDraft,
    actor_id: int,
    proposals: Sequence[Proposal] = (),
) -> int:
    """Add a claim that was missed, straight into the queue: a person wants it checked; its id.

    Raises AlreadyThere when a claim stands on the same words, StaleVersion when there is a newer draft.
    """
    if reasons := may_correct(situations.person(session, actor_id)):
        raise Refused(reasons)
    refuse_put_away(session, article_id, which="This article")
    draft = _newest(session, article_id, draft_number)
    refuse_taken(session, draft, found)
    (claim,) = store_claims(session, article_id, draft, [found], state=ClaimState.QUEUED, origin=ClaimOrigin.ADDED)
    log_claim(session, "claim.added", claim, actor_id, data={"before": None, "after": where(found, draft)})
    suggest(session, [(claim, proposals)], actor_id=actor_id)
    assert claim.id is not None  # stored
    return claim.id


@step
def adjust_claim(
    session: Session,
    *,
    claim_id: int,
    draft_number: int,
    found: ClaimDraft,
    based_on: int,
    actor_id: int,
    proposals: Sequence[Proposal] = (),
) -> None:
    """Let a claim stand on other words of the newest draft; also one that the newest draft had lost.

    `based_on` is the version of the claim that was on the screen.
    """
    claim = _correctable(session, claim_id, actor_id, based_on, yours=found.quote)
    draft = _newest(session, claim.article_id, draft_number)
    refuse_taken(session, draft, found, but=claim_id)
    before = _stands(session, claim)
    if before == where(found, draft):
        raise Refused(["The claim stands on exactly these words; mark others."])
    origin = ClaimOrigin.ADJUSTED if claim.origin == ClaimOrigin.FOUND else claim.origin
    _put(session, claim, draft, found, actor_id=actor_id, origin=origin, proposals=proposals)
    data = {"before": before, "after": where(found, draft)}
    log_claim(session, "claim.adjusted", claim, actor_id, data=data)
    if before["draft"] != draft.number:
        log_claim(session, "anchor.fixed", claim, actor_id, data=data)


@step
def split_claim(
    session: Session,
    *,
    claim_id: int,
    draft_number: int,
    parts: Sequence[ClaimDraft],
    based_on: int,
    actor_id: int,
    proposals: Mapping[int, Sequence[Proposal]] | None = None,
) -> list[int]:
    """Make several claims of one: it keeps the first part and what was recorded on it; the ids in the order of `parts`.

    The others wait as it does, or in the queue for whoever has it. `proposals` goes by position in `parts`.
    """
    claim = _correctable(session, claim_id, actor_id, based_on, yours=" | ".join(part.quote for part in parts))
    draft = _newest(session, claim.article_id, draft_number)
    if len({(part.start, part.end) for part in parts}) < 2:
        raise Refused(["A claim is split into two parts or more; mark where the second one begins."])
    before = _stands(session, claim)
    waits = claim.state if claim.state in situations.UNTOUCHED else ClaimState.QUEUED
    ids = [claim_id]
    for position, part in enumerate(parts):
        refuse_taken(session, draft, part, but=claim_id if position == 0 else None)
        proposed = (proposals or {}).get(position, ())
        if position == 0:
            _put(session, claim, draft, part, actor_id=actor_id, origin=ClaimOrigin.SPLIT, proposals=proposed)
            continue
        (new,) = store_claims(session, claim.article_id, draft, [part], state=waits, origin=ClaimOrigin.SPLIT)
        new.assignee_id = claim.assignee_id
        data = {"split_from": claim_id, "before": None, "after": where(part, draft)}
        log_claim(session, "claim.split", new, actor_id, data=data)
        suggest(session, [(new, proposed)], actor_id=actor_id)
        assert new.id is not None  # stored
        ids.append(new.id)
    after = [where(part, draft) for part in parts]
    log_claim(session, "claim.split", claim, actor_id, data={"before": before, "after": after, "into": ids})
    return ids


@step
def merge_claims(
    session: Session,
    *,
    claim_id: int,
    other_id: int,
    draft_number: int,
    found: ClaimDraft,
    based_on: int,
    other_based_on: int,
    actor_id: int,
    proposals: Sequence[Proposal] = (),
) -> None:
    """Make one claim of two of an article: the first stands on `found`, the other is archived, naming the first.

    Refused while evidence or a verdict is recorded on the other one: it would be lost from sight.
    """
    claim = _correctable(session, claim_id, actor_id, based_on, yours=found.quote)
    other = _correctable(session, other_id, actor_id, other_based_on, yours=found.quote)
    if claim_id == other_id or claim.article_id != other.article_id:
        raise Refused(["Two different claims of one article are merged; choose another one."])
    recorded = (situations.count(session, table, col(table.claim_id) == other_id) for table in (Evidence, Verdict))
    if any(recorded):
        raise Refused([f"Claim {other_id} has evidence or a verdict; merge it the other way round, or set one aside."])
    draft = _newest(session, claim.article_id, draft_number)
    before = [_stands(session, claim), _stands(session, other)]
    other.set_aside_reason = f"Merged with another claim: “{found.quote[:200]}”."
    if FURTHER.index(other.state) > FURTHER.index(claim.state):
        claim.state, claim.state_since = other.state, other.state_since
        claim.assignee_id, claim.lease_by, claim.lease_until = other.assignee_id, other.lease_by, other.lease_until
    other.lease_by = other.lease_until = None
    gone = move(other, ClaimState.ARCHIVED)
    session.flush()
    refuse_taken(session, draft, found, but=claim_id)
    _put(session, claim, draft, found, actor_id=actor_id, origin=ClaimOrigin.MERGED, proposals=proposals)
    for duplicate in session.exec(select(Claim).where(Claim.duplicate_of_id == other_id)).all():
        duplicate.duplicate_of_id = claim_id
    for headline in session.exec(select(Claim).where(Claim.repeats_id == other_id)).all():
        headline.repeats_id = claim_id
    log_claim(session, "claim.merged", other, actor_id, data={**gone, "into": claim_id}, reason=other.set_aside_reason)
    data = {"before": before, "after": where(found, draft), "with": other_id}
    log_claim(session, "claim.merged", claim, actor_id, data=data)


@step
def archive_claim(session: Session, *, claim_id: int, actor_id: int, reason: str, based_on: int | None = None) -> None:
    """Put a claim away that needs no verdict any more; a reason is required, and it can be taken back.

    `based_on` is the version of the claim that was on the screen.
    """
    seen: dict[str, Any] = {"based_on": based_on, "yours": f"Put away: {reason}"}
    claim, _, _ = allowed(session, Step.ARCHIVE, claim_id=claim_id, actor_id=actor_id, **seen)
    put_away(session, claim, actor_id, typed(reason, "reason", missing="Say why this claim is put away."))


def put_away(session: Session, claim: Claim, actor_id: int, reason: str, **about: Any) -> dict[int, dict[str, Any]]:
    """Archive a claim and log it; what the duplicates that this frees were before, by id."""
    before = standing(claim, *ASIDE)
    claim.set_aside_reason = reason
    claim.lease_by = claim.lease_until = None
    freed = free_followers(session, claim, actor_id)
    move(claim, ClaimState.ARCHIVED)
    data = {**about, "before": before, "after": standing(claim, *ASIDE)}
    log_claim(session, "claim.archived", claim, actor_id, data=data, reason=reason)
    return freed


def _correctable(session: Session, claim_id: int, actor_id: int, based_on: int, *, yours: str) -> Claim:
    claim, who, _ = allowed(session, Step.CORRECT, claim_id=claim_id, actor_id=actor_id)
    refuse_outdated(session, claim, who, based_on=based_on, theirs=claim.quote, yours=yours)
    return claim


def _newest(session: Session, article_id: int, number: int) -> Draft:
    """The newest draft, which is the one that was on the screen."""
    draft = situations.newest_draft(session, article_id)
    if draft.number != number:
        reason = f"Draft {draft.number} of this article was added while you were working; mark the words in that one."
        raise StaleVersion([reason], theirs="", yours="")
    return draft


def _put(
    session: Session,
    claim: Claim,
    draft: Draft,
    found: ClaimDraft,
    *,
    actor_id: int,
    origin: ClaimOrigin,
    proposals: Sequence[Proposal],
) -> None:
    before, words = claim.text, claim.quote
    place(session, claim, draft, found)
    claim.origin, claim.lost_from = origin, None
    if words != found.quote and situations.current_verdict(session, _stored(claim)):
        # The verdict was written on other words: it is submitted only once somebody says that it fits these.
        claim.changed_from = claim.changed_from or words
        said = f"“{words[:200]}” was corrected by hand to “{found.quote[:200]}”."
        claim.unseen_changes, claim.unseen_draft = [*claim.unseen_changes, said], draft.number
    claim.version += 1
    suggest(session, [(claim, proposals)], actor_id=actor_id, text_changed=claim.text != before)


def _stored(claim: Claim) -> int:
    assert claim.id is not None  # read from the database
    return claim.id


def _stands(session: Session, claim: Claim) -> dict[str, Any]:
    """The place of a claim as it is stored, for the log."""
    anchor = session.exec(select(Anchor).where(Anchor.claim_id == claim.id, Anchor.draft_id == claim.draft_id)).one()
    draft = session.get_one(Draft, claim.draft_id)
    return {"quote": claim.quote, "start": anchor.start, "end": anchor.end, "draft": draft.number}
