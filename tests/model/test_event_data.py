"""Events say what was changed in one shape, and older ones are read in it."""

import json
import re
from pathlib import Path

import pytest

from claims.model.enums import ClaimState
from claims.model.event_data import in_one_shape

SRC = Path(__file__).parents[2] / "src" / "claims"


@pytest.mark.parametrize(
    ("action", "old", "new"),
    [
        ("claim.queued", {"from": "extracted", "to": "queued"}, ({"state": "extracted"}, {"state": "queued"})),
        ("claim.assigned", {"from": None, "to": 3}, ({"assignee_id": None}, {"assignee_id": 3})),
        ("claim.prioritised", {"from": {"priority": "low"}, "to": {}}, ({"priority": "low"}, {})),
        ("member.role_changed", {"from": "checker", "to": "lead"}, ({"role": "checker"}, {"role": "lead"})),
        ("comment.edited", {"before": "No.", "after": "Yes."}, ({"body": "No."}, {"body": "Yes."})),
        ("claim.split", {"before": {"quote": "a"}, "after": [{"quote": "b"}]}, ({"quote": "a"}, [{"quote": "b"}])),
        ("claim.added", {"before": None, "after": {"quote": "a"}}, (None, {"quote": "a"})),
    ],
)
def test_older_events_are_read_in_the_shape_of_new_ones(action: str, old: dict, new: tuple) -> None:
    read = in_one_shape(action, {**old, "version": 2})
    assert (read.pop("before"), read.pop("after"), read) == (*new, {"version": 2})


def test_no_step_writes_the_older_shape_any_more(desk) -> None:
    for state in ClaimState:
        desk.claim(state)
    for action, text in desk.rows("SELECT action, data FROM event"):
        data = json.loads(text)
        assert data == in_one_shape(action, data), action
    written = [path for path in (SRC / "review").rglob("*.py") if re.search(r'"(from|to)":', path.read_text("utf-8"))]
    assert not written
