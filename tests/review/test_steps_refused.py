"""Every step, refused: by role, by a member or a thing that is not there. Whatever is refused stores nothing."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from claims.errors import InputError, NotFound, Refused
from claims.extraction import ClaimDraft
from claims.model.enums import AnchorStatus, ClaimState, ClaimType, CorrectionKind, Role, SourceKind, Stance
from claims.model.policy import DeskPolicy
from claims.reading import Article, SourceRow
from claims.review import steps
from claims.review.bulk import Kind

NOWHERE = (99, 0, -1, 2**31, 10**30)  # ids that are nobody's; the last two are larger than a column holds


def match_of(desk, claim_id: int) -> int:
    return desk.rows("SELECT id FROM match WHERE claim_id = :id", id=claim_id)[0][0]


def evidence_of(desk, claim_id: int) -> int:
    return desk.rows("SELECT id FROM evidence WHERE claim_id = :id", id=claim_id)[0][0]


def corrected(claim: int) -> dict[str, Any]:
    return {"claim_id": claim, "draft_number": 1, "based_on": 2}


# Every step with a claim: the state it is asked in, and what it is called with besides the actor.
S = ClaimState


def draft_of(text: str, quote: str) -> ClaimDraft:
    start = text.index(quote)
    end = start + len(quote)
    return ClaimDraft(quote, start, end, quote, ClaimType.EVENT, None, 0.5, (), (), (), start, end)


def correction_of(desk: Any) -> dict[str, Any]:
    said = {"rating_id": desk.ratings[0], "rationale": "It is not so.", "based_on": 1}
    return {"kind": CorrectionKind.CORRECTION, "public_note": "We had it wrong.", **said}


def waits(desk: Any, claim: int) -> int:
    """A correction of the claim that waits for approval."""
    return steps.propose_correction(desk.engine, claim_id=claim, actor_id=desk.editor, **correction_of(desk))


WITH_A_CLAIM: dict[str, tuple[ClaimState, Callable[[Any, int], dict[str, Any]]]] = {
    "queue_claims": (S.EXTRACTED, lambda desk, claim: {"claim_ids": [claim]}),
    "mark_not_checkable": (S.QUEUED, lambda desk, claim: {"claim_id": claim, "reason": "An opinion."}),
    "mark_duplicate": (S.QUEUED, lambda desk, claim: {"claim_id": claim, "of_id": desk.claim(), "reason": "Same."}),
    "restore": (S.NOT_CHECKABLE, lambda desk, claim: {"claim_id": claim, "reason": "It is a figure."}),
    "assign": (S.QUEUED, lambda desk, claim: {"claim_id": claim, "to_id": desk.colleague}),
    "take": (S.QUEUED, lambda desk, claim: {"claim_id": claim}),
    "release": (S.IN_PROGRESS, lambda desk, claim: {"claim_id": claim}),
    "confirm_match": (S.IN_PROGRESS, lambda desk, claim: {"match_id": match_of(desk, claim), "based_on": 1}),
    "reject_match": (S.IN_PROGRESS, lambda desk, claim: {"match_id": match_of(desk, claim), "based_on": 1}),
    "reconsider_match": (S.IN_PROGRESS, lambda desk, claim: {"match_id": match_of(desk, claim), "based_on": 1}),
    "reject_matches": (S.IN_PROGRESS, lambda desk, claim: {"seen": {match_of(desk, claim): 1}}),
    "add_evidence": (
        S.IN_PROGRESS,
        lambda desk, claim: {"claim_id": claim, "passage_id": desk.passages("It is.")[0], "stance": Stance.REFUTES},
    ),
    "add_new_evidence": (
        S.IN_PROGRESS,
        lambda desk, claim: {
            "claim_id": claim,
            "row": SourceRow("A", "It is.", SourceKind.NEWS),
            "stance": Stance.REFUTES,
        },
    ),
    "remove_evidence": (
        S.SUBMITTED,
        lambda desk, claim: {"evidence_id": evidence_of(desk, claim), "based_on": 1},
    ),
    "restore_evidence": (S.SUBMITTED, lambda desk, claim: {"evidence_id": evidence_of(desk, claim), "based_on": 1}),
    "change_stance": (
        S.SUBMITTED,
        lambda desk, claim: {"evidence_id": evidence_of(desk, claim), "stance": Stance.CONTEXT, "based_on": 1},
    ),
    "propose_verdict": (
        S.IN_PROGRESS,
        lambda desk, claim: {"claim_id": claim, "rating_id": desk.ratings[0], "rationale": "So.", "based_on": 0},
    ),
    "submit": (S.IN_PROGRESS, lambda desk, claim: {"claim_id": claim}),
    "approve": (S.SUBMITTED, lambda desk, claim: {"claim_id": claim, "verdict_version": 1}),
    "request_changes": (
        S.SUBMITTED,
        lambda desk, claim: {"claim_id": claim, "verdict_version": 1, "comment": "Which year?"},
    ),
    "dissent": (S.SUBMITTED, lambda desk, claim: {"claim_id": claim, "verdict_version": 1, "comment": "No."}),
    "abstain": (S.SUBMITTED, lambda desk, claim: {"claim_id": claim, "verdict_version": 1}),
    "propose_correction": (S.PUBLISHED, lambda desk, claim: {"claim_id": claim, **correction_of(desk)}),
    "approve_correction": (S.PUBLISHED, lambda desk, claim: {"claim_id": claim, "correction_id": waits(desk, claim)}),
    "send_back_correction": (
        S.PUBLISHED,
        lambda desk, claim: {"claim_id": claim, "correction_id": waits(desk, claim), "comment": "Which year?"},
    ),
    "withdraw_correction": (S.PUBLISHED, lambda desk, claim: {"claim_id": claim, "correction_id": waits(desk, claim)}),
    "publish": (S.APPROVED, lambda desk, claim: {"claim_id": claim}),
    "reopen": (S.PUBLISHED, lambda desk, claim: {"claim_id": claim, "reason": "New figures."}),
    "add_comment": (S.QUEUED, lambda desk, claim: {"claim_id": claim, "body": "Hm."}),
    "look_again": (S.IN_PROGRESS, lambda desk, claim: {"claim_id": claim, "based_on": 2}),
    "adjust_claim": (S.QUEUED, lambda desk, claim: {**corrected(claim), "found": draft_of("It is so.", "is")}),
    "split_claim": (S.QUEUED, lambda desk, claim: {**corrected(claim), "parts": []}),
    "merge_claims": (
        S.QUEUED,
        lambda desk, claim: {
            **corrected(claim),
            "other_id": claim,
            "other_based_on": 1,
            "found": draft_of("It is so.", "is"),
        },
    ),
    "archive_claim": (S.QUEUED, lambda desk, claim: {"claim_id": claim, "reason": "It was cut."}),
}
AT_THE_DESK: dict[str, Callable[[Any, int], dict[str, Any]]] = {
    "bulk": lambda desk, claim: {"kind": Kind.PRIORITY, "value": "high", "seen": {claim: 1}},
    "undo_bulk": lambda desk, _: {"bulk_id": 1},
    "invite_member": lambda *_: {"name": "Ana Pop", "role": Role.EDITOR},
    "set_role": lambda desk, _: {"member_id": desk.checker, "role": Role.EDITOR, "reason": "Edits now."},
    "deactivate_member": lambda desk, _: {"member_id": desk.checker, "reason": "Left."},
    "activate_member": lambda desk, _: {"member_id": desk.checker},
    "log_export": lambda *_: {"what": "log"},
    "log_backup": lambda *_: {},
    "log_restored": lambda *_: {},
    "clear_removed": lambda *_: {},
    "add_article": lambda desk, claim: {"article": Article("A text."), "drafts": []},
    "add_draft": lambda desk, claim: {
        "article_id": 1,
        "article": Article("A new text."),
        "based_on": 1,
        "carried": [steps.CarriedClaim(claim, 1, AnchorStatus.LOST)],
        "drafts": [],
    },
    "add_claim": lambda desk, claim: {"article_id": 1, "draft_number": 1, "found": draft_of("It is so.", "is")},
    "suggest_matches": lambda desk, claim: {"proposals": {claim: []}},
    "import_sources": lambda desk, claim: {"rows": [SourceRow("A", "It is.", SourceKind.NEWS)], "name": "a.csv"},
    "take_next": lambda desk, claim: {},
    "set_policy": lambda desk, claim: {"policy": DeskPolicy(approvals=2), "reason": "Two sign."},
    "edit_source": lambda desk, claim: {
        "source_id": 1,
        "based_on": 1,
        "primary": True,
        "owner_group": "",
        "wire": "",
        "confidential": False,
    },
    "take_snapshot": lambda desk, claim: {"source_id": 1, "text": "It is so."},
    "remove_source": lambda desk, claim: {"source_id": 1, "reason": "Withdrawn."},
    "restore_source": lambda desk, claim: {"source_id": 1},
    "remove_article": lambda desk, claim: {"article_id": 1, "reason": "By mistake."},
    "restore_article": lambda desk, claim: {"article_id": 1},
    "add_member": lambda desk, claim: {"name": "New One", "role": Role.CHECKER},
    "retire_scale": lambda desk, claim: {"name": "Five steps"},
    "add_scale": lambda desk, claim: {"scale": steps.NewScale("Two", [steps.NewRating("Yes"), steps.NewRating("No")])},
}


OF_A_PIECE = re.compile("match|evidence|stance")
# Asked in test_steps_contacts.py, test_steps_comments.py and test_steps_leases.py.
TOGETHER = {
    "add_tag",
    "break_lease",
    "close_contact",
    "edit_comment",
    "edit_contact",
    "forget_typed",
    "keep_typed",
    "prioritise",
    "read_mentions",
    "record_answer",
    "record_contact",
    "remove_comment",
    "remove_contact",
    "renew",
    "reopen_thread",
    "resolve_thread",
    "restore_comment",
    "restore_contact",
    "retire_tag",
    "skip",
    "tag_claim",
    "unskip",
    "untag_claim",
}


def test_every_step_is_asked_here() -> None:
    makers = {"NewMember", "NewRating", "NewScale", "Imported", "CarriedClaim", "Undone", "set_up"}
    # What a passage means is nobody's decision: a cache of its words. Whoever was invited joins by coming, and
    # anybody verifies.
    of_nobody = {"store_vectors", "join", "log_verified"}
    assert set(WITH_A_CLAIM) | set(AT_THE_DESK) == set(steps.__all__) - makers - of_nobody - TOGETHER


def asked_in(state: ClaimState) -> list[str]:
    """The steps that are asked with a claim in a state; those at the desk with one that was just found."""
    with_it = [name for name, (needed, _) in WITH_A_CLAIM.items() if needed == state]
    return with_it + list(AT_THE_DESK) if state == ClaimState.EXTRACTED else with_it


@pytest.mark.parametrize("state", [state for state in ClaimState if asked_in(state)])
def test_a_step_is_refused_to_those_who_may_not_take_it_and_stores_nothing(desk, state: ClaimState) -> None:
    claim_id = desk.claim(state, matches=desk.passages("It is counted."))
    desk.by_hand("UPDATE member SET active = :no WHERE id = :id", no=False, id=desk.lead)
    for number, name in enumerate(asked_in(state)):
        if number and state == ClaimState.PUBLISHED:  # a correction of one waits: those steps bring their own
            claim_id = desk.claim(state)
        given = WITH_A_CLAIM[name][1] if name in WITH_A_CLAIM else AT_THE_DESK[name]
        call = {**given(desk, claim_id)}
        step = getattr(steps, name)
        with desk.nothing_stored():
            with pytest.raises(Refused):
                step(desk.engine, **call, actor_id=desk.viewer)
            with pytest.raises(Refused, match="Lena Lee is no longer active"):
                step(desk.engine, **call, actor_id=desk.lead)
            for actor_id in NOWHERE:
                with pytest.raises(NotFound, match=rf"There is no member {actor_id}\."):
                    step(desk.engine, **call, actor_id=actor_id)


@pytest.mark.parametrize(
    ("name", "key", "noun"),
    [
        *(
            (name, "claim_id", "claim")
            for name in WITH_A_CLAIM
            if not any(of in name for of in ("match", "evidence", "stance"))
        ),
        ("add_evidence", "claim_id", "claim"),
        ("add_new_evidence", "claim_id", "claim"),
        ("add_evidence", "passage_id", "passage"),
        ("reject_matches", "seen", "match"),
        ("remove_evidence", "evidence_id", "evidence"),
        ("confirm_match", "match_id", "match"),
        ("reject_match", "match_id", "match"),
        ("reconsider_match", "match_id", "match"),
        ("assign", "to_id", "member"),
        ("mark_duplicate", "of_id", "claim"),
        ("propose_verdict", "rating_id", "rating"),
    ],
)
def test_what_is_not_there_is_named_and_nothing_is_stored(desk, name: str, key: str, noun: str) -> None:
    state, given = WITH_A_CLAIM[name]
    claim_id = desk.claim(state, matches=desk.passages("It is counted."))
    editors = {"approve", "request_changes", "publish", "reopen", "assign", "restore", "archive_claim"}
    actor = desk.editor if name in editors else None
    call = given(desk, claim_id)
    with desk.nothing_stored():
        for nowhere in NOWHERE:
            several = {"claim_ids": [nowhere], "seen": {nowhere: 1}}
            wrong = {key: several.get(key, nowhere)} if name != "queue_claims" else {"claim_ids": [nowhere]}
            with pytest.raises(NotFound, match=rf"There is no {noun} {nowhere}\."):
                getattr(steps, name)(desk.engine, **{**call, **wrong}, actor_id=actor or desk.checker)


TOO_LONG = "x" * 20_001
TYPED = [
    ("mark_not_checkable", "reason", "Say why this claim cannot be checked."),
    ("mark_duplicate", "reason", "Say what makes it a duplicate."),
    ("restore", "reason", "Say why this claim should be checked after all."),
    ("request_changes", "comment", "Say what should change."),
    ("reopen", "reason", "Say why this claim is opened again."),
    ("add_comment", "body", "Write the comment first."),
    ("archive_claim", "reason", "Say why this claim is put away."),
]


@pytest.mark.parametrize(("name", "field", "sentence"), TYPED, ids=[name for name, *_ in TYPED])
def test_what_has_to_be_said_is_said_in_words_that_can_be_stored(desk, name: str, field: str, sentence: str) -> None:
    state, given = WITH_A_CLAIM[name]
    claim_id = desk.claim(state)
    call = {**given(desk, claim_id), "actor_id": desk.checker if name == "add_comment" else desk.editor}
    step = getattr(steps, name)
    with desk.nothing_stored():
        for empty in ("", " \n\t", "\u200b\u200e"):
            with pytest.raises(Refused) as refused:
                step(desk.engine, **{**call, field: empty})
            assert refused.value.reasons == [sentence]
        with pytest.raises(Refused, match="has 20,001 characters; keep it to 20,000"):
            step(desk.engine, **{**call, field: TOO_LONG})
        for unstorable in ("a\x00b", "a\ud800b"):
            with pytest.raises(Refused, match=r"no text \(character 2\)"):
                step(desk.engine, **{**call, field: unstorable})
    step(desk.engine, **{**call, field: "  because of <script>, 'quotes' and Ω \u202e  "})
    said = desk.rows("SELECT reason, data FROM event ORDER BY id DESC LIMIT 1")[0]
    assert "because of <script>, 'quotes' and Ω \u202e" in (said.reason or said.data)


def test_errors_in_a_text_that_may_be_left_out_are_said_too(desk) -> None:
    claim_id = desk.claim(ClaimState.SUBMITTED)
    with desk.nothing_stored(), pytest.raises(Refused, match="The comment holds a character that is no text"):
        steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=1, comment="Fine\x00.")
    other = desk.claim(ClaimState.IN_PROGRESS)
    (passage,) = desk.passages("It is.")
    with desk.nothing_stored():
        with pytest.raises(Refused, match="The note has 4,001 characters; keep it to 4,000"):
            steps.add_evidence(
                desk.engine,
                claim_id=other,
                passage_id=passage,
                actor_id=desk.checker,
                stance=Stance.CONTEXT,
                note="x" * 4001,
            )
        with pytest.raises(Refused, match="The rationale has 20,001 characters"):
            desk.propose(other, rationale=TOO_LONG)
        with pytest.raises(Refused, match="The headline has 301 characters; keep it to 300"):
            steps.propose_verdict(
                desk.engine,
                claim_id=other,
                actor_id=desk.checker,
                rating_id=desk.ratings[0],
                rationale="So.",
                headline="x" * 301,
                based_on=0,
            )


def test_an_article_whose_claim_is_not_at_its_place_is_refused_whole(desk, draft) -> None:
    found = draft("It rained. It poured.", "It poured.", quote="It snowed.")
    with desk.nothing_stored(), pytest.raises(InputError, match=r"'It snowed\.' does not stand at 11-21 of the text"):
        steps.add_article(desk.engine, article=Article("It rained. It poured."), drafts=[found], actor_id=desk.checker)
