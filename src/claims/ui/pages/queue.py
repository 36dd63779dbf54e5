"""Queue: what waits, on whom, how old; and the next claim to work on."""

import streamlit as st

from claims.errors import ClaimsError
from claims.model.enums import ClaimState
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.queue import Filters, QueueLine, Sort, View, counts_by_view, queue
from claims.ui import frame, pages
from claims.ui.outside import plain, shortened
from claims.ui.words import STATE_EXACT, ago, state_badge

VIEWS = {View.MINE: "Mine", View.UNASSIGNED: "Unassigned", View.SIGN_OFF: "For my sign-off", View.ALL: "All"}
SHOWN_STATES = [state for state in ClaimState if state != ClaimState.ARCHIVED]


def filters() -> Filters:
    """The filters as they stand in the address and on the screen."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Search", key="queue_words", bind="query-params", placeholder="Words of the claim or title", width=300
        )
        sort = st.selectbox("Sorted by", list(Sort), format_func=str, key="queue_sort", bind="query-params", width=190)
        states = st.pills(
            "State",
            SHOWN_STATES,
            selection_mode="multi",
            format_func=lambda state: STATE_EXACT[state],
            key="queue_states",
            bind="query-params",
        )
    return Filters(
        view=st.session_state.get("queue_view") or View.ALL,
        states=tuple(states or ()),
        words=words or "",
        article_id=frame.number_in_url("article"),
        sort=sort or Sort.CHECKWORTHINESS,
    )


def show_line(line: QueueLine) -> None:
    with st.container(border=True, key=f"queue_row_{line.id}", gap="xxsmall"):
        claim, standing = st.columns([7, 3], gap="medium", vertical_alignment="center")
        with claim:
            st.page_link(
                pages.CLAIM, label=f"**{plain(shortened(line.text, 180))}**", query_params={"claim": str(line.id)}
            )
            parts = [shortened(line.article_title, 70), line.publisher, line.claimant]
            st.caption(plain(" · ".join(dict.fromkeys(part for part in parts if part))))
            if line.says:
                st.markdown(plain(shortened(line.says, 140)))
        with standing:
            st.markdown(state_badge(line.state))
            who_has_it = line.assignee or "nobody yet"
            st.caption(
                f"{plain(who_has_it)} · {ago(line.state_since)} · {round(line.checkworthiness * 100)}% worth checking"
            )


def take_next() -> None:
    who = frame.me()
    if (
        st.button(
            "Next claim for me",
            key="queue_next",
            type="primary",
            icon=":material/play_arrow:",
            disabled=who is None,
            help="Choose your name at the top right first." if who is None else None,
            shortcut="N",
        )
        and who
    ):
        try:
            claim_id = steps.take_next(frame.engine(), actor_id=who.id)
        except ClaimsError as error:
            frame.show_error(error)
        else:
            st.switch_page(pages.CLAIM, query_params={"claim": str(claim_id)})


me = frame.me()
with reading(frame.engine()) as session:
    counts = counts_by_view(session, member_id=me.id if me else None)
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.segmented_control(
        "View",
        list(View),
        default=View.ALL,
        required=True,
        format_func=lambda view: f"{VIEWS[view]} ({counts[view]})",
        key="queue_view",
        bind="query-params",
        label_visibility="collapsed",
    )
    with st.container(width="content"):
        take_next()

chosen = filters()
page_number = st.session_state.get("queue_page") or 1
with reading(frame.engine()) as session:
    found = queue(session, chosen, member_id=me.id if me else None, page=page_number)
if found.total:
    st.caption(f"{found.total} claim{'' if found.total == 1 else 's'}, {chosen.sort.value} first")
    for found_line in found.lines:
        show_line(found_line)
    if found.pages > 1:
        st.pagination(found.pages, key="queue_page", bind="query-params")
elif counts[View.ALL] == 0:
    st.info("No article was added yet. Add one, and its claims come here.", icon=":material/inbox:")
    st.page_link(pages.ADD, label="Add an article", icon=":material/note_add:")
else:
    st.info("No claim meets these filters. Clear the search or choose the view All.", icon=":material/filter_alt_off:")
