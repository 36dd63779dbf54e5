"""What was done with a claim: the newest first, older ones a page at a time."""

import streamlit as st
from sqlmodel import Session

from claims.model.actions import ACTION
from claims.model.enums import CorrectionKind
from claims.model.situation import Person
from claims.reporting.words import CORRECTION_LABEL
from claims.store.queries.claims import EventView, history
from claims.ui.outside import shortened, shown
from claims.ui.words import when

OF_CORRECTIONS = {
    "claim.correction_proposed": "proposed",
    "correction.approved": "approved",
    "claim.corrected": "published",
    "claim.retracted": "published",
}
SHOWN = 100  # events at once: more make the page slow to draw


def events_shown(session: Session, claim_id: int, viewer: Person | None) -> tuple[EventView, ...]:
    """The events of the page that is chosen, and one more where there are older ones."""
    pages: list[int] = st.session_state.get(f"history_{claim_id}", [])
    return history(session, claim_id, viewer, limit=SHOWN + 1, before=pages[-1] if pages else None)


def show_history(claim_id: int, events: tuple[EventView, ...]) -> None:
    """The events, with the way to older ones and back."""
    key = f"history_{claim_id}"
    pages: list[int] = st.session_state.get(key, [])
    page, older = events[:SHOWN], len(events) > SHOWN
    counted = f"{len(page)}{'+' if older or pages else ''}"
    with st.expander(f"History ({counted})", key="claim_history", expanded=bool(pages)):
        st.html(f"<ul class='claims-history'>{''.join(map(history_line, page))}</ul>")
        with st.container(horizontal=True):
            if pages and st.button("Newer events", key=f"history_newer_{claim_id}", type="tertiary"):
                st.session_state[key] = pages[:-1]
                st.rerun()
            if older and st.button("Older events", key=f"history_older_{claim_id}", type="tertiary"):
                st.session_state[key] = [*pages, page[-1].id]
                st.rerun()


def history_line(event: EventView) -> str:
    """One event as HTML."""
    said = ACTION.get(event.action, event.action)
    if event.action in OF_CORRECTIONS and event.data.get("kind") in set(CorrectionKind):
        label = CORRECTION_LABEL[CorrectionKind(event.data["kind"])].lower()
        said = f"{OF_CORRECTIONS[event.action]} {'an' if label[0] in 'aeiou' else 'a'} {label}"
    passage = ""
    if event.passage:
        title, statement = event.passage
        passage = f" <span class='claims-quiet'>({shown(title)}: “{shown(shortened(statement, 90))}”)</span>"
    reason = f": “{shown(event.reason)}”" if event.reason else ""
    return f"<li><b>{shown(event.actor)}</b> {shown(said)}{passage}{reason} · {when(event.at)}</li>"
