"""Evidence that no match proposed: a stored passage found by its words, or a source typed in."""

import streamlit as st

from claims.errors import ClaimsError
from claims.model.enums import SourceKind, Stance
from claims.model.situation import Person
from claims.reading import typed_row
from claims.reporting.words import SOURCE_LABEL
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.claims import ClaimView
from claims.store.queries.sources import passages
from claims.ui import frame
from claims.ui.outside import plain, shortened
from claims.ui.typed import Kept, text_field

NO_STANCE = "Say whether the passage supports or refutes the claim, or gives it context."
PUBLISHED_ON = "Published on (2022-03-31, 2022-03 or 2022)"
FOUND = 8  # passages offered for a search; more words make it shorter


def show_other_evidence(view: ClaimView, who: Person, kept: Kept) -> None:
    """Two ways to evidence beyond the matches, folded away until they are needed."""
    with st.expander("Evidence from elsewhere", key="evidence_elsewhere"):
        found, new = st.tabs(["Find a passage in the sources", "Type in a new source"])
        with found:
            find_passage(view, who)
        with new:
            new_source_form(view, who, kept)


def stance_word(stance: Stance) -> str:
    """A stance as a choice: "Supports it"."""
    return {Stance.SUPPORTS: "Supports it", Stance.REFUTES: "Refutes it", Stance.CONTEXT: "Gives context"}[stance]


def stance_control(key: str) -> Stance | None:
    """What the passage does for the claim; None while nothing is chosen."""
    return st.segmented_control("What it does for the claim", list(Stance), format_func=stance_word, key=key)


def find_passage(view: ClaimView, who: Person) -> None:
    key = frame.own("evidence_words")
    words = st.text_input("Words of the passage or its source", key=key, type="search", live=True)
    if not words:
        return
    with reading(frame.engine()) as session:
        found = passages(session, words=words, viewer=who)
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
            key=frame.own("evidence_found_passage"),
        )
        stance = stance_control(frame.own("evidence_found_stance"))
        if st.form_submit_button("Use as evidence", key=f"evidence_found_add_{view.id}"):
            if stance is None or passage_id is None:
                st.error(NO_STANCE)
                return
            frame.take_step(
                "Evidence added.",
                steps.add_evidence,
                claim_id=view.id,
                passage_id=passage_id,
                actor_id=who.id,
                stance=stance,
            )


def new_source_form(view: ClaimView, who: Person, kept: Kept) -> None:
    """Fields for a source; not a Streamlit form, whose fields forget what is typed when another claim is opened."""
    key = frame.own(f"source_statement_{view.id}")
    said = text_field(kept, "words of a new source", "What it says, word for word", key=key, height=90)
    fields = {"title": "Title", "url": "Link (https://…)", "publisher": "Publisher", "published_on": PUBLISHED_ON}
    cells = {"statement": said} | {
        name: text_field(kept, f"{name} of a new source", label, key=frame.own(f"source_{name}_{view.id}"))
        for name, label in fields.items()
    }
    kinds = list(SourceKind)
    kind = st.selectbox(
        "Kind", kinds, format_func=lambda one: SOURCE_LABEL[one], key=frame.own(f"source_kind_{view.id}")
    )
    stance = stance_control(frame.own(f"source_stance_{view.id}"))
    if not st.button("Store and use as evidence", key=f"source_add_{view.id}"):
        return
    if stance is None:
        st.error(NO_STANCE)
        return
    store({**cells, "kind": kind.value}, view, who, stance)


def store(cells: dict[str, str], view: ClaimView, who: Person, stance: Stance) -> None:
    try:
        row = typed_row(cells)
    except ClaimsError as error:
        frame.show_error(error)
        return
    typed = tuple(frame.own(f"source_{name}_{view.id}") for name in cells if name != "kind")
    frame.take_step(
        frame.Done("The source is stored and recorded as evidence.", typed),
        steps.add_new_evidence,
        claim_id=view.id,
        row=row,
        actor_id=who.id,
        stance=stance,
    )
