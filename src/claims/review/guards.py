"""The guards of the steps, pure: why a member may not take a step although role and state allow it.

Each takes who acts and how things stand, and returns sentences; an empty list means that nothing stands in the way.
"""

from collections.abc import Sequence

from claims.model.enums import EDITORS, Role
from claims.model.enums import CorrectionKind as K
from claims.model.situation import Person, Situation
from claims.review.independence import independent
from claims.review.roles import S, roles_in_words


def only_the_assignee(who: Person, claim: Situation) -> list[str]:
    """Only whoever works on the claim."""
    if claim.assignee is None:
        return ["Nobody works on this claim yet; take it first."]
    if claim.assignee.id != who.id:
        return [f"{claim.assignee.name} works on this claim; it has to be given back or reassigned first."]
    return []


def free_to_take(who: Person, claim: Situation) -> list[str]:
    """Nobody else has it open, and a checker takes no claim that is assigned to someone else."""
    holder = claim.leased_by
    if holder and holder.id != who.id:
        until = claim.lease_until.strftime("%H:%M") if claim.lease_until else ""
        return [f"{holder.name} has this claim open until {until} UTC."]
    if claim.assignee and claim.assignee.id != who.id and who.role == Role.CHECKER:
        return [f"This claim is assigned to {claim.assignee.name}; an editor or lead can reassign it."]
    return []


def free_unless_in_progress(who: Person, claim: Situation) -> list[str]:
    """A claim in progress is in the hands of whoever works on it."""
    return only_the_assignee(who, claim) if claim.state == S.IN_PROGRESS else []


def free_to_look(who: Person, claim: Situation) -> list[str]:
    """Whoever works on the claim says that they looked; for a published one, an editor or lead."""
    if not claim.changed_in:
        return ["No draft has changed this claim since it was last looked at."]
    if claim.state == S.IN_PROGRESS:
        return only_the_assignee(who, claim)
    return [] if who.role in EDITORS else ["The verdict is published; an editor or lead looks at it again."]


def ready_to_submit(who: Person, claim: Situation) -> list[str]:
    """Everything is there: evidence by the policy, decided matches, a verdict with its rationale."""
    missing = only_the_assignee(who, claim) or names_nobody(claim.gives_away)
    if claim.changed_in:
        missing.append(f"Draft {claim.changed_in} changed this claim; look at what changed and say that you did.")
    if claim.missing_from:
        missing.append(f"The claim does not stand in draft {claim.missing_from}; mark its new place, or set it aside.")
    if claim.verdict_version == 0:
        missing.append("No verdict is proposed; choose a rating and save it.")
    elif not claim.rationale_given:
        missing.append("The verdict has no rationale; say why before submitting.")
    elif claim.changes_asked:
        missing.append("Changes were asked for on this version of the verdict; save a new version first.")
    elif claim.approved_by:
        missing.append("This version of the verdict was approved before; save a new version first.")
    if claim.evidence == 0:
        missing.append("No evidence is recorded; add at least one piece with its stance.")
    elif claim.rated and not claim.sources_reason_given:
        missing += too_few_sources(claim)
    if claim.undecided:
        some = "1 match is" if claim.undecided == 1 else f"{claim.undecided} matches are"
        missing.append(f"{some} undecided; confirm or reject first.")
    return missing


def names_nobody(given_away: Sequence[tuple[str, str]]) -> list[str]:
    """Which words for the public name a confidential source; only for who may see it."""
    return [
        f"The {called} names a confidential source of this claim: “{name}”. Say it in other words."
        for called, name in given_away
    ]


def too_few_sources(claim: Situation) -> list[str]:
    """What the policy on sources still asks for; empty when its rules are met."""
    missing, wanted = [], claim.policy.independent_sources
    have = independent(claim.origins)
    if have < wanted:
        needed = (
            f"{wanted} independent sources are needed that support or refute the claim"
            if wanted > 1
            else "A source is needed that supports or refutes the claim"
        )
        missing.append(f"{needed}; this verdict has {have}. Add another, or give a reason in the verdict.")
    if claim.policy.primary_source and not any(origin.primary for origin in claim.origins):
        missing.append("None of the sources is primary. Add one that is, or give a reason in the verdict.")
    return missing


def still_there(who: Person, claim: Situation) -> list[str]:
    """Nobody signs or publishes what the article does not say any more, or what names a confidential source."""
    if claim.missing_from:
        return [f"The claim does not stand in draft {claim.missing_from} any more; open it again or put it away."]
    return names_nobody(claim.gives_away)


def not_the_author(who: Person, claim: Situation) -> list[str]:
    """Nobody approves a verdict that they wrote any version of, nor the same version twice."""
    if gone := still_there(who, claim):
        return gone
    if who.id in claim.authors:
        return ["You wrote this verdict; another editor approves it."]
    if who.id in claim.approved_by:
        return ["You approved this version already; another editor's approval is still needed."]
    if who.role not in claim.policy.approver_roles:
        return [f"The policy of this desk leaves approval to {roles_in_words(claim.policy.approver_roles)}."]
    return []


def not_own_verdict(who: Person, claim: Situation) -> list[str]:
    """Nobody reviews a verdict that they wrote any version of."""
    return ["You wrote this verdict; another editor reviews it."] if who.id in claim.authors else []


def may_be_corrected(who: Person, claim: Situation) -> list[str]:
    """One correction at a time, and none of what is taken back."""
    if claim.retracted:
        return ["What was published is retracted; open the claim again to check it anew."]
    if claim.correction:
        return ["A correction waits for approval already; approve or withdraw it first."]
    return []


def not_own_correction(who: Person, claim: Situation) -> list[str]:
    """Nobody approves a correction that they proposed, or one of a verdict that they wrote; its retraction they may.

    A retraction needs a lead among those who propose or approve it.
    """
    waiting = claim.correction
    if waiting is None:
        return ["No correction waits for approval."]
    if waiting.proposed_by == who.id:
        return ["You proposed this correction; another editor approves it."]
    if who.id in claim.authors and waiting.kind != K.RETRACTION:  # taking back one's own verdict approves nothing
        return ["You wrote this verdict; another editor approves its correction."]
    if who.id in waiting.approved_by:
        return ["You approved this correction already; another approval is still needed."]
    signs = who.role in claim.policy.approver_roles or (waiting.kind == K.RETRACTION and who.role == Role.LEAD)
    if not signs:
        return [f"The policy of this desk leaves approval to {roles_in_words(claim.policy.approver_roles)}."]
    return []


def own_correction(who: Person, claim: Situation) -> list[str]:
    """Whoever proposed a correction withdraws it, or a lead does."""
    if claim.correction is None:
        return ["No correction waits for approval."]
    if claim.correction.proposed_by != who.id and who.role != Role.LEAD:
        return ["Someone else proposed this correction; they or a lead withdraw it."]
    return []


def open_with_another(who: Person, claim: Situation) -> list[str]:
    """Only a claim that someone else has open just now."""
    holder = claim.leased_by
    if holder is None:
        return ["Nobody has this claim open."]
    return ["You have this claim open yourself; give it back instead."] if holder.id == who.id else []
