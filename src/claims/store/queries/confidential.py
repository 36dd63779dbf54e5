"""Confidential sources in what is read from the database: the one place that says which rows somebody may see.

Nobody (`viewer` None) sees none of them, so a query that is asked without a viewer hides them.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from claims.model.confidential import may_see_confidential, names_of_source
from claims.model.enums import MatchState
from claims.model.situation import Person
from claims.model.tables import Claim, Evidence, Match, Passage, Source

OF_SOURCES = ("evidence.", "match.")  # events of a claim that name passages, by the beginning of their action


def sees(viewer: Person | None, claim: Claim) -> bool:
    """Whether somebody sees the confidential sources of a claim."""
    return may_see_confidential(viewer, assigned=viewer is not None and claim.assignee_id == viewer.id)


def open_to(viewer: Person | None) -> sa.ColumnElement[bool]:
    """The condition on a source that somebody may see it: it is open, they see all, or it stands with their claim."""
    if may_see_confidential(viewer, assigned=False):
        return sa.true()
    is_open = col(Source.confidential).is_(False)
    if viewer is None or not may_see_confidential(viewer, assigned=True):
        return is_open
    return sa.or_(is_open, _with_claim_of(viewer.id, Match), _with_claim_of(viewer.id, Evidence))


def _with_claim_of(member_id: int, table: type[Match] | type[Evidence]) -> sa.ColumnElement[bool]:
    """Whether a source stands with a claim that is assigned to a member, as a match or as evidence."""
    passage = aliased(Passage)
    claim = aliased(Claim)
    return (
        sa.select(sa.literal(1))
        .select_from(table)
        .join(passage, col(passage.id) == table.passage_id)
        .join(claim, col(claim.id) == table.claim_id)
        .where(col(passage.source_id) == Source.id, col(claim.assignee_id) == member_id)
        .correlate(Source)
        .exists()
    )


def open_on(viewer: Person | None, claim_id: Any) -> sa.ColumnElement[bool]:
    """The condition on a source that somebody may see it on this claim (a column with its id)."""
    if may_see_confidential(viewer, assigned=False):
        return sa.true()
    is_open = col(Source.confidential).is_(False)
    if viewer is None or not may_see_confidential(viewer, assigned=True):
        return is_open
    theirs = sa.select(col(Claim.id)).where(col(Claim.assignee_id) == viewer.id)
    return sa.or_(is_open, claim_id.in_(theirs))


def source_open_to(session: Session, source_id: int, viewer: Person | None) -> bool:
    """Whether somebody may see a source; False where there is none."""
    found = session.execute(sa.select(col(Source.id)).where(col(Source.id) == source_id, open_to(viewer))).first()
    return found is not None


def hidden_names(session: Session, claim_id: int) -> frozenset[str]:
    """By what a text gives away the confidential sources that stand with a claim, as a match or as evidence."""
    used = [
        select(Match.passage_id).where(Match.claim_id == claim_id, Match.state != MatchState.REJECTED),
        select(Evidence.passage_id).where(Evidence.claim_id == claim_id, col(Evidence.removed_at).is_(None)),
    ]
    query = (
        sa.select(col(Source.title), col(Source.url), col(Passage.claimant), col(Source.kind))
        .join(Passage, col(Passage.source_id) == Source.id)
        .where(col(Source.confidential), sa.or_(*(col(Passage.id).in_(each) for each in used)))
    )
    return frozenset[str]().union(*(names_of_source(*row) for row in session.execute(query).all()))


def hidden_passages(session: Session, claim_id: int | None = None) -> frozenset[int]:
    """The passages of confidential sources: all of them, or those that stand with a claim."""
    query = select(Passage.id).join(Source, col(Source.id) == Passage.source_id).where(col(Source.confidential))
    if claim_id is not None:
        used = [select(table.passage_id).where(table.claim_id == claim_id) for table in (Match, Evidence)]
        query = query.where(sa.or_(*(col(Passage.id).in_(each) for each in used)))
    return frozenset(found for found in session.exec(query) if found is not None)


def hidden_sources(session: Session) -> frozenset[int]:
    """The sources that are confidential."""
    query = select(Source.id).where(col(Source.confidential))
    return frozenset(found for found in session.exec(query) if found is not None)


def covered_data(action: str, data: dict[str, Any], hidden: Collection[int]) -> dict[str, Any] | None:
    """What an event of a claim says to somebody who may not see these passages; None where it speaks of one alone."""
    if not action.startswith(OF_SOURCES):
        return data
    for name in ("passage", "passage_id"):
        if data.get(name) in hidden:
            return None
    if "passages" in data:
        rest = [passage for passage in data["passages"] if passage not in hidden]
        return {**data, "passages": rest} if rest or not data["passages"] else None
    return data


def speaks_of_confidential(fields: Mapping[str, Any], *, passages: Collection[int], sources: Collection[int]) -> bool:
    """Whether an event of the log, its fields as stored, says something about one of these sources or passages."""
    data: dict[str, Any] = json.loads(fields["data"])
    if fields["entity"] == "source":
        return fields["entity_id"] in sources
    return covered_data(fields["action"], data, passages) != data
