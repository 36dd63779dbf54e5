"""Looking after the desk: what leaves it is logged, and what was put away long ago is cleared."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from claims.errors import Refused
from claims.model.situation import Person
from claims.review.rules import may_export, may_operate, may_read_log
from claims.review.step import step
from claims.store import audit
from claims.store.clearing import Cleared, clear
from claims.store.queries import situations

# Who may take something out of the desk, where not everybody may who reads it.
MAY_EXPORT: dict[str, Callable[[Person], list[str]]] = {"log": may_read_log, "report": may_export}


@step
def log_export(session: Session, /, *, actor_id: int | None, what: str, **about: Any) -> None:
    """Write to the log what was taken out of the desk. None is the desk itself: from the shell, by nobody named."""
    may = MAY_EXPORT.get(what)
    if actor_id is not None and may and (reasons := may(situations.person(session, actor_id))):
        raise Refused(reasons)
    _of_the_desk(session, "export.created", actor_id, {"what": what, **about})


@step
def log_verified(session: Session, *, actor_id: int, events: int, head: str) -> None:
    """Write to the log that somebody verified it up to an event; anybody may."""
    situations.person(session, actor_id)
    _of_the_desk(session, "audit.verified", actor_id, {"events": events, "head": head})


@step
def log_backup(session: Session, /, *, actor_id: int | None, **about: Any) -> None:
    """Write to the log that a backup was made."""
    refuse_operating(session, actor_id)
    _of_the_desk(session, "backup.made", actor_id, about)


@step
def log_restored(session: Session, /, *, actor_id: int | None, **about: Any) -> None:
    """Write to the log of a backup that it is put in the place of a desk."""
    refuse_operating(session, actor_id)
    _of_the_desk(session, "backup.restored", actor_id, about)


@step
def clear_removed(session: Session, *, actor_id: int | None) -> Cleared:
    """Take away for good what was put away longer ago than the policy keeps it, unless something refers to it."""
    refuse_operating(session, actor_id)
    done = clear(session)
    if done.removed:
        _of_the_desk(session, "desk.cleared", actor_id, {"removed": done.removed, "older_than": done.before})
    return done


def refuse_operating(session: Session, actor_id: int | None) -> None:
    """Raise Refused unless the member may look after the desk; None is the desk itself."""
    if actor_id is not None and (reasons := may_operate(situations.person(session, actor_id))):
        raise Refused(reasons)


def _of_the_desk(session: Session, action: str, actor_id: int | None, data: dict[str, Any]) -> None:
    version = session.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    audit.append(
        session,
        action=action,
        entity="desk",
        entity_id=1,
        actor_id=actor_id,
        data={"version": version, **data},
    )
