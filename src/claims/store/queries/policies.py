"""The policy of the desk as it holds now."""

import json
from dataclasses import replace

from sqlmodel import Session, col, select

from claims.model.enums import Role
from claims.model.policy import DeskPolicy
from claims.model.tables import Policy
from claims.settings import settings


def policy(session: Session) -> DeskPolicy:
    """The newest policy; before one was stored, the one that ships, with the approvals that CLAIMS_APPROVALS names."""
    newest = session.exec(select(Policy).order_by(col(Policy.version).desc()).limit(1)).first()
    if newest is None:
        return DeskPolicy(approvals=settings().approvals)
    rules = json.loads(newest.rules)
    return replace(DeskPolicy(**rules), approver_roles=frozenset(Role(role) for role in rules["approver_roles"]))
