"""What can be done with a piece of evidence: its stance, its source read again, and what was removed restored."""

import streamlit as st

from claims.desk.snapshots import read_again
from claims.model.enums import Stance
from claims.model.situation import Person
from claims.reporting.drift import drift_sentence
from claims.reporting.words import STANCE_LABEL
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.claims import ClaimView, EvidenceView
from claims.store.queries.evidence import removed_evidence
from claims.store.queries.snapshots import Drift, drift
from claims.ui import frame
from claims.ui.new_source import stance_word
from claims.ui.outside import plain, shortened, shown


def drift_words(found: Drift) -> str:
    """What became of quoted words in their source, in sentences."""
    return drift_sentence(stands=found.stands, read_at=found.read_at, stood_at=found.stood_at, instead=found.instead)


def show_drift(piece: EvidenceView, who: Person | None) -> None:
    """Whether the quoted words stand in the source as it was read last, in a line."""
    source_id = piece.source.source_id or 0
    with reading(frame.engine()) as session:
        (found,) = drift(session, source_id, [piece.quote], who)
    if found:
        st.caption(f":material/{'check' if found.stands else 'warning'}: {plain(drift_words(found))}")


def read_again_button(source_id: int, who: Person, *, key: str) -> None:
    """Read the link of a source again and keep the text."""
    if st.button("Read the source again", key=key, type="tertiary", icon=":material/refresh:"):
        frame.take_step(
            "The text of the source is kept as it is now.", read_again, source_id=source_id, actor_id=who.id
        )


def stance_button(piece: EvidenceView, who: Person, drawn: int) -> None:
    """Say that a piece of evidence does something else for the claim; `drawn` is its version that was on the screen."""
    others = [stance for stance in Stance if stance != piece.stance]
    key = f"evidence_stance_{piece.id}"
    if stance := st.menu_button("Change stance", others, format_func=stance_word, key=key, type="tertiary"):
        frame.take_step(
            "The stance is changed.",
            steps.change_stance,
            evidence_id=piece.id,
            actor_id=who.id,
            stance=stance,
            based_on=drawn,
        )


def show_removed(view: ClaimView, who: Person) -> None:
    """The evidence that was taken off the claim, and the way to put it back."""
    with reading(frame.engine()) as session:
        removed = removed_evidence(session, view.id, who)
    if not removed:
        return
    with st.expander(f"Removed ({len(removed)})", key="evidence_removed"):
        for piece in removed:
            drawn = frame.seen(f"evidence_removed_seen_{piece.id}", piece.version)
            said = shown(shortened(piece.quote, 220))
            by = shown(piece.removed_by or "")
            st.html(f"<p class='claims-passage'><b>{STANCE_LABEL[piece.stance]}</b>: “{said}” · removed by {by}</p>")
            if st.button("Restore", key=f"evidence_restore_{piece.id}", type="tertiary"):
                step = {"evidence_id": piece.id, "actor_id": who.id, "based_on": drawn}
                frame.take_step("Evidence restored.", steps.restore_evidence, **step)
