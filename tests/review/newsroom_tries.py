"""Who is at the desk of newsroom_machine.py, what they try, and what each step is called with."""

from dataclasses import dataclass
from typing import Any

from tests.review.newsroom_reads import NOTE, SECRET

from claims.model.enums import Audience, Channel, CorrectionKind, Role, Stance

PEOPLE = [Role.VIEWER, Role.CHECKER, Role.CHECKER, Role.EDITOR, Role.EDITOR, Role.LEAD, Role.ADMIN, Role.EDITOR]
ANYTHING = sorted(
    """
    abstain activate_member add_comment add_evidence add_note approve approve_correction archive_claim assign
    break_lease deactivate_member dissent mark_not_checkable propose_correction propose_verdict publish queue_claims
    record_contact reject_match release reopen request_changes restore skip submit take withdraw_correction
    """.split()  # noqa: SIM905
)
MEMBERS = {"activate_member", "deactivate_member"}
# What an admin may do: nothing of it decides about a claim.
KEEPING = {"add_comment", "add_note", "break_lease", *MEMBERS}
OF_A_CORRECTION = {"approve_correction", "withdraw_correction"}
NEXT = {  # by state: what moves a claim on
    "extracted": "queue_claims",
    "queued": "take",
    "changes_requested": "take",
    "submitted": "approve",
    "approved": "publish",
    "published": "reopen",
}


@dataclass(frozen=True, slots=True)
class Try:
    """What somebody tries; `number` is whatever else it needs: a version, another person, a choice."""

    name: str
    person: int
    claim: int
    text: str
    number: int


def given_for(it: Try, version: int, *, correction: int, matches: list[dict[str, Any]]) -> dict[str, Any]:
    """What a step is called with, where `version` of the verdict and this correction were on the screen."""
    given: dict[str, Any] = {"claim_id": it.claim, "actor_id": it.person}
    if it.name == "propose_verdict":
        said = f"{it.text} Version {version + 1}." if it.text.strip() else it.text  # no two say the same
        given |= {"rating_id": 1, "rationale": said, "based_on": version}
    elif it.name in {"approve", "request_changes", "dissent", "abstain"}:
        given |= {"verdict_version": version, "comment": it.text}
    elif it.name in {"reopen", "restore", "archive_claim", "mark_not_checkable", "break_lease"}:
        given |= {"reason": it.text}
    elif it.name == "propose_correction":
        kind = CorrectionKind.RETRACTION if it.number == 9 else CorrectionKind.CORRECTION
        said = {"rating_id": 1, "rationale": f"{it.text} Not {version}.", "public_note": it.text}
        given |= {"kind": kind, "based_on": version, **said}
    elif it.name in OF_A_CORRECTION:
        given |= {"correction_id": correction}
    elif it.name == "add_comment":
        given |= {"body": it.text}
    elif it.name == "add_note":  # a remark that is its author's alone
        given |= {"body": NOTE.format(it.person), "audience": Audience.PRIVATE}
    elif it.name == "record_contact":
        given |= {"who": it.text, "channel": Channel.PHONE}
    elif it.name == "add_evidence":
        passage = 1 + it.number % 2
        given |= {"passage_id": passage, "stance": Stance.SUPPORTS, "note": SECRET if passage == 2 else ""}
    elif it.name in MEMBERS:
        given = {"member_id": 1 + it.number % len(PEOPLE), "actor_id": it.person, "reason": it.text}
    elif it.name == "assign":
        given |= {"to_id": 1 + it.number % len(PEOPLE)}
    elif it.name == "queue_claims":
        given = {"claim_ids": [it.claim], "actor_id": it.person}
    elif it.name == "reject_match":  # every claim has two
        match = [row for row in matches if row["claim_id"] == it.claim][it.number % 2]
        given = {"match_id": match["id"], "based_on": match["version"], "actor_id": it.person}
    return given
