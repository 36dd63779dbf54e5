"""The desk: navigation, who is at it, and the page that was asked for."""

import streamlit as st

from claims.errors import ClaimsError
from claims.review.rules import may_set_up
from claims.ui import frame, pages
from claims.ui.keys import show_keys
from claims.ui.typed import forget_what_was_sent

UI = pages.HERE.parent

st.set_page_config(page_title="Claims desk", page_icon=str(UI / "icon.png"), layout="wide")
st.html(UI / "style.css")

trouble: ClaimsError | None = None
try:
    frame.read_members()
except ClaimsError as error:  # said below, where the page begins
    trouble = error
looks_after = (someone := frame.me()) is not None and not may_set_up(someone)

page = st.navigation(
    [
        st.Page(pages.QUEUE, title="Queue", icon=":material/list_alt:", default=True),
        st.Page(pages.ADD, title="Add", icon=":material/note_add:", url_path="add"),
        st.Page(pages.ARTICLE, title="Articles", icon=":material/article:", url_path="article"),
        st.Page(pages.CLAIM, title="Claim", icon=":material/rule:", url_path="claim", visibility="hidden"),
        st.Page(pages.SOURCES, title="Sources", icon=":material/library_books:", url_path="sources"),
        st.Page(pages.REPORTS, title="Reports", icon=":material/description:", url_path="reports"),
        st.Page(
            pages.MEMBERS,
            title="Members",
            icon=":material/group:",
            url_path="members",
            visibility="visible" if looks_after else "hidden",
        ),
    ],
    position="top",
)

try:
    if trouble:
        raise trouble
    forget_what_was_sent(frame.empty_fields(), frame.me())
    with st.container(key="desk_member", horizontal=True, vertical_alignment="center", width="content", gap="small"):
        beside = st.empty()
        frame.choose_member()
        role = f"{who.role.value.capitalize()} · " if (who := frame.me()) else ""
        # Whoever sees Members has less room in the bar; what the control explains says it to them.
        beside.caption(f"{role}no sign-in" if looks_after else f"{role}local desk, no sign-in", width="content")
        show_keys()
except ClaimsError as error:
    frame.show_error(error)
    st.stop()

frame.show_notice()
frame.run(page)
