"""Two who sign at the same moment: the steps that exclude each other are never both taken, and the log verifies."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from claims.errors import NotFound, Refused
from claims.model.enums import ClaimState, CorrectionKind
from claims.model.policy import DeskPolicy
from claims.review import steps
from claims.store import audit
from claims.store.engine import reading

TIMES = 4  # either of the two comes first now and then


def at_once(*tries: Callable[[], Any]) -> list[Any]:
    """What came of steps that several people take at the same moment: a result, or why it was refused."""
    start = threading.Barrier(len(tries))
    found: dict[int, Any] = {}

    def take(number: int, step: Callable[[], Any]) -> None:
        start.wait()
        try:
            found[number] = step()
        except (Refused, NotFound) as error:
            found[number] = error

    threads = [threading.Thread(target=take, args=each) for each in enumerate(tries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(found) == len(tries), "somebody ended with something else than a refusal"
    return [found[number] for number in range(len(tries))]


def took(found: list[Any]) -> int:
    return sum(not isinstance(one, Exception) for one in found)


def approve(desk: Any, claim: int, who: str) -> Callable[[], Any]:
    return lambda: steps.approve(desk.engine, claim_id=claim, actor_id=getattr(desk, who), verdict_version=1)


def send_back(desk: Any, claim: int) -> Callable[[], Any]:
    about: dict[str, Any] = {"claim_id": claim, "actor_id": desk.lead, "verdict_version": 1}
    return lambda: steps.request_changes(desk.engine, **about, comment="Say which year.")


def publish(desk: Any, claim: int, who: str = "editor") -> Callable[[], Any]:
    return lambda: steps.publish(desk.engine, claim_id=claim, actor_id=getattr(desk, who))


def reopen(desk: Any, claim: int, who: str = "lead") -> Callable[[], Any]:
    return lambda: steps.reopen(desk.engine, claim_id=claim, actor_id=getattr(desk, who), reason="Look again.")


def save(desk: Any, claim: int, who: str = "checker", based_on: int = 1) -> Callable[[], Any]:
    about: dict[str, Any] = {"claim_id": claim, "actor_id": getattr(desk, who), "rating_id": desk.ratings[0]}
    return lambda: steps.propose_verdict(desk.engine, **about, rationale="It is another figure.", based_on=based_on)


def state(desk: Any, claim: int) -> str:
    return desk.rows("SELECT state FROM claim WHERE id = :id", id=claim)[0][0]


def verified(desk: Any) -> None:
    with reading(desk.engine) as session:
        audit.verify(session)


def counted(desk: Any, claim: int, action: str) -> int:
    query = "SELECT count(*) FROM event WHERE claim_id = :id AND action = :action"
    return desk.rows(query, id=claim, action=action)[0][0]


# Where a claim stands, what two people then try at once, and what it says afterwards by whichever was first.
EITHER: dict[str, tuple[ClaimState, Callable[[Any, int], list[Callable[[], Any]]], set[str]]] = {
    "two approvals, of which one is enough": (
        ClaimState.SUBMITTED,
        lambda desk, claim: [approve(desk, claim, "editor"), approve(desk, claim, "second_editor")],
        {"approved"},
    ),
    "one person's approval twice": (
        ClaimState.SUBMITTED,
        lambda desk, claim: [approve(desk, claim, "editor"), approve(desk, claim, "editor")],
        {"approved"},
    ),
    "an approval and changes asked for": (
        ClaimState.SUBMITTED,
        lambda desk, claim: [approve(desk, claim, "editor"), send_back(desk, claim)],
        {"approved", "changes_requested"},
    ),
    "publishing twice": (
        ClaimState.APPROVED,
        lambda desk, claim: [publish(desk, claim, "editor"), publish(desk, claim, "lead")],
        {"published"},
    ),
    "opening again twice": (
        ClaimState.APPROVED,
        lambda desk, claim: [reopen(desk, claim, "editor"), reopen(desk, claim, "lead")],
        {"in_progress"},
    ),
    "two saves over one version": (
        ClaimState.IN_PROGRESS,
        lambda desk, claim: [save(desk, claim), save(desk, claim)],
        {"in_progress"},
    ),
    "submitting twice": (
        ClaimState.IN_PROGRESS,
        lambda desk, claim: [lambda: desk.submit(claim)] * 2,
        {"submitted"},
    ),
}


@pytest.mark.parametrize("what", EITHER)
def test_of_two_steps_that_exclude_each_other_one_is_taken(desk, what: str) -> None:
    stands, tries, ends = EITHER[what]
    for _ in range(TIMES):
        claim = desk.claim(stands)
        if stands == ClaimState.IN_PROGRESS:
            desk.prove(claim)
        found = at_once(*tries(desk, claim))
        assert took(found) == 1, found
        assert state(desk, claim) in ends
    verified(desk)


def test_of_approvals_at_once_each_counts_once(desk) -> None:
    steps.set_policy(desk.engine, policy=DeskPolicy(approvals=2), reason="Two sign.", actor_id=desk.admin)
    for _ in range(TIMES):
        claim = desk.claim(ClaimState.SUBMITTED)
        who = ["editor", "second_editor", "lead", "editor"]
        found = at_once(*(approve(desk, claim, one) for one in who))
        assert sorted(one for one in found if isinstance(one, bool)) == [False, True]  # the second completes it
        assert counted(desk, claim, "quorum.reached") == 1
        assert state(desk, claim) == "approved"
    verified(desk)


def test_no_edit_slips_under_an_approval(desk) -> None:
    """Whoever saves just then writes a version that nobody signed, or is refused; never one that counts as signed."""
    for _ in range(TIMES):
        claim = desk.claim(ClaimState.SUBMITTED)
        found = at_once(approve(desk, claim, "editor"), save(desk, claim))
        assert isinstance(found[1], Refused)
        assert found[0] is True
        opened = at_once(publish(desk, claim), reopen(desk, claim), save(desk, claim), save(desk, claim))
        signed = desk.rows("SELECT verdict_id FROM publication WHERE claim_id = :id", id=claim)
        approved = desk.rows(
            "SELECT verdict_id FROM review JOIN verdict ON verdict.id = review.verdict_id "
            "WHERE verdict.claim_id = :id AND decision = 'approve'",
            id=claim,
        )
        assert set(signed) <= set(approved)
        assert took(opened) >= 1
        assert state(desk, claim) in {"published", "in_progress"}
    verified(desk)


def test_a_correction_approved_and_withdrawn_at_once_is_one_of_both(desk) -> None:
    for _ in range(TIMES):
        claim = desk.claim(ClaimState.PUBLISHED)
        about: dict[str, Any] = {"claim_id": claim, "rating_id": desk.ratings[0], "rationale": "Fewer.", "based_on": 1}
        correction = steps.propose_correction(
            desk.engine, **about, actor_id=desk.editor, kind=CorrectionKind.CORRECTION, public_note="We were wrong."
        )
        given: dict[str, Any] = {"claim_id": claim, "correction_id": correction}
        found = at_once(
            lambda given=given: steps.approve_correction(desk.engine, **given, actor_id=desk.second_editor),
            lambda given=given: steps.withdraw_correction(desk.engine, **given, actor_id=desk.editor),
            reopen(desk, claim),
        )
        made = desk.rows("SELECT state FROM correction WHERE id = :id", id=correction)[0][0]
        kept = desk.rows("SELECT count(*) FROM publication WHERE claim_id = :id", id=claim)[0][0]
        assert (made == "approved", kept) in {(True, 2), (False, 1)}
        assert sum(not isinstance(one, Exception) for one in found[:2]) <= 1
    verified(desk)


def test_who_leaves_at_that_moment_signs_before_or_not_at_all(desk) -> None:
    for _ in range(TIMES):
        claim = desk.claim(ClaimState.SUBMITTED)
        leaves: dict[str, Any] = {"member_id": desk.second_editor, "actor_id": desk.admin, "reason": "Left."}
        found = at_once(
            approve(desk, claim, "second_editor"), lambda leaves=leaves: steps.deactivate_member(desk.engine, **leaves)
        )
        assert not isinstance(found[1], Exception)
        events = desk.rows(
            "SELECT action FROM event WHERE action IN ('review.approved', 'member.deactivated') "
            "ORDER BY id DESC LIMIT 2"
        )
        if isinstance(found[0], Refused):
            assert state(desk, claim) == "submitted"
            assert events[0] == ("member.deactivated",)
        else:
            assert events == [("member.deactivated",), ("review.approved",)]
        steps.activate_member(desk.engine, member_id=desk.second_editor, actor_id=desk.admin, reason="Back.")
    verified(desk)
