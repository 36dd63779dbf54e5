"""Claim: where the day is spent. The claim in its place, matches with differences first, evidence, verdict."""

from html import escape
from typing import Any

import streamlit as st

from claims.model.enums import ClaimState
from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.rules import STATES, Step, objections
from claims.store.engine import reading
from claims.store.queries.claims import ClaimView, EventView, claim, history
from claims.store.queries.comments import comments
from claims.store.queries.contacts import contacts
from claims.store.queries.corrections import waiting
from claims.store.queries.elsewhere import elsewhere, repeats_since_verdict
from claims.store.queries.filters import has_skipped
from claims.store.queries.publications import publications
from claims.store.queries.scales import equivalents_of, ratings
from claims.store.queries.situations import situation
from claims.store.queries.tags import tags, tags_of
from claims.store.queries.verdicts import versions
from claims.ui import frame, pages
from claims.ui.claim_facts import claim_facts, read_alone
from claims.ui.claim_parts import show_evidence, show_matches
from claims.ui.contacts import show_contacts, show_waiting
from claims.ui.corrections import show_corrections, show_published
from claims.ui.drafts import show_what_changed
from claims.ui.elsewhere import show_elsewhere, show_repeats
from claims.ui.history import events_shown, show_history
from claims.ui.holding import keep_open, show_holding
from claims.ui.outside import plain, shortened, shown
from claims.ui.sign_off import show_verdict
from claims.ui.tags import show_tags
from claims.ui.threads import show_threads
from claims.ui.triage import queue_button, restore_form, show_set_aside, show_triage
from claims.ui.typed import Kept, kept_texts, show_left_over
from claims.ui.words import state_badge, when

AROUND = 420  # characters of the article shown before and after the claim


def show_place(view: ClaimView, who: Person | None, saved: EventView) -> None:
    """Where the reader is: the claim before and after, the article, who works on it, when it was saved."""
    line: dict[str, Any] = {"horizontal": True, "vertical_alignment": "center"}
    with st.container(key="claim_place", horizontal_alignment="distribute", gap="small", **line):
        go_to("‹ Previous", view.previous_id, "claim_previous", "K")
        with st.container(width="content", gap="small", **line):
            st.title(f"Claim {view.number} of {view.of}", anchor=False, width="content")
            st.page_link(
                pages.ARTICLE,
                label=plain(shortened(view.article_title, 60)),
                icon=":material/article:",
                query_params={"article": str(view.claim.article_id), "claim": str(view.id)},
            )
            st.markdown(
                f"{assigned(view, who)} {state_badge(view.claim.state, retracted=view.claim.retracted)}",
                width="content",
            )
            version = f"saved {when(saved.at)} (v{view.claim.version})"
            st.html(f"<span class='claims-quiet'>{version}</span>", width="content")
        go_to("Next ›", view.next_id, "claim_next", "J")


def assigned(view: ClaimView, who: Person | None) -> str:
    if not view.assignee:
        return "assigned to nobody"
    return "assigned to you" if who and view.claim.assignee_id == who.id else f"assigned to {plain(view.assignee)}"


def go_to(label: str, claim_id: int | None, key: str, shortcut: str) -> None:
    if st.button(label, key=key, disabled=claim_id is None, type="tertiary", shortcut=shortcut):
        st.query_params["claim"] = str(claim_id)
        st.rerun()


def show_quote(view: ClaimView) -> None:
    """The claim in the article's own words, with what stands around it, and what is known about it in one line."""
    start, end = view.anchor.start, view.anchor.end
    before, after = view.text[max(0, start - AROUND) : start], view.text[end : end + AROUND]
    before = before.rsplit("\n\n", 1)[-1]
    after = after.split("\n\n", 1)[0]
    facts = "".join(f"<span>{shown(fact)}</span>" for fact in claim_facts(view))
    alone = read_alone(view.claim)
    st.html(
        f"<p class='claims-serif claims-quote' lang='{escape(view.language or 'en')}' dir='auto'>"
        f"{shown(before)}<mark>{shown(view.claim.quote)}</mark>{shown(after)}</p>"
        + (f"<p class='claims-passage'>{shown(alone)}</p>" if alone else "")
        + f"<div class='claims-meta'>{facts}</div>"
    )
    if view.claim.repeats_id:
        label = "The claim of this article that it repeats"
        st.page_link(pages.CLAIM, label=label, query_params={"claim": str(view.claim.repeats_id)})


def show_work(view: ClaimView, who: Person | None, stands: Situation, kept: Kept) -> None:
    """The next step with the claim: queue, take, give back; and the ways to put it elsewhere."""
    if who is None:
        st.info("Choose your name at the top right to work on this claim.", icon=":material/person:")
        return
    drawn = frame.seen(f"claim_seen_{view.id}", view.claim.version)
    same = {"claim_id": view.id, "actor_id": who.id, "based_on": drawn}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        reasons: list[str] = []
        if stands.state == ClaimState.EXTRACTED:
            queue_button(view, who, stands, drawn)
        elif stands.assignee and stands.assignee.id == who.id and stands.state == ClaimState.IN_PROGRESS:
            if st.button("Give it back", key=f"claim_release_{view.id}", icon=":material/undo:"):
                frame.take_step("The claim waits for someone else.", steps.release, **same)
        elif stands.state in STATES[Step.TAKE]:
            reasons = objections(Step.TAKE, who, stands)
            if st.button(
                "Take this claim",
                key=f"claim_take_{view.id}",
                type="primary",
                icon=":material/pan_tool:",
                disabled=bool(reasons),
            ):
                frame.take_step("The claim is yours.", steps.take, **same)
        show_triage(view, who, stands, kept, drawn)
    if reasons:
        st.caption(plain(" ".join(reasons)))
    if stands.state in STATES[Step.RESTORE]:
        restore_form(view, who, stands, kept, drawn)


asked_for = frame.number_in_url("claim")
if asked_for is None:
    st.title("Claim", anchor=False)
    st.info("Choose a claim in the queue.", icon=":material/list_alt:")
    st.page_link(pages.QUEUE, label="Open the queue")
    st.stop()

me = frame.me()
with reading(frame.engine()) as session:
    the_claim = claim(session, asked_for, me)
    standing = situation(session, asked_for)
    newest = history(session, asked_for, me, limit=1)
    events = events_shown(session, asked_for, me)
    choices = ratings(session)
    verdicts = versions(session, asked_for)
    same = equivalents_of(session, the_claim.verdict.rating_id if the_claim.verdict else None)
    published = publications(session, asked_for)
    correction = waiting(session, asked_for)
    like = elsewhere(session, asked_for)
    repeats = repeats_since_verdict(session, asked_for)
    said = comments(session, asked_for, viewer_id=me.id if me else None, removed=True)
    asked = contacts(session, asked_for, removed=True)
    carried, known_tags = tags_of(session, [asked_for]).get(asked_for, ()), tags(session)
    passed_over = me is not None and has_skipped(session, asked_for, me.id)
keep_open(the_claim, me)
kept = kept_texts(me, asked_for)

show_place(the_claim, me, newest[0])
left, right = st.columns([7, 5], gap="large")
with left, st.container(gap="small"):
    if the_claim.put_away:
        away = "The article of this claim was put away; it has to be restored before anything is done with the claim."
        st.warning(away, icon=":material/archive:")
    show_set_aside(the_claim)
    show_what_changed(the_claim, me, standing)
    show_quote(the_claim)
    show_waiting(asked)
    show_tags(asked_for, carried, known_tags, who=me, stands=standing)
    show_holding(the_claim, me, standing, skipped=passed_over, kept=kept)
    show_work(the_claim, me, standing, kept)
    show_repeats(repeats)
    show_elsewhere(like, article_id=the_claim.claim.article_id)
    show_matches(the_claim, me, standing)
with right, st.container(gap="small"):
    left_over = st.container()  # what is in no field any more is known once all of them are drawn
    show_published(the_claim, published)
    show_verdict(the_claim, me, standing, choices, kept=kept, versions=verdicts, like=same)
    show_corrections(the_claim, me, standing, waiting=correction, choices=choices, kept=kept)
    show_evidence(the_claim, me, standing, kept)
    show_contacts(asked, asked_for, me, standing, kept)
    show_threads(the_claim, said, me, standing, kept=kept)
    show_history(asked_for, events)
with left_over:
    show_left_over(kept, saved={text for each in verdicts for text in each.texts})
