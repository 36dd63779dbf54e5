"""The parts of the claim page that a checker decides in: matches, evidence and comments."""

from dataclasses import replace

import streamlit as st

from claims.matching.weights import often_right
from claims.model.confidential import COVER
from claims.model.enums import MatchState, Stance
from claims.model.situation import Person, Situation
from claims.reporting.words import STANCE_LABEL
from claims.review import steps
from claims.review.rules import Step, objections
from claims.store.queries.claims import ClaimView, EvidenceView, MatchView
from claims.ui import frame, pages
from claims.ui.evidence_parts import read_again_button, show_drift, show_removed, stance_button
from claims.ui.match_card import marked, show_match_text, source_facts
from claims.ui.new_source import NO_STANCE, show_other_evidence, stance_control, stance_word
from claims.ui.outside import one_line, plain, shown
from claims.ui.typed import Kept, text_field
from claims.ui.words import NOBODY, when

KEYS = 5  # the first matches can be confirmed by the keys 1 to 5


def why_not(step: Step, who: Person | None, stands: Situation) -> list[str]:
    """Why a step cannot be taken just now, in sentences; empty when it can."""
    return objections(step, who, stands) if who else NOBODY


def show_matches(view: ClaimView, who: Person | None, stands: Situation) -> None:
    """The passages that may speak about the claim: differences first; rejected ones folded away."""
    open_ones = [match for match in view.matches if match.state != MatchState.REJECTED]
    rejected = [match for match in view.matches if match.state == MatchState.REJECTED]
    refusals = why_not(Step.DECIDE_MATCH, who, stands)
    undecided = [match for match in open_ones if match.state == MatchState.SUGGESTED]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(f"Sources that may speak about it ({len(open_ones)})", anchor=False, width="content")
        if len(undecided) > 1 and not refusals and who:
            reject_rest_button(view, who, len(undecided))
    if not view.matches:
        st.caption("No passage in the sources speaks about this claim. Import sources, then it is matched again.")
        st.page_link(pages.SOURCES, label="Sources", icon=":material/library_books:")
        return
    numbers = {match.id: number for number, match in enumerate(sorted(view.matches, key=by_score), start=1)}
    drawn = just_drawn(view)
    for match in open_ones:
        show_match(numbers[match.id], match, view=view, who=who, refusals=refusals, drawn=drawn)
    if rejected:
        with st.expander(f"Rejected ({len(rejected)})", key="match_rejected"):
            for match in rejected:
                show_match(0, match, view=view, who=who, refusals=refusals, drawn=drawn)


def by_score(match: MatchView) -> tuple[float, int]:
    """The order that numbers the matches: it stays while they are decided, so that a key means the same one."""
    return (-match.score, match.id)


def just_drawn(view: ClaimView) -> dict[int, int]:
    """The versions of the matches that were on the screen when a button was pressed, not those stored now."""
    key = f"matches_drawn_{view.id}"
    before: dict[int, int] = st.session_state.get(key, {})
    st.session_state[key] = {match.id: match.version for match in view.matches}
    return before


def reject_rest_button(view: ClaimView, who: Person, count: int) -> None:
    if st.button(
        f"Reject the {count} undecided", key=f"match_reject_rest_{view.id}", type="tertiary", icon=":material/close:"
    ):
        rejected = f"{count} matches rejected."
        drawn: dict[int, int] = st.session_state.get(f"matches_drawn_{view.id}", {})
        undecided = {match.id for match in view.matches if match.state == MatchState.SUGGESTED}
        seen = {match_id: version for match_id, version in drawn.items() if match_id in undecided}
        frame.take_step(rejected, steps.reject_matches, seen=seen, actor_id=who.id)


def show_match(
    number: int, match: MatchView, *, view: ClaimView, who: Person | None, refusals: list[str], drawn: dict[int, int]
) -> None:
    with st.container(border=True, key=f"match_{match.id}", gap="xsmall"):
        show_match_text(match)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            show_decision(number, match, who, refusals, drawn.get(match.id, match.version))
            if who and not refusals and not match.stance and match.state != MatchState.REJECTED:
                use_button(match, view, who)
            st.caption(f"alike {match.score:.0f} of 100", help=_why(match), width="content")


def _why(match: MatchView) -> str | None:
    """Why the passage was proposed, and how much its score says; None where nothing is known."""
    said = often_right(match.score)
    return plain("; ".join((*match.reasons, *([said] if said else [])))) or None


def use_button(match: MatchView, view: ClaimView, who: Person) -> None:
    """Evidence in two clicks, from the match itself; using it confirms it."""
    stance = st.menu_button("Use as evidence", list(Stance), format_func=stance_word, key=f"match_use_{match.id}")
    if stance:
        frame.take_step(
            "Evidence added.",
            steps.add_evidence,
            claim_id=view.id,
            passage_id=match.passage_id,
            actor_id=who.id,
            stance=stance,
        )


def show_decision(number: int, match: MatchView, who: Person | None, refusals: list[str], version: int) -> None:
    """The buttons of a match that is undecided, or what was decided and the way back."""
    decide = {"match_id": match.id, "actor_id": who.id if who else 0, "based_on": version}
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
    evidence = f" · evidence: {STANCE_LABEL[match.stance].lower()}" if match.stance else ""
    st.caption(f"{icon} {word} by {plain(match.decided_by or '')}{evidence}", width="content")
    if not match.stance and not refusals and st.button("Undo", key=f"match_undo_{match.id}", type="tertiary"):
        frame.take_step("The match is undecided again.", steps.reconsider_match, **decide)


def show_evidence(view: ClaimView, who: Person | None, stands: Situation, kept: Kept) -> None:
    """What is recorded, and the ways to record more: from a match, from the sources, or typed in."""
    refusals = why_not(Step.ADD_EVIDENCE, who, stands)
    used = {piece.passage_id for piece in view.evidence}
    usable = [match for match in view.matches if match.state != MatchState.REJECTED and match.passage_id not in used]
    able = who is not None and not refusals
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(f"Evidence ({len(view.evidence)})", anchor=False, width="content")
        if usable and able and st.button("With a note", key="evidence_note_open", type="tertiary", shortcut="E"):
            st.session_state["evidence_open"] = not st.session_state.get("evidence_open")
    for piece in view.evidence:
        show_piece(piece, who, refusals)
    if view.hides_evidence:
        st.caption(f":material/lock: {plain(COVER)}")
    elif not view.evidence:
        st.caption("None recorded yet.")
    if who is None or refusals:
        return
    if usable and st.session_state.get("evidence_open"):
        evidence_form(view, who, usable, kept)
    show_other_evidence(view, who, kept)
    show_removed(view, who)


def show_piece(piece: EvidenceView, who: Person | None, refusals: list[str]) -> None:
    note = f"<p class='claims-passage'>Note: {shown(piece.note)}</p>" if piece.note else ""
    drawn = frame.seen(f"evidence_seen_{piece.id}", piece.version)
    with st.container(border=True, key=f"evidence_piece_{piece.id}", gap="xxsmall"):
        st.html(
            f"<p class='claims-passage'><b>{STANCE_LABEL[piece.stance]}</b>: “{marked(piece.quote, [])}”</p>"
            f"{source_facts(replace(piece.source, locator=piece.locator))}{note}"
        )
        show_drift(piece, who)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            added = f"{shown(piece.added_by)}, {when(piece.added_at)}"
            st.html(f"<span class='claims-quiet'>{added}</span>", width="content")
            if who and not refusals:
                stance_button(piece, who, drawn)
                if piece.source.url and piece.source.source_id:
                    read_again_button(piece.source.source_id, who, key=f"evidence_read_{piece.id}")
            if who and not refusals and st.button("Remove", key=f"evidence_remove_{piece.id}", type="tertiary"):
                step = {"evidence_id": piece.id, "actor_id": who.id, "based_on": drawn}
                frame.take_step("Evidence removed.", steps.remove_evidence, **step)


def evidence_form(view: ClaimView, who: Person, usable: list[MatchView], kept: Kept) -> None:
    labels = {match.passage_id: f"{match.source.title}: {match.source.statement}" for match in usable}
    with st.container(border=True):
        passage_id = st.selectbox(
            "Passage",
            list(labels),
            format_func=lambda chosen: one_line(labels[chosen]),
            key=frame.own("evidence_passage"),
        )
        stance = stance_control(frame.own("evidence_stance"))
        note_key, quote_key, locator_key = (
            frame.own(f"evidence_{name}_{view.id}") for name in ("note", "quote", "locator")
        )
        label = "Only these words of it (the whole passage if empty)"
        quote = text_field(kept, "quote of evidence", label, key=quote_key, height=68)
        label = "Where they stand (page, table, minute)"
        locator = text_field(kept, "place of evidence", label, key=locator_key)
        note = text_field(kept, "note on evidence", "Note", key=note_key)
        if st.button("Add evidence", key=f"evidence_add_{view.id}", icon=":material/add:"):
            if stance is None or passage_id is None:
                st.error(NO_STANCE)
                return
            frame.take_step(
                frame.Done("Evidence added.", (note_key, quote_key, locator_key)),
                steps.add_evidence,
                claim_id=view.id,
                passage_id=passage_id,
                actor_id=who.id,
                stance=stance,
                note=note,
                quote=quote,
                locator=locator,
            )
