"""A figure as read from text."""

from dataclasses import dataclass

from claims.model.enums import Hedge, QuantityKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: either `value`, or `low` and `high` for a range; open ends leave one of the two None.

    `unit` is one of the words of docs/formats.md: `percent`, `count`, an ISO 4217 code, `tonne`, `per_100000` …
    Percent values are 0 to 100, fractions 0 to 1.
    """

    text: str  # exactly text[start:end] of what was read
    start: int  # code points
    end: int  # exclusive
    value: float | None
    low: float | None
    high: float | None
    unit: str
    kind: QuantityKind
    hedge: Hedge | None = None
    period: str | None = None  # "a year", "over five years": as written
    noun: str | None = None  # the thing counted, its last word in lower case: "firefighters"
    carried: bool = False  # the unit or the thing counted stands with a neighbour: "from 78 to 92.4%"
    direction: str | None = None  # "up" or "down", from the verb before it

    def as_json(self) -> dict[str, object]:
        """The figure as `claims quantities --json` prints it."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "kind": self.kind.value,
            "hedge": self.hedge.value if self.hedge else None,
            "period": self.period,
        }
