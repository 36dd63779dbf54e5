"""Publications stay as they were; corrections and retractions are proposed by one person and approved by others."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from claims.errors import NotFound, Refused, StaleVersion
from claims.model.confidential import COVER
from claims.model.enums import ClaimState, CorrectionKind, Decision
from claims.review import steps
from claims.store import audit
from claims.store.queries import claims, corrections, publications


@pytest.fixture
def published(desk) -> int:
    claim_id: int = desk.claim(ClaimState.PUBLISHED)
    return claim_id


def propose(desk, claim_id: int, kind: CorrectionKind = CorrectionKind.CORRECTION, **given):
    said = {"rating_id": desk.ratings[0], "rationale": "The table had an error.", "based_on": 1, **given}
    return steps.propose_correction(
        desk.engine,
        **{"claim_id": claim_id, "actor_id": desk.editor, "kind": kind, "public_note": "We had it wrong.", **said},
    )


def approve(desk, claim_id: int, correction: int, by: int, **given) -> bool:
    return steps.approve_correction(desk.engine, claim_id=claim_id, actor_id=by, correction_id=correction, **given)


def kept(desk, claim_id: int):
    return desk.read(publications.publications, claim_id)


def test_what_is_published_is_kept_with_its_hash(desk, published) -> None:
    (first,) = kept(desk, published)
    assert (first.number, first.kind, first.published_by, first.whole) == (1, None, "Asha Rao", True)
    stored = desk.rows("SELECT content, sha256 FROM publication")[0]
    assert stored.sha256 == first.sha256 == hashlib.sha256(stored.content.encode()).hexdigest()
    assert stored.content == audit.canonical(first.content)
    said = first.content
    assert said["verdict"]["rating"] == "True"
    assert (said["verdict"]["scale"], said["verdict"]["scale_version"]) == ("Five steps", 1)
    assert [review["decision"] for review in said["reviews"]] == ["approve"]
    assert {piece["title"] for piece in said["evidence"]} == {"Count", "Survey"}
    assert json.loads(desk.last_event().data)["sha256"] == first.sha256


def test_a_confidential_source_is_never_published(desk) -> None:
    claim_id = desk.claim(ClaimState.APPROVED)
    desk.by_hand("UPDATE source SET confidential = true WHERE title = 'Count'")
    desk.publish(claim_id)
    (text,) = desk.rows("SELECT content FROM publication")[0]
    assert "example.org/count" not in text and "Office" not in text and '"Count"' not in text
    hidden, shown = json.loads(text)["evidence"]
    assert hidden == {"stance": "supports", "title": COVER}
    assert shown["title"] == "Survey"


def test_a_correction_is_published_when_another_person_approves_it(desk, published) -> None:
    correction = propose(desk, published)
    event = desk.last_event()
    data = json.loads(event.data)
    assert (event.action, event.reason) == ("claim.correction_proposed", "We had it wrong.")
    assert (data["before"]["rationale"], data["after"]["rationale"]) == (
        "The office counted it.",
        "The table had an error.",
    )
    assert len(kept(desk, published)) == 1
    assert approve(desk, published, correction, desk.second_editor, comment="Right.")
    newest = desk.read(claims.verdict, published)
    assert (newest.version, newest.rating, newest.author) == (2, "False", "Asha Rao")
    assert [(one.reviewer, one.decision, one.comment) for one in newest.reviews] == [
        ("Jon Bell", Decision.APPROVE, "Right.")
    ]
    second, first = kept(desk, published)
    assert (first.rating, second.rating, second.kind) == ("True", "False", CorrectionKind.CORRECTION)
    assert second.content["corrections"][0]["note"] == "We had it wrong."
    assert desk.read(claims.claim, published).claim.state == ClaimState.PUBLISHED
    assert desk.last_event().action == "claim.corrected"
    (line,) = desk.read(corrections.register)
    assert (line.before.rating, line.after.rating, line.approved_by) == ("True", "False", ("Jon Bell",))
    audit_head = desk.read(audit.verify)
    assert audit_head.events > 0


def test_nobody_approves_their_own_correction(desk, published) -> None:
    correction = propose(desk, published)
    with desk.nothing_stored():
        with pytest.raises(Refused, match="You proposed this correction"):
            approve(desk, published, correction, desk.editor)
        with pytest.raises(Refused, match="A checker cannot approve"):
            approve(desk, published, correction, desk.checker)
        with pytest.raises(NotFound):
            approve(desk, published, 99, desk.lead)
        with pytest.raises(Refused, match="A correction waits for approval already"):
            propose(desk, published)


def test_of_two_approvals_at_the_same_moment_one_publishes(desk, published) -> None:
    correction = propose(desk, published)

    def sign(by: int) -> object:
        try:
            return approve(desk, published, correction, by)
        except Refused as error:
            return error.reasons[0]

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(sign, [desk.second_editor, desk.lead]))
    assert sorted(map(str, done)) == ["No correction waits for approval.", "True"]
    assert len(kept(desk, published)) == 2


def test_a_retraction_needs_a_lead(desk, published) -> None:
    correction = propose(desk, published, CorrectionKind.RETRACTION, rating_id=None, rationale="")
    assert approve(desk, published, correction, desk.second_editor) is False
    assert approve(desk, published, correction, desk.lead) is True
    assert desk.last_event().action == "claim.retracted"
    newest = kept(desk, published)[0]
    assert newest.content["retracted"] is True
    assert newest.content["verdict"]["rating"] == "True"  # what is taken back
    assert desk.read(claims.verdict, published).version == 1
    with desk.nothing_stored(), pytest.raises(Refused, match="What was published is retracted"):
        propose(desk, published)


def test_a_lead_who_proposes_a_retraction_is_its_lead(desk, published) -> None:
    correction = propose(desk, published, CorrectionKind.RETRACTION, actor_id=desk.lead)
    with desk.nothing_stored(), pytest.raises(Refused, match="You proposed this correction"):
        approve(desk, published, correction, desk.lead)
    assert approve(desk, published, correction, desk.second_editor) is True
    assert desk.last_event().action == "claim.retracted"


def test_a_retracted_claim_is_checked_anew_and_published_again(desk, published) -> None:
    correction = propose(desk, published, CorrectionKind.RETRACTION)
    approve(desk, published, correction, desk.lead)
    steps.reopen(desk.engine, claim_id=published, actor_id=desk.lead, reason="New figures.")
    desk.propose(published, based_on=1, rationale="The new table says so.")
    desk.submit(published)
    steps.approve(desk.engine, claim_id=published, actor_id=desk.editor, verdict_version=2)
    desk.publish(published)
    assert [one.content["retracted"] for one in kept(desk, published)] == [False, True, False]
    assert [one.number for one in kept(desk, published)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"kind": CorrectionKind.REFILE}, "A refile mends a slip and keeps the rating"),
        ({"public_note": " "}, "Say what readers are told"),
        ({"rationale": ""}, "The corrected verdict has no rationale"),
        ({"rating_id": None, "rationale": ""}, "without a rating needs a headline or a rationale"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(desk, published, given, sentence) -> None:
    with desk.nothing_stored(), pytest.raises(Refused, match=sentence):
        propose(desk, published, **given)


def test_a_correction_changes_something_and_is_based_on_what_is_published(desk, published) -> None:
    same = {"rating_id": desk.ratings[-1], "rationale": "The office counted it."}
    with desk.nothing_stored():
        with pytest.raises(Refused, match="Nothing differs"):
            propose(desk, published, **same)
        with pytest.raises(StaleVersion):
            propose(desk, published, based_on=2)
    assert propose(desk, published, CorrectionKind.UPDATE, **same)


def test_a_correction_is_sent_back_or_withdrawn_and_nothing_is_published(desk, published) -> None:
    call = {"claim_id": published, "actor_id": desk.second_editor}
    first = propose(desk, published)
    with desk.nothing_stored(), pytest.raises(Refused, match="Say what should change"):
        steps.send_back_correction(desk.engine, **call, correction_id=first, comment=" ")
    steps.send_back_correction(desk.engine, **call, correction_id=first, comment="Name the table.")
    assert desk.last_event().action == "correction.sent_back"
    second = propose(desk, published)
    with desk.nothing_stored():
        with pytest.raises(Refused, match="Someone else proposed this correction"):
            steps.withdraw_correction(desk.engine, **call, correction_id=second)
        with pytest.raises(StaleVersion):
            approve(desk, published, first, desk.lead)
    steps.withdraw_correction(desk.engine, claim_id=published, actor_id=desk.editor, correction_id=second)
    assert len(kept(desk, published)) == 1
    assert [line.state.value for line in desk.read(corrections.register)] == ["withdrawn", "withdrawn"]


def test_opening_a_claim_again_withdraws_what_waits_and_keeps_what_was_published(desk, published) -> None:
    propose(desk, published)
    steps.reopen(desk.engine, claim_id=published, actor_id=desk.lead, reason="All of it is old.")
    assert json.loads(desk.last_event().data)["correction_withdrawn"] == 1
    assert len(kept(desk, published)) == 1


@pytest.mark.parametrize(
    ("words", "differing"),
    [
        ("The office counted 64 ships in March.", "“46”, “64”"),
        ("The office counted 46 ships in May.", "“March”, “May”"),
        ("The office counted 46 ships in March 2022.", "“2022”"),
    ],
)
def test_a_refile_changes_no_figure_and_no_date(desk, published, words: str, differing: str) -> None:
    first = propose(desk, published, rationale="The ofice counted 46 ships in March.")
    assert approve(desk, published, first, desk.second_editor)
    same = {"kind": CorrectionKind.REFILE, "based_on": 2}
    with desk.nothing_stored(), pytest.raises(Refused, match=f"this one differs in {differing}. Choose correction"):
        propose(desk, published, rationale=words, **same)
    assert propose(desk, published, rationale="The office counted 46 ships in March.", **same)
