"""Queue: which claims wait, on whom, how old; and the next claim to work on."""

import streamlit as st

from claims.errors import ClaimsError
from claims.model.base import now
from claims.model.enums import ClaimState, Priority
from claims.reporting.words import moment
from claims.review import steps
from claims.review.rules import may_check
from claims.store.engine import reading
from claims.store.queries.comments import mentions
from claims.store.queries.filters import Filters, Sort, View
from claims.store.queries.queue import QueueLine, counts_by_view, queue
from claims.store.queries.tags import tags
from claims.ui import bulk, frame, pages
from claims.ui.outside import plain, shortened
from claims.ui.threads import show_mentions
from claims.ui.words import PRIORITY_LABEL, STATE_EXACT, ago, state_badge

VIEWS = {
    View.MINE: "Mine",
    View.UNASSIGNED: "Unassigned",
    View.SIGN_OFF: "For my sign-off",
    View.OVERDUE: "Overdue",
    View.SKIPPED: "Skipped by me",
    View.ALL: "All",
}
SHOWN_STATES = list(ClaimState)


def choose_view(counts: dict[View, int]) -> View:
    """The view of the address, or the one chosen last; not bound to the address by Streamlit, which would put the
    label there: a link to "Mine (3)" leads nowhere once there are four.
    """
    asked = st.query_params.get("queue_view", st.session_state.get("chosen_view", ""))
    view: View = st.segmented_control(
        "View",
        list(View),
        default=View(asked) if asked in set(View) else View.ALL,
        required=True,
        format_func=lambda view: f"{VIEWS[view]} ({counts[view]})",
        key="queue_view",
        label_visibility="collapsed",
    )
    st.session_state["chosen_view"] = view.value
    frame.remember("queue_view", view.value, default=View.ALL.value)
    return view


def filters() -> tuple[str, tuple[ClaimState, ...]]:
    """The words and the states to look for, as they stand in the address and on the screen."""
    with st.container(horizontal=True, vertical_alignment="center"):
        words = st.text_input(
            "Search",
            key="queue_words",
            type="search",
            bind="query-params",
            placeholder="Words of claim, title or comments",
            label_visibility="collapsed",
            width=290,
        )
        states = st.pills(
            "State",
            SHOWN_STATES,
            selection_mode="multi",
            format_func=lambda state: STATE_EXACT[state],
            key="queue_states",
            bind="query-params",
            label_visibility="collapsed",
            width="content",
        )
    return words or "", tuple(states or ())


def choose_order() -> Sort:
    """What comes first in the list."""
    sort: Sort = st.segmented_control(
        "Sorted by",
        list(Sort),
        default=Sort.CHECKWORTHINESS,
        required=True,
        format_func=lambda sort: sort.value,
        key="queue_sort",
        bind="query-params",
        label_visibility="collapsed",
    )
    return sort


def choose_tag(known: list[str]) -> str:
    """The tag whose claims alone are shown, from the address at first; empty for all. Nothing where none is in use."""
    asked = st.query_params.get("queue_tag", "")
    if not known:
        return asked
    chosen = st.selectbox(
        "Tag",
        known,
        index=known.index(asked) if asked in known else None,
        placeholder="Any tag",
        key="queue_tag_chosen",
        label_visibility="collapsed",
        width=160,
    )
    frame.remember("queue_tag", chosen or "", default="")
    return chosen or ""


def show_line(line: QueueLine, *, choose: bool) -> None:
    with st.container(key=f"queue_row_{line.id}"):
        if choose:
            box, row = st.columns([1, 30], gap="small", vertical_alignment="center")
            with box:
                bulk.tick(line)
        else:
            row = st.container()
        claim, standing = row.columns([7, 3], gap="medium", vertical_alignment="center")
        with claim, st.container(gap="xxsmall"):
            st.page_link(
                pages.CLAIM, label=f"**{plain(shortened(line.text, 180))}**", query_params={"claim": str(line.id)}
            )
            if line.says:
                st.markdown(plain(shortened(line.says, 140)))
            parts = [shortened(line.article_title, 70), line.publisher, line.claimant]
            st.caption(plain(" · ".join(dict.fromkeys(part for part in parts if part))))
        with standing, st.container(gap="xxsmall"):
            st.markdown(f"{state_badge(line.state, retracted=line.retracted)} {plain(line.assignee or 'nobody yet')}")
            st.caption(f"{ago(line.state_since)} · {round(line.checkworthiness * 100)}% worth checking")
            if facts := line_facts(line):
                st.caption(" · ".join(facts))


def line_facts(line: QueueLine) -> list[str]:
    """How urgent the claim is, what is overdue, whom it waits for, and its tags; empty for most."""
    at = now()
    late = [f":red[:material/alarm: {plain(said)}]" for said in line.late(at)]
    due = [f"due {moment(line.due_at)}"] if line.due_at else []
    waits = [f"waits for {plain(who)}" for who, deadline in line.waits_for if not deadline or deadline >= at]
    urgent = [PRIORITY_LABEL[line.priority].lower()] if line.priority != Priority.NORMAL else []
    ran_out = ["no longer open"] if line.lease_until and line.lease_until < at else []
    return [*late, *urgent, *due, *waits, *ran_out, *(f":material/label: {plain(name)}" for name in line.tags)]


def next_button() -> None:
    who = frame.me()
    why = plain(" ".join(may_check(who))) if who else "Choose your name at the top right first."
    st.button(
        "Next claim for me",
        key="queue_next",
        type="primary",
        icon=":material/play_arrow:",
        disabled=bool(why),
        help=why or None,
        shortcut="N",
    )


def take_next(actor_id: int) -> None:
    """Open the next claim; where there is none, say why."""
    try:
        claim_id = steps.take_next(frame.engine(), actor_id=actor_id)
    except ClaimsError as error:
        frame.show_error(error)
        if "you skipped" in str(error):
            address = {"queue_view": View.SKIPPED.value}
            st.page_link(pages.QUEUE, label="Skipped by me", icon=":material/redo:", query_params=address)
    else:
        st.switch_page(pages.CLAIM, query_params={"claim": str(claim_id)})


me = frame.me()
with reading(frame.engine()) as session:
    counts = counts_by_view(session, member_id=me.id if me else None)
    named = mentions(session, me.id) if me else ()
    known_tags = [tag.name for tag in tags(session, retired=True) if tag.claims]
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title("Queue", anchor=False, width="content")
    chosen_view = choose_view(counts)
    next_button()
if st.session_state["queue_next"] and me:
    take_next(me.id)

if me:
    show_mentions(named, me)
the_words, the_states = filters()
order_row = st.container(horizontal=True, vertical_alignment="center", gap="small")
with order_row:
    order = choose_order()
    the_tag = choose_tag(known_tags)
only_article = frame.number_in_url("article")
chosen = Filters(view=chosen_view, states=the_states, words=the_words, article_id=only_article, sort=order, tag=the_tag)
with reading(frame.engine()) as session:
    found = queue(session, chosen, member_id=me.id if me else None, page=frame.page_in_url("queue_page"), viewer=me)
order_row.caption(f"first · {found.total} claim{'' if found.total == 1 else 's'}", width="content")
if only_article is not None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Only the claims of article {only_article}", width="content")
        st.page_link(pages.QUEUE, label="Show all articles")
several = bulk.choosing(me)
if several and me:
    bulk.show_bulk(found, chosen, me)
if found.total:
    with st.container(gap="xsmall"):
        for found_line in found.lines:
            show_line(found_line, choose=several)
    if found.pages > 1:
        st.pagination(found.pages, key="queue_page", bind="query-params")
elif counts[View.ALL] == 0:
    st.info("No article was added yet. Add one, and its claims come here.", icon=":material/inbox:")
    st.page_link(pages.ADD, label="Add an article", icon=":material/note_add:")
else:
    st.info("No claim meets these filters. Clear the search or choose the view All.", icon=":material/filter_alt_off:")
