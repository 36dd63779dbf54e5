"""What the rules of the desk look at: who is acting, and how things stand with a claim."""

from dataclasses import dataclass, field
from datetime import datetime

from claims.model.enums import ClaimState, CorrectionKind, Role
from claims.model.policy import DeskPolicy


@dataclass(frozen=True, slots=True)
class Person:
    """A member as others see them."""

    id: int
    name: str
    role: Role
    active: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece of evidence that supports or refutes a claim comes from."""

    source_id: int
    publisher: str | None = None
    owner_group: str | None = None
    wire: str | None = None  # the agency whose copy it is
    primary: bool = False
    title: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class OpenCorrection:
    """A correction of what was published that waits for approval."""

    id: int
    kind: CorrectionKind
    proposed_by: int
    approved_by: frozenset[int] = field(default=frozenset())
    lead_behind: bool = False  # a lead proposed it or is among those who approved it


@dataclass(frozen=True, slots=True)
class Situation:
    """How things stand with one claim, at one moment."""

    state: ClaimState
    at: datetime
    assignee: Person | None = None
    lease_by: Person | None = None
    lease_until: datetime | None = None
    policy: DeskPolicy = field(default=DeskPolicy())
    evidence: int = 0
    origins: tuple[Origin, ...] = ()  # of the evidence that supports or refutes; context decides nothing
    undecided: int = 0  # matches still suggested
    verdict_version: int = 0  # 0: no verdict yet
    rationale_given: bool = False
    rated: bool = False  # the verdict has a rating; without one it is a conclusion in words
    sources_reason_given: bool = False  # the verdict says why fewer sources than the policy asks for are enough
    authors: frozenset[int] = field(default=frozenset())  # who wrote any version of the verdict
    approved_by: frozenset[int] = field(default=frozenset())  # who approved the current version
    changes_asked: bool = False  # someone asked for changes on the current version
    changed_in: int = 0  # the draft that changed the claim after work on it began, while nobody has looked; else 0
    missing_from: int = 0  # the newest draft, when the claim does not stand in it; else 0
    gives_away: tuple[tuple[str, str], ...] = ()  # texts for the public that name a confidential source, and the name
    retracted: bool = False  # what was published is taken back
    correction: OpenCorrection | None = None

    @property
    def leased_by(self) -> Person | None:
        """Who holds the claim just now; None when nobody does or the lease has run out."""
        return self.lease_by if self.lease_until and self.lease_until > self.at else None
