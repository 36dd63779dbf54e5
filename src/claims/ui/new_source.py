"""Evidence that no match proposed: a stored passage found by its words, or a source typed in."""

import streamlit as st

from claims.errors import ClaimsError
from claims.model.enums import SourceKind, Stance
from claims.model.situation import Person
from claims.reading import typed_row
from claims.reporting.words import SOURCE_LABEL, STANCE_LABEL
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.claims import ClaimView
from claims.store.queries.sources import passages
from claims.ui import frame
from claims.ui.outside import plain, shortened

FOUND = 8  # passages offered for a search; more words make it shorter


def show_other_evidence(view: ClaimView, who: Person) -> None:
    """Two ways to evidence beyond the matches, folded away until they are needed."""
    with st.expander("Find a passage in the sources", key="evidence_find"):
        find_passage(view, who)
    with st.expander("Add a new source", key="evidence_new"):
        new_source_form(view, who)


def stance_control(key: str) -> Stance | None:
    """What the passage does for the claim; None while nothing is chosen."""
    return st.segmented_control("It", list(Stance), format_func=lambda one: f"{STANCE_LABEL[one].lower()} it", key=key)


def find_passage(view: ClaimView, who: Person) -> None:
    words = st.text_input("Words of the passage or its source", key="evidence_words", type="search", live=True)
    if not words:
        return
    with reading(frame.engine()) as session:
        found = passages(session, words=words)
    used = {piece.passage_id for piece in view.evidence}
    lines = {line.id: line for line in found.lines if line.id not in used}
    if not lines:
        st.caption("No passage holds these words that is not used yet.")
        return
    first = dict(list(lines.items())[:FOUND])
    st.caption(f"{len(first)} of {found.total} shown")
    with st.form("evidence_found", border=False):
        passage_id = st.radio(
            "Passage",
            list(first),
            format_func=lambda one: plain(f"{first[one].source.title}: {shortened(first[one].source.statement, 220)}"),
            key="evidence_found_passage",
        )
        stance = stance_control("evidence_found_stance")
        if st.form_submit_button("Use as evidence", key="evidence_found_add"):
            if stance is None or passage_id is None:
                st.error("Say whether the passage supports or refutes the claim, or gives context.")
                return
            frame.take_step(
                "Evidence added.",
                steps.add_evidence,
                claim_id=view.id,
                passage_id=passage_id,
                actor_id=who.id,
                stance=stance,
            )


def new_source_form(view: ClaimView, who: Person) -> None:
    with st.form("evidence_source", border=False):
        cells = {
            "title": st.text_input("Title", key="source_title"),
            "url": st.text_input("Link", key="source_url", placeholder="https://"),
            "publisher": st.text_input("Publisher", key="source_publisher"),
            "published_on": st.text_input(
                "Published on", key="source_published_on", placeholder="2022-03-31 or 2022-03"
            ),
            "statement": st.text_area("What it says, word for word", key="source_statement", height=90),
        }
        kinds = list(SourceKind)
        kind = st.selectbox("Kind", kinds, format_func=lambda one: SOURCE_LABEL[one], key="source_kind")
        stance = stance_control("source_stance")
        if not st.form_submit_button("Store and use as evidence", key="source_add"):
            return
        if stance is None:
            st.error("Say whether the source supports or refutes the claim, or gives context.")
            return
        store({**cells, "kind": kind.value}, view, who, stance)


def store(cells: dict[str, str], view: ClaimView, who: Person, stance: Stance) -> None:
    try:
        row = typed_row(cells)
    except ClaimsError as error:
        frame.show_error(error)
        return
    frame.take_step(
        "The source is stored and recorded as evidence.",
        steps.add_new_evidence,
        claim_id=view.id,
        row=row,
        actor_id=who.id,
        stance=stance,
    )
