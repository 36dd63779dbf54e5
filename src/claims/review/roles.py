"""The words of the rules: who is meant by a role, and how a state is said in a sentence."""

from claims.model.enums import ClaimState, Role

CHECKERS = frozenset({Role.CHECKER, Role.EDITOR, Role.LEAD})
LEADS = frozenset({Role.LEAD})
KEEPERS = frozenset({Role.LEAD, Role.ADMIN})  # they keep the work going: priorities, and claims left open

S = ClaimState
STATE_WORDS = {
    S.EXTRACTED: "not triaged yet",
    S.QUEUED: "waiting in the queue",
    S.IN_PROGRESS: "in progress",
    S.SUBMITTED: "waiting for sign-off",
    S.CHANGES_REQUESTED: "back for changes",
    S.APPROVED: "approved",
    S.PUBLISHED: "published",
    S.NOT_CHECKABLE: "set aside as not checkable",
    S.DUPLICATE: "set aside as a duplicate",
    S.ARCHIVED: "archived",
}


def a_role(role: Role) -> str:
    """A role as the beginning of a sentence: "An editor"."""
    return f"{'An' if role.value[0] in 'aeiou' else 'A'} {role.value}"


def roles_in_words(roles: frozenset[Role]) -> str:
    """Roles as the end of a sentence: "checkers, editors and leads"."""
    names = [f"{role.value}s" for role in Role if role in roles]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
