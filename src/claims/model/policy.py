"""The policy of a desk: what its rules demand, as data. A change is a new version with a reason (table `policy`)."""

from dataclasses import dataclass, field

from claims.model.enums import Role


@dataclass(frozen=True, slots=True)
class DeskPolicy:
    """What the rules demand. The defaults are those of the desks named beside them."""

    approvals: int = 1  # people other than the author; PolitiFact has three editors vote, most desks have one sign
    approver_roles: frozenset[Role] = field(default=frozenset({Role.EDITOR, Role.LEAD}))
    independent_sources: int = 2  # for a rating; AFP: two independent sources for the central claim
    primary_source: bool = True  # one source is primary, or the verdict says why none is
    correction_approvals: int = 1  # people other than whoever proposed it
    retraction_approvals: int = 1  # the same; a lead is among those who propose or approve it
    keep_days: int = 90  # how long what was removed can be restored before `claims db clear` may take it away
