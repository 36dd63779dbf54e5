"""What is typed on the claim page: kept on the server, and offered again after a reload, elsewhere, or a crash."""

from dataclasses import dataclass

import streamlit as st

from claims.errors import ClaimsError
from claims.model.situation import Person
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.typed_texts import Typed, typed_texts
from claims.ui import frame
from claims.ui.outside import plain, shown
from claims.ui.words import when


@dataclass(frozen=True, slots=True)
class Field:
    """A text field of the claim page: its key in the session, and the place where its text is kept."""

    key: str
    claim_id: int
    name: str  # in words: "rationale"

    @property
    def place(self) -> str:
        """Where its text is kept on the server."""
        return f"claim {self.claim_id} {self.name}"

    @property
    def kept_key(self) -> str:
        """Where the session notes what of it the server has."""
        return f"kept_{self.key}"


def kept_texts(who: Person | None, claim_id: int) -> dict[str, Typed]:
    """What the member was typing about a claim, by place; empty where nobody is at the desk."""
    if who is None:
        return {}
    with reading(frame.engine()) as session:
        return typed_texts(session, who.id, places=f"claim {claim_id} ")


def offer_typed(field: Field, who: Person, kept: Typed | None, *, stored: str = "", version: int = 0) -> None:
    """Offer what was typed in another session and not saved, before the field is drawn.

    `stored` is what is saved, and `version` the version of that.
    """
    noted: dict[str, str] = st.session_state.setdefault(field.kept_key, {})
    there = (st.session_state.get(field.key) or "").strip()
    if kept is None:
        noted.pop("offer", None)
    elif "text" not in noted and there in {"", stored.strip()}:
        noted["offer"] = kept.text
    offer = noted.get("offer")
    if kept is None or offer is None:
        return
    if offer.strip() in {stored.strip(), there}:
        noted.pop("offer")
        return
    newer = f" Version {version} was saved since." if version > kept.based_on else ""
    st.html(
        f"<p class='claims-quiet'>You were typing this {when(kept.typed_at)}, not saved ({field.name}).{newer}</p>"
        f"<p class='claims-passage claims-lines'>{shown(offer)}</p>"
    )
    with st.container(horizontal=True, gap="small"):
        if st.button("Take it over", key=f"typed_take_{field.key}"):
            st.session_state[field.key] = offer
            noted.pop("offer")
            noted["text"] = offer
            st.rerun()
        if st.button("Discard", key=f"typed_discard_{field.key}", type="tertiary"):
            noted.pop("offer")
            forget(field, who)
            st.rerun()


def keep_typed(field: Field, who: Person, *, stored: str = "", based_on: int = 0) -> None:
    """Keep what stands in the field now, once it was drawn; nothing happens while it is as it was."""
    noted: dict[str, str] = st.session_state.setdefault(field.kept_key, {})
    text: str = st.session_state.get(field.key) or ""
    if "offer" in noted:  # what was typed before is not overwritten as long as it is offered
        return
    if text.strip() == stored.strip():
        if noted.pop("text", None) is not None:
            forget(field, who)
        return
    if noted.get("text") == text and noted.get("saved") == text:
        return
    noted["text"] = noted["saved"] = text
    try:
        steps.keep_typed(frame.engine(), member_id=who.id, place=field.place, text=text, based_on=based_on)
    except ClaimsError as error:  # typing goes on; the text stays in its field
        st.caption(f"What you type is not kept on the server just now: {plain(str(error))}")


def forget(field: Field, who: Person) -> None:
    """Forget what the server has of a field: it was saved, or is not wanted."""
    try:
        steps.forget_typed(frame.engine(), member_id=who.id, place=field.place)
    except ClaimsError as error:
        st.caption(plain(str(error)))


def forget_what_was_sent(field: Field, who: Person | None) -> None:
    """Forget what the server has of a field that was emptied by the step that stored its text."""
    noted: dict[str, str] = st.session_state.get(field.kept_key, {})
    if who and noted.get("text") and not (st.session_state.get(field.key) or "").strip():
        noted.pop("text")
        forget(field, who)
