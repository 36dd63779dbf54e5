"""Many claims at once, for leads: choose, see what will happen and what is refused, do it, undo it."""

from datetime import UTC, datetime, time

import streamlit as st
from sqlmodel import select

from claims.errors import ClaimsError
from claims.model.enums import Priority
from claims.model.situation import Person
from claims.model.tables import Tag
from claims.review import steps
from claims.review.bulk import MOST, Kind, Planned
from claims.review.rules import may_check, may_lead
from claims.review.steps.bulk import preview
from claims.store.engine import reading
from claims.store.queries.filters import Filters
from claims.store.queries.queue import QueueLine, QueuePage, matching
from claims.ui import frame
from claims.ui.outside import plain, shortened

WORDS = {
    Kind.ASSIGN: "Assign",
    Kind.PRIORITY: "Priority",
    Kind.DUE: "Due date",
    Kind.TAG: "Tag",
    Kind.ARCHIVE: "Put away",
}
SHOWN = 50  # lines of the preview; the rest is counted


def choosing(who: Person | None) -> bool:
    """Whether a lead wants to choose several claims; others see no switch."""
    if who is None or may_lead(who):
        return False
    return bool(st.toggle("Choose several", key="bulk_on"))


def tick(line: QueueLine) -> None:
    """The box before one claim of the list."""
    st.checkbox("Choose this claim", key=f"bulk_tick_{line.id}", label_visibility="collapsed")


def show_bulk(found: QueuePage, filters: Filters, who: Person) -> None:
    """What to do with the chosen claims, above the list."""
    _show_undo(who)
    with st.container(border=True, key="bulk"):
        everything = st.checkbox(f"All {found.total} that match", key="bulk_all")
        kind: Kind | None = st.segmented_control(
            "Step",
            list(Kind),
            default=Kind.ASSIGN,
            required=True,
            format_func=lambda kind: WORDS[kind],
            key="bulk_kind",
        )
        kind = kind or Kind.ASSIGN
        value = _choose_value(kind)
        reason = st.text_input("Reason", key=frame.own("bulk_reason")) if kind == Kind.ARCHIVE else ""
        ticked = [line.id for line in found.lines if st.session_state.get(f"bulk_tick_{line.id}")]
        with reading(frame.engine()) as session:
            chosen = matching(session, filters, member_id=who.id, most=MOST) if everything else ticked
            if not chosen:
                st.caption("Tick the claims below, or all that match.")
                return
            planned = preview(session, kind=kind, value=value, claim_ids=chosen, actor_id=who.id, reason=reason or "")
        _do(planned, kind, value, who, reason=reason or "")
        _show_preview(planned)


def _choose_value(kind: Kind) -> int | str | datetime | None:
    if kind == Kind.ASSIGN:
        able = [person for person in frame.members().values() if not may_check(person)]
        to = st.selectbox("To", able, index=None, format_func=lambda person: person.name, key="bulk_to")
        return to.id if to else None
    if kind == Kind.PRIORITY:
        level = st.selectbox("Priority", list(Priority), format_func=lambda level: level.value, key="bulk_priority")
        return level.value if level else None
    if kind == Kind.DUE:
        day = st.date_input("Due, end of the day (UTC); empty takes it away", value=None, key="bulk_due")
        return datetime.combine(day, time(23, 59), UTC) if day else None
    if kind == Kind.TAG:
        with reading(frame.engine()) as session:
            names = {tag.name: tag.id for tag in session.exec(select(Tag)) if tag.retired_at is None}
        name = st.selectbox("Tag", sorted(names), index=None, key="bulk_tag")
        return names[name] if name else None
    return None


def _show_preview(planned: tuple[Planned, ...]) -> None:
    every = {each.refused for each in planned}
    if len(planned) > 1 and len(every) == 1 and (why := every.pop()):  # the same of all of them is said once
        st.caption(f":material/block: {plain(' '.join(why))}")
        return
    lines = [
        f"{':material/block:' if each.refused else ':material/check:'} "
        f"{plain(each.happens or ' '.join(each.refused))} “{plain(shortened(each.text, 90))}”"
        for each in planned[:SHOWN]
    ]
    if len(planned) > SHOWN:
        lines.append(f"and {len(planned) - SHOWN} more")
    with st.container(height=240 if len(lines) > 8 else "content", border=False, key="bulk_preview"):
        st.markdown("  \n".join(lines))


def _do(
    planned: tuple[Planned, ...], kind: Kind, value: int | str | datetime | None, who: Person, *, reason: str
) -> None:
    seen = {each.claim_id: each.version for each in planned if not each.refused}
    asked = (kind, value, reason, tuple(seen))
    before = st.session_state.get("bulk_drawn")  # what was on the screen when the button was pressed
    st.session_state["bulk_drawn"] = (asked, seen)
    st.markdown(f"**{len(seen)} will change, {len(planned) - len(seen)} are refused**")
    pressed = st.button(f"Do this with {len(seen)} claims", key="bulk_do", type="primary", disabled=not seen)
    if not pressed:
        return
    shown = before[1] if before and before[0][:3] == asked[:3] else seen
    try:
        number = steps.bulk(frame.engine(), kind=kind, value=value, seen=shown, actor_id=who.id, reason=reason)
    except ClaimsError as error:
        frame.show_error(error)
        return
    st.session_state["bulk_done"] = number
    frame.done(f"Done with {len(shown)} claims.")


def _show_undo(who: Person) -> None:
    number = st.session_state.get("bulk_done")
    if number is None or not st.button(f"Undo the last step ({number})", key="bulk_undo", icon=":material/undo:"):
        return
    try:
        undone = steps.undo_bulk(frame.engine(), bulk_id=number, actor_id=who.id)
    except ClaimsError as error:
        frame.show_error(error)
        return
    del st.session_state["bulk_done"]
    left = (
        f" {len(undone.left)} were changed since and stay: {', '.join(map(str, undone.left))}." if undone.left else ""
    )
    frame.done(f"{len(undone.put_back)} claims are as they were.{left}")
