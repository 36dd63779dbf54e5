"""Triage on the claim page: queue, set aside with a reason, take back, and who checks it."""

from typing import Any

import streamlit as st

from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.rules import CHECKERS, STATES, Step
from claims.store.queries.claims import ClaimView
from claims.ui import frame
from claims.ui.claim_parts import why_not
from claims.ui.outside import one_line, plain


def show_triage(view: ClaimView, who: Person | None, stands: Situation) -> None:
    """The one step that triage leaves open, folded away once the claim is being worked on."""
    if view.claim.set_aside_reason:
        duplicate = f" of claim {view.claim.duplicate_of_id}" if view.claim.duplicate_of_id else ""
        st.info(f"Set aside{duplicate}: {plain(view.claim.set_aside_reason)}", icon=":material/remove_circle_outline:")
    if who is None:
        return
    if stands.state in STATES[Step.SET_ASIDE] and not why_not(Step.SET_ASIDE, who, stands):
        set_aside_form(view, who)
    if stands.state in STATES[Step.RESTORE]:
        restore_form(view, who, stands)
    if stands.state in STATES[Step.ASSIGN] and not why_not(Step.ASSIGN, who, stands):
        assign_form(view, who)


def queue_button(view: ClaimView, who: Person, stands: Situation) -> None:
    """The first step with a claim: into the queue; beside it why not, where that is so."""
    refusals = why_not(Step.QUEUE, who, stands)
    if (
        st.button(
            "Put into the queue",
            key="claim_queue",
            type="primary",
            icon=":material/playlist_add:",
            disabled=bool(refusals),
        )
        and who
    ):
        frame.take_step("The claim is in the queue.", steps.queue_claims, claim_ids=[view.id], actor_id=who.id)
    if refusals:
        st.caption(plain(" ".join(refusals)))


def set_aside_form(view: ClaimView, who: Person) -> None:
    with st.expander("Set aside", key="claim_aside_form"), st.form("claim_aside", border=False):
        reason = st.text_input("Why?", key="claim_aside_reason", placeholder="An opinion; cannot be known yet; …")
        of_id = st.number_input(
            "Duplicate of claim number (leave empty if it is not checkable)",
            min_value=1,
            value=None,
            key="claim_aside_of",
        )
        if st.form_submit_button("Set aside", key="claim_aside_submit"):
            same: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id, "reason": reason}
            if of_id:
                frame.take_step("Set aside as a duplicate.", steps.mark_duplicate, of_id=int(of_id), **same)
            else:
                frame.take_step("Set aside as not checkable.", steps.mark_not_checkable, **same)


def restore_form(view: ClaimView, who: Person, stands: Situation) -> None:
    refusals = why_not(Step.RESTORE, who, stands)
    reason = st.text_input("Why should it be checked after all?", key="claim_restore_reason", disabled=bool(refusals))
    if st.button("Take back into the queue", key="claim_restore", disabled=bool(refusals)):
        frame.take_step(
            "The claim is in the queue again.", steps.restore, claim_id=view.id, actor_id=who.id, reason=reason
        )
    if refusals:
        st.caption(plain(" ".join(refusals)))


def assign_form(view: ClaimView, who: Person) -> None:
    able = {person.id: person.name for person in frame.members().values() if person.role in CHECKERS}
    with st.expander("Assign", key="claim_assign_form"):
        to_id = st.selectbox("To", list(able), format_func=lambda chosen: one_line(able[chosen]), key="claim_assign_to")
        if st.button("Assign", key="claim_assign") and to_id:
            frame.take_step(f"Assigned to {able[to_id]}.", steps.assign, claim_id=view.id, actor_id=who.id, to_id=to_id)
