"""Corrections by hand of the claims of an article: the words a person marked are read, matched and stored."""

from collections.abc import Sequence

from sqlalchemy.engine import Engine

from claims.desk.intake import proposals_for, rematched
from claims.desk.redraft import as_read
from claims.extraction import ClaimDraft, describe
from claims.matching import Proposal
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.articles import article

Span = tuple[int, int]  # code points of the newest draft, end exclusive


def add_claim(engine: Engine, *, article_id: int, draft_number: int, span: Span, actor_id: int) -> int:
    """Add the marked words as a claim that was missed; its id. Raises InputError for words that can be none."""
    (found,), proposals = _read(engine, article_id, draft_number, [span])
    return steps.add_claim(
        engine,
        article_id=article_id,
        draft_number=draft_number,
        found=found,
        actor_id=actor_id,
        proposals=proposals[0],
    )


def adjust_claim(
    engine: Engine, *, article_id: int, draft_number: int, claim_id: int, span: Span, based_on: int, actor_id: int
) -> None:
    """Let a claim stand on the marked words instead of those it stood on."""
    (found,), proposals = _read(engine, article_id, draft_number, [span], claim_id=claim_id)
    steps.adjust_claim(
        engine,
        claim_id=claim_id,
        draft_number=draft_number,
        found=found,
        based_on=based_on,
        actor_id=actor_id,
        proposals=proposals[0],
    )


def split_claim(
    engine: Engine,
    *,
    article_id: int,
    draft_number: int,
    claim_id: int,
    spans: Sequence[Span],
    based_on: int,
    actor_id: int,
) -> list[int]:
    """Make a claim of each of the marked stretches; the ids in their order, the first being that of the claim."""
    found, proposals = _read(engine, article_id, draft_number, spans, claim_id=claim_id)
    return steps.split_claim(
        engine,
        claim_id=claim_id,
        draft_number=draft_number,
        parts=found,
        based_on=based_on,
        actor_id=actor_id,
        proposals=dict(enumerate(proposals)),
    )


def merge_claims(
    engine: Engine,
    *,
    article_id: int,
    draft_number: int,
    claim_id: int,
    other_id: int,
    span: Span,
    based_on: int,
    other_based_on: int,
    actor_id: int,
) -> None:
    """Make one claim of two, on the marked words."""
    (found,), proposals = _read(engine, article_id, draft_number, [span], claim_id=claim_id)
    steps.merge_claims(
        engine,
        claim_id=claim_id,
        other_id=other_id,
        draft_number=draft_number,
        found=found,
        based_on=based_on,
        other_based_on=other_based_on,
        actor_id=actor_id,
        proposals=proposals[0],
    )


def _read(
    engine: Engine, article_id: int, draft_number: int, spans: Sequence[Span], *, claim_id: int | None = None
) -> tuple[list[ClaimDraft], list[list[Proposal]]]:
    """What was marked in a draft, as claims, and what is proposed for each; the first is to be `claim_id`, if given."""
    with reading(engine) as session:
        view = article(session, article_id, number=draft_number)
    stored = as_read(view)
    found = describe(stored, spans)
    said_on = stored.published_on.isoformat() if stored.published_on else ""
    proposals = [
        rematched(engine, claim_id, draft.text, said_on=said_on)
        if claim_id is not None and position == 0
        else proposals_for(engine, draft.text, said_on=said_on)
        for position, draft in enumerate(found)
    ]
    return found, proposals
