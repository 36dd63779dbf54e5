"""What every page stands in: the database, who is at the desk, and errors as sentences."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Concatenate, ParamSpec

import streamlit as st
from sqlalchemy.engine import Engine
from streamlit.navigation.page import Page

from claims.desk.opening import open_desk, set_up
from claims.errors import ClaimsError, Refused, StaleVersion, TableError
from claims.model.situation import Person
from claims.review import steps
from claims.settings import settings
from claims.store.engine import reading
from claims.store.queries.members import members as members_of
from claims.store.queries.situations import people
from claims.ui.outside import plain, shown

P = ParamSpec("P")


def engine() -> Engine:
    """The desk's database, opened once a process. Raises StoreError when it cannot be used."""
    return _engine(settings().database_url)


@st.cache_resource(show_spinner="Opening the desk")
def _engine(url: str) -> Engine:
    opened = open_desk(url)
    set_up(opened)
    return opened


def read_members() -> None:
    """Read who is at the desk, first in every run of a page: what it offers goes by roles as they are now."""
    with reading(engine()) as session:
        active = people(session)
        st.session_state["invited"] = {line.name for line in members_of(session) if line.standing == "invited"}
    st.session_state["people"] = {person.name: person for person in active}


def choose_member() -> None:
    """The control that says who is at the desk; a local desk has no sign-in, and says so."""
    invited: set[str] = st.session_state["invited"]
    st.selectbox(
        "At the desk",
        options=list(members()),
        index=None,
        format_func=lambda name: f"{name} (invited)" if name in invited else name,
        placeholder="Who are you?",
        key="member",
        persist_state="session",  # not in the address: a shared link would make others act under this name
        help="This desk runs on this machine without sign-in: whoever sits here chooses a name. "
        "Every step is logged under the name chosen.",
        label_visibility="collapsed",
        width=220,
    )
    if (who := me()) and who.name in invited:
        steps.join(engine(), member_id=who.id)


def members() -> dict[str, Person]:
    """The active members by name, as read when this run of the page began."""
    people_by_name: dict[str, Person] = st.session_state.get("people", {})
    return people_by_name


def me() -> Person | None:
    """Who is at the desk; None while nobody was chosen."""
    return members().get(st.session_state.get("member") or "")


def own(key: str) -> str:
    """The key of a field for whoever is at the desk: what one member types is never shown to the next one there.

    It stays as it is for whoever came first in this window.
    """
    came: list[int] = st.session_state.setdefault("came", [])
    if who := me():
        came += [] if who.id in came else [who.id]
        return key if came[0] == who.id else f"{key}_of_{who.id}"
    return f"{key}_of_nobody" if came else key


def somebody() -> Person:
    """Who is at the desk; where nobody was chosen, says what to do and ends the page."""
    who = me()
    if who is None:
        st.info("Choose your name at the top right to start: every step is logged under it.", icon=":material/person:")
        st.stop()
    return who


def seen(key: str, version: int) -> int:
    """The version of something that was on the screen when a button was pressed, not the one that is stored now."""
    before: int = st.session_state.get(key, version)
    st.session_state[key] = version
    return before


@dataclass(frozen=True, slots=True)
class Done:
    """What to say once a step is taken, and the fields whose text was stored by it, so that they are empty again."""

    sentence: str | Callable[[Any], str]  # or what to say of what the step gives back
    empty: tuple[str, ...] = ()  # keys of widgets
    stored: tuple[str, ...] = ()  # keys of those whose text was stored as well, and stays in its field


def take_step(
    said: str | Done, function: Callable[Concatenate[Engine, P], object], *args: P.args, **kwargs: P.kwargs
) -> None:
    """Take a step and say it is done; where it is refused, say why in place and go on, so nothing typed is lost."""
    try:
        result = function(engine(), *args, **kwargs)
    except ClaimsError as error:
        show_error(error)
    else:
        said = said if isinstance(said, Done) else Done(said)
        done(replace(said, sentence=said.sentence(result)) if callable(said.sentence) else said)


def show_error(error: ClaimsError) -> None:
    """An error as the sentences a person can act on."""
    if isinstance(error, TableError):
        st.error(plain(str(error)), icon=":material/error:")
        if others := [plain(problem) for problem in error.problems if problem not in str(error)]:
            st.table({"What is wrong": others}, hide_index=True)
    elif isinstance(error, StaleVersion):
        st.error(
            plain(str(error)) + " Nothing was saved; what you wrote is still in its field.",
            icon=":material/sync_problem:",
        )
        show_both(error.theirs, error.yours)
    elif isinstance(error, Refused):
        st.error("  \n".join(plain(reason) for reason in error.reasons), icon=":material/block:")
    else:
        st.error(plain(str(error)), icon=":material/error:")


def show_both(theirs: str, yours: str) -> None:
    """Two texts that were written at the same time, side by side."""
    columns = st.columns(2)
    for column, title, text in zip(
        columns, ("Saved by someone else", "Yours, not saved"), (theirs, yours), strict=True
    ):
        column.html(f"<b>{title}</b><p class='claims-passage claims-lines'>{shown(text) if text else '(no text)'}</p>")


def done(said: str | Done) -> None:
    """Say what happened after the page was drawn again, and draw it again."""
    said = said if isinstance(said, Done) else Done(said)
    st.session_state["notice"] = said.sentence
    st.session_state["to_empty"] = said.empty
    st.session_state["stored"] = (*said.empty, *said.stored)
    st.rerun()


def empty_fields() -> tuple[str, ...]:
    """Empty the fields that `done` named, before any of them is drawn, because Streamlit allows it only then.

    Returns the keys of all fields whose text is stored now.
    """
    for key in st.session_state.pop("to_empty", ()):
        st.session_state[key] = ""
    return tuple(st.session_state.pop("stored", ()))


def show_notice() -> None:
    """The sentence that `done` left, once."""
    if sentence := st.session_state.pop("notice", None):
        st.toast(plain(sentence), icon=":material/check:")


def run(page: Page) -> None:
    """Run a page; what it cannot do is said in a sentence instead of a traceback."""
    try:
        page.run()
    except ClaimsError as error:
        show_error(error)


def number_in_url(name: str) -> int | None:
    """A whole number from the address, as in `?claim=7`; None when it is missing or no number."""
    text = st.query_params.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 12 else None


def page_in_url(key: str) -> int:
    """Which page of a list is asked for; from the address as long as its pagination was not drawn yet."""
    return st.session_state.get(key) or number_in_url(key) or 1


def remember(name: str, value: str, *, default: str) -> None:
    """Put a value into the address unless it is the default, so that a shared link shows the same thing."""
    if value == default:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
