"""Comments on the claim page, in threads: on the claim, its words, or a version of the verdict; and private notes."""

from typing import Any

import streamlit as st

from claims.model.enums import Audience, Role
from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.rules import Step
from claims.review.steps.comments import misnamed
from claims.store.queries.claims import ClaimView
from claims.store.queries.comments import CommentView, MentionView, threads
from claims.ui import frame, pages
from claims.ui.claim_parts import why_not
from claims.ui.outside import plain, shown
from claims.ui.typed import Kept, text_field
from claims.ui.words import when
from claims.ui.writing import filled, show_overtaken

ABOUT_CLAIM, ABOUT_WORDS, ABOUT_VERDICT = "the claim", "these words of it", "this version of the verdict"


def show_threads(
    view: ClaimView,
    said: tuple[CommentView, ...],
    who: Person | None,
    stands: Situation,
    *,
    kept: Kept,
) -> None:
    """What was said about the claim as far as the member may see it, open threads first; and a field to say more."""
    refusals = why_not(Step.COMMENT, who, stands)
    able = who if who and not refusals else None
    asked_for = frame.number_in_url("comment")
    there = [one for one in said if one.removed_at is None]
    found = threads(said)
    with st.expander(f"Comments ({len(there)})", expanded=bool(there) or asked_for is not None, key="comment_list"):
        for first, answers in found:
            if first.resolved_at is None:
                show_thread(first, answers, able, kept, asked_for)
        settled = [(first, answers) for first, answers in found if first.resolved_at is not None]
        opened = any(asked_for in {one.id for one in (first, *answers)} for first, answers in settled)
        if settled and (opened or st.toggle(f"Show what is resolved ({len(settled)})", key="comment_resolved")):
            for first, answers in settled:
                show_thread(first, answers, able, kept, asked_for)
        if able:
            new_comment(view, able, kept)


def show_thread(
    first: CommentView,
    answers: tuple[CommentView, ...],
    who: Person | None,
    kept: Kept,
    asked_for: int | None,
) -> None:
    with st.container(border=True, key=f"comment_thread_{first.id}", gap="xxsmall"):
        for comment in (first, *answers):
            show_comment(comment, highlighted=comment.id == asked_for)
            if who:
                change_comment(comment, who, kept)
        if who is None:
            return
        step = {"comment_id": first.id, "actor_id": who.id}
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            with st.popover("Answer", key=f"comment_answer_open_{first.id}"):
                answer_form(first, who, kept)
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


def change_comment(comment: CommentView, who: Person, kept: Kept) -> None:
    """The link to one remark, and changing it, for whoever may."""
    mine = comment.author_id == who.id
    step: dict[str, Any] = {"comment_id": comment.id, "actor_id": who.id}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        address = {"claim": str(comment.claim_id), "comment": str(comment.id)}
        st.page_link(pages.CLAIM, label="Link", icon=":material/link:", query_params=address)
        if mine and comment.removed_at is None:
            with st.popover("Change", key=f"comment_edit_open_{comment.id}"):
                edit_form(comment, step, kept)
        if not mine and who.role != Role.LEAD:
            return
        if comment.removed_at is None:
            if st.button("Remove", key=f"comment_remove_{comment.id}", type="tertiary"):
                frame.take_step("Comment removed; it can be taken back.", steps.remove_comment, **step)
        elif st.button("Take back", key=f"comment_restore_{comment.id}", type="tertiary"):
            frame.take_step("Taken back.", steps.restore_comment, **step)


def edit_form(comment: CommentView, step: dict[str, Any], kept: Kept) -> None:
    key = frame.own(f"comment_edit_{comment.id}")
    form, stored = f"{key}_filled", {key: comment.body}
    based_on = filled(form, stored, comment.version)
    if based_on != comment.version:
        texts = (comment.body, st.session_state.get(key) or "")
        show_overtaken(form, stored, comment.version, by=comment.author, texts=texts)
    about: dict[str, Any] = {"stored": comment.body, "version": comment.version, "based_on": based_on, "height": 80}
    body = text_field(kept, f"change of comment {comment.id}", "Comment", key=key, **about)
    show_misnamed(body)
    if st.button("Save", key=f"comment_edit_save_{comment.id}"):
        frame.take_step("Comment saved.", steps.edit_comment, **step, based_on=based_on, body=body)


def answer_form(first: CommentView, who: Person, kept: Kept) -> None:
    key = frame.own(f"comment_answer_{first.id}")
    body = text_field(kept, f"answer to comment {first.id}", "Answer", key=key, height=80)
    show_misnamed(body)
    if st.button("Answer", key=f"comment_answer_save_{first.id}"):
        said = frame.Done("Answered.", (key,))
        about: dict[str, Any] = {"claim_id": first.claim_id, "parent_id": first.id, "actor_id": who.id}
        frame.take_step(said, steps.add_comment, **about, body=body)


def show_misnamed(body: str) -> list[str]:
    """Beside a remark that is being typed: sentences on the names after @ that reach nobody, which it returns."""
    if wrong := misnamed(body, list(frame.members().values())):
        st.caption(f":material/alternate_email: {plain(' '.join(wrong))}")
    return wrong


def new_comment(view: ClaimView, who: Person, kept: Kept) -> None:
    """The field for a new remark, what it is about, and who reads it."""
    key, words_key = frame.own(f"comment_body_{view.id}"), frame.own(f"comment_words_{view.id}")
    hint = "@Name tells somebody about it."
    body = text_field(kept, "comment", "Comment", key=key, height=80, placeholder=hint)
    wrong = show_misnamed(body)
    abouts = [ABOUT_CLAIM, ABOUT_WORDS, *([ABOUT_VERDICT] if view.verdict else [])]
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        about = st.selectbox("About", abouts, key=frame.own(f"comment_about_{view.id}"), width=220)
        words = ""
        if about == ABOUT_WORDS:
            label = "Words, as they stand in the claim"
            words = text_field(kept, "words that are commented on", label, key=words_key)
        private = st.checkbox("Private: only for me", key=frame.own(f"comment_private_{view.id}"))
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
        said = frame.Done(" ".join(["Comment added.", *wrong]), (key, words_key))
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
