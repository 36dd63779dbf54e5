"""No confidential source is named in what is published: said before sign-off, and refused whenever it comes late."""

import pytest

from claims.errors import Refused
from claims.model.confidential import named_in, names_of_source
from claims.model.enums import ClaimState, CorrectionKind, Role, SourceKind
from claims.model.situation import Person
from claims.review import steps
from claims.review.rules import Step, objections
from claims.store.queries import situations

SAYS = "The rationale names a confidential source of this claim: “Jane O'Dell”. Say it in other words."


def person(desk, member_id: int) -> Person:
    return desk.read(situations.person, member_id)


def told_by(desk, claim_id: int) -> None:
    """Let a confidential source, Jane O'Dell, stand with the claim as evidence."""
    desk.evidence(claim_id, *desk.passages("It was 12.", title="Jane O'Dell", url="https://www.secret.example/jane"))
    hide(desk)


def hide(desk) -> None:
    desk.by_hand("UPDATE source SET confidential = true WHERE title = 'Jane O''Dell'")


@pytest.fixture
def claim_id(desk) -> int:
    """A claim in progress with the confidential source beside what else the rules ask for."""
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    told_by(desk, claim_id)
    desk.prove(claim_id)
    return claim_id


def test_a_verdict_that_names_a_confidential_source_is_not_submitted(desk, claim_id: int) -> None:
    desk.propose(claim_id, based_on=1, rationale="As jane\nO’Dell told us, it was 12.")
    with desk.nothing_stored(), pytest.raises(Refused) as refused:
        desk.submit(claim_id)
    assert refused.value.reasons == [SAYS]
    desk.propose(claim_id, based_on=2, rationale="As somebody who was there told us, it was 12.")
    desk.submit(claim_id)


def test_who_may_not_see_the_source_is_not_told_that_it_is_named(desk, claim_id: int) -> None:
    desk.propose(claim_id, based_on=1, rationale="As Jane O'Dell told us.")
    stands = desk.read(situations.situation, claim_id)
    assert SAYS in objections(Step.SUBMIT, person(desk, desk.checker), stands)
    for member_id in (desk.colleague, desk.viewer, desk.admin):
        assert not any("confidential" in said for said in objections(Step.SUBMIT, person(desk, member_id), stands))
    assert {person(desk, each).role for each in (desk.colleague, desk.viewer)} == {Role.CHECKER, Role.VIEWER}


def test_a_source_that_becomes_confidential_stops_approval_and_publication(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.evidence(claim_id, *desk.passages("It was 12.", title="Jane O'Dell", url="https://www.secret.example/jane"))
    desk.prove(claim_id)
    desk.propose(claim_id, based_on=1, rationale="As Jane O'Dell told us.")
    desk.submit(claim_id)
    by = {"claim_id": claim_id, "actor_id": desk.editor}
    hide(desk)
    with desk.nothing_stored(), pytest.raises(Refused, match="names a confidential source"):
        steps.approve(desk.engine, **by, verdict_version=2)
    desk.by_hand("UPDATE source SET confidential = false")
    steps.approve(desk.engine, **by, verdict_version=2)
    hide(desk)
    with desk.nothing_stored(), pytest.raises(Refused, match="names a confidential source"):
        steps.publish(desk.engine, **by)


def test_no_correction_and_no_public_note_names_one(desk, claim_id: int) -> None:
    desk.submit(claim_id)
    desk.approve(claim_id)
    desk.publish(claim_id)
    call = {
        "claim_id": claim_id,
        "actor_id": desk.editor,
        "based_on": 1,
        "rating_id": desk.ratings[0],
        "rationale": "It was 12.",
        "kind": CorrectionKind.CORRECTION,
    }
    for given, called in (
        ({"public_note": "We had it from secret.example/jane."}, "public note"),
        ({"public_note": "We were wrong.", "headline": "Jane O'Dell was right"}, "headline"),
    ):
        with desk.nothing_stored(), pytest.raises(Refused, match=f"The {called} names a confidential source"):
            steps.propose_correction(desk.engine, **{**call, **given})
    steps.propose_correction(desk.engine, **call, public_note="We were wrong.")


@pytest.mark.parametrize(
    ("text", "source", "named"),
    [
        ("He met Jane Doe there.", ("Jane Doe", None, None, SourceKind.PERSON), True),
        ("He met JANE  doe there.", ("Jane Doe", None, None, SourceKind.PERSON), True),
        ("He met Jane Doer there.", ("Jane Doe", None, None, SourceKind.PERSON), False),
        ("Falcon said so.", ("Falcon", None, None, SourceKind.PERSON), True),
        ("A falcon flew.", ("Falcon", None, None, SourceKind.PERSON), False),
        ("The report says so.", ("Report", None, None, SourceKind.DOCUMENT), False),
        ("The budget draft of May says so.", ("Budget draft of May", None, None, SourceKind.DOCUMENT), True),
        ("As Tom Low said.", ("Report", None, "Tom Low", SourceKind.DOCUMENT), True),
        ("See http://a.example/x.", ("Report", "https://www.a.example/x/", None, SourceKind.DOCUMENT), True),
        ("", ("Jane Doe", None, None, SourceKind.PERSON), False),
    ],
)
def test_what_gives_a_source_away(text: str, source: tuple, named: bool) -> None:
    assert bool(named_in([("rationale", text)], names_of_source(*source))) is named
