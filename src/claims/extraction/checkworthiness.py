"""How much a statement is worth checking: named features, counted, weighed and said in words.

The weights are those of a logistic regression over the features below, fitted to sentences that people had judged
(data/checkworthiness.json says how well); the words that features count are lists written by hand.
"""

import math
from collections import Counter

from claims.extraction.features import count
from claims.extraction.lexicon import load
from claims.extraction.parsed import Parsed, Span

_MODEL = load("checkworthiness.json")
_BIAS: float = _MODEL["bias"]
_WEIGHTS: dict[str, float] = {name: entry["weight"] for name, entry in _MODEL["features"].items()}
_SAYS: dict[str, str] = {name: entry["says"] for name, entry in _MODEL["features"].items() if entry.get("says")}
_CAPS: dict[str, int] = {name: entry["at_most"] for name, entry in _MODEL["features"].items()}

MOST_REASONS = 4  # more than a person reads beside a claim
_TELLING = 0.15  # a smaller contribution (in log odds) is no reason


def score(sentence: Parsed, span: Span) -> tuple[float, tuple[str, ...]]:
    """Check-worthiness of these words (0 to 1) and the reasons for and against, the strongest first."""
    shares = contributions(count(sentence, span))
    total = _BIAS + sum(shares.values())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), _reasons(shares, worth=total >= 0)


def contributions(counts: Counter[str]) -> dict[str, float]:
    """What each feature that was found adds to the log odds."""
    return {
        name: _WEIGHTS[name] * min(number, _CAPS[name])
        for name, number in counts.items()
        if number and name in _WEIGHTS
    }


def _reasons(shares: dict[str, float], *, worth: bool) -> tuple[str, ...]:
    """What tells most: first what speaks the way the score does, then what speaks against it."""
    telling = sorted(
        (((share > 0) is worth, abs(share), _SAYS[name]) for name, share in shares.items() if _fits(name, share)),
        reverse=True,
    )
    return tuple(dict.fromkeys(says for _, size, says in telling if size >= _TELLING))[:MOST_REASONS]


def _fits(name: str, share: float) -> bool:
    """Whether there are words for this feature and the share points their way."""
    if name not in _SAYS:
        return False
    direction = _MODEL["features"][name].get("direction", "for")
    return share > 0 if direction == "for" else share < 0
