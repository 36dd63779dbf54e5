"""The article as it reads, with its claims underlined and numbered; a claim is chosen by mouse or keyboard.

A component of our own, because Streamlit has nothing that marks overlapping spans of a text. The text travels as
data and is set with textContent: nothing in it is ever markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from claims.extraction import whole_words
from claims.model.enums import ClaimState
from claims.reporting import seen_at, visible
from claims.reporting.place import paragraph_spans, pieces

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim to underline; `id` is the caller's, `label` is what a screen reader says."""

    id: int
    number: int
    start: int
    end: int
    quote: str
    label: str
    state: ClaimState | None = None  # None: not stored yet


_component = st.components.v2.component(
    "claims_article_text",
    html="<article></article>",
    css=(HERE / "article_text.css").read_text(encoding="utf-8"),
    js=(HERE / "article_text.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Pointed:
    """What was just done in the text: a claim clicked, or words marked; None where it was not."""

    claim: int | None = None
    span: tuple[int, int] | None = None  # code points of the text, end exclusive


def article_text(
    text: str,
    marks: Sequence[Mark],
    *,
    key: str,
    chosen: int | None = None,
    language: str | None = None,
    marking: bool = False,
) -> Pointed:
    """Show the text with its claims underlined; what was just clicked or, with `marking`, marked with the mouse."""
    paragraphs = []
    for (start, _), paragraph in zip(paragraph_spans(text), pieces(text, marks), strict=True):
        at, drawn = start, []
        for piece in paragraph:
            drawn.append(
                {
                    "text": visible(piece.text),
                    "start": at,
                    "claims": [mark.id for mark in piece.claims],
                    "begins": [_begin(mark) for mark in piece.begins],
                    "state": _style(piece.claims[-1].state) if piece.claims else None,
                }
            )
            at += len(piece.text)
        paragraphs.append(drawn)
    data = {"paragraphs": paragraphs, "chosen": chosen, "language": language or "en", "marking": marking}
    result = _component(key=key, data=data, on_chosen_change=lambda: None, on_marked_change=lambda: None)
    return Pointed(result.chosen if isinstance(result.chosen, int) else None, _span(text, result.marked))


def _span(text: str, marked: Any) -> tuple[int, int] | None:
    """The words marked in the browser as a span of the text; None for anything that is no such thing."""
    try:
        ends = [(int(marked[end]["at"]), int(marked[end]["into"])) for end in ("from", "to")]
    except (TypeError, KeyError, ValueError, OverflowError):
        return None
    if not all(0 <= at <= len(text) for at, _ in ends):
        return None
    start, end = sorted(at + seen_at(text[at:], into) for at, into in ends)
    return whole_words(text, start, end) if text[start:end].strip() else None


def _begin(mark: Mark) -> dict[str, object]:
    return {"id": mark.id, "number": mark.number, "label": visible(mark.label)}


# How a state is drawn under the text, so that it can be told without colour.
_STYLES = {
    ClaimState.IN_PROGRESS: "dashed",
    ClaimState.SUBMITTED: "solid",
    ClaimState.CHANGES_REQUESTED: "wavy",
    ClaimState.APPROVED: "double",
    ClaimState.PUBLISHED: "double",
    ClaimState.NOT_CHECKABLE: "aside",
    ClaimState.DUPLICATE: "aside",
    ClaimState.ARCHIVED: "aside",
}


def _style(state: ClaimState | None) -> str:
    return _STYLES.get(state, "dotted") if state else "dotted"
