"""The values of matching: what is searched, and what is said about a pair."""

from dataclasses import dataclass

from claims.model.enums import Outcome
from claims.model.report import Difference


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as matching sees it; `id` is the caller's."""

    id: int
    statement: str
    title: str = ""
    claimant: str = ""
    published_on: str = ""  # ISO date, may be partial: 2021-02


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two statements relate; `score` (0 to 100) is alikeness of wording and figures, never a verdict."""

    score: float
    outcome: Outcome
    differences: tuple[Difference, ...]

    def as_json(self) -> dict[str, object]:
        """The comparison as `claims compare --json` prints it."""
        return {
            "score": round(self.score, 1),
            "outcome": self.outcome.value,
            "differences": [difference.as_json() for difference in self.differences],
        }


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage proposed for a claim, with why and what differs."""

    entry: Entry
    score: float  # 0 to 100
    reasons: tuple[str, ...]
    outcome: Outcome
    differences: tuple[Difference, ...]
