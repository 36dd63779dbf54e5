"""The desk's tags, and which of them claims carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.tables import Claim, ClaimTag, Tag


@dataclass(frozen=True, slots=True)
class TagLine:
    """A word of the list of tags, with how many claims carry it."""

    id: int
    name: str
    retired_at: datetime | None
    claims: int


def tags(session: Session, *, retired: bool = False) -> list[TagLine]:
    """The desk's tags by name; with `retired` those that no further claim gets as well."""
    carried = sa.select(sa.func.count()).where(col(ClaimTag.tag_id) == Tag.id).scalar_subquery()
    query = sa.select(Tag, carried).order_by(sa.func.lower(Tag.name))
    if not retired:
        query = query.where(col(Tag.retired_at).is_(None))
    return [TagLine(tag.id, tag.name, tag.retired_at, number) for tag, number in session.execute(query).all()]


def tags_of(session: Session, claim_ids: Sequence[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    """The tags of claims, each with its id, by name; a claim without any is not in it."""
    query = (
        sa.select(col(ClaimTag.claim_id), col(Tag.id), col(Tag.name))
        .join(Tag, col(Tag.id) == ClaimTag.tag_id)
        .where(col(ClaimTag.claim_id).in_(claim_ids))
        .order_by(sa.func.lower(Tag.name))
    )
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for claim_id, tag_id, name in session.execute(query):
        found[claim_id] = (*found.get(claim_id, ()), (tag_id, name))
    return found


def carries(name: str) -> sa.ColumnElement[bool]:
    """The condition that the claim of a row carries the tag with this name, whatever its case."""
    tag = sa.select(col(Tag.id)).where(sa.func.lower(Tag.name) == " ".join(name.split()).lower())
    return sa.exists().where(col(ClaimTag.claim_id) == Claim.id, col(ClaimTag.tag_id).in_(tag))
