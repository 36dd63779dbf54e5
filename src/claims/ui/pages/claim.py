"""Claim: where the day is spent. The claim in its place, matches with differences first, evidence, verdict."""

from html import escape

import streamlit as st

from claims.model.enums import ClaimState
from claims.model.situation import Person, Situation
from claims.reporting.words import TYPE_LABEL
from claims.review import steps
from claims.review.rules import STATES, Step, objections
from claims.store.engine import reading
from claims.store.queries.claims import ClaimView, claim, history
from claims.store.queries.scales import ratings
from claims.store.queries.situations import situation
from claims.ui import frame, pages
from claims.ui.claim_parts import show_comments, show_evidence, show_history, show_matches
from claims.ui.outside import plain, shortened, shown
from claims.ui.sign_off import show_verdict
from claims.ui.triage import queue_button, show_triage
from claims.ui.words import ago, state_badge

AROUND = 420  # characters of the article shown before and after the claim


def show_place(view: ClaimView) -> None:
    """Where the reader is: the claim before and after, the article, who works on it, when it was saved."""
    before, middle, after = st.columns([1, 8, 1], vertical_alignment="center")
    with before:
        go_to("‹ Previous", view.previous_id, "claim_previous", "K")
    with middle:
        assigned = f"assigned to {plain(view.assignee)}" if view.assignee else "assigned to nobody"
        st.markdown(
            f"**Claim {view.number} of {view.of}** · {plain(shortened(view.article_title, 60))} · {assigned} "
            f"{state_badge(view.claim.state)} since {ago(view.claim.state_since)} · version {view.claim.version}"
        )
    with after:
        go_to("Next ›", view.next_id, "claim_next", "J")


def go_to(label: str, claim_id: int | None, key: str, shortcut: str) -> None:
    if st.button(label, key=key, disabled=claim_id is None, type="tertiary", shortcut=shortcut):
        st.query_params["claim"] = str(claim_id)
        st.rerun()


def show_quote(view: ClaimView) -> None:
    """The claim in the article's own words, with what stands around it."""
    start, end = view.anchor.start, view.anchor.end
    before, after = view.text[max(0, start - AROUND) : start], view.text[end : end + AROUND]
    before = before.rsplit("\n\n", 1)[-1]
    after = after.split("\n\n", 1)[0]
    language = escape(view.language or "en")
    st.html(
        f"<p class='claims-serif claims-quote' lang='{language}' dir='auto'>"
        f"{shown(before)}<mark>{shown(view.claim.quote)}</mark>{shown(after)}</p>"
    )
    facts = [TYPE_LABEL[view.claim.type]]
    if view.claimant:
        role = f", {view.claimant.role}" if view.claimant.role else ""
        resolved = view.claim.claimant_resolved_from
        facts.insert(0, f"{view.claimant.name}{role}" + (f" (from “{resolved}”)" if resolved else ""))
    facts += [view.published_on] if view.published_on else []
    facts += [f"{round(view.claim.checkworthiness * 100)}% worth checking: {', '.join(view.claim.reasons)}"]
    st.caption(plain(" · ".join(facts)))
    if view.quantities:
        st.caption("Figures: " + " · ".join(plain(figure.text) for figure in view.quantities))


def show_work(view: ClaimView, who: Person | None, stands: Situation) -> None:
    """Taking the claim, giving it back, and the way to its article."""
    claim_id = view.id
    with st.container(horizontal=True, vertical_alignment="center"):
        if who is None:
            st.caption("Choose your name at the top right to work on this claim.")
        elif stands.state == ClaimState.EXTRACTED:
            queue_button(view, who, stands)
        elif stands.assignee and stands.assignee.id == who.id and stands.state == ClaimState.IN_PROGRESS:
            if st.button("Give it back", key="claim_release", icon=":material/undo:"):
                frame.take_step("The claim waits for someone else.", steps.release, claim_id=claim_id, actor_id=who.id)
        elif stands.state in STATES[Step.TAKE]:
            reasons = objections(Step.TAKE, who, stands)
            if st.button(
                "Take this claim", key="claim_take", type="primary", icon=":material/pan_tool:", disabled=bool(reasons)
            ):
                frame.take_step("The claim is yours.", steps.take, claim_id=claim_id, actor_id=who.id)
            if reasons:
                st.caption(plain(" ".join(reasons)))
        st.page_link(
            pages.ARTICLE,
            label="Article",
            icon=":material/article:",
            query_params={"article": str(view.claim.article_id), "claim": str(claim_id)},
        )


asked_for = frame.number_in_url("claim")
if asked_for is None:
    st.info("Choose a claim in the queue.", icon=":material/list_alt:")
    st.page_link(pages.QUEUE, label="Open the queue")
    st.stop()

with reading(frame.engine()) as session:
    the_claim = claim(session, asked_for)
    standing = situation(session, asked_for)
    events = history(session, asked_for)
    choices = ratings(session)
me = frame.me()

show_place(the_claim)
left, right = st.columns([7, 5], gap="large")
with left:
    show_quote(the_claim)
    show_work(the_claim, me, standing)
    show_matches(the_claim, me, standing)
with right:
    show_verdict(the_claim, me, standing, choices)
    show_evidence(the_claim, me, standing)
    show_triage(the_claim, me, standing)
    show_comments(the_claim, me, standing)
    show_history(events)
