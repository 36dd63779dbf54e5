"""The parts of the claim page that a checker decides in: matches, evidence, comments, and the history."""

import streamlit as st

from claims.model.enums import MatchState, Stance
from claims.model.situation import Person, Situation
from claims.reporting.words import STANCE_LABEL
from claims.review import steps
from claims.review.rules import Step, objections
from claims.store.queries.claims import ClaimView, EventView, EvidenceView, MatchView
from claims.ui import frame, pages
from claims.ui.match_card import marked, show_passage, show_says, source_facts
from claims.ui.new_source import show_other_evidence
from claims.ui.outside import one_line, plain, shown
from claims.ui.words import ACTION, when

NOBODY = ["Choose your name at the top right first."]
KEYS = 5  # the first matches can be confirmed by the keys 1 to 5


def why_not(step: Step, who: Person | None, stands: Situation) -> list[str]:
    """Why a step cannot be taken just now, in sentences; empty when it can."""
    return objections(step, who, stands) if who else NOBODY


def show_matches(view: ClaimView, who: Person | None, stands: Situation) -> None:
    """The passages that may speak about the claim: differences first; rejected ones folded away."""
    open_ones = [match for match in view.matches if match.state != MatchState.REJECTED]
    rejected = [match for match in view.matches if match.state == MatchState.REJECTED]
    refusals = why_not(Step.DECIDE_MATCH, who, stands)
    st.subheader(f"Sources that may speak about it ({len(open_ones)})", anchor=False)
    if not view.matches:
        st.caption("No passage in the sources speaks about this claim. Import sources, then match again.")
        st.page_link(pages.SOURCES, label="Sources", icon=":material/library_books:")
        return
    for number, match in enumerate(open_ones, start=1):
        show_match(number, match, who, refusals)
    undecided = [match for match in open_ones if match.state == MatchState.SUGGESTED]
    if len(undecided) > 1 and not refusals and who:
        reject_rest_button(view, who, len(undecided))
    if rejected:
        with st.expander(f"Rejected ({len(rejected)})", key="match_rejected"):
            for match in rejected:
                show_match(0, match, who, refusals)


def reject_rest_button(view: ClaimView, who: Person, count: int) -> None:
    if st.button(f"Reject the {count} undecided", key="match_reject_rest", icon=":material/close:"):
        rejected = f"{count} matches rejected."
        frame.take_step(rejected, steps.reject_other_matches, claim_id=view.id, actor_id=who.id)


def show_match(number: int, match: MatchView, who: Person | None, refusals: list[str]) -> None:
    with st.container(border=True, key=f"match_{match.id}"):
        show_says(match)
        show_passage(match)
        with st.container(horizontal=True, vertical_alignment="center"):
            show_decision(number, match, who, refusals)
            st.caption(f"alike {match.score:.0f} of 100", help=plain("; ".join(match.reasons)) or None, width="content")


def show_decision(number: int, match: MatchView, who: Person | None, refusals: list[str]) -> None:
    """The buttons of a match that is undecided, or what was decided and the way back."""
    decide = {"match_id": match.id, "actor_id": who.id if who else 0, "based_on": match.version}
    if match.state == MatchState.SUGGESTED:
        shortcut = str(number) if 1 <= number <= KEYS else None
        why = plain(" ".join(refusals)) or None
        blocked = bool(refusals)
        if st.button("Confirm", key=f"match_confirm_{match.id}", disabled=blocked, help=why, shortcut=shortcut):
            frame.take_step("Match confirmed.", steps.confirm_match, **decide)
        if st.button("Reject", key=f"match_reject_{match.id}", disabled=blocked, help=why):
            frame.take_step("Match rejected. It will not be suggested again.", steps.reject_match, **decide)
        return
    word = "Confirmed" if match.state == MatchState.CONFIRMED else "Rejected"
    icon = ":material/check:" if match.state == MatchState.CONFIRMED else ":material/close:"
    st.markdown(f"{icon} {word} by {plain(match.decided_by or '')}", width="content")
    if match.stance:
        st.markdown(f"Evidence: {STANCE_LABEL[match.stance].lower()}", width="content")
    elif not refusals and st.button("Undo", key=f"match_undo_{match.id}", type="tertiary"):
        frame.take_step("The match is undecided again.", steps.reconsider_match, **decide)


def show_evidence(view: ClaimView, who: Person | None, stands: Situation) -> None:
    """What is recorded, and the form that records one more piece from a match that was not rejected."""
    st.subheader(f"Evidence ({len(view.evidence)})", anchor=False)
    refusals = why_not(Step.ADD_EVIDENCE, who, stands)
    for piece in view.evidence:
        show_piece(piece, who, refusals)
    used = {piece.passage_id for piece in view.evidence}
    usable = [match for match in view.matches if match.state != MatchState.REJECTED and match.passage_id not in used]
    if not view.evidence:
        st.caption("None recorded yet.")
    if refusals or who is None:
        return
    if usable:
        evidence_form(view, who, usable)
    show_other_evidence(view, who)


def show_piece(piece: EvidenceView, who: Person | None, refusals: list[str]) -> None:
    with st.container(border=True, key=f"evidence_{piece.id}"):
        st.markdown(f"**{STANCE_LABEL[piece.stance]}**")
        st.html(f"<p class='claims-passage'>“{marked(piece.quote, [])}”</p>{source_facts(piece.source)}")
        if piece.note:
            st.html(f"<p class='claims-passage'>Note: {shown(piece.note)}</p>")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(
                f"<span class='claims-quiet'>{shown(piece.added_by)}, {when(piece.added_at)}</span>", width="content"
            )
            if who and not refusals and st.button("Remove", key=f"evidence_remove_{piece.id}", type="tertiary"):
                frame.take_step("Evidence removed.", steps.remove_evidence, evidence_id=piece.id, actor_id=who.id)


def evidence_form(view: ClaimView, who: Person, usable: list[MatchView]) -> None:
    labels = {match.passage_id: f"{match.source.title}: {match.source.statement}" for match in usable}
    with st.form(f"evidence_form_{view.id}", clear_on_submit=True):
        passage_id = st.selectbox(
            "Passage", list(labels), format_func=lambda chosen: one_line(labels[chosen]), key="evidence_passage"
        )
        stance = st.segmented_control(
            "It", list(Stance), format_func=lambda word: STANCE_LABEL[word].lower(), key="evidence_stance"
        )
        note = st.text_input("Note (optional)", key="evidence_note")
        if st.form_submit_button("Add evidence", key="evidence_add", icon=":material/add:", shortcut="E"):
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
                note=note,
            )


def show_comments(view: ClaimView, who: Person | None, stands: Situation) -> None:
    """What was said about the claim, and a field to say more."""
    refusals = why_not(Step.COMMENT, who, stands)
    with st.expander(f"Comments ({len(view.comments)})", expanded=bool(view.comments), key="comment_list"):
        for comment in view.comments:
            st.html(
                f"<p class='claims-passage'><b>{shown(comment.author)}</b>, {when(comment.written_at)}<br>"
                f"{shown(comment.body)}</p>"
            )
        if refusals or who is None:
            return
        body = st.text_area("Comment", key=f"comment_body_{view.id}", height=80, persist_state="session")
        if st.button("Add comment", key="comment_add"):
            frame.take_step("Comment added.", steps.add_comment, claim_id=view.id, actor_id=who.id, body=body)


def show_history(events: tuple[EventView, ...]) -> None:
    """Who did what and when, newest first, from the audit log."""
    with st.expander(f"History ({len(events)})", key="claim_history"):
        lines = "".join(history_line(event) for event in events)
        st.html(f"<ul class='claims-history'>{lines}</ul>")


def history_line(event: EventView) -> str:
    said = ACTION.get(event.action, event.action)
    reason = f": “{shown(event.reason)}”" if event.reason else ""
    return f"<li><b>{shown(event.actor)}</b> {shown(said)}{reason} · {when(event.at)}</li>"
