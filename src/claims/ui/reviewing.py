"""What others decide on a verdict that waits: approve, dissent, abstain, or ask for changes."""

from typing import Any

import streamlit as st

from claims.model.crosswalk import RatingLine
from claims.model.enums import Decision
from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.rules import Step
from claims.store.queries.claims import ClaimView
from claims.store.queries.verdicts import VerdictView
from claims.ui import frame
from claims.ui.claim_parts import why_not
from claims.ui.outside import one_line, plain
from claims.ui.typed import Kept, text_field

GIVEN = {Decision.DISSENT: "dissented", Decision.ABSTAIN: "abstained"}  # what leaves the way open to approve


def sign_off(
    view: ClaimView,
    verdict: VerdictView,
    who: Person | None,
    stands: Situation,
    choices: list[RatingLine],
    *,
    kept: Kept,
) -> None:
    """The ways to decide, with a comment; for the author all are disabled and say why."""
    blocked = {step: why_not(step, who, stands) for step in (Step.APPROVE, Step.REQUEST_CHANGES, Step.DISSENT)}
    key, rating_key = frame.own(f"review_comment_{view.id}"), frame.own(f"review_rating_{view.id}")
    st.caption(approvals_in_words(stands))
    comment = text_field(
        kept,
        "review comment",
        "Comment (needed to ask for changes or to dissent)",
        key=key,
        version=verdict.version,
        height=80,
        disabled=all(blocked.values()),
    )
    # What was on the screen when the button was pressed, not what is stored now: nobody approves a text unseen.
    seen_key = f"verdict_seen_{view.id}"
    seen = st.session_state.get(seen_key, 0)
    st.session_state[seen_key] = verdict.version
    review: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id if who else 0, "verdict_version": seen}
    review["comment"] = comment
    rated: dict[str, Any] = {"rating_id": st.session_state.get(rating_key) or None}
    mine = next((one for one in verdict.reviews if who and one.reviewer == who.name and one.decision in GIVEN), None)
    if mine:
        st.caption(f":material/info: You {GIVEN[mine.decision]} on this version; approving it would replace that.")
    with st.container(horizontal=True):
        if st.button(
            "Approve",
            key=f"review_approve_{view.id}",
            type="secondary" if mine else "primary",
            icon=":material/check_circle:",
            disabled=bool(blocked[Step.APPROVE]),
        ):
            frame.take_step(frame.Done("Verdict approved.", (key,)), steps.approve, **review, **rated)
        if st.button(
            "Ask for changes",
            key=f"review_request_{view.id}",
            icon=":material/undo:",
            disabled=bool(blocked[Step.REQUEST_CHANGES]),
        ):
            frame.take_step(frame.Done("Sent back for changes.", (key,)), steps.request_changes, **review)
    reasons = dict.fromkeys(reason for reasons in blocked.values() for reason in reasons)
    for reason in reasons:
        st.caption(plain(reason))
    if not blocked[Step.DISSENT]:
        other_decisions(view, review, rated, choices, empty=(key,))


def other_decisions(
    view: ClaimView,
    review: dict[str, Any],
    rated: dict[str, Any],
    choices: list[RatingLine],
    *,
    empty: tuple[str, ...],
) -> None:
    """Dissent and abstention, and the rating one would have given; folded, because most verdicts need none of it."""
    with st.expander("Disagree, abstain, or name another rating", key=f"review_other_{view.id}"):
        labels = {rating.id: f"{rating.scale}: {rating.label}" for rating in choices}
        st.selectbox(
            "The rating you would have given (for the record)",
            list(labels),
            index=None,
            placeholder="The same",
            format_func=lambda chosen: one_line(labels[chosen]),
            key=frame.own(f"review_rating_{view.id}"),
        )
        st.caption("Dissent is on record and shown with the verdict; the others may go on.")
        with st.container(horizontal=True):
            if st.button("Dissent", key=f"review_dissent_{view.id}", icon=":material/thumb_down:"):
                frame.take_step(frame.Done("Your dissent is on record.", empty), steps.dissent, **review, **rated)
            if st.button("Abstain", key=f"review_abstain_{view.id}", icon=":material/do_not_disturb_on:"):
                frame.take_step(frame.Done("You abstained.", empty), steps.abstain, **review)


def approvals_in_words(stands: Situation) -> str:
    """How far sign-off has come: "1 of 2 approvals"."""
    needed = stands.policy.approvals
    return f"{len(stands.approved_by)} of {needed} approval{'' if needed == 1 else 's'}"
