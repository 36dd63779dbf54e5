"""A part of a whole told by two counts: "51 of the 80 members", "of the 80 members, 51 are women"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from claims.matching.figures import Figure, figures
from claims.model.enums import QuantityKind

FAR = 60  # characters between the whole and its part told after it

_PART_OF = re.compile(
    r"(?:\s\w+)?\s(?:out )?of (?:the |its |their |his |her |all |these |those |[\w-]{1,20}['’]s? )*(?:some |about )?$",
    re.IGNORECASE,
)
_OF_THE = re.compile(
    r"(?:^|[.;,:]\s)(?:out )?of (?:the |its |their |all |these |those |some |[\w-]{1,20}['’]s? )*$", re.IGNORECASE
)
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})


def with_parts(text: str, other: str) -> tuple[Figure, ...]:
    """The figures of `text`, and its parts of a whole in per cent where the other text tells a share or part too."""
    found = figures(text)
    if _tells_share(found) or not (_tells_share(figures(other)) or _parts(other)):
        return found
    return found + _parts(text)


def _tells_share(found: Sequence[Figure]) -> bool:
    return any(figure.quantity.kind in _SHARES for figure in found)


@lru_cache(maxsize=1_024)
def _parts(text: str) -> tuple[Figure, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Figure]:
    counts = [
        figure for figure in figures(text) if figure.quantity.kind is QuantityKind.COUNT and figure.quantity.value
    ]
    for one, other in pairwise(counts):
        between = text[one.quantity.end : other.quantity.start]
        if _PART_OF.fullmatch(between):
            part, whole = one, other
        elif _OF_THE.search(text[: one.quantity.start]) and len(between) <= FAR and ". " not in between:
            part, whole = other, one
        else:
            continue
        if (part.quantity.value or 0) < (whole.quantity.value or 0):
            yield _share(text, part, whole)


def _share(text: str, part: Figure, whole: Figure) -> Figure:
    first, last = sorted((part, whole), key=lambda figure: figure.quantity.start)
    start, end = first.quantity.start, last.quantity.end
    value = 100 * (part.quantity.value or 0) / (whole.quantity.value or 1)
    quantity = replace(
        part.quantity,
        text=text[start:end],
        start=start,
        end=end,
        value=value,
        unit="percent",
        kind=QuantityKind.PERCENT,
    )
    return replace(part, quantity=quantity, shown=text[start:end], near=part.near | whole.near, noun="", stance="")
