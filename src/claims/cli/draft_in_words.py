"""What a new draft did to the claims, as a person reads it in a terminal."""

from typing import TYPE_CHECKING

from claims.cli.printing import line
from claims.model.enums import AnchorStatus

if TYPE_CHECKING:
    from claims.desk.redraft import Plan

WORDS = {
    AnchorStatus.ANCHORED: "unchanged",
    AnchorStatus.MOVED: "moved",
    AnchorStatus.CHANGED: "changed",
    AnchorStatus.LOST: "not there any more",
}


def redraft(plan: "Plan", number: int, added_by: str | None) -> None:
    """Print how many claims are unchanged, moved, changed and lost, and each of the changed and lost ones."""
    counts = [f"{len(plan.those(status))} {words}" for status, words in WORDS.items() if plan.those(status)]
    told = ", ".join([*counts, f"{len(plan.new)} new"])
    line(f"Added as draft {number} of article {plan.article_id} by {added_by or 'the desk'}: {told}.")
    for claim in plan.those(AnchorStatus.CHANGED):
        line()
        line(f"Claim {claim.claim_id}: “{plan.before[claim.claim_id].quote}”")
        for change in claim.changes:
            line(change, indent=3)
    for claim in plan.those(AnchorStatus.LOST):
        line()
        line(f"Claim {claim.claim_id} is not there any more: “{plan.before[claim.claim_id].quote}”")
