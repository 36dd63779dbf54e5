"""What people made of the claims of an article: gold data for measuring and training."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claims.model.enums import ClaimantKind, ClaimOrigin, ClaimType


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as people left it; `corrections` are the places it stood at before, oldest first."""

    id: int
    start: int  # code points of the draft, end exclusive
    end: int
    quote: str
    text: str
    type: ClaimType
    origin: ClaimOrigin
    checkable: bool | None  # queued or set aside as not checkable; None while nobody has decided
    reason: str | None  # why it is not checkable
    duplicate_of: int | None
    claimant: str | None
    claimant_role: str | None
    claimant_kind: ClaimantKind | None
    corrections: tuple[dict[str, Any], ...] = field(default=())  # {"action", "before", "after"}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with the claims people stand by; `complete` when every one of them was decided."""

    id: int
    title: str
    publisher: str | None
    published_on: date | None
    language: str | None
    draft: int
    text: str
    claims: tuple[GoldClaim, ...]

    @property
    def complete(self) -> bool:
        """Whether a person has decided on every claim, so that what is no claim here was passed over by a person."""
        return bool(self.claims) and all(claim.checkable is not None or claim.duplicate_of for claim in self.claims)
