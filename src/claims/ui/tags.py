"""Tags on the claim page: which the claim carries, and putting them on and off."""

import streamlit as st

from claims.model.situation import Person, Situation
from claims.review import steps
from claims.review.rules import Step
from claims.store.queries.tags import TagLine
from claims.ui import frame, pages
from claims.ui.claim_parts import why_not
from claims.ui.outside import one_line, plain


def show_tags(
    claim_id: int,
    carried: tuple[tuple[int, str], ...],
    known: list[TagLine],
    *,
    who: Person | None,
    stands: Situation,
) -> None:
    """The tags of a claim, each leading to the claims that carry it as well; nothing where the desk has none."""
    free = {tag.id: tag.name for tag in known if tag.id not in dict(carried)}
    if not carried and not free:
        return
    may = who is not None and not why_not(Step.TAG, who, stands)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="claim_tags"):
        for tag_id, name in carried:
            address = {"queue_tag": name}
            st.page_link(pages.QUEUE, label=plain(name), icon=":material/label:", query_params=address)
            if may and who and st.button("×", key=f"tag_off_{tag_id}", type="tertiary", help=f"Take off {plain(name)}"):
                step = {"claim_id": claim_id, "tag_id": tag_id, "actor_id": who.id}
                frame.take_step("The tag is off.", steps.untag_claim, **step)
        if not free or not may or who is None:
            return
        chosen = st.menu_button(
            "Tag",
            list(free),
            format_func=lambda tag_id: one_line(free[tag_id]),
            key=f"tag_on_{claim_id}",
            type="tertiary",
        )
        if chosen:
            frame.take_step("Tagged.", steps.tag_claim, claim_id=claim_id, tag_id=chosen, actor_id=who.id)
