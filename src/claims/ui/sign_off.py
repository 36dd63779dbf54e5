"""The verdict on the claim page: written by one person, signed off by another."""

from typing import Any

import streamlit as st

from claims.model.enums import ClaimState, Decision
from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.rules import Step, objections
from claims.store.queries.claims import ClaimView, VerdictView
from claims.store.queries.scales import RatingLine
from claims.ui import frame
from claims.ui.claim_parts import why_not
from claims.ui.outside import one_line, plain, shown
from claims.ui.words import when

SIGN_OFF = {ClaimState.SUBMITTED, ClaimState.APPROVED, ClaimState.PUBLISHED}


def show_verdict(view: ClaimView, who: Person | None, stands: Situation, choices: list[RatingLine]) -> None:
    """The form for whoever works on the claim; for everybody else the verdict as it is, and its sign-off."""
    st.subheader("Verdict", anchor=False)
    refusals = why_not(Step.PROPOSE, who, stands)
    if who and not refusals:
        for review in view.verdict.reviews if view.verdict else ():
            if review.decision == Decision.REQUEST_CHANGES:
                st.warning(f"{plain(review.reviewer)} asks: {plain(review.comment or '')}", icon=":material/undo:")
        verdict_form(view, who, choices)
        submit_button(view, who, stands)
        return
    if view.verdict:
        show_verdict_text(view.verdict)
    elif stands.state not in SIGN_OFF:
        st.caption("None proposed yet.")
    if stands.state == ClaimState.SUBMITTED and view.verdict:
        sign_off(view, view.verdict, who, stands)
    if stands.state == ClaimState.APPROVED:
        publish_button(view, who, stands)
    if stands.state in {ClaimState.APPROVED, ClaimState.PUBLISHED}:
        reopen_form(view, who, stands)


def verdict_form(view: ClaimView, who: Person, choices: list[RatingLine]) -> None:
    """Rating and rationale; what is typed stays until it is saved, whatever else happens on the page."""
    before = view.verdict
    by_id = {rating.id: rating for rating in choices}
    ids = list(by_id)
    index = ids.index(before.rating_id) if before and before.rating_id in by_id else None
    rating_id = st.selectbox(
        "Rating",
        ids,
        index=index,
        placeholder="Choose a rating",
        format_func=lambda chosen: one_line(f"{by_id[chosen].label} ({by_id[chosen].scale})"),
        key=f"verdict_rating_{view.id}",
        persist_state="session",
    )
    if rating_id is not None and by_id[rating_id].definition:
        st.caption(plain(by_id[rating_id].definition))
    rationale = st.text_area(
        "Rationale",
        value=before.rationale if before else "",
        height=130,
        key=f"verdict_rationale_{view.id}",
        persist_state="session",
        placeholder="What the evidence shows, and how far it goes.",
    )
    version = before.version if before else 0
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Save verdict", key="verdict_save", icon=":material/save:", shortcut="Mod+S"):
            if rating_id is None:
                st.error("Choose a rating first.")
            else:
                frame.take_step(
                    f"Verdict saved as version {version + 1}.",
                    steps.propose_verdict,
                    claim_id=view.id,
                    actor_id=who.id,
                    rating_id=rating_id,
                    rationale=rationale,
                    based_on=version,
                )
        if before:
            saved = f"version {version}, saved {when(before.saved_at)} by {shown(before.author)}"
            st.html(f"<span class='claims-quiet'>{saved}</span>", width="content")


def submit_button(view: ClaimView, who: Person, stands: Situation) -> None:
    reasons = objections(Step.SUBMIT, who, stands)
    if st.button(
        "Submit for sign-off",
        key="verdict_submit",
        type="primary",
        icon=":material/how_to_reg:",
        disabled=bool(reasons),
        shortcut="Mod+Enter",
    ):
        frame.take_step("Submitted for sign-off.", steps.submit, claim_id=view.id, actor_id=who.id)
    if reasons:
        st.markdown("\n".join(f"- {plain(reason)}" for reason in reasons))


def show_verdict_text(verdict: VerdictView) -> None:
    st.markdown(f"**{plain(verdict.rating)}** ({plain(verdict.scale)})")
    st.html(f"<p class='claims-passage'>{shown(verdict.rationale)}</p>")
    lines = [f"version {verdict.version} by {shown(verdict.author)}, {when(verdict.saved_at)}"]
    for review in verdict.reviews:
        said = "approved" if review.decision == Decision.APPROVE else "asked for changes"
        comment = f": “{shown(review.comment)}”" if review.comment else ""
        lines.append(f"{shown(review.reviewer)} {said}{comment}, {when(review.at)}")
    st.html("<p class='claims-quiet'>" + "<br>".join(lines) + "</p>")


def sign_off(view: ClaimView, verdict: VerdictView, who: Person | None, stands: Situation) -> None:
    """Approve, or ask for changes with a comment; for the author both are disabled and say why."""
    no_approval = why_not(Step.APPROVE, who, stands)
    no_request = why_not(Step.REQUEST_CHANGES, who, stands)
    comment = st.text_area(
        "Comment (needed to ask for changes)",
        key=f"review_comment_{view.id}",
        height=80,
        disabled=bool(no_approval and no_request),
        persist_state="session",
    )
    review: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id if who else 0, "verdict_version": verdict.version}
    with st.container(horizontal=True):
        if st.button(
            "Approve", key="review_approve", type="primary", icon=":material/check_circle:", disabled=bool(no_approval)
        ):
            frame.take_step("Verdict approved.", steps.approve, **review, comment=comment)
        if st.button("Ask for changes", key="review_request", icon=":material/undo:", disabled=bool(no_request)):
            frame.take_step("Sent back for changes.", steps.request_changes, **review, comment=comment)
    for reason in dict.fromkeys([*no_approval, *no_request]):
        st.caption(plain(reason))


def publish_button(view: ClaimView, who: Person | None, stands: Situation) -> None:
    refusals = why_not(Step.PUBLISH, who, stands)
    if (
        st.button("Publish", key="claim_publish", type="primary", icon=":material/public:", disabled=bool(refusals))
        and who
    ):
        frame.take_step("Published.", steps.publish, claim_id=view.id, actor_id=who.id)
    if refusals:
        st.caption(plain(" ".join(refusals)))


def reopen_form(view: ClaimView, who: Person | None, stands: Situation) -> None:
    if who is None or why_not(Step.REOPEN, who, stands):
        return
    with st.expander("Open this claim again", key="claim_reopen_form"):
        reason = st.text_input("Why?", key=f"claim_reopen_reason_{view.id}")
        if st.button("Open again", key="claim_reopen"):
            frame.take_step(
                "The claim is in progress again.", steps.reopen, claim_id=view.id, actor_id=who.id, reason=reason
            )
