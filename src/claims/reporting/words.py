"""The words a report uses for states, kinds and times; the labels are those of the desk's pages."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from claims.model.enums import (
    Channel,
    ClaimState,
    ClaimType,
    CorrectionKind,
    Decision,
    MatchState,
    Outcome,
    SourceKind,
    Stance,
)

STATE_LABEL = {
    ClaimState.EXTRACTED: "To check",
    ClaimState.QUEUED: "To check",
    ClaimState.IN_PROGRESS: "In progress",
    ClaimState.SUBMITTED: "For sign-off",
    ClaimState.CHANGES_REQUESTED: "Changes asked",
    ClaimState.APPROVED: "Checked",
    ClaimState.PUBLISHED: "Checked",
    ClaimState.NOT_CHECKABLE: "Set aside",
    ClaimState.DUPLICATE: "Set aside",
    ClaimState.ARCHIVED: "Set aside",
}

STATE_SENTENCE = {
    ClaimState.EXTRACTED: "The claim waits to be looked at.",
    ClaimState.QUEUED: "The claim waits for a checker.",
    ClaimState.IN_PROGRESS: "A checker is working on it.",
    ClaimState.SUBMITTED: "It waits for another person to sign it off.",
    ClaimState.CHANGES_REQUESTED: "Another person asked for changes.",
    ClaimState.APPROVED: "The claim is checked and signed off.",
    ClaimState.PUBLISHED: "The claim is checked, signed off and published.",
    ClaimState.NOT_CHECKABLE: "Set aside: it cannot be checked.",
    ClaimState.DUPLICATE: "Set aside: it repeats another claim.",
    ClaimState.ARCHIVED: "Set aside: archived.",
}

TYPE_LABEL = {
    ClaimType.QUANTITY: "Figure",
    ClaimType.COMPARISON: "Comparison",
    ClaimType.TREND: "Trend",
    ClaimType.EVENT: "Event",
    ClaimType.QUOTE: "Quote",
    ClaimType.IDENTITY: "Name or title",
    ClaimType.RULE: "Rule or law",
    ClaimType.PREDICTION: "Prediction",
    ClaimType.OPINION: "Opinion",
    ClaimType.NOT_CHECKABLE: "Not checkable",
}

OUTCOME_SENTENCE = {
    Outcome.AGREES: "The figures agree",
    Outcome.CLOSE: "The figures are close, under 5 per cent apart",
    Outcome.DIFFERS: "The figures differ",
    Outcome.UNIT_MISMATCH: "The same figure in another unit",
    Outcome.NOT_COMPARABLE: "The figures cannot be compared",
    Outcome.NO_QUANTITIES: "No figures to compare",
}

STANCE_LABEL = {Stance.SUPPORTS: "Supports", Stance.REFUTES: "Refutes", Stance.CONTEXT: "Context"}

DECISION_LABEL = {
    Decision.APPROVE: "Approved",
    Decision.REQUEST_CHANGES: "Changes asked",
    Decision.DISSENT: "Dissent",
    Decision.ABSTAIN: "Abstention",
}

CORRECTION_LABEL = {
    CorrectionKind.REFILE: "Refile",
    CorrectionKind.UPDATE: "Update",
    CorrectionKind.CORRECTION: "Correction",
    CorrectionKind.RETRACTION: "Retraction",
}

CHANNEL_LABEL = {
    Channel.PHONE: "by phone",
    Channel.EMAIL: "by email",
    Channel.MESSAGE: "by message",
    Channel.LETTER: "by letter",
    Channel.FORM: "by a form on their site",
    Channel.IN_PERSON: "in person",
}

MATCH_LABEL = {
    MatchState.SUGGESTED: "Proposed, not decided by a person",
    MatchState.CONFIRMED: "Confirmed by a person",
    MatchState.REJECTED: "Rejected",
}

SOURCE_LABEL = {
    SourceKind.OFFICIAL: "official",
    SourceKind.STATISTICS: "statistics",
    SourceKind.DATASET: "data set",
    SourceKind.NEWS: "news",
    SourceKind.ANALYSIS: "analysis",
    SourceKind.INTERVIEW: "interview",
    SourceKind.FACT_CHECK: "fact-check",
    SourceKind.DOCUMENT: "document",
    SourceKind.PERSON: "person",
}

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # not strftime: that follows the locale of the machine

_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


def utc(at: datetime) -> datetime:
    """`at` in UTC; a time without a zone is taken for UTC, as the store keeps them."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def moment(at: datetime) -> str:
    """A point in time for people: `3 March 2026, 14:02 UTC`."""
    at = utc(at)
    return f"{day(at.date())}, {at.hour:02}:{at.minute:02} UTC"


def stamp(at: datetime) -> str:
    """A point in time for machines: `2026-03-03T14:02:00Z`, without fractions of a second."""
    return utc(at).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def day(on: date) -> str:
    """A day for people: `31 March 2022`."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def partial_day(text: str) -> str:
    """An ISO date that may be partial for people: `2021-02` is `February 2021`; anything else comes back as it is."""
    found = _PARTIAL_DATE.fullmatch(text)
    if not found:
        return text
    year, month, of_month = found.groups()
    if not month:
        return year
    in_words = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(of_month)} {in_words}" if of_month else in_words


def count(number: int, one: str, many: str) -> str:
    """How many of what: `1 claim`, `3 claims`."""
    return f"{number} {one if number == 1 else many}"


def listed(names: Sequence[str]) -> str:
    """Names as in a sentence: `Ana`, `Ana and Ben`, `Ana, Ben and Chidi`; empty for none."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
