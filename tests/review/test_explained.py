"""docs/review.md says what the rules say, and the diagram leads where the steps lead."""

import json
from pathlib import Path

import pytest

from claims.model.enums import ClaimState
from claims.review.explained import LEADS_TO, explained, written_into
from claims.review.rules import Step

PAGE = Path(__file__).parents[2] / "docs" / "review.md"


def test_the_page_says_what_the_rules_say() -> None:
    said = PAGE.read_text(encoding="utf-8")
    assert said == written_into(said), "run: uv run python -m claims.review.explained docs/review.md"


def test_every_step_and_state_is_explained() -> None:
    said = explained()
    assert all(f"To {step.value}," in said for step in Step)
    assert all(f"    {state.value}: " in said for state in ClaimState)
    assert "- approve a verdict" in said.split("An admin cannot:")[1]


@pytest.mark.parametrize(
    ("step", "start", "end"),
    [
        (step, start, end)
        for step, start, end in (
            (Step.QUEUE, ClaimState.EXTRACTED, ClaimState.QUEUED),
            (Step.TAKE, ClaimState.QUEUED, ClaimState.IN_PROGRESS),
            (Step.SUBMIT, ClaimState.IN_PROGRESS, ClaimState.SUBMITTED),
            (Step.APPROVE, ClaimState.SUBMITTED, ClaimState.APPROVED),
            (Step.PUBLISH, ClaimState.APPROVED, ClaimState.PUBLISHED),
            (Step.REQUEST_CHANGES, ClaimState.SUBMITTED, ClaimState.CHANGES_REQUESTED),
            (Step.ARCHIVE, ClaimState.EXTRACTED, ClaimState.ARCHIVED),
            (Step.SET_ASIDE, ClaimState.EXTRACTED, ClaimState.NOT_CHECKABLE),
        )
    ],
)
def test_the_steps_lead_where_the_diagram_says(desk, step: Step, start: ClaimState, end: ClaimState) -> None:
    claim_id = desk.claim(end)
    rows = desk.rows("SELECT data FROM event WHERE claim_id = :id ORDER BY id", id=claim_id)
    said = [json.loads(row[0]) for row in rows]
    moved = [tuple((data[side] or {}).get("state") for side in ("before", "after")) for data in said if "after" in data]
    assert end in LEADS_TO[step]
    assert (start.value, end.value) in moved
