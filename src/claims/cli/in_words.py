"""Claims, figures and comparisons as a person reads them in a terminal: what differs comes before any score."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.cli.printing import line
from claims.model.enums import Outcome

if TYPE_CHECKING:
    from claims.extraction import ClaimDraft
    from claims.matching import Comparison
    from claims.model.report import ArticleReport, ClaimReport, Difference, MatchLine, SourceLine
    from claims.quantities import Quantity

_EDGES = " .,;:'\"“”‘’"

OUTCOME = {
    Outcome.AGREES: "The figures agree.",
    Outcome.CLOSE: "The figures are close: under 5 per cent apart.",
    Outcome.DIFFERS: "The figures differ.",
    Outcome.UNIT_MISMATCH: "The same figure, but of another unit, currency or period.",
    Outcome.NOT_COMPARABLE: "The figures cannot be compared.",
    Outcome.NO_QUANTITIES: "There are no figures to compare.",
}


def claim(number: int, found: "ClaimDraft") -> None:
    """Print one claim as found in a text."""
    line(f"{number}. “{found.quote}”")
    in_full(found.text, found.quote, indent=3)
    by = f", by {found.claimant.name}" if found.claimant else ""
    why = f" ({', '.join(found.reasons)})" if found.reasons else ""
    line(f"Characters {found.start}–{found.end}{by}; worth checking {found.checkworthiness:.2f}{why}", indent=3)
    for quantity in found.quantities:
        line(figure(quantity), indent=3)
    line()


def in_full(text: str, quote: str, *, indent: int = 0) -> None:
    """Print the claim so that it can be read on its own, where that says more than its quote."""
    if text.strip(_EDGES) != quote.strip(_EDGES):
        line(f"In full: {text}", indent=indent)


def quantities(text: str, found: Sequence["Quantity"]) -> None:
    """Print the figures of one line below the line; a line without any says so."""
    line(text)
    for quantity in found:
        line(figure(quantity), indent=2)
    if not found:
        line("no figures", indent=2)


def figure(quantity: "Quantity") -> str:
    """One figure in words: "nearly 70%: 70 percent (approx below)"."""
    low, high = (f"{end:,.15g}" if end is not None else None for end in (quantity.low, quantity.high))
    if quantity.value is not None:
        amount = f"{quantity.value:,.15g}"
    elif low and high:
        amount = f"{low} to {high}"
    else:
        amount = f"from {low}" if low else f"up to {high}"
    hedge = f" ({quantity.hedge.value.replace('_', ' ')})" if quantity.hedge else ""
    period = f", {quantity.period}" if quantity.period else ""
    return f"{quantity.text}: {amount} {quantity.unit.replace('_', ' ')}{hedge}{period}"


def comparison(found: "Comparison", *, pair: tuple[str, str] | None) -> None:
    """Print how two statements relate; `pair` is printed too where the reader did not just type it."""
    if pair:
        line(f"Claim:  {pair[0]}")
        line(f"Source: {pair[1]}")
    differences(found.differences)
    line(f"{OUTCOME[found.outcome]} Likeness {found.score:.0f} of 100.")
    if pair:
        line()


def differences(found: Sequence["Difference"], *, indent: int = 0) -> None:
    """Print what differs, a sentence each."""
    for difference in found:
        line(difference.says, indent=indent)


def report(found: "ArticleReport") -> None:
    """Print a draft report: one claim after another, each with the passages proposed for it."""
    from claims.reporting.summary import in_short

    line(found.title)
    line(in_short(found))
    line()
    for each in found.claims:
        _claim_of_report(each)


def _claim_of_report(found: "ClaimReport") -> None:
    line(f"{found.number}. “{found.quote}”")
    in_full(found.text, found.quote, indent=3)
    by = f", by {found.claimant}" if found.claimant else ""
    line(f"Characters {found.start}–{found.end}{by}; worth checking {found.checkworthiness:.2f}", indent=3)
    if not found.matches:
        line("No passage was found that may speak about it.", indent=3)
    for each in found.matches:
        match(each)
    line()


def match(found: "MatchLine", *, state: str = "") -> None:
    """Print a proposed passage: what differs, what it says, where it stands."""
    line()
    differences(found.differences, indent=3)
    line(f"“{found.source.statement}”", indent=5)
    line(origin(found.source), indent=5)
    line(f"{OUTCOME[found.outcome]} Likeness {found.score:.0f} of 100{_tested(found.score)}.{state}", indent=5)


def _tested(score: float) -> str:
    from claims.matching.weights import often_right

    return f" ({said})" if (said := often_right(score)) else ""


def origin(source: "SourceLine") -> str:
    """Where a passage stands, on one line: title, publisher, date, place, link."""
    parts = (source.title, source.publisher, source.published_on, source.locator, source.url)
    return ", ".join(part for part in parts if part)
