"""Dissent and abstention, and the ratings reviewers would have given."""

import json

import pytest

from claims.errors import NotFound, Refused, StaleVersion
from claims.model.enums import ClaimState, Decision
from claims.review import steps
from claims.store.queries import claims


def call(desk, claim_id: int, **who: int) -> dict[str, int]:
    return {"claim_id": claim_id, "actor_id": desk.second_editor, "verdict_version": 1, **who}


def test_dissent_is_on_record_and_the_others_go_on(desk) -> None:
    claim_id = desk.claim(ClaimState.SUBMITTED)
    steps.dissent(desk.engine, **call(desk, claim_id), comment=" The table is old. ", rating_id=desk.ratings[1])
    event = desk.last_event()
    assert (event.action, event.reason) == ("review.dissented", "The table is old.")
    assert json.loads(event.data)["after"]["rating_id"] == desk.ratings[1]
    assert steps.approve(desk.engine, **call(desk, claim_id, actor_id=desk.editor))
    desk.publish(claim_id)
    dissent, approval = desk.read(claims.verdict, claim_id).reviews
    assert (dissent.decision, dissent.reviewer, dissent.rating) == (Decision.DISSENT, "Jon Bell", "Half true")
    assert (approval.decision, approval.rating) == (Decision.APPROVE, None)


def test_dissent_needs_words_and_never_comes_from_the_author(desk) -> None:
    claim_id = desk.claim(ClaimState.SUBMITTED)
    with desk.nothing_stored():
        with pytest.raises(Refused, match="Say why you disagree"):
            steps.dissent(desk.engine, **call(desk, claim_id), comment=" ")
        with pytest.raises(Refused, match="A checker cannot dissent"):
            steps.dissent(desk.engine, **call(desk, claim_id, actor_id=desk.checker), comment="No.")
        with pytest.raises(StaleVersion):
            steps.dissent(desk.engine, **call(desk, claim_id, verdict_version=2), comment="No.")
        with pytest.raises(NotFound):
            steps.dissent(desk.engine, **call(desk, claim_id), comment="No.", rating_id=999)


def test_dissent_takes_back_the_same_person_s_approval(desk, setting) -> None:
    setting("CLAIMS_APPROVALS", "2")
    claim_id = desk.claim(ClaimState.SUBMITTED)
    steps.approve(desk.engine, **call(desk, claim_id))
    steps.dissent(desk.engine, **call(desk, claim_id), comment="I looked again.")
    assert steps.approve(desk.engine, **call(desk, claim_id, actor_id=desk.editor)) is False
    assert steps.approve(desk.engine, **call(desk, claim_id, actor_id=desk.lead)) is True
    actions = [event.action for event in desk.read(claims.history, claim_id)]
    assert actions.count("quorum.reached") == 1


def test_abstaining_counts_for_nobody(desk) -> None:
    claim_id = desk.claim(ClaimState.SUBMITTED)
    steps.abstain(desk.engine, **call(desk, claim_id))
    assert desk.last_event().action == "review.abstained"
    assert desk.read(claims.claim, claim_id).claim.state == ClaimState.SUBMITTED
