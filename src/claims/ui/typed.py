"""Text fields of the claim page: what is typed is kept on the server, and offered again when it was not saved.

Each window keeps its own text, so that none is laid over another: after a reload, elsewhere, or a crash there may be
several, and the member decides on each.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

import streamlit as st

from claims.errors import ClaimsError
from claims.model.situation import Person
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.typed_texts import Typed, typed_texts
from claims.ui import frame
from claims.ui.outside import plain, shown
from claims.ui.words import when

WINDOW = " #"  # between the field and the window it was typed in: "claim 7 rationale #1f3a9c"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a member was typing about a claim and has not saved, as the server had it when the page began."""

    claim_id: int
    who: Person | None
    texts: tuple[Typed, ...] = ()
    drawn: set[str] = field(default_factory=set)  # the fields of this page that are open, by their keys
    offered: list[str] = field(default_factory=list)  # those with something typed before, in words

    def named(self, name: str) -> list[Typed]:
        """What was typed in a field, in this window or others, newest first."""
        found = [one for one in self.texts if self.name(one) == name]
        return sorted(found, key=lambda one: one.typed_at, reverse=True)

    def name(self, one: Typed) -> str:
        """The field in words: "rationale"."""
        return one.place.removeprefix(f"claim {self.claim_id} ").split(WINDOW)[0]

    @property
    def fields(self) -> dict[str, "Field"]:
        """The fields that were open to the member in this window so far, by their keys."""
        found: dict[str, Field] = st.session_state.setdefault(f"typed_fields_{self._of}", {})
        return found

    def note(self, key: str) -> dict[str, str]:
        """What this window knows of a field: the place where its text is kept, and the text that is kept there."""
        return _notes().setdefault((self._of, key), {})

    @property
    def _of(self) -> tuple[int, int]:
        return self.claim_id, self.who.id if self.who else 0


@dataclass(frozen=True, slots=True)
class Field:
    """A text field: its key in the session, what it is in words, and what is stored of it."""

    key: str
    name: str
    stored: str
    based_on: int

    @property
    def text(self) -> str:
        """What stands in it."""
        return st.session_state.get(self.key) or ""

    @property
    def unsaved(self) -> bool:
        """Whether something else stands in it than what is stored."""
        return self.text.strip() != self.stored.strip()


def _notes() -> dict[tuple[tuple[int, int], str], dict[str, str]]:
    notes: dict[tuple[tuple[int, int], str], dict[str, str]] = st.session_state.setdefault("typed_notes", {})
    return notes


def kept_texts(who: Person | None, claim_id: int) -> Kept:
    """What the member was typing about a claim; empty where nobody is at the desk."""
    if who is None:
        return Kept(claim_id, None)
    with reading(frame.engine()) as session:
        return Kept(claim_id, who, tuple(typed_texts(session, who.id, places=f"claim {claim_id} ").values()))


def text_field(
    kept: Kept,
    name: str,
    label: str,
    *,
    key: str,
    stored: str = "",
    version: int = 0,
    based_on: int | None = None,
    height: int | None = None,
    disabled: bool = False,
    **look: Any,
) -> str:
    """Draw a text field of the claim page and keep what is typed in it; what stands in it.

    `name` says which field it is, once on the page; `stored` is what is saved, `version` the version of that, and
    `based_on` the one that was filled in, where that differs. With a height it has several lines.
    """
    one = Field(key, name, stored, version if based_on is None else based_on)
    if not disabled:
        _offer(kept, one, version)
    look = {**look, "key": key, "disabled": disabled, "persist_state": "session"}
    text = st.text_input(label, **look) if height is None else st.text_area(label, height=height, **look)
    if kept.who and not disabled:
        kept.drawn.add(key)
        kept.fields[key] = one
        _keep(kept, one)
    return text or ""


def _offer(kept: Kept, one: Field, version: int) -> None:
    """Offer what was typed in other windows and not saved, before the field is drawn."""
    here = kept.note(one.key).get("place")
    others = [other for other in kept.named(one.name) if other.place != here]
    there = one.text.strip()
    for number, other in enumerate(others):
        if other.text.strip() == one.stored.strip():
            _forget(kept, other.place)
        elif other.text.strip() != there:
            _show_offer(kept, one, other, version=version, key=one.key if number == 0 else f"{one.key}_{number}")


def _show_offer(kept: Kept, one: Field, other: Typed, *, version: int, key: str) -> None:
    kept.offered.append(one.name)
    newer = f" Version {version} was saved since." if version > other.based_on else ""
    said = f"You were typing this {when(other.typed_at)}, not saved ({shown(one.name)}).{newer}"
    st.html(f"<p class='claims-quiet'>{said}</p><p class='claims-passage claims-lines'>{shown(other.text)}</p>")
    with st.container(horizontal=True, gap="small"):
        if st.button("Take it over", key=f"typed_take_{key}"):
            _take_over(kept, one, other)
        if st.button("Discard", key=f"typed_discard_{key}", type="tertiary") and _forget(kept, other.place):
            st.rerun()


def _take_over(kept: Kept, one: Field, other: Typed) -> None:
    """Put what was typed elsewhere into the field; what stood there is kept, and offered in its turn."""
    note = kept.note(one.key)
    if one.unsaved and one.text.strip() and not _keep(kept, one):
        return
    note.clear()
    st.session_state[one.key] = other.text
    if _keep(kept, one) and _forget(kept, other.place):
        st.rerun()


def _keep(kept: Kept, one: Field) -> bool:
    """Keep what stands in a field; whether the server has it. Nothing happens while it is as it was."""
    assert kept.who is not None  # nobody else has a field
    note, text = kept.note(one.key), one.text
    if not one.unsaved:
        if place := note.get("place"):
            note.clear()
            return _forget(kept, place)
        return True
    place = note.setdefault("place", f"claim {kept.claim_id} {one.name}{WINDOW}{token_hex(3)}")
    if note.get("text") == text and any(there.place == place for there in kept.texts):
        return True
    try:
        steps.keep_typed(frame.engine(), member_id=kept.who.id, place=place, text=text, based_on=one.based_on)
    except ClaimsError as error:  # typing goes on; the text stays in its field
        st.caption(f"What you type is not kept on the server just now: {plain(str(error))}")
        return False
    note["text"] = text
    return True


def _forget(kept: Kept, place: str) -> bool:
    """Forget what the server has of a place: it was saved, or is not wanted. Whether that was done."""
    assert kept.who is not None  # nobody else has a field
    try:
        steps.forget_typed(frame.engine(), member_id=kept.who.id, place=place)
    except ClaimsError as error:
        st.caption(plain(str(error)))
        return False
    return True


def forget_what_was_sent(keys: Iterable[str], who: Person | None) -> None:
    """Forget what the server has of fields whose text a step stored, whether or not they are drawn again."""
    for (of, key), note in list(_notes().items()):
        if who and key in keys and of[1] == who.id:
            kept = Kept(of[0], who)
            if place := note.get("place"):
                _forget(kept, place)
            note.clear()
            kept.fields.pop(key, None)


def show_left_over(kept: Kept, *, saved: Collection[str] = ()) -> None:
    """What a member typed in fields that are closed by now, by others or by a step: said and kept, never dropped.

    But what is among the texts that were `saved` of the claim, in whichever version, is forgotten.
    """
    if kept.who is None:
        return
    if kept.offered:  # some of them may be in a pane that is folded
        st.caption(
            f"Typed before, not saved, and offered at its field: {plain(', '.join(dict.fromkeys(kept.offered)))}."
        )
    closed = [one for one in kept.fields.values() if one.key not in kept.drawn]
    late = [one for one in closed if one.unsaved and one.text.strip() and one.text != kept.note(one.key).get("text")]
    for one in late:  # it came with the very click that found the field closed
        _keep(kept, one)
    now = kept_texts(kept.who, kept.claim_id) if late else kept
    open_ones = {kept.fields[key].name for key in kept.drawn}
    left = [typed for typed in now.texts if kept.name(typed) not in open_ones]
    there = [typed for typed in left if typed.text.strip() in saved]
    left = [typed for typed in left if not (typed in there and _forget(kept, typed.place))]
    if not left:
        return
    says = "What you typed here was not saved. Its field is closed just now; it is offered there when it opens again."
    st.warning(says, icon=":material/sync_problem:")
    for number, typed in enumerate(left):
        name = kept.name(typed)
        st.html(
            f"<p class='claims-quiet'>{shown(name.capitalize())}, {when(typed.typed_at)}</p>"
            f"<p class='claims-passage claims-lines'>{shown(typed.text)}</p>"
        )
        if st.button("Discard it", key=f"typed_left_{number}", type="tertiary") and _forget(kept, typed.place):
            keys = [each.key for each in closed if kept.note(each.key).get("place") == typed.place]
            frame.done(frame.Done("Discarded.", tuple(keys)))
