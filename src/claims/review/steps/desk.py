"""Setting up the desk: members and rating scales."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from claims.errors import NotFound, Refused
from claims.model.base import now
from claims.model.enums import Credibility, Role
from claims.model.event_data import standing
from claims.model.tables import Member, Rating, RatingScale
from claims.review.rules import may_set_up
from claims.review.step import step, typed
from claims.store import audit
from claims.store.queries import situations

MAX_NAME = 120  # characters, as the columns hold
MAX_LABEL = 80


@dataclass(frozen=True, slots=True)
class NewMember:
    """A person who is about to join the desk."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class NewRating:
    """One label of a scale that is about to be stored."""

    label: str
    value: int | None = None
    definition: str = ""
    credibility: Credibility = Credibility.UNKNOWN


@dataclass(frozen=True, slots=True)
class NewScale:
    """A rating scale that is about to be stored; `best` and `worst` are None where its labels have no numbers."""

    name: str
    ratings: Sequence[NewRating]
    version: int = 1
    best: int | None = None
    worst: int | None = None
    about: str = ""


@step
def add_member(session: Session, *, name: str, role: Role, actor_id: int | None) -> int:
    """Add a person to the desk; their id. `actor_id` is None only while the desk has no admin yet."""
    _only_admins(session, actor_id)
    return _member(session, NewMember(name=name, role=role), actor_id)


def _member(session: Session, new: NewMember, actor_id: int | None) -> int:
    name = typed(new.name, "name", missing="Give the member's name.", most=MAX_NAME)
    if other := situations.namesake(session, name):
        raise Refused([f"There is a member called {other.name} already; names tell people apart in the log."])
    member = Member(name=name, role=new.role, joined_at=now())
    session.add(member)
    session.flush()
    assert member.id is not None  # flushed
    data = {"version": 1, "before": None, "after": standing(member, "name", "role")}
    audit.append(session, action="member.added", entity="member", entity_id=member.id, actor_id=actor_id, data=data)
    return member.id


@step
def add_scale(session: Session, *, scale: NewScale, actor_id: int | None) -> int:
    """Add a rating scale with its labels, in order; its id. A changed scale is a new version and retires the older."""
    _only_admins(session, actor_id)
    return _scale(session, scale, actor_id)


def _scale(session: Session, new: NewScale, actor_id: int | None) -> int:
    name = typed(new.name, "name of the scale", missing="Give the scale a name.", most=MAX_NAME)
    there = select(RatingScale).where(RatingScale.name == name, RatingScale.version == new.version)
    if session.exec(there).first():
        raise Refused([f"The scale {name!r} has a version {new.version} already; a changed scale is a new version."])
    labels = [
        typed(rating.label, "label", missing="Give every rating a label.", most=MAX_LABEL) for rating in new.ratings
    ]
    if not labels or len(set(labels)) < len(labels):
        raise Refused([f"The scale {name!r} needs at least one label, and each of them once."])
    if new.best is not None and new.worst is not None and new.best <= new.worst:
        raise Refused([f"On the scale {name!r} the best value ({new.best}) must be above the worst ({new.worst})."])
    older = select(RatingScale).where(RatingScale.name == name, col(RatingScale.retired_at).is_(None))
    for before in session.exec(older).all():
        if before.version > new.version:
            raise Refused([f"The scale {name!r} is at version {before.version}; give the new one a higher number."])
        _retire(session, before, actor_id, reason=f"Version {new.version} takes its place.")
    about = typed(new.about, "note on the scale")
    scale = RatingScale(name=name, version=new.version, best=new.best, worst=new.worst, about=about)
    session.add(scale)
    session.flush()
    assert scale.id is not None  # flushed
    for position, (label, rating) in enumerate(zip(labels, new.ratings, strict=True), start=1):
        definition = typed(rating.definition, "definition")
        session.add(
            Rating(
                scale_id=scale.id,
                label=label,
                value=rating.value,
                definition=definition,
                position=position,
                credibility=rating.credibility,
            )
        )
    data = {"version": new.version, "before": None, "after": {"name": name, "ratings": labels}}
    audit.append(session, action="scale.added", entity="scale", entity_id=scale.id, actor_id=actor_id, data=data)
    return scale.id


@step
def retire_scale(session: Session, *, name: str, actor_id: int | None, reason: str = "") -> None:
    """Offer a scale no more; verdicts that have its labels keep them. Raises NotFound where none is so named."""
    _only_admins(session, actor_id)
    offered = session.exec(select(RatingScale).where(col(RatingScale.retired_at).is_(None))).all()
    found = next((scale for scale in offered if scale.name == name), None)
    if found is None:
        names = ", ".join(scale.name for scale in offered) or "none"
        raise NotFound(f"No scale {name!r} is offered at this desk. Those offered: {names}.")
    _retire(session, found, actor_id, reason=typed(reason, "reason"))


def _retire(session: Session, scale: RatingScale, actor_id: int | None, *, reason: str) -> None:
    assert scale.id is not None  # read from the database
    scale.retired_at = now()
    changed = {"before": {"retired_at": None}, "after": standing(scale, "retired_at")}
    data = {"name": scale.name, "version": scale.version, **changed}
    audit.append(
        session,
        action="scale.retired",
        entity="scale",
        entity_id=scale.id,
        actor_id=actor_id,
        data=data,
        reason=reason or None,
    )


@step
def set_up(session: Session, *, members: Sequence[NewMember], scales: Sequence[NewScale]) -> bool:
    """Give a desk that has nobody yet its first members and scales, all of them or none; whether that was done."""
    if session.exec(select(Member)).first():
        return False
    for scale in scales:
        _scale(session, scale, None)
    for member in members:
        _member(session, member, None)
    return True


def _only_admins(session: Session, actor_id: int | None) -> None:
    """Only an admin changes who is at the desk and how it rates; a desk with nobody yet is being set up."""
    if actor_id is None:
        if session.exec(select(Member).where(Member.role == Role.ADMIN)).first():
            raise Refused(["Only an admin does this; say who you are."])
        return
    if reasons := may_set_up(situations.person(session, actor_id)):
        raise Refused(reasons)
