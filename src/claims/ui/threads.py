"""Comments on the claim page, in threads: on the claim, its words, or a version of the verdict; and private notes."""

from typing import Any

import streamlit as st

from claims.model.enums import Audience, Role
from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.rules import Step
from claims.store.queries.claims import ClaimView
from claims.store.queries.comments import CommentView, MentionView, threads
from claims.store.queries.typed_texts import Typed
from claims.ui import frame, pages
from claims.ui.claim_parts import why_not
from claims.ui.outside import plain, shown
from claims.ui.typed import Field, keep_typed, offer_typed
from claims.ui.words import when

ABOUT_CLAIM, ABOUT_WORDS, ABOUT_VERDICT = "the claim", "these words of it", "this version of the verdict"


def show_threads(
    view: ClaimView,
    said: tuple[CommentView, ...],
    who: Person | None,
    stands: Situation,
    *,
    kept: dict[str, Typed],
) -> None:
    """What was said about the claim as far as the member may see it, open threads first; and a field to say more."""
    refusals = why_not(Step.COMMENT, who, stands)
    able = who if who and not refusals else None
    asked_for = frame.number_in_url("comment")
    there = [one for one in said if one.removed_at is None]
    drawn = _just_drawn(view.id, said)
    found = threads(said)
    with st.expander(f"Comments ({len(there)})", expanded=bool(there) or asked_for is not None, key="comment_list"):
        for first, answers in found:
            if first.resolved_at is None:
                show_thread(first, answers, able, drawn, asked_for)
        settled = [(first, answers) for first, answers in found if first.resolved_at is not None]
        opened = any(asked_for in {one.id for one in (first, *answers)} for first, answers in settled)
        if settled and (opened or st.toggle(f"Show what is resolved ({len(settled)})", key="comment_resolved")):
            for first, answers in settled:
                show_thread(first, answers, able, drawn, asked_for)
        if able:
            new_comment(view, able, kept)


def _just_drawn(claim_id: int, said: tuple[CommentView, ...]) -> dict[int, int]:
    """The versions that were on the screen when a button was pressed, not those stored now."""
    key = f"comments_drawn_{claim_id}"
    before: dict[int, int] = st.session_state.get(key, {})
    st.session_state[key] = {comment.id: comment.version for comment in said}
    return before


def show_thread(
    first: CommentView,
    answers: tuple[CommentView, ...],
    who: Person | None,
    drawn: dict[int, int],
    asked_for: int | None,
) -> None:
    with st.container(border=True, key=f"comment_thread_{first.id}", gap="xxsmall"):
        for comment in (first, *answers):
            show_comment(comment, highlighted=comment.id == asked_for)
            if who:
                change_comment(comment, who, drawn.get(comment.id, comment.version))
        if who is None:
            return
        step = {"comment_id": first.id, "actor_id": who.id}
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            with st.popover("Answer", key=f"comment_answer_open_{first.id}"):
                answer_form(first, who)
            if first.resolved_at is None:
                if st.button("Resolve", key=f"comment_resolve_{first.id}", type="tertiary"):
                    frame.take_step("The thread is resolved.", steps.resolve_thread, **step)
            elif st.button("Open again", key=f"comment_reopen_{first.id}", type="tertiary"):
                frame.take_step("The thread is open again.", steps.reopen_thread, **step)


def show_comment(comment: CommentView, *, highlighted: bool) -> None:
    """One remark: who, when, about what, and its words; those asked for in the address stand out."""
    marks = []
    if comment.audience == Audience.PRIVATE:
        marks.append("private: only you see this")
    if comment.quote:
        marks.append(f"on “{shown(comment.quote)}” (draft {comment.draft})")
    if comment.verdict_version:
        marks.append(f"on version {comment.verdict_version} of the verdict")
    if comment.resolved_by and comment.resolved_at:
        marks.append(f"resolved by {shown(comment.resolved_by)}, {when(comment.resolved_at)}")
    if comment.version > 1:
        marks.append("changed since")
    body = shown(comment.body)
    if comment.removed_at and comment.removed_by:
        body = f"<i>removed by {shown(comment.removed_by)}, {when(comment.removed_at)}</i>"
    body = f"<mark>{body}</mark>" if highlighted else body
    about = f" <span class='claims-quiet'>{' · '.join(marks)}</span>" if marks else ""
    indent = " style='margin-inline-start:1.2rem'" if comment.parent_id else ""
    st.html(
        f"<p class='claims-passage claims-lines'{indent}><b>{shown(comment.author)}</b>, "
        f"{when(comment.written_at)}{about}<br>{body}</p>"
    )


def change_comment(comment: CommentView, who: Person, version: int) -> None:
    """The link to one remark, and changing it, for whoever may."""
    mine = comment.author_id == who.id
    step: dict[str, Any] = {"comment_id": comment.id, "actor_id": who.id}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        address = {"claim": str(comment.claim_id), "comment": str(comment.id)}
        st.page_link(pages.CLAIM, label="Link", icon=":material/link:", query_params=address)
        if mine and comment.removed_at is None:
            with st.popover("Change", key=f"comment_edit_open_{comment.id}"):
                edit_form(comment, step | {"based_on": version})
        if not mine and who.role != Role.LEAD:
            return
        if comment.removed_at is None:
            if st.button("Remove", key=f"comment_remove_{comment.id}", type="tertiary"):
                frame.take_step("Comment removed; it can be taken back.", steps.remove_comment, **step)
        elif st.button("Take back", key=f"comment_restore_{comment.id}", type="tertiary"):
            frame.take_step("Taken back.", steps.restore_comment, **step)


def edit_form(comment: CommentView, based: dict[str, Any]) -> None:
    key = f"comment_edit_{comment.id}"
    st.session_state.setdefault(key, comment.body)
    body = st.text_area("Comment", key=key, height=80, persist_state="session")
    if st.button("Save", key=f"comment_edit_save_{comment.id}"):
        frame.take_step("Comment saved.", steps.edit_comment, **based, body=body)


def answer_form(first: CommentView, who: Person) -> None:
    key = f"comment_answer_{first.id}"
    body = st.text_area("Answer", key=key, height=80, persist_state="session")
    if st.button("Answer", key=f"comment_answer_save_{first.id}"):
        said = frame.Done("Answered.", (key,))
        about: dict[str, Any] = {"claim_id": first.claim_id, "parent_id": first.id, "actor_id": who.id}
        frame.take_step(said, steps.add_comment, **about, body=body)


def new_comment(view: ClaimView, who: Person, kept: dict[str, Typed]) -> None:
    """The field for a new remark, what it is about, and who reads it."""
    field = Field(f"comment_body_{view.id}", view.id, "comment")
    offer_typed(field, who, kept.get(field.place))
    body = st.text_area(
        "Comment", key=field.key, height=80, persist_state="session", placeholder="@Name tells somebody about it."
    )
    keep_typed(field, who)
    abouts = [ABOUT_CLAIM, ABOUT_WORDS, *([ABOUT_VERDICT] if view.verdict else [])]
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        about = st.selectbox("About", abouts, key=f"comment_about_{view.id}", width=220)
        words = ""
        if about == ABOUT_WORDS:
            words = st.text_input("Words, as they stand in the claim", key=f"comment_words_{view.id}")
        private = st.checkbox("Private: only for me", key=f"comment_private_{view.id}")
    if st.button("Add comment", key=f"comment_add_{view.id}"):
        place: dict[str, Any] = {}
        if about == ABOUT_WORDS:
            at = view.claim.quote.find(words) if words else -1
            if at < 0:
                st.error("Write the words exactly as they stand in the claim.")
                return
            start = view.anchor.start + at
            place = {"span": (start, start + len(words)), "draft_id": view.anchor.draft_id, "quote": words}
        elif about == ABOUT_VERDICT and view.verdict:
            place = {"verdict_id": view.verdict.id}
        audience = Audience.PRIVATE if private else Audience.DESK
        said = frame.Done("Comment added.", (field.key, f"comment_words_{view.id}"))
        step: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id, "body": body, "audience": audience}
        frame.take_step(said, steps.add_comment, **step, **place)


def show_mentions(found: tuple[MentionView, ...], who: Person) -> None:
    """The remarks that name the member and that they have not read yet; nothing where there is none."""
    if not found:
        return
    with st.expander(f"Mentions of you ({len(found)})", key="mention_list"):
        for one in found:
            label = f"{plain(one.author)}: {plain(one.body[:140])}"
            address = {"claim": str(one.claim_id), "comment": str(one.comment_id)}
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.page_link(pages.CLAIM, label=label, icon=":material/alternate_email:", query_params=address)
                if st.button("Read", key=f"mention_read_{one.comment_id}", type="tertiary"):
                    ids = [one.comment_id]
                    frame.take_step("Marked as read.", steps.read_mentions, actor_id=who.id, comment_ids=ids)
