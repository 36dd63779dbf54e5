"""Confidential sources, pure: who may see them, and what stands in their place for everybody else."""

from claims.model.enums import Role
from claims.model.situation import Person

COVER = "A confidential source; the desk knows it."
EDITORS = frozenset({Role.EDITOR, Role.LEAD})


def may_see_confidential(who: Person | None, *, assigned: bool) -> bool:
    """Whether somebody may see confidential sources: editors and leads, and a checker where the claim is theirs."""
    if who is None or not who.active:
        return False
    return who.role in EDITORS or (assigned and who.role == Role.CHECKER)
