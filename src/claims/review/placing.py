"""How a claim as it was found is written into the tables: its words, figures and place, and what is proposed for it."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import AlreadyThere, InputError
from claims.extraction import Claimant as FoundClaimant
from claims.extraction import ClaimDraft
from claims.matching import Proposal
from claims.model.base import now
from claims.model.enums import AnchorStatus, ClaimOrigin, ClaimState, MatchState
from claims.model.event_data import standing
from claims.model.tables import Anchor, Claim, Claimant, Draft, Match, Passage, Quantity
from claims.review.step import log_claim

CONTEXT = 32  # characters kept before and after a claim, to find it again in another draft
_UNDECIDED: dict[str, Any] = {"state": MatchState.SUGGESTED, "decided_by": None, "decided_at": None, "version": 1}
SAID = ("state", "outcome", "score", "differences")  # what a match says, beside which passage it is
SUPERSEDED = "The words that were compared have changed."
FIGURE_FIELDS = (
    "text", "start", "end", "value", "low", "high", "unit", "kind", "hedge", "period", "carried", "direction",
)  # fmt: skip


def store_claim(
    session: Session,
    article_id: int,
    draft: Draft,
    found: ClaimDraft,
    *,
    state: ClaimState = ClaimState.EXTRACTED,
    origin: ClaimOrigin = ClaimOrigin.FOUND,
) -> Claim:
    """A new claim with its anchor and figures. Raises InputError where its quote is not at its place."""
    assert draft.id is not None  # stored
    claim = Claim(
        article_id=article_id,
        draft_id=draft.id,
        quote=found.quote,
        text=found.text,
        type=found.type,
        checkworthiness=found.checkworthiness,
        state=state,
        origin=origin,
    )
    place(session, claim, draft, found)
    return claim


def place(
    session: Session,
    claim: Claim,
    draft: Draft,
    found: ClaimDraft,
    *,
    status: AnchorStatus = AnchorStatus.ANCHORED,
    changes: Sequence[str] = (),
    reading: bool = True,
) -> None:
    """Let a claim stand where it was found in a draft: its words, figures and dates, and its anchor there.

    With `reading` it also says what was found there; without, it says what it said before.
    """
    if draft.text[found.start : found.end] != found.quote:
        raise InputError(f"The claim {found.quote[:60]!r} does not stand at {found.start}-{found.end} of the text.")
    if reading:
        _read_as(session, claim, found)
    claim.quote = found.quote
    claim.dates = [mention.as_json() for mention in found.dates]
    claim.draft_id = _id(draft.id)
    anchor = None
    if claim.id is not None:
        session.execute(sa.delete(Quantity).where(col(Quantity.claim_id) == claim.id))
        anchor = session.exec(select(Anchor).where(Anchor.claim_id == claim.id, Anchor.draft_id == draft.id)).first()
    session.add(claim)
    session.flush()
    claim_id, draft_id = _id(claim.id), _id(draft.id)
    for figure in found.quantities:
        session.add(Quantity(claim_id=claim_id, **{name: getattr(figure, name) for name in FIGURE_FIELDS}))
    values: dict[str, Any] = {
        "start": found.start,
        "end": found.end,
        "exact": found.quote,
        "prefix": draft.text[max(0, found.start - CONTEXT) : found.start],
        "suffix": draft.text[found.end : found.end + CONTEXT],
        "sentence_start": min(found.sentence_start, found.start),
        "sentence_end": max(found.sentence_end, found.end),
        "status": status,
        "changes": list(changes),
    }
    if anchor is None:
        session.add(Anchor(claim_id=claim_id, draft_id=draft_id, **values))
    else:
        anchor.sqlmodel_update(values)


def _read_as(session: Session, claim: Claim, found: ClaimDraft) -> None:
    """Let a claim say what was found: its standalone text, type, speaker, and how worth checking it is."""
    claim.text, claim.text_sure, claim.type = found.text, found.text_sure, found.type
    claim.claimant_id = _claimant_id(session, found.claimant)
    claim.claimant_resolved_from = found.claimant.resolved_from if found.claimant else None
    claim.claimant_sure = found.claimant.sure if found.claimant else True
    claim.checkworthiness, claim.reasons = found.checkworthiness, list(found.reasons)


def _claimant_id(session: Session, found: FoundClaimant | None) -> int | None:
    if found is None:
        return None
    role = found.role or ""
    same = (Claimant.name == found.name, Claimant.kind == found.kind, Claimant.role == role)
    known = session.exec(select(Claimant).where(*same)).first()
    if known is None:
        known = Claimant(name=found.name, kind=found.kind, role=role)
        session.add(known)
        session.flush()
    return known.id


def refuse_taken(session: Session, draft: Draft, found: ClaimDraft | Anchor, *, but: int | None = None) -> None:
    """Raise AlreadyThere when another claim that is worked on stands on exactly these words."""
    query = (
        select(Claim.id)
        .join(Anchor, sa.and_(col(Anchor.claim_id) == Claim.id, col(Anchor.draft_id) == draft.id))
        .where(Claim.draft_id == draft.id, Anchor.start == found.start, Anchor.end == found.end)
        .where(col(Claim.state) != ClaimState.ARCHIVED, col(Claim.id) != (but or 0))
    )
    if there := session.exec(query).first():
        raise AlreadyThere(f"Claim {there} stands on exactly these words already; open that one.", there)


def suggest(
    session: Session,
    claim: Claim,
    proposals: Sequence[Proposal],
    *,
    actor_id: int | None,
    text_changed: bool = False,
) -> list[int]:
    """Store proposals for one claim, and log what is new; the passages that are newly suggested.

    What a person decided stays, but when the claim's text or the passage has changed since: then a rejection is asked
    again, and a match that was confirmed says what differs now.
    """
    known = {match.passage_id: match for match in session.exec(select(Match).where(Match.claim_id == claim.id))}
    new: list[dict[str, Any]] = []
    ids = [proposal.entry.id for proposal in proposals]
    changed = dict(session.exec(select(Passage.id, Passage.changed).where(col(Passage.id).in_(ids))).all())
    added = []
    for proposal in proposals:
        if proposal.entry.id not in changed:  # taken away since it was found
            continue
        match = known.get(proposal.entry.id)
        anew = text_changed or (match is not None and changed[proposal.entry.id] > match.passage_changed)
        found: dict[str, Any] = {
            "score": proposal.score,
            "outcome": proposal.outcome,
            "reasons": list(proposal.reasons),
            "differences": [difference.as_json() for difference in proposal.differences],
            "passage_changed": changed[proposal.entry.id],
        }
        if match is None:
            new.append({"claim_id": _id(claim.id), "passage_id": proposal.entry.id, "found_at": now(), **found})
            added.append(proposal.entry.id)
            continue
        before, decided = standing(match, *SAID), match.state != MatchState.SUGGESTED
        if match.state == MatchState.REJECTED and anew:
            match.state, match.decided_by, match.decided_at = MatchState.SUGGESTED, None, None
            added.append(proposal.entry.id)
        elif match.state != MatchState.SUGGESTED and not anew:
            continue
        if any(getattr(match, field) != value for field, value in found.items()):
            match.version += 1  # whoever decides on what was shown before is told
        match.sqlmodel_update(found)
        session.add(match)
        after = standing(match, *SAID)
        if decided and before != after:
            data = {"match": match.id, "passage": match.passage_id, "before": before, "after": after}
            log_claim(session, "match.superseded", claim, actor_id, data=data, reason=SUPERSEDED)
    if new:  # written as rows: to make an object of each takes as long as to rank the passages
        session.execute(sa.insert(Match), [{**_UNDECIDED, **row} for row in new])
    if added:
        log_claim(session, "match.suggested", claim, actor_id, data={"passages": added})
    return added


def where(found: ClaimDraft, draft: Draft) -> dict[str, Any]:
    """The place of a claim, for the log."""
    return {"quote": found.quote, "start": found.start, "end": found.end, "draft": draft.number}


def _id(value: int | None) -> int:
    assert value is not None  # stored
    return value
