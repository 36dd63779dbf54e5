"""What a report says first: how many claims, what was concluded, what is still open; and who did it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.model.enums import ClaimState, Decision, MatchState
from claims.model.report import ArticleReport, ClaimReport, MatchLine, Published, ReviewLine
from claims.reporting.words import OUTCOME_SENTENCE, STATE_LABEL, STATE_SENTENCE, count, day, listed, utc

SIGNED = {ClaimState.APPROVED, ClaimState.PUBLISHED}
SET_ASIDE = {ClaimState.NOT_CHECKABLE, ClaimState.DUPLICATE, ClaimState.ARCHIVED}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary table: what was concluded, and for which claims (their numbers)."""

    label: str
    claims: tuple[int, ...]


def made_without_desk(report: ArticleReport) -> bool:
    """Whether no claim of the report ever was in a person's hands."""
    return all(claim.state is None for claim in report.claims)


def signed(claim: ClaimReport) -> bool:
    """Whether another person signed the claim's verdict off, on the words that the draft has."""
    return claim.state in SIGNED and claim.verdict is not None and not claim.changed_in and not claim.retracted_at


def is_open(claim: ClaimReport) -> bool:
    """Whether something is left to do before the report is final."""
    return not signed(claim) and not claim.retracted_at and claim.state not in SET_ASIDE


def headed(report: ArticleReport) -> str:
    """The words that stand above the title and say how far this report can be trusted."""
    if made_without_desk(report):
        return "Draft report: nothing here has been checked by a person yet"
    left = sum(map(is_open, report.claims))
    if left:
        are_open = "claim is" if left == 1 else "claims are"
        return f"Report in progress: {left} of {len(report.claims)} {are_open} still open"
    return "Verdict report"


def in_short(report: ArticleReport) -> str:
    """The summary in a few sentences."""
    total = len(report.claims)
    if not total:
        return "No claims were found in this article."
    if made_without_desk(report):
        with_passage = sum(bool(shown_matches(claim)) for claim in report.claims)
        return (
            f"{count(total, 'claim', 'claims')} found. Passages are proposed for {with_passage} of {total}; "
            "a person has to decide whether they speak about the same thing and what they show."
        )
    aside = sum(claim.state in SET_ASIDE for claim in report.claims)
    left = sum(map(is_open, report.claims))
    back = sum(bool(claim.retracted_at) for claim in report.claims)
    parts = [f"{total - aside - left - back} checked and signed off"]
    parts += [f"{back} retracted"] if back else []
    parts += [f"{aside} set aside"] if aside else []
    return f"{count(total, 'claim', 'claims')}: {listed([*parts, f'{left} still open' if left else 'none open'])}."


def lines(report: ArticleReport) -> list[Line]:
    """The summary table: ratings signed off (truest first where the scale has numbers), then what is open or set aside.

    Without a desk it counts what the closest passages say instead.
    """
    groups: dict[str, list[ClaimReport]] = {}
    for claim in report.claims:
        groups.setdefault(_group(claim), []).append(claim)
    ordered = sorted(groups.items(), key=lambda group: _rank(group[1][0]))
    return [Line(label, tuple(claim.number for claim in claims)) for label, claims in ordered]


def _group(claim: ClaimReport) -> str:
    if claim.state is None:
        shown = shown_matches(claim)
        return f"{OUTCOME_SENTENCE[shown[0].outcome]} (closest passage)" if shown else "No passage proposed"
    if signed(claim) and claim.verdict:
        return claim.verdict.label
    if claim.retracted_at:
        return "Retracted"
    if claim.changed_in:
        return "Changed since it was checked"
    return STATE_LABEL[claim.state] if claim.state not in SIGNED else "No verdict recorded"


def _rank(claim: ClaimReport) -> tuple[int, int]:
    """Signed ratings first, the highest value first; then open states as the work goes; then set aside."""
    if claim.state is None:
        shown = shown_matches(claim)
        return (0, list(OUTCOME_SENTENCE).index(shown[0].outcome)) if shown else (1, 0)
    if signed(claim) and claim.verdict:
        return (0, 0 if claim.verdict.value is None else -claim.verdict.value)
    return (1, list(ClaimState).index(claim.state))


def verdict_in_short(claim: ClaimReport) -> str:
    """The verdict cell of the table of claims; a verdict that nobody else signed is never shown as a conclusion."""
    if claim.state is None:
        return "No verdict yet: not checked by a person"
    if claim.state in SET_ASIDE:
        return f"Set aside: {claim.set_aside}" if claim.set_aside else STATE_SENTENCE[claim.state]
    if claim.verdict is None:
        return f"No verdict yet ({STATE_LABEL[claim.state].lower()})"
    if claim.retracted_at:
        return f"Retracted: “{claim.verdict.label}” is taken back"
    if claim.changed_in and claim.state in SIGNED:
        return f"{claim.verdict.label} (of other words: draft {claim.changed_in} changed the claim since)"
    if signed(claim):
        return claim.verdict.label
    proposed = f"{claim.verdict.label} (proposed, not signed off)"
    return f"{proposed}; {published_in_short(claim.under_review)}" if claim.under_review else proposed


def published_in_short(published: Published) -> str:
    """What readers have while the desk looks at a claim again."""
    was = "retracted" if published.retracted else f"published as “{published.label}”"
    return f"{was} on {day(utc(published.at).date())}, under review"


def closest_in_short(claim: ClaimReport) -> str:
    """What the first proposed passage says against the claim, differences first."""
    shown = shown_matches(claim)
    if not shown:
        return "No passage proposed"
    return "; ".join(difference.says for difference in shown[0].differences) or OUTCOME_SENTENCE[shown[0].outcome]


def shown_matches(claim: ClaimReport) -> list[MatchLine]:
    """Confirmed matches, then undecided ones, each in the given order; a rejected passage is not shown again."""
    order = [MatchState.CONFIRMED, MatchState.SUGGESTED]
    return sorted((match for match in claim.matches if match.state in order), key=lambda m: order.index(m.state))


def standing_reviews(claim: ClaimReport) -> list[ReviewLine]:
    """The decisions about the verdict as it is now: saving a verdict anew voids what was decided before."""
    if claim.verdict is None:
        return []
    saved = utc(claim.verdict.saved_at)
    return [review for review in claim.reviews if utc(review.at) >= saved]


def approvals(claim: ClaimReport) -> list[ReviewLine]:
    """The approvals that hold; none while the claim is not signed off."""
    if not signed(claim):
        return []
    return [review for review in standing_reviews(claim) if review.decision is Decision.APPROVE]


def dissents(claim: ClaimReport) -> list[ReviewLine]:
    """Who disagrees with the verdict as it is now, on record."""
    return [review for review in standing_reviews(claim) if review.decision is Decision.DISSENT]


def people(report: ArticleReport) -> dict[str, str]:
    """Who checked and who approved, in order of appearance; a line nobody stands in is left out."""
    authors = [claim.verdict.author for claim in report.claims if claim.verdict]
    approvers = [review.reviewer for claim in report.claims for review in approvals(claim)]
    named = {"Checked by": _once(authors), "Approved by": _once(approvers)}
    return {role: listed(names) for role, names in named.items() if names}


def _once(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
