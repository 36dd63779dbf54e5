"""What the rules of the desk look at: who is acting, and how things stand with a claim."""

from dataclasses import dataclass, field
from datetime import datetime

from claims.model.enums import ClaimState, Role


@dataclass(frozen=True, slots=True)
class Person:
    """A member as others see them."""

    id: int
    name: str
    role: Role
    active: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """How things stand with one claim, at one moment."""

    state: ClaimState
    at: datetime
    assignee: Person | None = None
    lease_by: Person | None = None
    lease_until: datetime | None = None
    evidence: int = 0
    undecided: int = 0  # matches still suggested
    verdict_version: int = 0  # 0: no verdict yet
    rationale_given: bool = False
    authors: frozenset[int] = field(default=frozenset())  # who wrote any version of the verdict
    approved_by: frozenset[int] = field(default=frozenset())  # who approved the current version
    changes_asked: bool = False  # someone asked for changes on the current version
    changed_in: int = 0  # the draft that changed the claim after work on it began, while nobody has looked; else 0
    missing_from: int = 0  # the newest draft, when the claim does not stand in it; else 0

    @property
    def leased_by(self) -> Person | None:
        """Who holds the claim just now; None when nobody does or the lease has run out."""
        return self.lease_by if self.lease_until and self.lease_until > self.at else None
