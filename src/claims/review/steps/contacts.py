"""The right of reply: who was asked about a claim, by when they should answer, and what they said.

A claim waits for a reply without being held up: its state is untouched by any of these steps.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from claims.errors import Refused
from claims.model.base import now
from claims.model.enums import Channel
from claims.model.event_data import standing
from claims.model.tables import Claim, Contact
from claims.review.rules import Step
from claims.review.step import allowed, log_claim, refuse_stale, step, typed
from claims.store.queries.situations import stored

MAX_WHO = 200  # characters, as the column holds
WHAT = "this contact"


@step
def record_contact(
    session: Session,
    *,
    claim_id: int,
    actor_id: int,
    who: str,
    channel: Channel,
    tried_at: datetime | None = None,
    deadline: datetime | None = None,
    asked: str = "",
) -> int:
    """Record an attempt to reach somebody about a claim; its id. `tried_at` is now unless it is given."""
    claim, _, _ = allowed(session, Step.CONTACT, claim_id=claim_id, actor_id=actor_id)
    contact = Contact(
        claim_id=claim_id,
        who=typed(who, "name", missing="Say who was asked.", most=MAX_WHO),
        channel=channel,
        tried_at=tried_at or now(),
        deadline=deadline,
        asked=typed(asked, "question") or None,
        added_by=actor_id,
    )
    _refuse_times(contact)
    session.add(contact)
    session.flush()
    assert contact.id is not None  # flushed
    data = {"contact": contact.id, "before": None, "after": _said(contact)}
    log_claim(session, "contact.attempted", claim, actor_id, data=data)
    return contact.id


def _refuse_times(contact: Contact) -> None:
    """Raise Refused for a contact in the future, or one whose answer was due before it was asked."""
    if contact.tried_at > now():
        raise Refused(["This contact would lie in the future; record it when it was made."])
    if contact.deadline and contact.deadline <= contact.tried_at:
        raise Refused(["The deadline lies before the contact; give a later one, or none."])


def _said(contact: Contact) -> dict[str, Any]:
    return contact.model_dump(mode="json", include={"who", "channel", "tried_at", "deadline", "asked"})


def _theirs(contact: Contact) -> str:
    """A contact as one text, to be shown beside one that was not saved."""
    deadline = f"Answer by {contact.deadline:%Y-%m-%d %H:%M} UTC" if contact.deadline else ""
    parts = (f"{contact.who} ({contact.channel.value})", contact.asked, deadline, contact.answer)
    return "\n".join(part for part in parts if part)


def _open(session: Session, contact_id: int, actor_id: int, based_on: int, *, yours: str) -> tuple[Contact, Claim]:
    contact = stored(session, Contact, contact_id)
    claim, _, _ = allowed(session, Step.CONTACT, claim_id=contact.claim_id, actor_id=actor_id)
    refuse_stale(WHAT, based_on=based_on, stored=contact.version, theirs=_theirs(contact), yours=yours)
    if contact.removed_at:
        raise Refused(["This contact was removed; take it back first."])
    return contact, claim


def _note_expired(session: Session, claim: Claim, contact: Contact, actor_id: int) -> None:
    """Log that no answer had come in time, where that was waited for until now."""
    if contact.deadline and contact.deadline <= now() and contact.answer is None and contact.closed_at is None:
        data = {"contact": contact.id, "who": contact.who, "deadline": contact.deadline.isoformat()}
        log_claim(session, "contact.expired", claim, actor_id, data=data)


def _log(session: Session, action: str, claim: Claim, contact: Contact, actor_id: int, **data: Any) -> None:
    contact.version += 1
    about = {"contact": contact.id, "contact_version": contact.version, **data}
    log_claim(session, action, claim, actor_id, data=about)


@step
def edit_contact(
    session: Session,
    *,
    contact_id: int,
    actor_id: int,
    based_on: int,
    who: str,
    channel: Channel,
    tried_at: datetime,
    deadline: datetime | None,
    asked: str,
) -> None:
    """Change what was recorded of an attempt; `based_on` is the version that was on the screen."""
    contact, claim = _open(session, contact_id, actor_id, based_on, yours=f"{who} ({channel.value})\n{asked}")
    if deadline != contact.deadline:
        _note_expired(session, claim, contact, actor_id)
    before = _said(contact)
    contact.who = typed(who, "name", missing="Say who was asked.", most=MAX_WHO)
    contact.channel, contact.tried_at, contact.deadline = channel, tried_at, deadline
    contact.asked = typed(asked, "question") or None
    _refuse_times(contact)
    _log(session, "contact.edited", claim, contact, actor_id, before=before, after=_said(contact))


@step
def record_answer(
    session: Session,
    *,
    contact_id: int,
    actor_id: int,
    based_on: int,
    answer: str,
    answered_at: datetime | None = None,
    quoted: bool = False,
) -> None:
    """Record what was answered, when (now unless given), and whether the verdict quotes it.

    Recording again changes the answer; the log keeps the one before.
    """
    contact, claim = _open(session, contact_id, actor_id, based_on, yours=answer)
    _note_expired(session, claim, contact, actor_id)
    before = contact.model_dump(mode="json", include={"answer", "answered_at", "quoted"})
    contact.answer = typed(answer, "answer", missing="Write what was answered.")
    contact.answered_at = answered_at or contact.answered_at or now()
    if contact.answered_at > now():
        raise Refused(["This answer would lie in the future; record it when it is there."])
    contact.quoted = quoted
    after = contact.model_dump(mode="json", include={"answer", "answered_at", "quoted"})
    _log(session, "contact.replied", claim, contact, actor_id, before=before, after=after)


@step
def close_contact(session: Session, *, contact_id: int, actor_id: int, based_on: int) -> None:
    """No answer is waited for any more; an answer that comes after all can still be recorded."""
    contact, claim = _open(session, contact_id, actor_id, based_on, yours="Closed")
    if contact.closed_at or contact.answer:
        raise Refused(["No answer is waited for here."])
    _note_expired(session, claim, contact, actor_id)
    contact.closed_at = now()
    changed = {"before": {"closed_at": None}, "after": standing(contact, "closed_at")}
    _log(session, "contact.closed", claim, contact, actor_id, who=contact.who, **changed)


@step
def remove_contact(session: Session, *, contact_id: int, actor_id: int, based_on: int) -> None:
    """Take a contact off a claim; it is kept, and can be taken back."""
    contact, claim = _open(session, contact_id, actor_id, based_on, yours="Removed")
    contact.removed_by, contact.removed_at = actor_id, now()
    before = _said(contact) | {"answer": contact.answer}
    _log(session, "contact.removed", claim, contact, actor_id, before=before, after=None)


@step
def restore_contact(session: Session, *, contact_id: int, actor_id: int) -> None:
    """Take back a contact that was removed."""
    contact = stored(session, Contact, contact_id)
    claim, _, _ = allowed(session, Step.CONTACT, claim_id=contact.claim_id, actor_id=actor_id)
    if not contact.removed_at:
        raise Refused(["This contact is not removed."])
    contact.removed_by = contact.removed_at = None
    after = _said(contact) | {"answer": contact.answer}
    _log(session, "contact.restored", claim, contact, actor_id, before=None, after=after)
