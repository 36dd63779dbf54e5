"""The article as it reads, with its claims underlined and numbered; a claim is chosen by mouse or keyboard.

A component of our own, because Streamlit has nothing that marks overlapping spans of a text. The text travels as
data and is set with textContent: nothing in it is ever markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from claims.model.enums import ClaimState
from claims.reporting import visible
from claims.reporting.place import pieces

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


def article_text(
    text: str, marks: Sequence[Mark], *, key: str, chosen: int | None = None, language: str | None = None
) -> int | None:
    """Show the text with its claims underlined; the id of the claim that was just clicked, None if none was."""
    paragraphs = [
        [
            {
                "text": visible(piece.text),
                "claims": [mark.id for mark in piece.claims],
                "begins": [_begin(mark) for mark in piece.begins],
                "state": _style(piece.claims[-1].state) if piece.claims else None,
            }
            for piece in paragraph
        ]
        for paragraph in pieces(text, marks)
    ]
    data = {"paragraphs": paragraphs, "chosen": chosen, "language": language or "en"}
    result = _component(key=key, data=data, on_chosen_change=lambda: None)
    return result.chosen if isinstance(result.chosen, int) else None


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
