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
    newest = stored_policy(session)
    if newest is None:
        return DeskPolicy(approvals=settings().approvals)
    rules = json.loads(newest.rules)
    return replace(DeskPolicy(**rules), approver_roles=frozenset(Role(role) for role in rules["approver_roles"]))


def stored_policy(session: Session) -> Policy | None:
    """The newest version of the policy as it is stored; None while the one that ships holds."""
    return session.exec(select(Policy).order_by(col(Policy.version).desc()).limit(1)).first()
