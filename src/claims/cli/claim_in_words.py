"""Claims of the desk as a person reads them in a terminal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.cli import in_words
from claims.cli.printing import line
from claims.model.confidential import COVER
from claims.model.report import MatchLine

if TYPE_CHECKING:
    from claims.model.crosswalk import Equivalent
    from claims.store.queries.claims import ClaimView, EventView, MatchView
    from claims.store.queries.queue import QueueLine
    from claims.store.queries.snapshots import Drift
    from claims.store.queries.verdicts import VerdictView


def queue_line(found: "QueueLine") -> None:
    """Print one claim of the queue, what differs before the score."""
    line(f"{found.id}. “{found.quote}”")
    if found.says:
        line(found.says, indent=3)
    by = f" by {found.claimant}" if found.claimant else ""
    on = found.assignee or "nobody"
    line(f"{_words(found.state)}, with {on}; worth checking {found.checkworthiness:.2f}", indent=3)
    line(f"Article {found.article_id}: {found.article_title}{by and f'; said{by}'}", indent=3)


def claim(
    view: "ClaimView",
    history: "tuple[EventView, ...]",
    drifts: "Mapping[int, Drift | None]",
    like: "tuple[Equivalent, ...]" = (),
) -> None:
    """Print everything about one claim."""
    stored = view.claim
    line(f"Claim {stored.id} ({view.number} of {view.of} in article {stored.article_id}: {view.article_title})")
    line()
    line(f"“{stored.quote}”")
    in_words.in_full(stored.text, stored.quote)
    by = f", by {view.claimant.name}" if view.claimant else ""
    line(f"Characters {view.anchor.start}–{view.anchor.end}{by}")
    line(f"{_words(stored.state).capitalize()}, with {view.assignee or 'nobody'}")
    if view.draft != view.drafts:
        line(f"Last stood in draft {view.draft}; it is not in draft {view.drafts} any more.")
    for change in stored.unseen_changes:
        line(f"Changed in draft {stored.unseen_draft}, to be looked at: {change}")
    if stored.set_aside_reason:
        line(f"Set aside: {stored.set_aside_reason}")
    why = f" ({', '.join(stored.reasons)})" if stored.reasons else ""
    line(f"Worth checking {stored.checkworthiness:.2f}{why}")
    _matches(view.matches)
    _evidence(view, drifts)
    if view.verdict:
        _verdict(view.verdict, like)
    _history(view, history)


def _matches(found: "tuple[MatchView, ...]") -> None:
    line()
    line(f"Passages: {len(found) or 'none'}")
    for each in found:
        passage = MatchLine(each.source, each.state, each.score, each.outcome, each.differences, each.reasons)
        in_words.match(
            passage, state=f" {_words(each.state).capitalize()}{(each.decided_by and f' by {each.decided_by}') or ''}."
        )


def _evidence(view: "ClaimView", drifts: "Mapping[int, Drift | None]") -> None:
    line()
    line(f"Evidence: {len(view.evidence) or ('' if view.hides_evidence else 'none')}")
    for piece in view.evidence:
        line(f"{piece.stance.value.capitalize()}: “{piece.quote}”", indent=3)
        origin = in_words.origin(replace(piece.source, locator=piece.locator))
        line(f"{origin} (recorded by {piece.added_by})", indent=5)
        if piece.note:
            line(piece.note, indent=5)
        if found := drifts.get(piece.id):
            line(_drift(found), indent=5)
    if view.hides_evidence:
        line(COVER, indent=3)


def _drift(found: "Drift") -> str:
    from claims.reporting.drift import drift_sentence

    return drift_sentence(stands=found.stands, read_at=found.read_at, stood_at=found.stood_at, instead=found.instead)


def _verdict(verdict: "VerdictView", like: "tuple[Equivalent, ...]") -> None:
    line()
    line(f"Verdict: {verdict.label} (version {verdict.version}, by {verdict.author})")
    if verdict.rating and verdict.headline:
        line(verdict.headline, indent=3)
    line(verdict.rationale, indent=3)
    if verdict.corrected_wording:
        line(f"What the article should say instead: {verdict.corrected_wording}", indent=3)
    for one in like:
        line(f"{one.sentence}.", indent=3)
    if verdict.sources_reason:
        line(f"Why these sources are enough: {verdict.sources_reason}", indent=3)
    for review in verdict.reviews:
        said = f": {review.comment}" if review.comment else ""
        would = f" (would have said {review.rating})" if review.rating else ""
        line(f"{review.reviewer}: {_words(review.decision)}{would}{said}", indent=3)


def _history(view: "ClaimView", history: "tuple[EventView, ...]") -> None:
    for said in view.comments:
        line()
        line(f"{said.author}, {said.written_at:%Y-%m-%d %H:%M} UTC: {said.body}")
    line()
    line("History, newest first:")
    for event in history:
        reason = f": {event.reason}" if event.reason else ""
        line(f"{event.at:%Y-%m-%d %H:%M} UTC  {event.actor}: {event.action}{reason}", indent=3)


def _words(value: str) -> str:
    return value.replace("_", " ")
