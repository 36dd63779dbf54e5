"""The whole way of a claim, as a desk goes it."""

import pytest

from claims.errors import Refused
from claims.model.enums import ClaimState, Decision, MatchState, Stance
from claims.review import steps
from claims.store import audit
from claims.store.queries import claims


def test_a_claim_goes_from_the_article_to_publication_and_back_into_work(desk) -> None:
    engine = desk.engine
    speaks, does_not = desk.passages("Forty-six per cent came by sea.", "The bakery opens at six.")
    (claim_id,) = desk.claims(desk.article("Nearly 70% came by sea.", matches=[speaks, does_not]))

    steps.queue_claims(engine, claim_ids=[claim_id], actor_id=desk.checker)
    steps.take(engine, claim_id=claim_id, actor_id=desk.checker)
    first, second = desk.read(claims.matches, claim_id)
    steps.confirm_match(engine, match_id=first.id, actor_id=desk.checker, based_on=first.version)
    steps.reject_match(engine, match_id=second.id, actor_id=desk.checker, based_on=second.version)
    steps.add_evidence(
        engine, claim_id=claim_id, passage_id=speaks, actor_id=desk.checker, stance=Stance.REFUTES, note="Table 3."
    )
    reason = "Nobody else counts arrivals."
    assert desk.propose(claim_id, rationale="It was 46%, not 70%.", sources_reason=reason) == 1
    steps.submit(engine, claim_id=claim_id, actor_id=desk.checker)

    with desk.nothing_stored(), pytest.raises(Refused, match="A checker cannot approve a verdict"):
        steps.approve(engine, claim_id=claim_id, actor_id=desk.checker, verdict_version=1)
    assert steps.approve(engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=1, comment="Well done.")
    steps.publish(engine, claim_id=claim_id, actor_id=desk.lead)

    view = desk.read(claims.claim, claim_id)
    assert view.claim.state == ClaimState.PUBLISHED
    assert view.claim.published_at is not None
    assert [(match.state, match.decided_by) for match in view.matches] == [
        (MatchState.CONFIRMED, "Mina Marsh"),
        (MatchState.REJECTED, "Mina Marsh"),
    ]
    assert [(review.reviewer, review.decision, review.comment) for review in view.verdict.reviews] == [
        ("Asha Rao", Decision.APPROVE, "Well done.")
    ]

    steps.reopen(engine, claim_id=claim_id, actor_id=desk.editor, reason="The office corrected its table.")
    view = desk.read(claims.claim, claim_id)
    assert view.claim.state == ClaimState.IN_PROGRESS
    assert view.claim.published_at is not None
    history = desk.read(claims.history, claim_id)
    assert [(event.action, event.actor) for event in reversed(history)] == [
        ("claim.extracted", "Mina Marsh"),
        ("match.suggested", "Mina Marsh"),
        ("claim.queued", "Mina Marsh"),
        ("claim.taken", "Mina Marsh"),
        ("match.confirmed", "Mina Marsh"),
        ("match.rejected", "Mina Marsh"),
        ("evidence.added", "Mina Marsh"),
        ("verdict.drafted", "Mina Marsh"),
        ("verdict.submitted", "Mina Marsh"),
        ("review.approved", "Asha Rao"),
        ("quorum.reached", "Asha Rao"),
        ("claim.published", "Lena Lee"),
        ("claim.reopened", "Asha Rao"),
    ]
    assert history[0].reason == "The office corrected its table."
    assert desk.read(audit.verify).events == desk.last_event().id


def test_an_editor_who_wrote_the_verdict_is_told_why_not_to_approve_it(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.prove(claim_id)
    steps.assign(desk.engine, claim_id=claim_id, actor_id=desk.lead, to_id=desk.editor)
    steps.propose_verdict(
        desk.engine,
        claim_id=claim_id,
        actor_id=desk.editor,
        rating_id=desk.ratings[0],
        rationale="The table says otherwise.",
        based_on=1,
    )
    steps.submit(desk.engine, claim_id=claim_id, actor_id=desk.editor)
    with desk.nothing_stored(), pytest.raises(Refused) as refused:
        steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=2)
    assert refused.value.reasons == ["You wrote this verdict; another editor approves it."]
    assert steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.second_editor, verdict_version=2)


def test_the_author_of_an_earlier_version_cannot_approve_a_later_one(desk) -> None:
    """Mina writes version 1 and becomes an editor; Tom writes version 2; Mina still approves nothing of it."""
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.prove(claim_id)
    steps.assign(desk.engine, claim_id=claim_id, actor_id=desk.lead, to_id=desk.colleague)
    steps.propose_verdict(
        desk.engine,
        claim_id=claim_id,
        actor_id=desk.colleague,
        rating_id=desk.ratings[1],
        rationale="Half of it.",
        based_on=1,
    )
    steps.submit(desk.engine, claim_id=claim_id, actor_id=desk.colleague)
    desk.by_hand("UPDATE member SET role = 'editor' WHERE id = :id", id=desk.checker)
    with desk.nothing_stored(), pytest.raises(Refused, match="You wrote this verdict; another editor approves it"):
        steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.checker, verdict_version=2)
