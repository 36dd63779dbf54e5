"""How far reviewers agree, from what they decided."""

from claims.model.enums import ClaimState
from claims.review import steps
from claims.store.queries.agreement import reviewers_agree


def test_an_approval_stands_for_the_rating_of_the_verdict(desk, setting) -> None:
    setting("CLAIMS_APPROVALS", "2")
    for named in (None, desk.ratings[-1], desk.ratings[0]):
        claim_id = desk.claim(ClaimState.SUBMITTED)
        call = {"claim_id": claim_id, "verdict_version": 1}
        steps.approve(desk.engine, **call, actor_id=desk.editor)
        steps.approve(desk.engine, **call, actor_id=desk.lead, rating_id=named)
        steps_left = {"claim_id": desk.claim(ClaimState.SUBMITTED), "verdict_version": 1}
        steps.abstain(desk.engine, **steps_left, actor_id=desk.editor)
    found = desk.read(reviewers_agree)
    assert found.units == 3
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.same, pair.both) == ("Asha Rao", "Lena Lee", 2, 3)
