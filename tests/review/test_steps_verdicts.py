"""Verdicts and their sign-off."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from claims.errors import Refused, StaleVersion
from claims.model.enums import ClaimState, Decision
from claims.review import steps
from claims.store.queries import claims


def verdict(desk, claim_id: int):
    return desk.read(claims.verdict, claim_id)


def state(desk, claim_id: int) -> ClaimState:
    return desk.read(claims.claim, claim_id).claim.state


def test_a_verdict_is_saved_in_versions_that_stay(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    assert verdict(desk, claim_id) is None
    call = {"claim_id": claim_id, "actor_id": desk.checker}
    first = steps.propose_verdict(
        desk.engine, **call, rating_id=desk.ratings[0], rationale=" It is 46%. ", headline=" Not 70% ", based_on=0
    )
    second = steps.propose_verdict(desk.engine, **call, rating_id=desk.ratings[1], rationale="", based_on=first)
    assert (first, second) == (1, 2)
    newest = verdict(desk, claim_id)
    assert (newest.version, newest.rating, newest.value, newest.rationale, newest.headline) == (
        2,
        "Half true",
        3,
        "",
        None,
    )
    assert (newest.scale, newest.best, newest.worst, newest.author) == ("Five steps", 5, 1, "Mina Marsh")
    rows = desk.rows("SELECT version, rationale, headline FROM verdict ORDER BY version")
    assert rows == [(1, "It is 46%.", "Not 70%"), (2, "", None)]
    edited, drafted = desk.read(claims.history, claim_id)[:2]
    assert (drafted.action, edited.action) == ("verdict.drafted", "verdict.edited")
    assert drafted.data["after"]["rationale"] == "It is 46%."


def test_a_save_based_on_an_older_version_is_refused_and_both_texts_are_there(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.propose(claim_id, rationale="First.")
    with desk.nothing_stored(), pytest.raises(StaleVersion) as stale:
        desk.propose(claim_id, rationale="Second, typed in another window.")
    assert (stale.value.theirs, stale.value.yours) == ("First.", "Second, typed in another window.")
    assert stale.value.reasons == [
        "Someone saved this verdict while you were working (version 1; yours is based on 0)."
    ]


def test_of_two_saves_based_on_the_same_version_exactly_one_wins(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.propose(claim_id, rationale="First.")

    def save(rationale: str) -> object:
        try:
            return desk.propose(claim_id, rationale=rationale, based_on=1)
        except StaleVersion as error:
            return error

    texts = [f"Text {n}." for n in range(6)]
    with ThreadPoolExecutor(6) as threads:
        done = list(threads.map(save, texts))
    assert done.count(2) == 1
    won = texts[done.index(2)]
    assert verdict(desk, claim_id).rationale == won
    lost = [(error.theirs, error.yours) for error in done if isinstance(error, StaleVersion)]
    assert lost == [(won, text) for text in texts if text != won]


def test_a_rating_of_a_retired_scale_is_refused(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.by_hand("UPDATE rating_scale SET retired_at = '2026-01-01 00:00:00'")
    with desk.nothing_stored(), pytest.raises(Refused, match="The scale 'Five steps' is retired; choose a rating"):
        desk.propose(claim_id)


def test_a_conclusion_in_words_needs_words(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    call = {"claim_id": claim_id, "actor_id": desk.checker, "rating_id": None}
    with desk.nothing_stored(), pytest.raises(Refused, match="without a rating needs a headline or a rationale"):
        steps.propose_verdict(desk.engine, **call, rationale=" \u200b ", based_on=0)
    desk.prove(claim_id)
    steps.propose_verdict(desk.engine, **call, rationale="", headline="Nobody counted it.", based_on=1)
    desk.submit(claim_id)
    newest = verdict(desk, claim_id)
    assert (newest.rating, newest.scale, newest.headline) == (None, None, "Nobody counted it.")


def test_what_is_missing_is_said_when_submitting(desk) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS, matches=desk.passages("It is so."))
    desk.propose(claim_id, rationale=" \u200b ")
    with desk.nothing_stored(), pytest.raises(Refused) as refused:
        desk.submit(claim_id)
    assert refused.value.reasons == [
        "The verdict has no rationale; say why before submitting.",
        "No evidence is recorded; add at least one piece with its stance.",
        "1 match is undecided; confirm or reject first.",
    ]


def test_a_submitted_claim_is_closed_for_its_author(desk) -> None:
    claim_id = desk.claim(ClaimState.SUBMITTED)
    row = desk.rows("SELECT state, lease_by, lease_until, assignee_id FROM claim WHERE id = :id", id=claim_id)[0]
    assert tuple(row) == ("submitted", None, None, desk.checker)
    assert json.loads(desk.last_event().data)["verdict"] == 1
    with desk.nothing_stored(), pytest.raises(Refused, match="waiting for sign-off"):
        desk.propose(claim_id, based_on=1)


def test_one_approval_is_enough_where_nothing_else_is_set(desk) -> None:
    claim_id = desk.claim(ClaimState.SUBMITTED)
    assert steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=1, comment=" Good. ")
    assert state(desk, claim_id) == ClaimState.APPROVED
    (review,) = verdict(desk, claim_id).reviews
    assert (review.reviewer, review.decision, review.comment) == ("Asha Rao", Decision.APPROVE, "Good.")
    quorum, approved = desk.read(claims.history, claim_id)[:2]
    assert (approved.action, approved.reason) == ("review.approved", "Good.")
    assert (quorum.action, quorum.data["approved_by"]) == ("quorum.reached", [desk.editor])


def test_with_two_approvals_wanted_the_first_one_leaves_the_claim_waiting(desk, setting) -> None:
    setting("CLAIMS_APPROVALS", "2")
    claim_id = desk.claim(ClaimState.SUBMITTED)
    approve = {"claim_id": claim_id, "verdict_version": 1}
    assert steps.approve(desk.engine, **approve, actor_id=desk.editor) is False
    assert state(desk, claim_id) == ClaimState.SUBMITTED
    with desk.nothing_stored():
        with pytest.raises(Refused, match="You approved this version already; another editor's approval"):
            steps.approve(desk.engine, **approve, actor_id=desk.editor)
        with pytest.raises(Refused, match="it must be approved"):
            desk.publish(claim_id)
    assert steps.approve(desk.engine, **approve, actor_id=desk.lead) is True
    assert state(desk, claim_id) == ClaimState.APPROVED
    assert [review.reviewer for review in verdict(desk, claim_id).reviews] == ["Asha Rao", "Lena Lee"]


def test_an_editor_who_approved_may_still_ask_for_changes(desk, setting) -> None:
    setting("CLAIMS_APPROVALS", "2")
    claim_id = desk.claim(ClaimState.SUBMITTED)
    review = {"claim_id": claim_id, "actor_id": desk.editor, "verdict_version": 1}
    steps.approve(desk.engine, **review)
    steps.request_changes(desk.engine, **review, comment="The table was corrected since.")
    assert state(desk, claim_id) == ClaimState.CHANGES_REQUESTED
    (only,) = verdict(desk, claim_id).reviews
    assert (only.decision, only.comment) == (Decision.REQUEST_CHANGES, "The table was corrected since.")
    actions = [event.action for event in desk.read(claims.history, claim_id)][:2]
    assert actions == ["review.changes_requested", "review.approved"]


def test_a_verdict_sent_back_needs_a_new_version_before_it_is_submitted_again(desk) -> None:
    claim_id = desk.claim(ClaimState.CHANGES_REQUESTED)
    assert desk.last_event().reason == "Say which year."
    desk.take(claim_id)
    with desk.nothing_stored(), pytest.raises(Refused, match="Changes were asked for on this version of the verdict"):
        desk.submit(claim_id)
    assert desk.propose(claim_id, based_on=1, rationale="In 2024 the office counted it.") == 2
    desk.submit(claim_id)
    assert verdict(desk, claim_id).reviews == ()
    with desk.nothing_stored(), pytest.raises(StaleVersion) as stale:
        steps.approve(
            desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=1, comment="Fine as it was."
        )
    assert (stale.value.theirs, stale.value.yours) == ("In 2024 the office counted it.", "Fine as it was.")
    with desk.nothing_stored(), pytest.raises(StaleVersion) as stale:
        steps.request_changes(
            desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=1, comment="Which year?"
        )
    assert stale.value.yours == "Which year?"
    assert steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=2)


def test_approvals_of_an_earlier_version_do_not_count_for_a_later_one(desk, setting) -> None:
    setting("CLAIMS_APPROVALS", "2")
    claim_id = desk.claim(ClaimState.SUBMITTED)
    steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=1)
    steps.request_changes(
        desk.engine, claim_id=claim_id, actor_id=desk.second_editor, verdict_version=1, comment="Which year?"
    )
    desk.take(claim_id)
    desk.propose(claim_id, based_on=1)
    desk.submit(claim_id)
    assert steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.lead, verdict_version=2) is False
    assert steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=2) is True


def test_two_editors_approving_at_the_same_moment_are_both_counted(desk, setting) -> None:
    setting("CLAIMS_APPROVALS", "2")
    claim_id = desk.claim(ClaimState.SUBMITTED)

    def approve(who: int) -> bool:
        return steps.approve(desk.engine, claim_id=claim_id, actor_id=who, verdict_version=1)

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(approve, [desk.editor, desk.second_editor])) == [False, True]
    assert state(desk, claim_id) == ClaimState.APPROVED


def test_a_reopened_claim_needs_a_new_version_and_a_new_approval(desk) -> None:
    claim_id = desk.claim(ClaimState.PUBLISHED)
    steps.reopen(desk.engine, claim_id=claim_id, actor_id=desk.lead, reason="The office corrected its table.")
    assert desk.last_event().reason == "The office corrected its table."
    with desk.nothing_stored(), pytest.raises(Refused, match="This version of the verdict was approved before"):
        desk.submit(claim_id)
    desk.propose(claim_id, based_on=1, rationale="The corrected table says 47%.")
    desk.submit(claim_id)
    with desk.nothing_stored(), pytest.raises(Refused, match="it must be approved"):
        desk.publish(claim_id)
    steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=2)
    desk.publish(claim_id)


def test_publishing_keeps_when_it_was_and_comments_stand_in_order(desk) -> None:
    claim_id = desk.claim(ClaimState.APPROVED)
    desk.publish(claim_id)
    assert desk.read(claims.claim, claim_id).claim.published_at is not None
    first = steps.add_comment(desk.engine, claim_id=claim_id, actor_id=desk.checker, body=" Told the desk. ")
    second = steps.add_comment(desk.engine, claim_id=claim_id, actor_id=desk.admin, body="Thanks.")
    assert [(comment.id, comment.author, comment.body) for comment in desk.read(claims.comments, claim_id)] == [
        (first, "Mina Marsh", "Told the desk."),
        (second, "Ada Adams", "Thanks."),
    ]
    assert desk.last_event().action == "comment.added"
