"""Everyone who is or was at the desk, as an admin sees them."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from claims.model.enums import Role
from claims.model.tables import Member


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member with where they stand: "active", "invited" or "deactivated", and since when."""

    id: int
    name: str
    role: Role
    standing: str
    since: datetime


def members(session: Session) -> tuple[MemberLine, ...]:
    """All of them by name; empty for a desk that has none yet."""
    return tuple(_line(member) for member in session.exec(select(Member).order_by(Member.name)))


def _line(member: Member) -> MemberLine:
    if not member.active:
        standing, since = "deactivated", member.deactivated_at or member.created_at
    elif member.joined_at is None:
        standing, since = "invited", member.created_at
    else:
        standing, since = "active", member.joined_at
    return MemberLine(id=member.id or 0, name=member.name, role=member.role, standing=standing, since=since)


def is_awaited(session: Session, member_id: int) -> bool:
    """Whether a member was invited and has not been here yet."""
    found = session.get(Member, member_id)
    return found is not None and found.active and found.joined_at is None
