"""Triage on the claim page: queue, set aside with a reason, take back, and who checks it."""

from typing import Any

import streamlit as st

from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.roles import CHECKERS
from claims.review.rules import Step
from claims.store.engine import reading
from claims.store.queries.articles import article
from claims.store.queries.claims import ClaimView
from claims.ui import frame, pages
from claims.ui.claim_parts import why_not
from claims.ui.outside import one_line, plain, shortened
from claims.ui.typed import Kept, text_field
from claims.ui.writing import filled

CUT = "It was cut from the article."


def show_set_aside(view: ClaimView) -> None:
    """Why the claim is set aside, where it is."""
    if not view.claim.set_aside_reason:
        return
    other = view.claim.duplicate_of_id
    what = "Set aside as a duplicate" if other else "Set aside"
    st.info(f"{what}: {plain(view.claim.set_aside_reason)}", icon=":material/remove_circle_outline:")
    if other:
        st.page_link(pages.CLAIM, label="The claim that is checked instead", query_params={"claim": str(other)})


def show_triage(view: ClaimView, who: Person, stands: Situation, kept: Kept, drawn: int) -> None:
    """The other places where the claim may go: aside, or to somebody else; only what may be done is offered.

    `drawn` is the version of the claim that was on the screen.
    """
    if not why_not(Step.SET_ASIDE, who, stands):
        set_aside_form(view, who, kept, drawn)
    elif stands.missing_from and not why_not(Step.ARCHIVE, who, stands):
        archive_form(view, who, kept, drawn)
    if not why_not(Step.ASSIGN, who, stands):
        assign_form(view, who, drawn)


def archive_form(view: ClaimView, who: Person, kept: Kept, drawn: int) -> None:
    with st.popover("Put away", key="claim_archive_form"):
        key = frame.own(f"claim_archive_reason_{view.id}")
        filled(f"{key}_filled", {key: CUT}, 0)
        reason = text_field(kept, "reason to put away", "Why?", key=key, stored=CUT)
        if st.button("Put away", key=f"claim_archive_submit_{view.id}"):
            done = frame.Done("Put away; an editor can take it back.", (key,))
            same: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id, "based_on": drawn}
            frame.take_step(done, steps.archive_claim, **same, reason=reason)


def queue_button(view: ClaimView, who: Person, stands: Situation, drawn: int) -> None:
    """The first step with a claim: into the queue; beside it why not, where that is so."""
    refusals = why_not(Step.QUEUE, who, stands)
    if st.button(
        "Put into the queue",
        key=f"claim_queue_{view.id}",
        type="primary",
        icon=":material/playlist_add:",
        disabled=bool(refusals),
    ):
        one: dict[str, Any] = {"claim_ids": [view.id], "seen": {view.id: drawn}, "actor_id": who.id}
        frame.take_step("The claim is in the queue.", steps.queue_claims, **one)
    if refusals:
        st.caption(plain(" ".join(refusals)), width="content")


def set_aside_form(view: ClaimView, who: Person, kept: Kept, drawn: int) -> None:
    with st.popover("Set aside", key="claim_aside_form"):
        key, hint = frame.own(f"claim_aside_reason_{view.id}"), "An opinion; cannot be known yet; …"
        reason = text_field(kept, "reason to set aside", "Why?", key=key, placeholder=hint)
        others = other_claims(view)
        of_id = st.selectbox(
            "It repeats claim (leave empty if it is not checkable)",
            list(others),
            index=None,
            placeholder="None: it is not checkable",
            format_func=lambda chosen: one_line(shortened(others[chosen], 100)),
            key=frame.own(f"claim_aside_of_{view.id}"),
        )
        if st.button("Set aside", key=f"claim_aside_submit_{view.id}"):
            same: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id, "based_on": drawn, "reason": reason}
            empty = (key,)
            if of_id:
                said = frame.Done("Set aside as a duplicate.", empty)
                frame.take_step(said, steps.mark_duplicate, of_id=of_id, **same)
            else:
                frame.take_step(frame.Done("Set aside as not checkable.", empty), steps.mark_not_checkable, **same)


def other_claims(view: ClaimView) -> dict[int, str]:
    """The other claims of the article by id, each as its number and its words."""
    with reading(frame.engine()) as session:
        places = article(session, view.claim.article_id).claims
    return {place.id: f"{place.number} · {place.quote}" for place in places if place.id != view.id}


def restore_form(view: ClaimView, who: Person, stands: Situation, kept: Kept, drawn: int) -> None:
    """The way back into the queue, for those who may; for the others why not."""
    refusals = why_not(Step.RESTORE, who, stands)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        key = frame.own(f"claim_restore_reason_{view.id}")
        label = "Why should it be checked after all?"
        reason = text_field(kept, "reason to take back", label, key=key, disabled=bool(refusals))
        if st.button("Take back into the queue", key=f"claim_restore_{view.id}", disabled=bool(refusals)):
            said = frame.Done("The claim is in the queue again.", (key,))
            same: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id, "based_on": drawn}
            frame.take_step(said, steps.restore, **same, reason=reason)
    if refusals:
        st.caption(plain(" ".join(refusals)))


def assign_form(view: ClaimView, who: Person, drawn: int) -> None:
    able = {person.id: person.name for person in frame.members().values() if person.role in CHECKERS}
    with st.popover("Assign", key="claim_assign_form"):
        key = frame.own("claim_assign_to")
        to_id = st.selectbox("To", list(able), format_func=lambda chosen: one_line(able[chosen]), key=key)
        if st.button("Assign", key=f"claim_assign_{view.id}") and to_id:
            same: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id, "based_on": drawn}
            frame.take_step(f"Assigned to {able[to_id]}.", steps.assign, **same, to_id=to_id)
