"""Corrections by hand on the article page: what a claim is, and claims that were missed.

Words are marked with the mouse in the text, or chosen part by part with the keyboard; both end in the same step.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import streamlit as st

from claims.desk import spans
from claims.extraction import parts, sentences
from claims.model.situation import Person, Situation
from claims.review.rules import Step, may_correct, objections
from claims.store.engine import reading
from claims.store.queries.articles import ArticleView, ClaimPlace
from claims.store.queries.situations import situation
from claims.ui import frame
from claims.ui.outside import one_line, plain, shortened
from claims.ui.words import NOBODY

Span = tuple[int, int]
MOST_LOST = 5  # lost claims offered beside marked words


def marked_key(view: ArticleView) -> str:
    """Where the words marked with the mouse are kept until they are used."""
    return f"marked_{view.line.id}_{view.draft}"


def show_marked(view: ArticleView, place: ClaimPlace | None, who: Person | None, stands: Situation | None) -> None:
    """What was marked in the text, and what it can become; nothing while nothing is marked."""
    span: Span | None = st.session_state.get(marked_key(view)) or None
    if span is None:
        return
    with st.container(border=True, key="marked_words", gap="small"):
        st.markdown("**Marked words**")
        st.markdown(plain(shortened(view.text[span[0] : span[1]], 300)))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _become(view, span, who, key="marked")
            if place and stands:
                why_not = _nobody(who) or (objections(Step.CORRECT, who, stands) if who else [])
                if _button(f"Claim {place.number} stands here", "marked_adjust", why_not) and who:
                    _adjust(view, place.id, span, place.version, who)
            if st.button("Forget", key="marked_forget", type="tertiary"):
                st.session_state.pop(marked_key(view))
                st.rerun()


def _become(view: ArticleView, span: Span, who: Person | None, *, key: str) -> None:
    """What words can become: a claim that was missed, or the place of one that the draft had lost."""
    refusals = _nobody(who) or (may_correct(who) if who else [])
    if _button("Add as a claim", f"{key}_add", refusals) and who:
        said = frame.Done("The claim was added and is in the queue.", (marked_key(view),))
        frame.take_step(said, spans.add_claim, span=span, **_here(view, who))
    for lost in view.lost[:MOST_LOST]:
        label = f"Here stands “{plain(shortened(lost.quote, 60))}”"
        if _button(label, f"{key}_lost_{lost.id}", refusals or _may_not_move(lost.id, who)) and who:
            _adjust(view, lost.id, span, lost.version, who)


def _may_not_move(claim_id: int, who: Person | None) -> list[str]:
    with reading(frame.engine()) as session:
        stands = situation(session, claim_id)
    return objections(Step.CORRECT, who, stands) if who else []


def show_correct(view: ArticleView, place: ClaimPlace, who: Person | None, stands: Situation) -> None:
    """The form that corrects the chosen claim: its parts, where it is split, what it is merged with."""
    with st.expander("Correct what this claim is", key=f"correct_{place.id}"):
        refusals = _nobody(who) or (objections(Step.CORRECT, who, stands) if who else [])
        if refusals or who is None:
            st.caption(plain(" ".join(refusals)))
            return
        cut = parts(view.text, place.sentence_start, place.sentence_end)
        inside = [n for n, (start, end) in enumerate(cut) if start < place.end and place.start < end]
        chosen = _choose_parts("Its words, from the first part chosen to the last", view, cut, place.id, inside)
        if chosen:
            span = _span_of(view, cut, chosen)
            st.caption(f"It would read: {plain(shortened(view.text[span[0] : span[1]], 300))}")
            unchanged = ["Choose other parts to move its ends."] if chosen == inside else []
            if _button("Let it stand there", f"correct_save_{place.id}", unchanged):
                _adjust(view, place.id, span, place.version, who)
        _split_form(view, place, who, [cut[n] for n in inside])
        _merge_form(view, place, who)


def show_missed(view: ArticleView, who: Person | None) -> None:
    """The form that adds a claim the program did not find, by keyboard."""
    with st.expander("Add a claim that was missed", key="missed_form"):
        refusals = _nobody(who) or (may_correct(who) if who else [])
        if refusals or who is None:
            st.caption(plain(" ".join(refusals)))
            return
        st.caption("Mark its words in the text with the mouse, or choose its sentence here and then its parts.")
        whole = sentences(view.text)
        number = st.selectbox(
            "Sentence",
            range(len(whole)),
            index=None,
            placeholder="Type a few of its words",
            format_func=lambda n: one_line(shortened(view.text[whole[n][0] : whole[n][1]], 140)),
            key=f"missed_sentence_{view.line.id}",
        )
        if number is None:
            return
        cut = parts(view.text, *whole[number])
        chosen = _choose_parts("Its words", view, cut, -number, list(range(len(cut))))
        if chosen:
            _become(view, _span_of(view, cut, chosen), who, key="missed")


def _choose_parts(label: str, view: ArticleView, cut: Sequence[Span], of: int, inside: list[int]) -> list[int]:
    """The parts chosen, from the first to the last: a claim has no hole in it. Empty when none is."""
    chosen = st.pills(
        label,
        range(len(cut)),
        selection_mode="multi",
        default=inside,
        format_func=lambda n: one_line(view.text[cut[n][0] : cut[n][1]]),
        key=f"correct_parts_{of}_{view.draft}",
    )
    return list(range(min(chosen), max(chosen) + 1)) if chosen else []


def _span_of(view: ArticleView, cut: Sequence[Span], chosen: Sequence[int]) -> Span:
    """The words of the parts, without the comma or dash after the last."""
    start, end = cut[chosen[0]][0], cut[chosen[-1]][1]
    return start, start + len(view.text[start:end].rstrip(" ,;:–—-"))


def _split_form(view: ArticleView, place: ClaimPlace, who: Person, inside: Sequence[Span]) -> None:
    begins = {start: end for (_, end), (start, _) in pairwise(inside)}  # of the second claim: where the first one ends
    if not begins:
        return
    at = st.selectbox(
        "Split: the second claim begins with",
        list(begins),
        index=None,
        placeholder="Choose where",
        format_func=lambda start: one_line(shortened(view.text[start : place.end], 90)),
        key=f"correct_split_at_{place.id}",
    )
    why_not = [] if at is not None else ["Choose where the second one begins."]
    if _button("Split in two", f"correct_split_{place.id}", why_not) and at is not None:
        frame.take_step(
            "Split in two: the new claim is underlined beside it.",
            spans.split_claim,
            claim_id=place.id,
            spans=[(place.start, begins[at]), (at, place.end)],
            based_on=place.version,
            **_here(view, who),
        )


def _merge_form(view: ArticleView, place: ClaimPlace, who: Person) -> None:
    beside = {other.id: other for other in view.claims if other.id != place.id and _in_one_line(view, place, other)}
    if not beside:
        return
    other_id = st.selectbox(
        "Merge with",
        list(beside),
        index=None,
        placeholder="Choose a claim of this paragraph",
        format_func=lambda chosen: one_line(f"{beside[chosen].number} · {shortened(beside[chosen].quote, 80)}"),
        key=f"correct_merge_with_{place.id}",
    )
    why_not = [] if other_id else ["Choose the other claim first."]
    if _button("Merge the two", f"correct_merge_{place.id}", why_not) and other_id:
        other = beside[other_id]
        frame.take_step(
            f"Merged: claim {other.number} is archived.",
            spans.merge_claims,
            claim_id=place.id,
            other_id=other.id,
            span=(min(other.start, place.start), max(other.end, place.end)),
            based_on=place.version,
            other_based_on=other.version,
            **_here(view, who),
        )


def _in_one_line(view: ArticleView, one: ClaimPlace, other: ClaimPlace) -> bool:
    return "\n" not in view.text[min(one.start, other.start) : max(one.end, other.end)]


def _adjust(view: ArticleView, claim_id: int, span: Span, version: int, who: Person) -> None:
    said = frame.Done("The claim stands on these words now, and was matched anew.", (marked_key(view),))
    frame.take_step(said, spans.adjust_claim, claim_id=claim_id, span=span, based_on=version, **_here(view, who))


def _here(view: ArticleView, who: Person) -> dict[str, Any]:
    return {"article_id": view.line.id, "draft_number": view.draft, "actor_id": who.id}


def _nobody(who: Person | None) -> list[str]:
    return [] if who else NOBODY


def _button(label: str, key: str, why_not: Sequence[str]) -> bool:
    """A button that says why it cannot be pressed."""
    return st.button(label, key=key, disabled=bool(why_not), help=plain(" ".join(why_not)) or None)
