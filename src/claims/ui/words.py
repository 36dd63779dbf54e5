"""What the pages call things, and the icon that stands beside each state."""

from datetime import datetime

from claims.model.base import now
from claims.model.enums import ClaimState, Priority
from claims.reporting.words import STATE_LABEL, day, moment

STATE_ICON = {
    ClaimState.EXTRACTED: ":material/radio_button_unchecked:",
    ClaimState.QUEUED: ":material/radio_button_unchecked:",
    ClaimState.IN_PROGRESS: ":material/edit:",
    ClaimState.SUBMITTED: ":material/how_to_reg:",
    ClaimState.CHANGES_REQUESTED: ":material/undo:",
    ClaimState.APPROVED: ":material/check_circle:",
    ClaimState.PUBLISHED: ":material/check_circle:",
    ClaimState.NOT_CHECKABLE: ":material/remove_circle_outline:",
    ClaimState.DUPLICATE: ":material/remove_circle_outline:",
    ClaimState.ARCHIVED: ":material/remove_circle_outline:",
}
STATE_COLOUR = {
    ClaimState.EXTRACTED: "gray",
    ClaimState.QUEUED: "gray",
    ClaimState.IN_PROGRESS: "blue",
    ClaimState.SUBMITTED: "orange",
    ClaimState.CHANGES_REQUESTED: "red",
    ClaimState.APPROVED: "green",
    ClaimState.PUBLISHED: "green",
    ClaimState.NOT_CHECKABLE: "gray",
    ClaimState.DUPLICATE: "gray",
    ClaimState.ARCHIVED: "gray",
}

# The exact state, where the five labels of the queue are not enough.
STATE_EXACT = {
    **STATE_LABEL,
    ClaimState.EXTRACTED: "To triage",
    ClaimState.QUEUED: "In the queue",
    ClaimState.APPROVED: "Approved",
    ClaimState.PUBLISHED: "Published",
    ClaimState.NOT_CHECKABLE: "Not checkable",
    ClaimState.DUPLICATE: "Duplicate",
    ClaimState.ARCHIVED: "Archived",
}

PRIORITY_LABEL = {Priority.HIGH: "High priority", Priority.NORMAL: "Normal priority", Priority.LOW: "Low priority"}

NOBODY = ["Choose your name at the top right first."]

ACTION = {
    "claim.added": "added the claim, which was missed",
    "claim.adjusted": "moved the ends of the claim",
    "claim.split": "split the claim",
    "claim.merged": "merged two claims",
    "claim.archived": "put it away",
    "claim.looked_at": "looked at what a draft changed",
    "anchor.anchored": "carried it over to a new draft",
    "anchor.moved": "carried it over to a new draft, where it stands elsewhere",
    "anchor.changed": "carried it over to a new draft, which changed it",
    "anchor.fixed": "found its place in the new draft",
    "anchor.lost": "did not find it in a new draft",
    "claim.extracted": "found the claim in the article",
    "claim.queued": "put it into the queue",
    "claim.not_checkable": "set it aside as not checkable",
    "claim.marked_duplicate": "set it aside as a duplicate",
    "claim.restored": "took it back into the queue",
    "claim.freed": "let it be looked through again",
    "claim.assigned": "assigned it",
    "claim.unassigned": "took it from someone who left",
    "claim.taken": "took it",
    "claim.released": "gave it back",
    "claim.published": "published it",
    "claim.reopened": "opened it again",
    "match.suggested": "matched it against the sources",
    "match.superseded": "changed the words of a match that was decided",
    "match.confirmed": "confirmed a match",
    "match.rejected": "rejected a match",
    "match.reconsidered": "took back the decision on a match",
    "evidence.added": "added evidence",
    "evidence.removed": "removed evidence",
    "evidence.restored": "put evidence back",
    "evidence.stance_changed": "changed what evidence does for it",
    "verdict.drafted": "proposed a verdict",
    "verdict.edited": "changed the verdict",
    "verdict.submitted": "submitted it for sign-off",
    "review.approved": "approved the verdict",
    "review.changes_requested": "asked for changes",
    "review.dissented": "disagreed with the verdict",
    "review.abstained": "abstained",
    "quorum.reached": "gave the last approval that was needed",
    "claim.correction_proposed": "proposed a correction",
    "correction.approved": "approved a correction",
    "correction.sent_back": "sent a correction back",
    "correction.withdrawn": "withdrew a correction",
    "claim.corrected": "published a correction",
    "claim.retracted": "retracted what was published",
    "comment.added": "commented",
    "comment.edited": "changed a comment",
    "comment.removed": "removed a comment",
    "comment.restored": "took a comment back",
    "comment.resolved": "resolved a thread of comments",
    "comment.reopened": "opened a thread of comments again",
    "contact.attempted": "asked for a reply",
    "contact.edited": "changed a contact",
    "contact.replied": "recorded a reply",
    "contact.expired": "noted that no reply had come in time",
    "contact.closed": "closed a contact: no answer is waited for",
    "contact.removed": "removed a contact",
    "contact.restored": "took a contact back",
    "claim.tagged": "tagged it",
    "claim.untagged": "took a tag off",
    "claim.prioritised": "set its priority and due date",
    "claim.skipped": "passed it over",
    "claim.unskipped": "no longer passes it over",
    "lease.renewed": "kept it open",
    "lease.expired": "found that whoever had it open had let it run out",
    "lease.broken": "took it from whoever had it open",
}


def state_said(state: ClaimState, *, retracted: bool) -> str:
    """The exact state in words."""
    return "Retracted" if retracted else STATE_EXACT[state]


def state_badge(state: ClaimState, *, retracted: bool = False) -> str:
    """A state as Streamlit Markdown: icon, word and colour, so that none of them stands alone."""
    if retracted:
        return ":red-badge[:material/remove_circle: Retracted]"
    return f":{STATE_COLOUR[state]}-badge[{STATE_ICON[state]} {STATE_EXACT[state]}]"


def ago(at: datetime) -> str:
    """How long ago something was, in the largest unit that fits: "just now", "3 h ago", "31 March 2022"."""
    seconds = int((now() - at).total_seconds())
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{seconds // 60} min ago"
    if seconds < 86_400:
        return f"{seconds // 3600} h ago"
    if seconds < 14 * 86_400:
        days = seconds // 86_400
        return f"{days} day{'' if days == 1 else 's'} ago"
    return day(at.date())


def when(at: datetime) -> str:
    """A time for HTML of our own: relative, the exact one on hover."""
    return f'<time datetime="{at.isoformat()}" title="{moment(at)}">{ago(at)}</time>'
