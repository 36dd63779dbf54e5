"""Comments and contacts as the rows that commands print and write."""

from datetime import datetime
from typing import TYPE_CHECKING

from claims.reporting.cells import Cell
from claims.reporting.words import stamp

if TYPE_CHECKING:
    from claims.store.queries.comments import CommentView
    from claims.store.queries.contacts import ContactView


def _at(at: datetime | None) -> str | None:
    return stamp(at) if at else None


def contact_row(one: "ContactView", at: datetime) -> dict[str, Cell]:
    """A contact as a row; `at` is when it is looked at, for whether its answer is overdue."""
    return {
        "contact_id": one.id,
        "claim_id": one.claim_id,
        "claim": one.quote,
        "who": one.who,
        "channel": one.channel.value,
        "tried_at": stamp(one.tried_at),
        "deadline": _at(one.deadline),
        "overdue": one.overdue(at),
        "asked": one.asked,
        "answer": one.answer,
        "answered_at": _at(one.answered_at),
        "quoted": one.quoted,
        "closed_at": _at(one.closed_at),
        "added_by": one.added_by,
        "added_at": stamp(one.added_at),
    }


def comment_row(one: "CommentView") -> dict[str, Cell]:
    """A comment as a row."""
    return {
        "comment_id": one.id,
        "claim_id": one.claim_id,
        "parent_id": one.parent_id,
        "author": one.author,
        "audience": one.audience.value,
        "body": one.body,
        "draft": one.draft,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "verdict_version": one.verdict_version,
        "written_at": stamp(one.written_at),
        "resolved_by": one.resolved_by,
        "resolved_at": _at(one.resolved_at),
    }
