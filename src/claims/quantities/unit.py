"""The unit of a figure, as found behind its number."""

from typing import NamedTuple

from claims.model.enums import QuantityKind


class Unit(NamedTuple):
    """A unit and where it ends; `factor` is what the number is multiplied by (pence are hundredths of a pound)."""

    name: str
    kind: QuantityKind
    end: int  # index of the first token after it
    factor: float = 1.0
