"""What an event of the log says was changed: `before` and `after`, each the fields by name; None for what is not there.

Every step writes this shape. Events of older logs said the same in others, and are read here: the log is append-only.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

# What a bare value was about, by the action; a state where an action is not named.
ABOUT = {
    "claim.assigned": "assignee_id",
    "claim.tagged": "name",
    "claim.looked_at": "changed_from",
    "comment.edited": "body",
    "comment.removed": "body",
    "evidence.stance_changed": "stance",
    "lease.renewed": "lease_until",
    "member.activated": "active",
    "member.deactivated": "active",
    "member.role_changed": "role",
    "snapshot.changed": "sha256",
}


def standing(record: object, *names: str) -> dict[str, Any]:
    """Some fields of a record by name, as JSON holds them."""
    return {name: _as_json(getattr(record, name)) for name in names}


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def in_one_shape(action: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of an event with `before` and `after` as they are written now, however old the event is."""
    said = dict(data)
    if "to" in said:
        said["before"], said["after"] = (_named(action, said.pop(name, None)) for name in ("from", "to"))
    for name in ("before", "after"):
        if said.get(name) is not None:
            said[name] = _named(action, said[name])
    return said


def _named(action: str, value: Any) -> Any:
    return value if isinstance(value, dict | list) else {ABOUT.get(action, "state"): value}
