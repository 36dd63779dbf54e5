"""What comparing two figures says."""

from dataclasses import dataclass

from claims.model.enums import DifferenceKind, Outcome


@dataclass(frozen=True, slots=True)
class Relation:
    """How a source's figure stands to a claim's; `kind` and `says` are None exactly where the figures agree
    or cannot be compared.

    `says` speaks of the source seen from the claim: "24 percentage points lower" means that the source's figure
    is lower than the claim's.
    """

    outcome: Outcome  # agrees, close, differs, unit_mismatch or not_comparable; never no_quantities
    kind: DifferenceKind | None = None  # number, or unit where the outcome is unit_mismatch
    says: str | None = None
