"""What was put away long ago, taken away for good: never events or what was published, nor what is referred to."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from claims.model.base import now
from claims.model.tables import metadata
from claims.store.queries.policies import policy

# What can be put away, in the order it is cleared, and the rows that are a part of it and go with it, children first:
# the statement takes the id of what goes.
PARTS = {
    "comment": ("DELETE FROM mention WHERE comment_id = :id",),
    "contact": (),
    "evidence": (),
    "source": (
        "DELETE FROM match WHERE state = 'suggested' AND passage_id IN (SELECT id FROM passage WHERE source_id = :id)",
        "DELETE FROM passage_vector WHERE passage_id IN (SELECT id FROM passage WHERE source_id = :id)",
        "DELETE FROM passage WHERE source_id = :id",
    ),
    "article": (
        "UPDATE claim SET repeats_id = NULL WHERE article_id = :id",
        *(
            f"DELETE FROM {table} WHERE claim_id IN (SELECT id FROM claim WHERE article_id = :id)"
            for table in ("matched", "quantity", "anchor", "skip", "claim_tag")
        ),
        "DELETE FROM match WHERE state = 'suggested' AND claim_id IN (SELECT id FROM claim WHERE article_id = :id)",
        "DELETE FROM claim WHERE article_id = :id",
        "DELETE FROM draft WHERE article_id = :id",
    ),
}


@dataclass(frozen=True, slots=True)
class Cleared:
    """What was taken away, or would be, and what stays because something refers to it: ids by table."""

    before: str  # put away before this day
    removed: dict[str, list[int]] = field(default_factory=dict)
    kept: dict[str, list[int]] = field(default_factory=dict)


def overdue(session: Session) -> dict[str, list[int]]:
    """The ids of what was put away longer ago than the policy keeps it, by table; empty where nothing was."""
    found = {}
    for name in PARTS:
        table = metadata.tables[name]
        old = sa.select(table.c.id).where(table.c.removed_at < _before(session)).order_by(table.c.id.desc())
        if ids := list(session.scalars(old)):
            found[name] = ids
    return found


def _before(session: Session) -> datetime:
    return now() - timedelta(days=policy(session).keep_days)


def clear(session: Session) -> Cleared:
    """Take it away inside the caller's transaction. A foreign key that objects keeps a row, with all of its parts."""
    done = Cleared(before=_before(session).date().isoformat())
    for name, ids in overdue(session).items():
        for number in ids:
            try:
                with session.begin_nested():
                    for statement in (*PARTS[name], f"DELETE FROM {name} WHERE id = :id"):
                        session.execute(sa.text(statement), {"id": number})
            except IntegrityError:
                done.kept.setdefault(name, []).append(number)
            else:
                done.removed.setdefault(name, []).append(number)
    return done
