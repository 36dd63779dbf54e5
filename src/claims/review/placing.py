"""How a claim as it was found is written into the tables: its words, figures and place, and what is proposed for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import AlreadyThere, InputError
from claims.extraction import Claimant as FoundClaimant
from claims.extraction import ClaimDraft
from claims.matching import Proposal
from claims.model.base import row_of
from claims.model.enums import AnchorStatus, ClaimantKind, ClaimOrigin, ClaimState, MatchState
from claims.model.event_data import standing
from claims.model.tables import Anchor, Claim, Claimant, Draft, Match, Passage, Quantity
from claims.review.step import log_claim

CONTEXT = 32  # characters kept before and after a claim, to find it again in another draft
SAID = ("state", "outcome", "score", "differences")  # what a match says, beside which passage it is
SUPERSEDED = "The words that were compared have changed."
TOGETHER = {"render_nulls": True}  # one statement for all rows, not one for those that leave the same columns empty
FIGURE_FIELDS = (
    "text", "start", "end", "value", "low", "high", "unit", "kind", "hedge", "period", "carried", "direction",
)  # fmt: skip
Speaker = tuple[str, ClaimantKind, str]  # name, kind and role: two who share all three are one claimant


def store_claims(
    session: Session,
    article_id: int,
    draft: Draft,
    drafts: Sequence[ClaimDraft],
    *,
    state: ClaimState = ClaimState.EXTRACTED,
    origin: ClaimOrigin = ClaimOrigin.FOUND,
) -> list[Claim]:
    """New claims with their anchors and figures, in the order of `drafts`.

    Raises InputError where a quote is not at its place.
    """
    for found in drafts:
        _refuse_misplaced(draft, found)
    speakers = _claimant_ids(session, [found.claimant for found in drafts if found.claimant])
    about = {"article_id": article_id, "state": state, "origin": origin}
    rows = [row_of(Claim, **about, **_words(draft, found), **_reading(found, speakers)) for found in drafts]
    inserted = sa.insert(Claim).returning(Claim, sort_by_parameter_order=True)
    claims = session.scalars(inserted, rows, execution_options=TOGETHER).all()
    placed = [(_id(claim.id), found) for claim, found in zip(claims, drafts, strict=True)]
    session.execute(sa.insert(Anchor), [_anchor(claim_id, draft, found) for claim_id, found in placed])
    _store_figures(session, placed)
    return list(claims)


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
    """Let a stored claim stand where it was found in a draft: its words, figures and dates, and its anchor there.

    With `reading` it also says what was found there; without, it says what it said before.
    """
    _refuse_misplaced(draft, found)
    if reading:
        claim.sqlmodel_update(_reading(found, _claimant_ids(session, [found.claimant] if found.claimant else [])))
    claim.sqlmodel_update(_words(draft, found))
    claim_id = _id(claim.id)
    session.execute(sa.delete(Quantity).where(col(Quantity.claim_id) == claim_id))
    _store_figures(session, [(claim_id, found)])
    values = _anchor(claim_id, draft, found, status=status, changes=changes)
    anchor = session.exec(select(Anchor).where(Anchor.claim_id == claim_id, Anchor.draft_id == draft.id)).first()
    if anchor is None:
        session.execute(sa.insert(Anchor), [values])
    else:
        anchor.sqlmodel_update(values)


def _refuse_misplaced(draft: Draft, found: ClaimDraft) -> None:
    if draft.text[found.start : found.end] != found.quote:
        raise InputError(f"The claim {found.quote[:60]!r} does not stand at {found.start}-{found.end} of the text.")


def _words(draft: Draft, found: ClaimDraft) -> dict[str, Any]:
    """The words of a claim in a draft, and the dates in them."""
    return {"draft_id": _id(draft.id), "quote": found.quote, "dates": [mention.as_json() for mention in found.dates]}


def _reading(found: ClaimDraft, speakers: Mapping[Speaker, int]) -> dict[str, Any]:
    """What a claim says as it was found: its standalone text, type, speaker, and how worth checking it is."""
    claimant = found.claimant
    return {
        "text": found.text,
        "text_sure": found.text_sure,
        "type": found.type,
        "claimant_id": speakers[_speaker(claimant)] if claimant else None,
        "claimant_resolved_from": claimant.resolved_from if claimant else None,
        "claimant_sure": claimant.sure if claimant else True,
        "checkworthiness": found.checkworthiness,
        "reasons": list(found.reasons),
    }


def _anchor(
    claim_id: int,
    draft: Draft,
    found: ClaimDraft,
    *,
    status: AnchorStatus = AnchorStatus.ANCHORED,
    changes: Sequence[str] = (),
) -> dict[str, Any]:
    return {
        "claim_id": claim_id,
        "draft_id": _id(draft.id),
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


def _store_figures(session: Session, placed: Iterable[tuple[int, ClaimDraft]]) -> None:
    """Store the figures of claims, each given by its id and as it was found."""
    rows = [
        {"claim_id": claim_id, **{name: getattr(figure, name) for name in FIGURE_FIELDS}}
        for claim_id, found in placed
        for figure in found.quantities
    ]
    if rows:
        session.execute(sa.insert(Quantity), rows, execution_options=TOGETHER)


def _claimant_ids(session: Session, named: Iterable[FoundClaimant]) -> dict[Speaker, int]:
    """The ids of those who spoke; whoever is not stored yet is."""
    wanted = dict.fromkeys(map(_speaker, named))  # each once, in the order in which they spoke
    if not wanted:
        return {}
    same_name = select(Claimant).where(col(Claimant.name).in_({name for name, _, _ in wanted}))
    ids = {(one.name, one.kind, one.role): _id(one.id) for one in session.exec(same_name)}
    new = [one for one in wanted if one not in ids]
    if new:
        rows = [dict(zip(("name", "kind", "role"), one, strict=True)) for one in new]
        stored = session.scalars(sa.insert(Claimant).returning(col(Claimant.id), sort_by_parameter_order=True), rows)
        ids |= dict(zip(new, map(_id, stored), strict=True))
    return ids


def _speaker(claimant: FoundClaimant) -> Speaker:
    return claimant.name, claimant.kind, claimant.role or ""


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
    proposed: Sequence[tuple[Claim, Sequence[Proposal]]],
    *,
    actor_id: int | None,
    text_changed: bool = False,
) -> int:
    """Store what is proposed for each claim, and log what is new; how many passages are newly suggested.

    What a person decided stays, but when the claim's text or the passage has changed since: then a rejection is asked
    again, and a match that was confirmed says what differs now.
    """
    ids = {proposal.entry.id for _, proposals in proposed for proposal in proposals}
    if not ids:
        return 0
    changed = dict(session.exec(select(Passage.id, Passage.changed).where(col(Passage.id).in_(ids))).all())
    stored = select(Match).where(col(Match.claim_id).in_([claim.id for claim, _ in proposed]))
    known = {(match.claim_id, match.passage_id): match for match in session.exec(stored)}
    new: list[dict[str, Any]] = []
    suggested = 0
    for claim, proposals in proposed:
        added = []
        for proposal in proposals:
            passage_id = proposal.entry.id
            if passage_id not in changed:  # taken away since it was found
                continue
            found = _found(proposal, changed[passage_id])
            match = known.get((_id(claim.id), passage_id))
            if match is None:
                new.append(row_of(Match, claim_id=claim.id, passage_id=passage_id, **found))
                added.append(passage_id)
            elif _found_again(session, claim, match, found, actor_id=actor_id, text_changed=text_changed):
                added.append(passage_id)
        if added:
            log_claim(session, "match.suggested", claim, actor_id, data={"passages": added})
        suggested += len(added)
    if new:
        session.execute(sa.insert(Match), new)
    return suggested


def _found(proposal: Proposal, passage_changed: int) -> dict[str, Any]:
    return {
        "score": proposal.score,
        "outcome": proposal.outcome,
        "reasons": list(proposal.reasons),
        "differences": [difference.as_json() for difference in proposal.differences],
        "passage_changed": passage_changed,
    }


def _found_again(
    session: Session, claim: Claim, match: Match, found: dict[str, Any], *, actor_id: int | None, text_changed: bool
) -> bool:
    """Let a stored match say what is found now, unless a decision on it stays; whether it is suggested anew."""
    anew = text_changed or found["passage_changed"] > match.passage_changed
    before, decided = standing(match, *SAID), match.state != MatchState.SUGGESTED
    if decided and not anew:
        return False
    asked_again = match.state == MatchState.REJECTED
    if asked_again:
        match.state, match.decided_by, match.decided_at = MatchState.SUGGESTED, None, None
    if any(getattr(match, field) != value for field, value in found.items()):
        match.version += 1  # whoever decides on what was shown before is told
    match.sqlmodel_update(found)
    after = standing(match, *SAID)
    if decided and before != after:
        data = {"match": match.id, "passage": match.passage_id, "before": before, "after": after}
        log_claim(session, "match.superseded", claim, actor_id, data=data, reason=SUPERSEDED)
    return asked_again


def where(found: ClaimDraft, draft: Draft) -> dict[str, Any]:
    """The place of a claim, for the log."""
    return {"quote": found.quote, "start": found.start, "end": found.end, "draft": draft.number}


def _id(value: int | None) -> int:
    assert value is not None  # stored
    return value
