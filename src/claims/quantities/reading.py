"""A figure while it is being read: the value, its unit, and the tokens it takes."""

from typing import NamedTuple

from claims.model.enums import Hedge, QuantityKind


class Figure(NamedTuple):
    """One figure from token `start` up to but not including token `end`."""

    start: int
    end: int
    value: float | None
    unit: str
    kind: QuantityKind
    low: float | None = None
    high: float | None = None
    hedge: Hedge | None = None  # from the figure's own words ("300-plus", a range), before its surroundings are read
    noun: str | None = None
    explicit: bool = False  # a unit or currency is written; False for bare numbers and counted things
    scale: float = 1.0  # what "million" or "bn" multiplied, to be carried to a partner
    mantissa: float = 0.0  # the number before its scale
    carried: bool = False
    period: str | None = None  # where the unit itself holds it: "bpd"
    number_end: int = 0  # where the number itself ends, before unit and noun

    @property
    def bare(self) -> bool:
        """Whether nothing at all says what the number counts."""
        return not self.explicit and self.noun is None and self.value is not None
