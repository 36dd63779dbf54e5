"""A correction as the register and reports show it: plain values, loaded once."""

from dataclasses import dataclass
from datetime import datetime

from claims.model.enums import CorrectionKind, CorrectionState


@dataclass(frozen=True, slots=True)
class Correctable:
    """What a correction changes of a verdict; `rating` is None for a conclusion in words."""

    rating: str | None
    headline: str | None
    rationale: str
    corrected_wording: str | None


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """One line of the register of corrections; the `after` of a retraction is what it takes back."""

    id: int
    claim_id: int
    article: str
    quote: str
    kind: CorrectionKind
    state: CorrectionState
    public_note: str
    before: Correctable
    after: Correctable
    proposed_by: str
    proposed_at: datetime
    approved_by: tuple[str, ...]
    decided_at: datetime | None  # None while it waits
