"""The right of reply on the claim page: who was asked, what is waited for, and what was answered."""

from datetime import datetime
from typing import Any

import streamlit as st

from claims.model.base import now
from claims.model.enums import Channel
from claims.model.situation import Person, Situation
from claims.reporting.words import CHANNEL_LABEL, moment, utc
from claims.review import steps
from claims.review.rules import Step
from claims.store.queries.contacts import ContactView
from claims.ui import frame
from claims.ui.claim_parts import why_not
from claims.ui.outside import plain, shown
from claims.ui.words import when


def show_waiting(found: tuple[ContactView, ...]) -> None:
    """What the claim waits for, as a fact beside it; nothing where it waits for no reply."""
    at = now()
    for contact in found:
        if not contact.waiting:
            continue
        until = f" until {moment(contact.deadline)}" if contact.deadline else ""
        late = contact.overdue(at)
        said = f"{'Overdue: no' if late else 'Waits for a'} reply from {plain(contact.who)}{until}"
        st.markdown(f":{'red' if late else 'orange'}-badge[:material/hourglass_top: {said}]")


def show_contacts(found: tuple[ContactView, ...], claim_id: int, who: Person | None, stands: Situation) -> None:
    """Every contact with its times, and the forms to record one and what was answered."""
    refusals = why_not(Step.CONTACT, who, stands)
    there = [contact for contact in found if contact.removed_at is None]
    removed = [contact for contact in found if contact.removed_at is not None]
    drawn = _just_drawn(claim_id, found)
    with st.expander(f"Contacts ({len(there)})", key="contact_list", expanded=any(one.waiting for one in there)):
        for contact in there:
            show_contact(contact, who, refusals, drawn.get(contact.id, contact.version))
        for contact in removed:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(f"Removed: {plain(contact.who)}, {moment(contact.tried_at)}", width="content")
                if (
                    who
                    and not refusals
                    and st.button("Take back", key=f"contact_restore_{contact.id}", type="tertiary")
                ):
                    frame.take_step("Taken back.", steps.restore_contact, contact_id=contact.id, actor_id=who.id)
        if who is None or refusals:
            st.caption(plain(" ".join(refusals)))
            return
        contact_form(claim_id, who)


def _just_drawn(claim_id: int, found: tuple[ContactView, ...]) -> dict[int, int]:
    """The versions that were on the screen when a button was pressed, not those stored now."""
    key = f"contacts_drawn_{claim_id}"
    before: dict[int, int] = st.session_state.get(key, {})
    st.session_state[key] = {contact.id: contact.version for contact in found}
    return before


def show_contact(contact: ContactView, who: Person | None, refusals: list[str], version: int) -> None:
    """One attempt: who, how, when, what was asked, and what came of it."""
    lines = [f"<b>{shown(contact.who)}</b>, {CHANNEL_LABEL[contact.channel]}, {moment(contact.tried_at)}"]
    if contact.asked:
        lines.append(f"Asked: {shown(contact.asked)}")
    if contact.deadline:
        lines.append(f"Answer asked for by {moment(contact.deadline)}")
    if contact.answer and contact.answered_at:
        quoted = "quoted" if contact.quoted else "not quoted"
        lines.append(f"Answered {moment(contact.answered_at)} ({quoted}): {shown(contact.answer)}")
    elif contact.closed_at:
        lines.append(f"No answer is waited for since {moment(contact.closed_at)}")
    quiet = f"recorded by {shown(contact.added_by)}, {when(contact.added_at)}"
    with st.container(border=True, key=f"contact_{contact.id}", gap="xxsmall"):
        st.html(f"<p class='claims-passage'>{'<br>'.join(lines)}</p><span class='claims-quiet'>{quiet}</span>")
        if who and not refusals:
            change_contact(contact, who, {"contact_id": contact.id, "actor_id": who.id, "based_on": version})


def change_contact(contact: ContactView, who: Person, based: dict[str, Any]) -> None:
    """The forms of one contact: its answer, closing it, changing it, taking it off."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.popover("Answer", key=f"contact_answer_open_{contact.id}"):
            answer_form(contact, based)
        with st.popover("Change", key=f"contact_edit_open_{contact.id}"):
            edit_form(contact, based)
        if contact.waiting and st.button("Close", key=f"contact_close_{contact.id}", type="tertiary"):
            frame.take_step("No answer is waited for any more.", steps.close_contact, **based)
        if st.button("Remove", key=f"contact_remove_{contact.id}", type="tertiary"):
            frame.take_step("Contact removed; it can be taken back.", steps.remove_contact, **based)


def answer_form(contact: ContactView, based: dict[str, Any]) -> None:
    key = f"contact_answer_{contact.id}"
    st.session_state.setdefault(key, contact.answer or "")
    answer = st.text_area("What was answered", key=key, persist_state="session")
    at = _time("When (UTC)", contact.answered_at or now(), f"contact_answered_{contact.id}")
    quoted = st.checkbox("Quoted in the verdict", value=contact.quoted, key=f"contact_quoted_{contact.id}")
    if st.button("Save answer", key=f"contact_answer_save_{contact.id}"):
        frame.take_step("Answer saved.", steps.record_answer, **based, answer=answer, answered_at=at, quoted=quoted)


def edit_form(contact: ContactView, based: dict[str, Any]) -> None:
    given = _fields(f"edit_{contact.id}", contact)
    if st.button("Save", key=f"contact_edit_save_{contact.id}"):
        frame.take_step("Contact saved.", steps.edit_contact, **based, **given)


def contact_form(claim_id: int, who: Person) -> None:
    """The form for a new attempt; what is typed stays when it is refused."""
    with st.popover("Record a contact", key="contact_form", icon=":material/contact_phone:"):
        given = _fields(f"new_{claim_id}", None)
        if st.button("Record", key=f"contact_add_{claim_id}"):
            emptied = (f"contact_who_new_{claim_id}", f"contact_asked_new_{claim_id}")
            said = frame.Done("Contact recorded.", emptied)
            frame.take_step(said, steps.record_contact, claim_id=claim_id, actor_id=who.id, **given)


def _fields(name: str, contact: ContactView | None) -> dict[str, Any]:
    """The fields of a contact, filled with what is stored, and what stands in them now."""
    st.session_state.setdefault(f"contact_who_{name}", contact.who if contact else "")
    st.session_state.setdefault(f"contact_asked_{name}", (contact.asked or "") if contact else "")
    person = st.text_input("Who", key=f"contact_who_{name}", persist_state="session")
    channel = st.selectbox(
        "How",
        list(Channel),
        index=list(Channel).index(contact.channel) if contact else 0,
        format_func=lambda one: CHANNEL_LABEL[one],
        key=f"contact_channel_{name}",
    )
    tried = _time("When (UTC)", contact.tried_at if contact else now(), f"contact_tried_{name}")
    deadline = _time("Answer by (UTC), if asked for", contact.deadline if contact else None, f"contact_deadline_{name}")
    asked = st.text_area("What was asked", key=f"contact_asked_{name}", height=80, persist_state="session")
    return {"who": person, "channel": channel, "tried_at": tried, "deadline": deadline, "asked": asked}


def _time(label: str, value: datetime | None, key: str) -> datetime | None:
    """A point in time in UTC; None while none is chosen."""
    shown_value = utc(value).replace(second=0, microsecond=0, tzinfo=None) if value else None
    chosen = st.datetime_input(label, value=shown_value, key=key, format="YYYY-MM-DD", step=60)
    return utc(chosen) if chosen else None
