"""The policy of the desk: what its rules demand, changed by an admin with a reason."""

from typing import Any

from sqlmodel import Session

from claims.errors import Refused
from claims.model.enums import EDITORS
from claims.model.policy import DeskPolicy
from claims.model.tables import Policy
from claims.review.roles import roles_in_words
from claims.review.rules import may_set_up
from claims.review.step import MAX_TEXT, refuse_stale, step, typed
from claims.store import audit
from claims.store.queries import situations
from claims.store.queries.policies import policy as current_policy
from claims.store.queries.policies import stored_policy

# Beyond these a number is a slip of the keyboard: no desk has ten people sign one claim, or keeps what it removed for
# more than ten years before anybody may clear it away.
LIMITS = {
    "approvals": (1, 10),
    "independent_sources": (1, 10),
    "correction_approvals": (1, 10),
    "retraction_approvals": (1, 10),
    "keep_days": (1, 3_650),
}


def as_data(policy: DeskPolicy) -> dict[str, Any]:
    """A policy as it is stored and printed."""
    return {
        "approvals": policy.approvals,
        "approver_roles": sorted(role.value for role in policy.approver_roles),
        "independent_sources": policy.independent_sources,
        "primary_source": policy.primary_source,
        "correction_approvals": policy.correction_approvals,
        "retraction_approvals": policy.retraction_approvals,
        "keep_days": policy.keep_days,
    }


def wrong_with(policy: DeskPolicy) -> list[str]:
    """What is no sane policy, in sentences; empty for one that can be used."""
    wrong = []
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(policy, name) <= most:
            wrong.append(f"{name.replace('_', ' ').capitalize()} must be from {least} to {most:,}.")
    if not policy.approver_roles:
        wrong.append("Somebody has to approve; name at least one role.")
    elif not policy.approver_roles <= EDITORS:
        wrong.append(f"Only {roles_in_words(EDITORS)} can approve a verdict; choose among them.")
    return wrong


@step
def set_policy(session: Session, *, policy: DeskPolicy, reason: str, actor_id: int, based_on: int | None = None) -> int:
    """Let another policy hold from now on; its version. For admins.

    `based_on` is the version that was seen (0: none was stored); raises StaleVersion where another holds meanwhile.
    """
    if reasons := may_set_up(situations.person(session, actor_id)):
        raise Refused(reasons)
    if wrong := wrong_with(policy):
        raise Refused(wrong)
    reason = typed(reason, "reason", missing="Say why the policy is changed.", most=MAX_TEXT)
    newest, before = stored_policy(session), as_data(current_policy(session))
    version, after = newest.version if newest else 0, as_data(policy)
    if based_on is not None:
        refuse_stale("the policy", based_on=based_on, stored=version)
    if newest and before == after:
        raise Refused(["This is the policy that holds already; nothing was changed."])
    session.add(Policy(version=version + 1, rules=audit.canonical(after), reason=reason, made_by=actor_id))
    data = {"version": version + 1, "before": before, "after": after}
    audit.append(
        session,
        action="policy.changed",
        entity="policy",
        entity_id=version + 1,
        actor_id=actor_id,
        data=data,
        reason=reason,
    )
    return version + 1
