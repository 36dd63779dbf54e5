"""A proposed passage on the screen: what differs first, then who says so and when, the score small and last."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from claims.model.enums import Outcome
from claims.model.report import SourceLine
from claims.reporting.place import emphasised
from claims.reporting.words import SOURCE_LABEL, partial_day
from claims.store.queries.claims import MatchView
from claims.ui.outside import link, shown

# What leads a match in which nothing was found to differ.
NO_DIFFERENCE = {
    Outcome.AGREES: "The figures agree; no difference found.",
    Outcome.CLOSE: "The figures are close, under 5 per cent apart.",
    Outcome.DIFFERS: "The figures differ.",
    Outcome.UNIT_MISMATCH: "The same figure in another unit.",
    Outcome.NOT_COMPARABLE: "No figure in common; no other difference found.",
    Outcome.NO_QUANTITIES: "No figures; no other difference found.",
}


def show_match_text(match: MatchView) -> None:
    """What differs in words, then who says what, where and when, with the differing words marked."""
    words = [difference.source for difference in match.differences]
    st.html(
        "".join(f"<p class='claims-says'>{shown(line)}</p>" for line in says(match))
        + f"<p class='claims-passage'>“{marked(match.source.statement, words)}”</p>{source_facts(match.source)}"
    )


def says(match: MatchView) -> list[str]:
    """The sentences that lead a match: each difference, or the outcome where there is none."""
    if match.differences:
        return [_sentence(difference.says) for difference in match.differences]
    return [NO_DIFFERENCE[match.outcome]]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def marked(text: str, words: Sequence[str]) -> str:
    """Outside text as HTML with these words marked."""
    return "".join(f"<mark>{shown(part)}</mark>" if strong else shown(part) for part, strong in emphasised(text, words))


def source_facts(source: SourceLine) -> str:
    """Where a passage is from, as one line of HTML."""
    facts = [link(source.title, source.url)]
    facts += [shown(fact) for fact in (source.publisher, source.locator) if fact]
    if source.published_on:
        facts.append(escape(partial_day(source.published_on)))
    if source.kind:
        facts.append(escape(SOURCE_LABEL[source.kind]))
    if source.confidential:
        facts.append("confidential")
    if source.removed:
        facts.append("put away")
    if source.archive_url:
        facts.append(link("archived copy", source.archive_url))
    return f"<div class='claims-meta'>{''.join(f'<span>{fact}</span>' for fact in facts)}</div>"
