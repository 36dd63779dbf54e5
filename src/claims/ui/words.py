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
