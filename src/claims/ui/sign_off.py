"""The verdict on the claim page: written by one person, signed off by another."""

from typing import Any

import streamlit as st

from claims.model.crosswalk import Equivalent, RatingLine
from claims.model.enums import ClaimState, Decision
from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.rules import Step, objections
from claims.store.queries.claims import ClaimView
from claims.store.queries.verdicts import VerdictView
from claims.ui import frame
from claims.ui.claim_parts import why_not
from claims.ui.outside import one_line, plain, shown
from claims.ui.reviewing import sign_off
from claims.ui.source_rules import (
    reason_based_on,
    reason_unsaved,
    show_source_rules,
    show_sources_reason,
    sources_reason_field,
)
from claims.ui.typed import Kept, text_field
from claims.ui.verdict_text import show_verdict_text, show_versions
from claims.ui.words import when
from claims.ui.writing import IN_WORDS, show_overtaken, written

SIGN_OFF = {ClaimState.SUBMITTED, ClaimState.APPROVED, ClaimState.PUBLISHED}


def show_verdict(
    view: ClaimView,
    who: Person | None,
    stands: Situation,
    choices: list[RatingLine],
    *,
    kept: Kept,
    versions: tuple[VerdictView, ...] = (),
    like: tuple[Equivalent, ...] = (),
) -> None:
    """The form for whoever works on the claim; for everybody else the verdict as it is, and its sign-off."""
    st.header("Verdict", anchor=False)
    show_source_rules(view, stands)
    refusals = why_not(Step.PROPOSE, who, stands)
    if who and not refusals:
        for review in view.verdict.reviews if view.verdict else ():
            if review.decision == Decision.REQUEST_CHANGES:
                st.warning(f"{plain(review.reviewer)} asks: {plain(review.comment or '')}", icon=":material/undo:")
        verdict_form(view, who, stands, choices, kept=kept)
        show_versions(versions)
        return
    if view.verdict:
        if stands.retracted:
            st.markdown(":red-badge[:material/remove_circle: Taken back] It stands here as it was published.")
        show_verdict_text(view.verdict, like)
        show_sources_reason(view)
        show_versions(versions)
    elif stands.state not in SIGN_OFF:
        st.caption("None proposed yet.")
    if stands.state == ClaimState.SUBMITTED and view.verdict:
        sign_off(view, view.verdict, who, stands, choices, kept=kept)
    if stands.state == ClaimState.APPROVED:
        publish_button(view, who, stands)
    if stands.state in {ClaimState.APPROVED, ClaimState.PUBLISHED}:
        reopen_form(view, who, stands, kept)


def verdict_form(view: ClaimView, who: Person, stands: Situation, choices: list[RatingLine], *, kept: Kept) -> None:
    """Rating and rationale; what is typed stays until it is saved, whatever else happens on the page."""
    writing = written(view)
    if writing.based_on != writing.stored_version and (newest := view.verdict):
        texts = (f"{newest.label}. {newest.rationale}", st.session_state.get(writing.rationale_key) or "")
        show_overtaken(writing.form, writing.stored(newest), newest.version, by=newest.author, texts=texts)
    by_id = {rating.id: rating for rating in choices}
    several = len({rating.scale for rating in choices}) > 1
    options = [*by_id, IN_WORDS]
    if st.session_state.get(writing.rating_key) not in options:  # its scale is not offered any more
        st.session_state[writing.rating_key] = None
    rating_id = st.selectbox(
        "Rating",
        options,
        index=None,
        placeholder="Choose a rating",
        format_func=lambda chosen: rating_in_list(by_id.get(chosen), several=several),
        key=writing.rating_key,
        persist_state="session",
    )
    if rating_id and by_id[rating_id].definition:
        st.caption(plain(by_id[rating_id].definition))
    before = writing.stored(view.verdict)
    version: dict[str, Any] = {"version": writing.stored_version, "based_on": writing.based_on}
    headline = text_field(
        kept,
        "headline",
        "Headline",
        key=writing.headline_key,
        stored=before[writing.headline_key],
        **version,
        placeholder="The conclusion in a sentence; needed where there is no rating"
        if rating_id == IN_WORDS
        else "The conclusion in a sentence, if there is one",
    )
    rationale = text_field(
        kept,
        "rationale",
        "Rationale",
        key=writing.rationale_key,
        stored=before[writing.rationale_key],
        **version,
        height=110,
        placeholder="What the evidence shows, and how far it goes.",
    )
    sources_reason = sources_reason_field(view, stands, kept)
    unsaved = writing.unsaved or reason_unsaved(view, sources_reason)
    wording = text_field(
        kept,
        "corrected wording",
        "What the article should say instead",
        key=writing.wording_key,
        stored=before[writing.wording_key],
        **version,
        height=68,
        placeholder="Only where the article should be changed.",
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        save_asked = st.button("Save verdict", key=f"verdict_save_{view.id}", icon=":material/save:", shortcut="Mod+S")
        submit_button(view, who, stands, unsaved=unsaved)
    if save_asked and rating_id is None:
        st.error("Choose a rating first.")
    elif save_asked and rating_id is not None:
        frame.take_step(
            f"Verdict saved as version {writing.stored_version + 1}.",
            steps.propose_verdict,
            claim_id=view.id,
            actor_id=who.id,
            rating_id=rating_id or None,
            rationale=rationale,
            headline=headline,
            corrected_wording=wording,
            based_on=min(writing.based_on, reason_based_on(view)),
            sources_reason=sources_reason,
        )
    show_missing(objections(Step.SUBMIT, who, stands), view, unsaved=unsaved)


def rating_in_list(rating: RatingLine | None, *, several: bool) -> str:
    """A rating as the list shows it, its scale first where there are several; None is a conclusion in words."""
    if rating is None:
        return "No rating, conclusion in words"
    return one_line(f"{rating.scale}: {rating.label}" if several else f"{rating.label} ({rating.scale})")


def submit_button(view: ClaimView, who: Person, stands: Situation, *, unsaved: bool) -> None:
    blocked = unsaved or bool(objections(Step.SUBMIT, who, stands))
    if st.button(
        "Submit for sign-off",
        key=f"verdict_submit_{view.id}",
        type="primary",
        icon=":material/how_to_reg:",
        disabled=blocked,
        shortcut="Mod+Enter",
    ):
        frame.take_step("Submitted for sign-off.", steps.submit, claim_id=view.id, actor_id=who.id)


def show_missing(reasons: list[str], view: ClaimView, *, unsaved: bool) -> None:
    """What stands between the verdict and its sign-off, and which version is saved."""
    if unsaved and view.verdict:
        reasons = ["What you changed is not saved yet.", *reasons]
    listed = "".join(f"<li>{shown(reason)}</li>" for reason in reasons)
    saved = ""
    if before := view.verdict:
        said = f"version {before.version}, saved {when(before.saved_at)} by {shown(before.author)}"
        saved = f"<span class='claims-quiet'>{said}</span>"
    if listed or saved:
        st.html((f"<ul class='claims-missing'>{listed}</ul>" if listed else "") + saved)


def publish_button(view: ClaimView, who: Person | None, stands: Situation) -> None:
    refusals = why_not(Step.PUBLISH, who, stands)
    if (
        st.button(
            "Publish", key=f"claim_publish_{view.id}", type="primary", icon=":material/public:", disabled=bool(refusals)
        )
        and who
    ):
        frame.take_step("Published.", steps.publish, claim_id=view.id, actor_id=who.id)
    if refusals:
        st.caption(plain(" ".join(refusals)))


def reopen_form(view: ClaimView, who: Person | None, stands: Situation, kept: Kept) -> None:
    if who is None or why_not(Step.REOPEN, who, stands):
        return
    with st.expander("Open this claim again", key="claim_reopen_form"):
        key = frame.own(f"claim_reopen_reason_{view.id}")
        reason = text_field(kept, "reason to open again", "Why?", key=key)
        if st.button("Open again", key=f"claim_reopen_{view.id}"):
            said = frame.Done("The claim is in progress again.", (key,))
            frame.take_step(said, steps.reopen, claim_id=view.id, actor_id=who.id, reason=reason)
