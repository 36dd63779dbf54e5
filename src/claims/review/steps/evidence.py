"""Deciding matches and recording evidence. No score ever confirms anything: a person does."""

from collections.abc import Mapping

from sqlmodel import Session, select

from claims.errors import Refused
from claims.model.base import now
from claims.model.enums import MatchState, Stance
from claims.model.tables import Claim, Evidence, Match, Passage
from claims.reading import SourceRow
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, refuse_stale, step, typed
from claims.review.steps.sources import passage_of, store_rows
from claims.store.queries.situations import stored

MAX_NOTE = 4_000  # characters: a note is a remark; a document is a source
DECIDED = {MatchState.SUGGESTED: "undecided", MatchState.CONFIRMED: "confirmed", MatchState.REJECTED: "rejected"}
STANCE = {
    Stance.SUPPORTS: "supports the claim",
    Stance.REFUTES: "refutes the claim",
    Stance.CONTEXT: "gives the claim context",
}


@step
def confirm_match(session: Session, *, match_id: int, actor_id: int, based_on: int) -> None:
    """Confirm that a passage speaks about the claim; `based_on` is the version of the match that was seen."""
    _decide(session, match_id, actor_id, based_on, MatchState.CONFIRMED)


@step
def reject_match(session: Session, *, match_id: int, actor_id: int, based_on: int) -> None:
    """Reject a match; it is not suggested again."""
    _decide(session, match_id, actor_id, based_on, MatchState.REJECTED)


@step
def reconsider_match(session: Session, *, match_id: int, actor_id: int, based_on: int) -> None:
    """Undo a decision: the match is undecided again."""
    _decide(session, match_id, actor_id, based_on, MatchState.SUGGESTED)


@step
def reject_matches(session: Session, *, seen: Mapping[int, int], actor_id: int) -> int:
    """Reject several matches, all of them or none; how many. `seen` has the version of each that was on the screen."""
    for match_id, version in seen.items():
        _decide(session, match_id, actor_id, version, MatchState.REJECTED)
    return len(seen)


def _decide(session: Session, match_id: int, actor_id: int, based_on: int, state: MatchState) -> None:
    match = stored(session, Match, match_id)
    claim, _, _ = allowed(session, Step.DECIDE_MATCH, claim_id=match.claim_id, actor_id=actor_id)
    refuse_stale("this match", based_on=based_on, stored=match.version, theirs=match.state, yours=state)
    if match.state == state:
        raise Refused([f"This match is {DECIDED[state]} already."])
    used = select(Evidence).where(Evidence.claim_id == match.claim_id, Evidence.passage_id == match.passage_id)
    if state != MatchState.CONFIRMED and session.exec(used).first():
        raise Refused(["This passage is recorded as evidence for the claim; remove that first."])
    _record(session, claim, match, state, actor_id)


def _record(session: Session, claim: Claim, match: Match, state: MatchState, actor_id: int) -> None:
    before, match.state = match.state, state
    decided = state != MatchState.SUGGESTED
    match.decided_by, match.decided_at = (actor_id, now()) if decided else (None, None)
    match.passage_changed = stored(session, Passage, match.passage_id).changed
    match.version += 1
    claim.version += 1
    data = {"match": match.id, "passage": match.passage_id, "from": before, "to": state}
    log_claim(session, f"match.{state.value if decided else 'reconsidered'}", claim, actor_id, data=data)


@step
def add_evidence(
    session: Session,
    *,
    claim_id: int,
    passage_id: int,
    actor_id: int,
    stance: Stance,
    note: str = "",
) -> int:
    """Record a passage as evidence with one stance; its id. A match with the passage is confirmed by that."""
    return _add(session, claim_id, passage_id, actor_id=actor_id, stance=stance, note=note)


@step
def add_new_evidence(
    session: Session, *, claim_id: int, row: SourceRow, actor_id: int, stance: Stance, note: str = ""
) -> int:
    """Store a source that a person typed in, and record it as evidence; the evidence's id. Both or neither."""
    store_rows(session, [row], actor_id=actor_id, name="typed in as evidence")
    return _add(session, claim_id, passage_of(session, row), actor_id=actor_id, stance=stance, note=note)


def _add(session: Session, claim_id: int, passage_id: int, *, actor_id: int, stance: Stance, note: str) -> int:
    claim, _, _ = allowed(session, Step.ADD_EVIDENCE, claim_id=claim_id, actor_id=actor_id)
    passage = stored(session, Passage, passage_id)
    note = typed(note, "note", most=MAX_NOTE)
    there = session.exec(select(Evidence).where(Evidence.claim_id == claim_id, Evidence.passage_id == passage_id))
    if known := there.first():
        raise Refused([f"This passage is recorded already; it {STANCE[known.stance]}."])
    _confirm(session, claim, passage_id, actor_id)
    evidence = Evidence(
        claim_id=claim_id,
        passage_id=passage_id,
        stance=stance,
        quote=passage.statement,
        note=note or None,
        added_by=actor_id,
    )
    session.add(evidence)
    session.flush()
    assert evidence.id is not None  # flushed
    claim.version += 1
    data = {"evidence": evidence.id, "passage": passage_id, "stance": stance, "note": evidence.note}
    log_claim(session, "evidence.added", claim, actor_id, data=data)
    return evidence.id


@step
def remove_evidence(session: Session, *, evidence_id: int, actor_id: int) -> None:
    """Take a piece of evidence off a claim; the log keeps what it was."""
    evidence = stored(session, Evidence, evidence_id)
    claim, _, _ = allowed(session, Step.ADD_EVIDENCE, claim_id=evidence.claim_id, actor_id=actor_id)
    data = evidence.model_dump(mode="json", exclude={"claim_id"})
    session.delete(evidence)
    claim.version += 1
    log_claim(session, "evidence.removed", claim, actor_id, data=data)


def _confirm(session: Session, claim: Claim, passage_id: int, actor_id: int) -> None:
    """Using a passage as evidence says that it speaks about the claim, so its match is confirmed by it."""
    match = session.exec(select(Match).where(Match.claim_id == claim.id, Match.passage_id == passage_id)).first()
    if match and match.state != MatchState.CONFIRMED:
        _record(session, claim, match, MatchState.CONFIRMED, actor_id)
