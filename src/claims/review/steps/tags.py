"""Tags: the desk's list of them, kept by leads and admins, and which claims carry them."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import NotFound, Refused
from claims.model.base import now
from claims.model.event_data import standing
from claims.model.tables import Claim, ClaimTag, Tag
from claims.review.rules import Step, may_keep_lists
from claims.review.step import allowed, log_claim, step, typed
from claims.store import audit
from claims.store.queries import situations

MAX_NAME = 60  # characters, as the column holds
PUT = ("added_by", "added_at")


def _refuse_list(session: Session, actor_id: int) -> None:
    if reasons := may_keep_lists(situations.person(session, actor_id)):
        raise Refused(reasons)


@step
def add_tag(session: Session, *, name: str, actor_id: int) -> int:
    """Add a word to the list of tags, or take a retired one back; its id."""
    _refuse_list(session, actor_id)
    name = " ".join(typed(name, "tag", missing="Write the tag first.", most=MAX_NAME).split())
    tag = session.exec(select(Tag).where(sa.func.lower(Tag.name) == name.lower())).first()
    if tag and tag.retired_at is None:
        raise Refused([f"There is a tag {tag.name!r} already."])
    action = "tag.restored" if tag else "tag.added"
    before = standing(tag, "retired_at") if tag else None
    tag = tag or Tag(name=name)
    tag.retired_at = None
    session.add(tag)
    session.flush()
    assert tag.id is not None  # flushed
    data = {"name": tag.name, "before": before, "after": standing(tag, "retired_at")}
    audit.append(session, action=action, entity="tag", entity_id=tag.id, actor_id=actor_id, data=data)
    return tag.id


@step
def retire_tag(session: Session, *, name: str, actor_id: int) -> None:
    """Take a word off the list of tags: claims keep it, no further claim gets it."""
    _refuse_list(session, actor_id)
    tag = tag_named(session, name)
    if tag.retired_at:
        raise Refused([f"The tag {tag.name!r} is retired already."])
    tag.retired_at = now()
    assert tag.id is not None  # read from the database
    data = {"name": tag.name, "before": {"retired_at": None}, "after": standing(tag, "retired_at")}
    audit.append(session, action="tag.retired", entity="tag", entity_id=tag.id, actor_id=actor_id, data=data)


def tag_named(session: Session, name: str) -> Tag:
    """The tag with this name, whatever its case. Raises NotFound naming the tags there are."""
    wanted = " ".join(name.split()).lower()
    tag = session.exec(select(Tag).where(sa.func.lower(Tag.name) == wanted)).first()
    if tag is None:
        names = session.exec(select(Tag.name).where(col(Tag.retired_at).is_(None)).order_by(Tag.name)).all()
        raise NotFound(f"There is no tag {name!r}. Tags are: {', '.join(names) or 'none yet'}.")
    return tag


@step
def tag_claim(session: Session, *, claim_id: int, tag_id: int, actor_id: int) -> None:
    """Put a tag of the list on a claim."""
    claim, _, _ = allowed(session, Step.TAG, claim_id=claim_id, actor_id=actor_id)
    tag = situations.stored(session, Tag, tag_id)
    if tag.retired_at:
        raise Refused([f"The tag {tag.name!r} is retired; choose another one."])
    if session.get(ClaimTag, (claim_id, tag_id)):
        raise Refused([f"The claim carries the tag {tag.name!r} already."])
    put_on(session, claim, tag_id, tag.name, actor_id)


def put_on(
    session: Session, claim: Claim, tag_id: int, name: str, actor_id: int, *, reason: str | None = None, **about: Any
) -> None:
    """Put a tag on a claim and log it; `about` is more for the event."""
    assert claim.id is not None  # only stored claims are worked on
    put = ClaimTag(claim_id=claim.id, tag_id=tag_id, added_by=actor_id)
    session.add(put)
    data = {**about, "tag": tag_id, "name": name, "before": None, "after": standing(put, *PUT)}
    log_claim(session, "claim.tagged", claim, actor_id, data=data, reason=reason)


@step
def untag_claim(session: Session, *, claim_id: int, tag_id: int, actor_id: int) -> None:
    """Take a tag off a claim; the log keeps who put it on and when."""
    claim, _, _ = allowed(session, Step.TAG, claim_id=claim_id, actor_id=actor_id)
    tag = situations.stored(session, Tag, tag_id)
    put = session.get(ClaimTag, (claim_id, tag_id))
    if put is None:
        raise Refused([f"The claim does not carry the tag {tag.name!r}."])
    take_off(session, claim, put, tag.name, actor_id)


def take_off(
    session: Session, claim: Claim, put: ClaimTag, name: str, actor_id: int, *, reason: str | None = None, **about: Any
) -> None:
    """Take a tag off a claim and log it; `about` is more for the event."""
    data = {**about, "tag": put.tag_id, "name": name, "before": standing(put, *PUT), "after": None}
    session.delete(put)
    log_claim(session, "claim.untagged", claim, actor_id, data=data, reason=reason)
