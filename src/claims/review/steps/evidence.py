"""Deciding matches and recording evidence. No score ever confirms anything: a person does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from claims.errors import NotFound, Refused, StaleVersion
from claims.model.base import now
from claims.model.confidential import may_see_confidential
from claims.model.enums import MatchState, Stance
from claims.model.event_data import standing
from claims.model.situation import Person
from claims.model.tables import Claim, Evidence, Match, Passage, Source
from claims.reading import SourceRow
from claims.review.rules import Step
from claims.review.step import MANY, allowed, changed_by, log_claim, refuse_stale, step, typed
from claims.review.steps.sources import passage_of, refuse_hidden, store_rows
from claims.store.queries import situations
from claims.store.queries.claims import history
from claims.store.queries.confidential import sees
from claims.store.queries.situations import stored
from claims.store.queries.snapshots import newest_snapshot

MAX_LOCATOR = 300  # characters: a page, a table, a minute
MAX_QUOTE = 20_000  # as long as a rationale may be
MAX_NOTE = 4_000  # characters: a note is a remark; a document is a source
DECIDED = {MatchState.SUGGESTED: "undecided", MatchState.CONFIRMED: "confirmed", MatchState.REJECTED: "rejected"}
STANCE = {
    Stance.SUPPORTS: "supports the claim",
    Stance.REFUTES: "refutes the claim",
    Stance.CONTEXT: "gives the claim context",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What a person wrote beside a piece of evidence."""

    note: str = ""
    quote: str = ""
    locator: str = ""

    def checked(self, session: Session, passage: Passage) -> dict[str, Any]:
        """The columns of the evidence. Raises Refused for a quote that stands nowhere in the source."""
        quote = typed(self.quote, "quote", most=MAX_QUOTE) or passage.statement
        if quote not in passage.statement:
            newest = newest_snapshot(session, passage.source_id)
            if newest is None or quote not in newest.text:
                raise Refused(["The quote has to stand word for word in the passage or in the text of its source."])
        return {
            "quote": quote,
            "locator": typed(self.locator, "locator", most=MAX_LOCATOR) or None,
            "note": typed(self.note, "note", most=MAX_NOTE) or None,
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
    used = used.where(col(Evidence.removed_at).is_(None))
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
    states = {"before": {"state": before.value}, "after": {"state": state.value}}
    data = {"match": match.id, "passage": match.passage_id, **states}
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
    quote: str = "",
    locator: str = "",
) -> int:
    """Record a passage as evidence with one stance; its id. A match with the passage is confirmed by that.

    `quote` is what of the source counts: words of the passage or of the newest text read of its source; the whole
    passage where it is empty. `locator` says where it stands. What was removed before is taken up again.
    """
    words = Words(note, quote, locator)
    return _add(session, claim_id, passage_id, actor_id=actor_id, stance=stance, words=words)


@step
def add_new_evidence(
    session: Session,
    *,
    claim_id: int,
    row: SourceRow,
    actor_id: int,
    stance: Stance,
    note: str = "",
    quote: str = "",
    locator: str = "",
) -> int:
    """Store a source that a person typed in, and record it as evidence; the evidence's id. Both or neither."""
    refuse_hidden(session, row, actor_id)
    store_rows(session, [row], actor_id=actor_id, name="typed in as evidence")
    words = Words(note, quote, locator)
    return _add(session, claim_id, passage_of(session, row), actor_id=actor_id, stance=stance, words=words)


def _add(session: Session, claim_id: int, passage_id: int, *, actor_id: int, stance: Stance, words: Words) -> int:
    claim, who, _ = allowed(session, Step.ADD_EVIDENCE, claim_id=claim_id, actor_id=actor_id)
    passage = stored(session, Passage, passage_id)
    source = stored(session, Source, passage.source_id)
    if not _may_use(session, source, claim, who):
        raise NotFound(f"There is no passage {passage_id}.")
    if source.removed_at:
        raise Refused(["The source of this passage was put away; it has to be restored before it is used."])
    said = words.checked(session, passage)
    there = session.exec(select(Evidence).where(Evidence.claim_id == claim_id, Evidence.passage_id == passage_id))
    evidence = there.first()
    if evidence and evidence.removed_at is None:
        raise Refused([f"This passage is recorded already; it {STANCE[evidence.stance]}."])
    _confirm(session, claim, passage_id, actor_id)
    if evidence is None:
        evidence = Evidence(claim_id=claim_id, passage_id=passage_id, stance=stance, added_by=actor_id, **said)
    else:
        new = {**said, "stance": stance, "added_by": actor_id, "added_at": now(), "version": evidence.version + 1}
        evidence.sqlmodel_update({**new, "removed_by": None, "removed_at": None})
    session.add(evidence)
    session.flush()
    assert evidence.id is not None  # flushed
    claim.version += 1
    data = {"evidence": evidence.id, "passage": passage_id, "before": None, "after": _said(evidence)}
    log_claim(session, "evidence.added", claim, actor_id, data=data)
    return evidence.id


def _may_use(session: Session, source: Source, claim: Claim, who: Person) -> bool:
    """Whether a member may use a source: an open one; a confidential one when they see all, or it is proposed here."""
    if not source.confidential or may_see_confidential(who, assigned=False):
        return True
    used = select(Match.id).join(Passage, col(Passage.id) == Match.passage_id)
    here = session.exec(used.where(Match.claim_id == claim.id, Passage.source_id == source.id)).first()
    return here is not None and sees(who, claim)


@step
def change_stance(session: Session, *, evidence_id: int, actor_id: int, stance: Stance, based_on: int) -> None:
    """Say that a piece of evidence does something else for the claim; `based_on` is its version that was seen."""
    evidence, claim = _piece(session, evidence_id, actor_id)
    _refuse_outdated(session, evidence, actor_id, based_on=based_on, yours=f"It {STANCE[stance]}.")
    if evidence.removed_at:
        raise Refused(["This evidence was removed; restore it first."])
    if evidence.stance == stance:
        raise Refused([f"It {STANCE[stance]} already."])
    before = standing(evidence, "stance")
    evidence.stance = stance
    evidence.version += 1
    claim.version += 1
    changed = {"before": before, "after": standing(evidence, "stance")}
    data = {"evidence": evidence.id, "passage": evidence.passage_id, **changed}
    log_claim(session, "evidence.stance_changed", claim, actor_id, data=data)


@step
def remove_evidence(session: Session, *, evidence_id: int, actor_id: int, based_on: int) -> None:
    """Take a piece of evidence off a claim; it is kept and can be restored. `based_on` is its version that was seen."""
    evidence, claim = _piece(session, evidence_id, actor_id)
    _refuse_outdated(session, evidence, actor_id, based_on=based_on, yours="Removed.")
    if evidence.removed_at:
        raise Refused(["This evidence was removed already."])
    data = {"evidence": evidence.id, "passage": evidence.passage_id, "before": _said(evidence), "after": None}
    evidence.removed_by, evidence.removed_at = actor_id, now()
    evidence.version += 1
    claim.version += 1
    log_claim(session, "evidence.removed", claim, actor_id, data=data)


@step
def restore_evidence(session: Session, *, evidence_id: int, actor_id: int, based_on: int) -> None:
    """Put a piece of evidence that was removed back on its claim, as it was; its match is confirmed by that.

    `based_on` is its version that was seen.
    """
    evidence, claim = _piece(session, evidence_id, actor_id)
    _refuse_outdated(session, evidence, actor_id, based_on=based_on, yours="Restored.")
    if evidence.removed_at is None:
        raise Refused(["This evidence was not removed."])
    _confirm(session, claim, evidence.passage_id, actor_id)
    evidence.removed_by = evidence.removed_at = None
    evidence.version += 1
    claim.version += 1
    data = {"evidence": evidence.id, "passage": evidence.passage_id, "before": None, "after": _said(evidence)}
    log_claim(session, "evidence.restored", claim, actor_id, data=data)


def _said(evidence: Evidence) -> dict[str, Any]:
    return standing(evidence, "stance", "quote", "locator", "note", "added_by", "added_at")


def _piece(session: Session, evidence_id: int, actor_id: int) -> tuple[Evidence, Claim]:
    evidence = stored(session, Evidence, evidence_id)
    claim, _, _ = allowed(session, Step.ADD_EVIDENCE, claim_id=evidence.claim_id, actor_id=actor_id)
    return evidence, claim


def _refuse_outdated(session: Session, evidence: Evidence, actor_id: int, *, based_on: int, yours: str) -> None:
    """Raise StaleVersion, saying who did what with a piece of evidence, unless it is as it was on the screen."""
    if based_on == evidence.version:
        return
    events = history(session, evidence.claim_id, situations.person(session, actor_id), limit=MANY)
    about = [one for one in events if evidence.id in {one.data.get("evidence"), one.data.get("id")}]
    of_it = [one for one in about if one.action.startswith("evidence.")]
    theirs = "Removed." if evidence.removed_at else f"It {STANCE[evidence.stance]}."
    said = f"{changed_by(of_it[: evidence.version - based_on])}. Look at it again before you go on."
    raise StaleVersion([said], theirs=theirs, yours=yours)


def _confirm(session: Session, claim: Claim, passage_id: int, actor_id: int) -> None:
    """Using a passage as evidence says that it speaks about the claim, so its match is confirmed by it."""
    match = session.exec(select(Match).where(Match.claim_id == claim.id, Match.passage_id == passage_id)).first()
    if match and match.state != MatchState.CONFIRMED:
        _record(session, claim, match, MatchState.CONFIRMED, actor_id)
