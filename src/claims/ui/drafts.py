"""Drafts on the screen: what a new one did to the claims, what it would do, and the earlier ones as they were."""

from collections.abc import Sequence

import streamlit as st

from claims.desk.redraft import Plan
from claims.extraction import ClaimDraft
from claims.model.enums import AnchorStatus
from claims.model.situation import Person, Situation
from claims.reporting.words import count
from claims.review import steps
from claims.review.rules import Step, objections
from claims.review.steps.drafts import SIGNED, CarriedClaim
from claims.store.queries.articles import ASIDE, ArticleView
from claims.store.queries.claims import ClaimView
from claims.store.queries.situations import UNTOUCHED
from claims.ui import frame, pages
from claims.ui.outside import plain, shortened
from claims.ui.words import NOBODY, STATE_EXACT

MOST_SHOWN = 60  # claims of a plan; more make the page slow


def show_changed(view: ArticleView) -> None:
    """Which claims the newest draft changed under a checker's hands: each needs another look."""
    again = [place for place in view.claims if place.look_again]
    if not again:
        return
    these = "claim was changed" if len(again) == 1 else "claims were changed"
    st.warning(f"{len(again)} {these} in draft {view.draft} after work on it began.", icon=":material/sync_problem:")
    with st.container(horizontal=True, gap="small"):
        for place in again:
            label = f"{place.number} · {plain(shortened(place.quote, 60))}"
            st.page_link(pages.CLAIM, label=label, query_params={"claim": str(place.id)}, width="content")


def show_earlier(view: ArticleView) -> None:
    """That this is not the draft that is worked on, and the way there."""
    st.info(
        f"This is draft {view.draft}, as it was; claims are checked in draft {view.drafts}.", icon=":material/history:"
    )
    st.page_link(
        pages.ARTICLE,
        label=f"Draft {view.drafts}",
        icon=":material/article:",
        query_params={"article": str(view.line.id)},
    )


def show_lost(view: ArticleView) -> None:
    """The claims that the newest draft does not hold any more, and are not put away yet."""
    if not view.lost:
        return
    with st.expander(f"Not in draft {view.draft} any more ({len(view.lost)})", expanded=True, key="article_lost"):
        st.caption("If one stands elsewhere in the text, mark its words there; if it was cut, put it away on its page.")
        for lost in view.lost:
            st.page_link(
                pages.CLAIM,
                label=f"{plain(shortened(lost.quote, 90))} · {STATE_EXACT[lost.state]} · draft {lost.draft}",
                query_params={"claim": str(lost.id)},
            )


def show_drafts(view: ArticleView) -> None:
    """The earlier drafts, to be read as they were."""
    if view.drafts == 1:
        return
    with st.expander(f"Drafts ({view.drafts})", key="article_drafts_list"):
        for number in range(view.drafts, 0, -1):
            label = f"Draft {number}" + (" · worked on" if number == view.drafts else "")
            address = {"article": str(view.line.id)}
            address |= {"draft": str(number)} if number != view.drafts else {}
            st.page_link(pages.ARTICLE, label=label, query_params=address)


def show_what_changed(view: ClaimView, who: Person | None, stands: Situation) -> None:
    """On the claim page: what the newest draft changed in the claim, and the way to say that somebody has looked."""
    unseen = view.claim.unseen_changes or view.anchor.changes
    changes = "  \n".join(plain(change) for change in unseen)
    if stands.missing_from:
        says = f"This claim does not stand in draft {stands.missing_from} any more; it is shown as it stood before."
        st.warning(says, icon=":material/link_off:")
    elif stands.changed_in:
        st.warning(f"Draft {stands.changed_in} changed this claim.  \n{changes}", icon=":material/sync_problem:")
        refusals = objections(Step.LOOK, who, stands) if who else NOBODY
        key = f"claim_looked_{view.id}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if st.button("I looked; it can stay as it is", key=key, disabled=bool(refusals)) and who:
                said, based_on = "Noted: you looked at what changed.", stands.changed_in
                frame.take_step(said, steps.look_again, claim_id=view.id, actor_id=who.id, based_on=based_on)
            if refusals:
                st.caption(plain(" ".join(refusals)), width="content")
    elif changes:
        st.caption(f":material/difference: {changes}")


def in_short(plan: Plan) -> str:
    """What a new draft does to the claims: "14 unchanged · 2 changed · 1 not there any more · 3 new"."""
    numbers = [
        (len(plan.those(AnchorStatus.ANCHORED)), "unchanged"),
        (len(plan.those(AnchorStatus.MOVED)), "moved"),
        (len(plan.those(AnchorStatus.CHANGED)), "changed"),
        (len(plan.those(AnchorStatus.LOST)), "not there any more"),
        (len(plan.new), "new"),
    ]
    return " · ".join(f"{number} {what}" for number, what in numbers if number) or "no claims"


def show_plan(plan: Plan) -> None:
    """What would be changed and lost, each claim with what happens to it."""
    changed, lost = plan.those(AnchorStatus.CHANGED), plan.those(AnchorStatus.LOST)
    if changed:
        st.header(f"Changed ({len(changed)})", anchor=False)
        for claim in changed[:MOST_SHOWN]:
            _show_changed_claim(plan, claim)
        if len(changed) > MOST_SHOWN:
            st.caption(f"And {len(changed) - MOST_SHOWN} more; each says on its own page what changed.")
    if lost:
        st.header(f"Not there any more ({len(lost)})", anchor=False)
        for claim in lost[:MOST_SHOWN]:
            before = plan.before[claim.claim_id]
            happens = "stays set aside" if before.state in ASIDE else "stays, and is listed with the article"
            happens = "is archived" if before.state in UNTOUCHED else happens
            with st.container(gap="xxsmall"):
                st.markdown(plain(shortened(before.quote, 200)))
                st.caption(f"{STATE_EXACT[before.state]} · {happens}")


def _show_changed_claim(plan: Plan, claim: CarriedClaim) -> None:
    before = plan.before[claim.claim_id]
    assert claim.found is not None  # a changed claim has a place
    with st.container(gap="xxsmall", key=f"plan_{claim.claim_id}"):
        st.markdown(plain(shortened(claim.found.quote, 200)))
        for change in claim.changes:
            st.caption(f":material/difference: {plain(change)}")
        if before.state in SIGNED:
            st.caption(f"{STATE_EXACT[before.state]} · comes back for another look")
        elif before.state in ASIDE:
            st.caption(f"{STATE_EXACT[before.state]} · is to be triaged again: it was set aside for other words")
        elif before.state not in UNTOUCHED:
            st.caption(f"{STATE_EXACT[before.state]} · is marked for another look")


def tick_new(drafts: Sequence[ClaimDraft], *, from_worth: float) -> list[ClaimDraft]:
    """Tick boxes for the claims that are new; those that are ticked."""
    if not drafts:
        return []
    st.header(f"New ({len(drafts)})", anchor=False)
    return [
        draft
        for draft in drafts
        if st.checkbox(
            plain(shortened(draft.quote, 160)),
            value=draft.checkworthiness >= from_worth,
            key=f"new_draft_{draft.start}_{draft.end}",
        )
    ]


def added(plan: Plan, number: int, new: int) -> str:
    """What to say once the draft is stored."""
    changed = len(plan.those(AnchorStatus.CHANGED))
    return f"Draft {number} added: {count(changed, 'claim', 'claims')} changed, {new} new."
