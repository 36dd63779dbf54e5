"""What was published of a claim, and its corrections: proposed by one person, approved by another."""

from typing import Any

import streamlit as st

from claims.model.correction import Correctable, CorrectionEntry
from claims.model.crosswalk import RatingLine
from claims.model.enums import ClaimState, CorrectionKind
from claims.model.report import IN_WORDS
from claims.model.situation import Person, Situation
from claims.reporting.words import CORRECTION_LABEL
from claims.review import steps
from claims.review.rules import Step
from claims.store.queries.claims import ClaimView
from claims.store.queries.publications import PublicationView
from claims.store.queries.verdicts import VerdictView
from claims.ui import frame
from claims.ui.claim_parts import why_not
from claims.ui.outside import one_line, plain, shown
from claims.ui.typed import Kept, text_field
from claims.ui.verdict_text import marked_changes
from claims.ui.words import when
from claims.ui.writing import filled

KIND_HELP = {
    CorrectionKind.REFILE: "A slip of the pen: nothing that was said changes.",
    CorrectionKind.UPDATE: "The world moved on; what was said was right then.",
    CorrectionKind.CORRECTION: "What was said was wrong.",
    CorrectionKind.RETRACTION: "All of it is taken back; a lead has to propose or approve it.",
}


def show_published(view: ClaimView, kept: tuple[PublicationView, ...]) -> None:
    """Whether what readers have is under review or retracted, and every version that was published, folded."""
    if not kept:
        return
    newest = kept[0]
    if view.claim.state != ClaimState.PUBLISHED:
        said = "retracted" if newest.content["retracted"] else f"published as “{plain(newest.rating or IN_WORDS)}”"
        st.info(f"Under review: readers have it as {said} (publication {newest.number}).", icon=":material/public:")
    elif view.claim.retracted_at:
        st.error("Retracted: what was published is taken back.", icon=":material/remove_circle:")
    with st.expander(f"Published versions ({len(kept)})", key="published_versions"):
        for one in kept:
            show_publication(one)


def show_publication(kept: PublicationView) -> None:
    """One publication in a few lines, with the hash it can be told by."""
    verdict = kept.content["verdict"]
    what = CORRECTION_LABEL[kept.kind] if kept.kind else "Published"
    lines = [f"<b>{kept.number}. {shown(kept.rating or IN_WORDS)}</b> {what}, {when(kept.published_at)}"]
    lines += [f"{CORRECTION_LABEL[CorrectionKind(c['kind'])]}: {shown(c['note'])}" for c in kept.content["corrections"]]
    lines.append(shown(verdict["rationale"]))
    if verdict["corrected_wording"]:
        lines.append(f"Should say instead: “{shown(verdict['corrected_wording'])}”")
    for review in kept.content["reviews"]:
        comment = f": {shown(review['comment'])}" if review["comment"] else ""
        lines.append(f"{shown(review['reviewer'])}: {review['decision']}{comment}")
    whole = "" if kept.whole else " This is not what was stored."
    proof = f"<span class='claims-quiet'>by {shown(kept.published_by)}, SHA-256 {kept.sha256[:16]}…{whole}</span>"
    st.html("<p class='claims-passage claims-lines'>" + "<br>".join([*lines, proof]) + "</p>")


def show_corrections(
    view: ClaimView,
    who: Person | None,
    stands: Situation,
    *,
    waiting: CorrectionEntry | None,
    choices: list[RatingLine],
    kept: Kept,
) -> None:
    """A correction that waits, with the ways to decide; or else the form to propose one."""
    if stands.state != ClaimState.PUBLISHED or view.verdict is None:
        return
    if waiting:
        show_waiting(view, who, stands, waiting, kept)
    elif who and not why_not(Step.PROPOSE_CORRECTION, who, stands):
        with st.expander("Correct what was published", key=f"correction_form_{view.id}"):
            correction_form(view, view.verdict, who, choices, kept)


def show_waiting(view: ClaimView, who: Person | None, stands: Situation, waiting: CorrectionEntry, kept: Kept) -> None:
    st.subheader(f"{CORRECTION_LABEL[waiting.kind]} for sign-off", anchor=False)
    told = f"<p class='claims-passage'>Readers are told: “{shown(waiting.public_note)}”</p>"
    by = f"<p class='claims-quiet'>proposed by {shown(waiting.proposed_by)}, {when(waiting.proposed_at)}</p>"
    st.html(told + changed(waiting.kind, waiting.before, waiting.after) + by)
    retraction = waiting.kind == CorrectionKind.RETRACTION
    needed = stands.policy.retraction_approvals if retraction else stands.policy.correction_approvals
    given = len(waiting.approved_by)
    correction = stands.correction
    lead = "; a lead's is still missing" if retraction and correction and not correction.lead_behind else ""
    st.caption(f"{given} of {needed} approval{'' if needed == 1 else 's'}{lead}")
    refused = why_not(Step.APPROVE_CORRECTION, who, stands)
    # What was on the screen when the button was pressed, as with verdicts.
    seen_key = f"correction_seen_{view.id}"
    seen = st.session_state.get(seen_key, 0)
    st.session_state[seen_key] = waiting.id
    key = frame.own(f"correction_comment_{view.id}")
    label = "Comment (needed to send it back)"
    comment = text_field(
        kept, "comment on the correction", label, key=key, version=waiting.id, height=80, disabled=bool(refused)
    )
    call: dict[str, Any] = {"claim_id": view.id, "actor_id": who.id if who else 0, "correction_id": seen}
    with st.container(horizontal=True):
        name = f"Approve {CORRECTION_LABEL[waiting.kind].lower()}"
        if st.button(name, key=f"correction_approve_{view.id}", type="primary", disabled=bool(refused)):
            done = frame.Done(lambda enough: _approved(waiting.kind, enough=enough), (key,))
            frame.take_step(done, steps.approve_correction, **call, comment=comment)
        if st.button("Send it back", key=f"correction_back_{view.id}", disabled=bool(refused)):
            done = frame.Done("The correction is sent back.", (key,))
            frame.take_step(done, steps.send_back_correction, **call, comment=comment)
        may_withdraw = who is not None and not why_not(Step.WITHDRAW_CORRECTION, who, stands)
        if may_withdraw and st.button("Withdraw it", key=f"correction_withdraw_{view.id}", type="tertiary"):
            frame.take_step("The correction is withdrawn.", steps.withdraw_correction, **call)
    for reason in refused:
        st.caption(plain(reason))


def _approved(kind: CorrectionKind, *, enough: bool) -> str:
    if not enough:
        return "Your approval is recorded; another one is still needed."
    return "Retracted: what was published is taken back." if kind == CorrectionKind.RETRACTION else "Published anew."


def changed(kind: CorrectionKind, before: Correctable, after: Correctable) -> str:
    """What a correction changes, word by word, as HTML; all of it escaped."""
    if kind == CorrectionKind.RETRACTION:
        return f"<p class='claims-passage'>Taken back: {shown(before.rating or before.headline or IN_WORDS)}</p>"
    names = {"rating": "Rating", "headline": "Headline", "rationale": "Rationale"}
    names["corrected_wording"] = "Should say instead"
    rows = []
    for name, title in names.items():
        old, new = getattr(before, name) or "", getattr(after, name) or ""
        if old != new:
            rows.append(f"<dt>{title}</dt><dd>{marked_changes(old, new)}</dd>")
    return f"<dl class='claims-passage claims-lines'>{''.join(rows)}</dl>" if rows else "<p>Only the note is new.</p>"


def correction_form(
    view: ClaimView, published: VerdictView, who: Person, choices: list[RatingLine], kept: Kept
) -> None:
    """The published words, to be changed, and what readers are told; for a retraction only the note counts."""
    key = frame.own(f"{view.id}_{published.version}")  # filled anew after every publication
    labels = {rating.id: f"{rating.scale}: {rating.label}" for rating in choices}
    if published.rating_id:
        labels.setdefault(published.rating_id, f"{published.scale}: {published.rating}")
    labels[0] = "No rating, conclusion in words"
    chosen_kind = st.selectbox(
        "What it is",
        [kind.value for kind in CorrectionKind],
        index=None,
        placeholder="Choose what it is",
        format_func=lambda chosen: CORRECTION_LABEL[CorrectionKind(chosen)],
        key=f"correction_kind_{key}",
    )
    kind = CorrectionKind(chosen_kind) if chosen_kind else None
    st.caption(
        KIND_HELP[kind] if kind else "  \n".join(f"{CORRECTION_LABEL[one]}: {KIND_HELP[one]}" for one in KIND_HELP)
    )
    version = published.version
    note_key = f"correction_note_{key}"
    note = text_field(kept, "note to readers", "What readers are told", key=note_key, version=version, height=80)
    retraction = kind == CorrectionKind.RETRACTION
    options = list(labels)
    rating_id = st.selectbox(
        "Rating",
        options,
        index=options.index(published.rating_id or 0),
        format_func=lambda chosen: one_line(labels[chosen]),
        key=f"correction_rating_{key}",
        disabled=retraction or kind == CorrectionKind.REFILE,
    )
    headline_key, rationale_key, wording_key = (
        f"correction_{name}_{key}" for name in ("headline", "rationale", "wording")
    )
    stored = {headline_key: published.headline or "", rationale_key: published.rationale}
    stored[wording_key] = published.corrected_wording or ""
    filled(f"correction_{key}", stored, version)
    same: dict[str, Any] = {"version": version, "disabled": retraction}
    name = "headline of the correction"
    headline = text_field(kept, name, "Headline", key=headline_key, stored=stored[headline_key], **same)
    name = "rationale of the correction"
    about: dict[str, Any] = {"stored": stored[rationale_key], "height": 110, **same}
    rationale = text_field(kept, name, "Rationale", key=rationale_key, **about)
    name = "corrected wording of the correction"
    about = {"stored": stored[wording_key], "height": 80, **same}
    wording = text_field(kept, name, "What the article should say instead", key=wording_key, **about)
    what = CORRECTION_LABEL[kind].lower() if kind else "correction"
    asked = st.button(f"Propose {what}", key=f"correction_propose_{view.id}", icon=":material/edit_note:")
    if asked and kind is None:
        st.error("Choose what it is first.")
    elif asked and kind is not None:
        keeps = kind == CorrectionKind.REFILE
        frame.take_step(
            frame.Done("Proposed; another person approves it.", (note_key,), tuple(stored)),
            steps.propose_correction,
            claim_id=view.id,
            actor_id=who.id,
            kind=kind,
            public_note=note,
            based_on=published.version,
            rating_id=published.rating_id if keeps else rating_id or None,
            headline=headline,
            rationale=rationale,
            corrected_wording=wording,
        )
