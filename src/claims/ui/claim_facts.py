"""What is known about a claim in a few words, and what of it is a suggestion."""

from datetime import date
from typing import Any

from claims.model.tables import Claim, Quantity
from claims.reporting.words import TYPE_LABEL, day, partial_day
from claims.store.queries.claims import ClaimView

_EDGES = " .,;:“”\"'"


def claim_facts(view: ClaimView) -> list[str]:
    """Who said it, what kind of claim it is, when, its figures and dates, and how worth checking it is and why."""
    facts = [_speaker(view)] if view.claimant else []
    facts.append(TYPE_LABEL[view.claim.type])
    facts += [partial_day(view.published_on)] if view.published_on else []
    if view.quantities:
        facts.append("figures: " + ", ".join(map(_figure, view.quantities)))
    facts += filter(None, map(_dated, view.claim.dates))
    why = f": {', '.join(view.claim.reasons)}" if view.claim.reasons else ""
    facts.append(f"{round(view.claim.checkworthiness * 100)}% worth checking{why}")
    return facts


def read_alone(claim: Claim) -> str:
    """The claim so that it can be read without the article, and whether that is sure; empty where its quote can be."""
    if claim.text.strip(_EDGES) == claim.quote.strip(_EDGES):
        return ""
    return f"Read alone: {claim.text}" + (
        "" if claim.text_sure else " (A suggestion: who or what is meant is not sure.)"
    )


def _speaker(view: ClaimView) -> str:
    assert view.claimant is not None  # asked only where somebody is named
    role = f", {view.claimant.role}" if view.claimant.role else ""
    how = [f"from “{view.claim.claimant_resolved_from}”"] if view.claim.claimant_resolved_from else []
    how += [] if view.claim.claimant_sure else ["a suggestion"]
    return f"{view.claimant.name}{role}" + (f" ({', '.join(how)})" if how else "")


def _figure(figure: Quantity) -> str:
    notes = (["its unit from the figure beside it"] if figure.carried else []) + (
        [figure.direction] if figure.direction else []
    )
    return figure.text + (f" ({', '.join(notes)})" if notes else "")


def _dated(mention: dict[str, Any]) -> str:
    """The days a relative or ambiguous date stands for; empty for a date that is plain, or could not be resolved."""
    if not mention.get("first") or not (mention.get("relative") or mention.get("ambiguous")):
        return ""
    first, last = (date.fromisoformat(mention[end]) for end in ("first", "last"))
    days = day(first) if first == last else f"{day(first)} to {day(last)}"
    return f"“{mention['text']}” is {days}" + (", or another day" if mention.get("ambiguous") else "")
