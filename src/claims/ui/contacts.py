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
from claims.ui.typed import Kept, text_field
from claims.ui.words import when
from claims.ui.writing import filled, show_overtaken


def show_waiting(found: tuple[ContactView, ...]) -> None:
    """What the claim waits for, as a fact beside it; nothing where it waits for no reply."""
    at = now()
    for contact in found:
        if not contact.waiting:
            continue
        late = contact.overdue(at)
        until = f" {'by' if late else 'until'} {moment(contact.deadline)}" if contact.deadline else ""
        said = f"{'Overdue: no' if late else 'Waits for a'} reply from {plain(contact.who)}{until}"
        st.markdown(f":{'red' if late else 'orange'}-badge[:material/hourglass_top: {said}]")


def show_contacts(
    found: tuple[ContactView, ...], claim_id: int, who: Person | None, stands: Situation, kept: Kept
) -> None:
    """Every contact with its times, and the forms to record one and what was answered."""
    refusals = why_not(Step.CONTACT, who, stands)
    there = [contact for contact in found if contact.removed_at is None]
    removed = [contact for contact in found if contact.removed_at is not None]
    drawn = _just_drawn(claim_id, found)
    with st.expander(f"Contacts ({len(there)})", key="contact_list", expanded=any(one.waiting for one in there)):
        for contact in there:
            show_contact(contact, who, refusals, drawn.get(contact.id, contact.version), kept)
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
        contact_form(claim_id, who, kept, recorded=sum(contact.added_by == who.name for contact in found))


def _just_drawn(claim_id: int, found: tuple[ContactView, ...]) -> dict[int, int]:
    """The versions that were on the screen when a button was pressed, not those stored now."""
    key = f"contacts_drawn_{claim_id}"
    before: dict[int, int] = st.session_state.get(key, {})
    st.session_state[key] = {contact.id: contact.version for contact in found}
    return before


def show_contact(contact: ContactView, who: Person | None, refusals: list[str], version: int, kept: Kept) -> None:
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
            change_contact(contact, {"contact_id": contact.id, "actor_id": who.id}, version, kept)


def change_contact(contact: ContactView, step: dict[str, Any], version: int, kept: Kept) -> None:
    """The forms of one contact: its answer, closing it, changing it, taking it off."""
    based = step | {"based_on": version}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.popover("Answer", key=f"contact_answer_open_{contact.id}"):
            answer_form(contact, step, kept)
        with st.popover("Change", key=f"contact_edit_open_{contact.id}"):
            edit_form(contact, step, kept)
        if contact.waiting and st.button("Close", key=f"contact_close_{contact.id}", type="tertiary"):
            frame.take_step("No answer is waited for any more.", steps.close_contact, **based)
        if st.button("Remove", key=f"contact_remove_{contact.id}", type="tertiary"):
            frame.take_step("Contact removed; it can be taken back.", steps.remove_contact, **based)


def answer_form(contact: ContactView, step: dict[str, Any], kept: Kept) -> None:
    key, at_key, quoted_key = (frame.own(f"contact_{name}_{contact.id}") for name in ("answer", "answered", "quoted"))
    stored = {key: contact.answer or "", at_key: _minute(contact.answered_at or now()), quoted_key: contact.quoted}
    form = f"{key}_filled"
    based_on = filled(form, stored, contact.version)
    overtaken(form, stored, contact, based_on, (contact.answer or "", st.session_state.get(key) or ""))
    name = f"answer of contact {contact.id}"
    about: dict[str, Any] = {"version": contact.version, "based_on": based_on}
    answer = text_field(kept, name, "What was answered", key=key, stored=contact.answer or "", height=110, **about)
    at = _time("When (UTC)", at_key)
    quoted = st.checkbox("Quoted in the verdict", key=quoted_key, persist_state="session")
    if st.button("Save answer", key=f"contact_answer_save_{contact.id}"):
        given: dict[str, Any] = {"answer": answer, "answered_at": at, "quoted": quoted}
        frame.take_step("Answer saved.", steps.record_answer, **step, based_on=based_on, **given)


def edit_form(contact: ContactView, step: dict[str, Any], kept: Kept) -> None:
    keys, form = _Keys(f"edit_{contact.id}"), frame.own(f"contact_edit_{contact.id}_filled")
    deadline = _minute(contact.deadline) if contact.deadline else None
    stored = {keys.who: contact.who, keys.channel: contact.channel, keys.tried: _minute(contact.tried_at)}
    stored |= {keys.deadline: deadline, keys.asked: contact.asked or ""}
    based_on = filled(form, stored, contact.version)
    mine = "\n".join(str(st.session_state.get(key) or "") for key in (keys.who, keys.asked))
    overtaken(form, stored, contact, based_on, ("\n".join((contact.who, contact.asked or "")), mine))
    given = _fields(kept, f"contact {contact.id}", keys, contact, based_on)
    if st.button("Save", key=f"contact_edit_save_{contact.id}"):
        frame.take_step("Contact saved.", steps.edit_contact, **step, based_on=based_on, **given)


def overtaken(form: str, stored: dict[str, Any], contact: ContactView, based_on: int, texts: tuple[str, str]) -> None:
    """What somebody saved of a contact while it was being changed here, beside that; nothing where nobody did."""
    if based_on != contact.version:
        show_overtaken(form, stored, contact.version, by="Someone", texts=texts)


def contact_form(claim_id: int, who: Person, kept: Kept, *, recorded: int) -> None:
    """The form for a new attempt; what is typed stays when it is refused. Folded again after each that is recorded."""
    with st.popover("Record a contact", key=f"contact_form_{recorded}", icon=":material/contact_phone:"):
        keys = _Keys(f"new_{claim_id}")
        st.session_state.setdefault(keys.tried, _minute(now()))
        given = _fields(kept, "new contact", keys, None, 0)
        if st.button("Record", key=f"contact_add_{claim_id}"):
            said = frame.Done("Contact recorded; it stands under “Contacts”.", (keys.who, keys.asked))
            frame.take_step(said, steps.record_contact, claim_id=claim_id, actor_id=who.id, **given)


class _Keys:
    """The keys of the fields of a contact."""

    def __init__(self, name: str) -> None:
        fields = ("who", "channel", "tried", "deadline", "asked")
        keys = (frame.own(f"contact_{one}_{name}") for one in fields)
        self.who, self.channel, self.tried, self.deadline, self.asked = keys


def _fields(kept: Kept, name: str, keys: _Keys, contact: ContactView | None, based_on: int) -> dict[str, Any]:
    """The fields of a contact, and what stands in them now."""
    about: dict[str, Any] = {"version": contact.version if contact else 0, "based_on": based_on}
    stored = (contact.who, contact.asked or "") if contact else ("", "")
    person = text_field(kept, f"{name}: who", "Who", key=keys.who, stored=stored[0], **about)
    channel = st.selectbox(
        "How",
        list(Channel),
        format_func=lambda one: CHANNEL_LABEL[one],
        key=keys.channel,
        persist_state="session",
    )
    tried = _time("When (UTC)", keys.tried)
    deadline = _time("Answer by (UTC), if asked for", keys.deadline)
    name = f"{name}: what was asked"
    asked = text_field(kept, name, "What was asked", key=keys.asked, stored=stored[1], height=80, **about)
    return {"who": person, "channel": channel, "tried_at": tried, "deadline": deadline, "asked": asked}


def _minute(at: datetime) -> datetime:
    """A point in time as the field for it holds it: UTC, to the minute."""
    return utc(at).replace(second=0, microsecond=0, tzinfo=None)


def _time(label: str, key: str) -> datetime | None:
    """A point in time in UTC; None while none is chosen."""
    chosen = st.datetime_input(label, value=None, key=key, format="YYYY-MM-DD", step=60, persist_state="session")
    return utc(chosen) if chosen else None
