"""Who has the claim open and until when, how urgent it is, and passing it over or taking it from somebody."""

import streamlit as st

from claims.errors import ClaimsError
from claims.model.base import now
from claims.model.enums import Priority
from claims.model.situation import Person, Situation
from claims.reporting.words import moment, utc
from claims.review import steps
from claims.review.rules import Step
from claims.review.steps.leases import half_over
from claims.store.queries.claims import ClaimView
from claims.ui import frame
from claims.ui.claim_parts import why_not
from claims.ui.outside import plain
from claims.ui.typed import Kept, text_field
from claims.ui.words import PRIORITY_LABEL


def keep_open(view: ClaimView, who: Person | None) -> None:
    """Renew the lease of whoever has the claim open and works on its page, when half of it is over."""
    if who and view.claim.lease_by == who.id and half_over(view.claim.lease_until):
        try:
            steps.renew(frame.engine(), claim_id=view.id, actor_id=who.id)
        except ClaimsError as error:
            frame.show_error(error)


def show_holding(view: ClaimView, who: Person | None, stands: Situation, *, skipped: bool, kept: Kept) -> None:
    """Who has it open, its priority and due date, in one quiet line; and what may be done about them."""
    facts = []
    if stands.lease_by and stands.lease_until:
        name = "you" if who and stands.lease_by.id == who.id else plain(stands.lease_by.name)
        until = f"{utc(stands.lease_until):%H:%M} UTC"
        ran_out = stands.leased_by is None
        facts.append(
            f"was open with {name}; that ran out {moment(stands.lease_until)}"
            if ran_out
            else f"open with {name} until {until}"
        )
    if view.claim.priority != Priority.NORMAL:
        facts.append(PRIORITY_LABEL[view.claim.priority].lower())
    if view.claim.due_at:
        late = "**overdue**, " if view.claim.due_at < now() else ""
        facts.append(f"{late}due {moment(view.claim.due_at)}")
    if skipped:
        facts.append("you skipped it")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="claim_holding"):
        if facts:
            st.caption(" · ".join(facts), width="content")
        if who is None:
            return
        if not why_not(Step.PRIORITISE, who, stands):
            priority_form(view, who)
        if not why_not(Step.BREAK_LEASE, who, stands):
            break_form(view, who, kept)
        if skipped:
            if st.button("No longer skip it", key=f"claim_unskip_{view.id}", type="tertiary"):
                frame.take_step("“Next” may give it to you again.", steps.unskip, claim_id=view.id, actor_id=who.id)
        elif not why_not(Step.SKIP, who, stands):
            skip_form(view, who, kept)


def priority_form(view: ClaimView, who: Person) -> None:
    drawn_key = f"claim_drawn_{view.id}"
    drawn = st.session_state.get(drawn_key, view.claim.version)
    st.session_state[drawn_key] = view.claim.version
    with st.popover("Priority", key="claim_priority_form"):
        priority: Priority = st.segmented_control(
            "Priority",
            list(Priority),
            default=view.claim.priority,
            required=True,
            format_func=lambda one: PRIORITY_LABEL[one],
            key=frame.own(f"claim_priority_{view.id}"),
        )
        stored = utc(view.claim.due_at).replace(tzinfo=None) if view.claim.due_at else None
        due = st.datetime_input("Due (UTC)", value=stored, key=frame.own(f"claim_due_{view.id}"), format="YYYY-MM-DD")
        if st.button("Save", key=f"claim_prioritise_{view.id}"):
            frame.take_step(
                "Priority and due date saved.",
                steps.prioritise,
                claim_id=view.id,
                actor_id=who.id,
                priority=priority,
                due_at=utc(due) if due else None,
                based_on=drawn,
            )


def break_form(view: ClaimView, who: Person, kept: Kept) -> None:
    with st.popover("Take it from them", key="lease_break_form"):
        key = frame.own(f"lease_break_reason_{view.id}")
        reason = text_field(kept, "reason to take it from them", "Why?", key=key)
        if st.button("Take it from them", key=f"lease_break_{view.id}"):
            said = frame.Done("The claim waits for somebody again.", (key,))
            frame.take_step(said, steps.break_lease, claim_id=view.id, actor_id=who.id, reason=reason)


def skip_form(view: ClaimView, who: Person, kept: Kept) -> None:
    with st.popover("Skip", key="claim_skip_form"):
        key = frame.own(f"claim_skip_reason_{view.id}")
        reason = text_field(kept, "reason to skip", "Why? (if you want to say)", key=key)
        if st.button("Skip it", key=f"claim_skip_{view.id}"):
            said = frame.Done("Skipped; you find it in the queue under “Skipped by me”.", (key,))
            frame.take_step(said, steps.skip, claim_id=view.id, actor_id=who.id, reason=reason)
