"""What every step has in common: one transaction, the rules asked first, the log written last."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.engine import Engine
from sqlmodel import Session

from claims.errors import Refused, StaleVersion
from claims.model.actions import ACTION
from claims.model.base import now
from claims.model.enums import ClaimState
from claims.model.situation import Person, Situation
from claims.model.tables import Article, Claim
from claims.reading.plain import unstorable
from claims.review.roles import STATE_WORDS
from claims.review.rules import Step, inactive, may_ever, may_import, objections
from claims.settings import settings
from claims.store import audit
from claims.store.engine import writing
from claims.store.queries import situations
from claims.store.queries.claims import EventView, history

P = ParamSpec("P")
R = TypeVar("R")


def step(function: Callable[Concatenate[Session, P], R]) -> Callable[Concatenate[Engine, P], R]:
    """Make a function one step: called with the engine, it runs in one transaction and commits whole or not at all."""

    def in_one_transaction(engine: Engine, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with writing(engine) as session:
            result = function(session, *args, **kwargs)
            session.commit()
        return result

    update_wrapper(in_one_transaction, function)
    return in_one_transaction


def allowed(
    session: Session, what: Step, *, claim_id: int, actor_id: int, based_on: int | None = None, yours: str = ""
) -> tuple[Claim, Person, Situation]:
    """The claim, the member and how things stand, for a step that may be taken.

    `based_on` is the version of the claim that was on the screen, and `yours` what the step would make of it; None
    for who saw none. Raises Refused with the reasons why not, StaleVersion saying who changed the claim since, and
    NotFound when there is no such claim or member.
    """
    who = situations.person(session, actor_id)
    stands = situations.situation(session, claim_id)
    claim = situations.claim(session, claim_id)
    reasons = objections(what, who, stands)
    if based_on is not None and may_ever(what, who):
        refuse_outdated(session, claim, who, based_on=based_on, theirs=_in_words(stands), yours=yours)
    if reasons:
        raise Refused(reasons)
    refuse_put_away(session, claim.article_id)
    if claim.lease_by == actor_id:  # whoever works on a claim keeps it
        claim.lease_until = lease_end()
    return claim, who, stands


def refuse_put_away(session: Session, article_id: int, *, which: str = "The article of this claim") -> None:
    """Raise Refused where an article was put away, and NotFound where there is none."""
    if situations.stored(session, Article, article_id).removed_at:
        raise Refused([f"{which} was put away; it has to be restored first."])


def refuse_inactive(session: Session, actor_id: int) -> None:
    """Raise Refused for a member who left, in a step with what is theirs alone. Raises NotFound."""
    if reasons := inactive(situations.person(session, actor_id)):
        raise Refused(reasons)


def lease_end() -> datetime:
    """When a claim that is taken now goes back to whoever wants it, unless work on it goes on."""
    return now() + timedelta(minutes=settings().lease_minutes)


def refuse_import(session: Session, actor_id: int | None) -> None:
    """Raise Refused unless the member may add articles and sources.

    None is the desk itself: whoever reaches its database from the shell may, and the log then names nobody.
    """
    if actor_id is not None and (reasons := may_import(situations.person(session, actor_id))):
        raise Refused(reasons)


def refuse_stale(what: str, *, based_on: int, stored: int, theirs: str = "", yours: str = "") -> None:
    """Raise StaleVersion unless the version a save was based on is the one that is stored."""
    if based_on != stored:
        sentence = f"Someone saved {what} while you were working (version {stored}; yours is based on {based_on})."
        raise StaleVersion([sentence], theirs=theirs, yours=yours)


def refuse_outdated(session: Session, claim: Claim, who: Person, *, based_on: int, theirs: str, yours: str) -> None:
    """Raise StaleVersion, saying who did what since, unless a claim is at the version that was on the screen."""
    if based_on == claim.version:
        return
    assert claim.id is not None  # read from the database
    events = history(session, claim.id, who, limit=MANY)
    since = [event for event in events if event.data.get("version", 0) > based_on]
    raise StaleVersion([f"{changed_by(since)}. Look at it again before you go on."], theirs=theirs, yours=yours)


def changed_by(events: Sequence[EventView]) -> str:
    """Who changed a claim while another member looked at it, oldest first, at most three; `events` are newest first."""
    said = [f"{event.actor} {ACTION.get(event.action, event.action)} ({event.at:%H:%M} UTC)" for event in events[:3]]
    return "; then ".join(reversed(list(dict.fromkeys(said)))) or "The claim was changed while you looked at it"


def _in_words(stands: Situation) -> str:
    to = stands.assignee.name if stands.assignee else "nobody"
    return f"The claim is {STATE_WORDS[stands.state]}, assigned to {to}."


def move(claim: Claim, state: ClaimState) -> dict[str, Any]:
    """Put a claim into a state and count its version up; what changed, for the log."""
    before = claim.state
    if state != before:
        claim.state, claim.state_since = state, now()
    claim.version += 1
    return {"before": {"state": before.value}, "after": {"state": state.value}}


def log_claim(
    session: Session,
    action: str,
    claim: Claim,
    actor_id: int | None,
    *,
    data: dict[str, Any] | None = None,
    reason: str | None = None,
) -> None:
    """Write a step with a claim to the log, with the claim's new version."""
    assert claim.id is not None  # only stored claims are worked on
    audit.append(
        session,
        action=action,
        entity="claim",
        entity_id=claim.id,
        actor_id=actor_id,
        article_id=claim.article_id,
        claim_id=claim.id,
        data={"version": claim.version, **(data or {})},
        reason=reason,
    )


MANY = 50  # events of a claim looked through for what changed: an outdated screen is minutes old
MAX_TEXT = 20_000  # characters of a rationale or comment: about six printed pages


def typed(text: str, what: str, *, missing: str = "", most: int = MAX_TEXT) -> str:
    """A text a person typed, trimmed; empty when nothing can be seen in it and nothing has to be there.

    Raises Refused with `missing` when something has to be there, or when the text is longer than `most` or holds what
    no database can store.
    """
    text = text.strip()
    if not any(char.isprintable() and not char.isspace() for char in text):
        if missing:
            raise Refused([missing])
        return ""
    if len(text) > most:
        raise Refused([f"The {what} has {len(text):,} characters; keep it to {most:,}."])
    if (place := unstorable(text)) is not None:
        raise Refused([f"The {what} holds a character that is no text (character {place + 1}). Remove it."])
    return text
