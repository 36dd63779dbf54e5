"""Whether a checker would underline a piece of a sentence: a few yes/no traits, weighed.

The weights (data/underlining.json, which says how well) are those of a logistic regression fitted to articles in
which people had underlined the claims. Nothing is weighed that a reader could not see for themselves.
"""

import math
from collections.abc import Mapping

from claims.extraction.clauses import Link, Piece
from claims.extraction.facts import OURSELVES, Facts
from claims.extraction.lexicon import load
from claims.extraction.types import Judgement
from claims.model.enums import ClaimType

_DATA = load("underlining.json")
WEIGHTS: Mapping[str, float] = {name: trait["weight"] for name, trait in _DATA["traits"].items()}
BIAS: float = _DATA["bias"]
ENOUGH: float = _DATA["enough"]

_PRESENT = frozenset({"is", "are", "'s", "'re", "isn't", "aren't"})
_SURE = 0.001  # a check-worthiness nearer to 0 or 1 says no more


def traits(
    found: Facts, piece: Piece, judged: Judgement, *, said: bool, quoted: bool, checkworthiness: float
) -> dict[str, float]:
    """What the piece has of the traits in underlining.json, by name: 1, or for check-worthiness its log odds.

    What it has not is left out. `said` by somebody other than the publication; `checkworthiness` is 0 to 1.
    """
    chance = min(max(checkworthiness, _SURE), 1 - _SURE)
    opening = next((letter for letter in found.tags if letter not in '“"'), "")
    shared = piece.subject if piece.link in {Link.SHARED_SUBJECT, Link.TAIL} else None
    length = found.length + (shared[1] - shared[0] if shared else 0)  # read with the subject it shares
    has = {
        "asserts": judged.checkable,
        "hard": found.hard,
        "amount": found.amounts,
        "day_or_year": found.dated,
        "name": found.names > 0,
        "opinion": found.opinion or judged.type is ClaimType.OPINION,
        "rule": judged.type is ClaimType.RULE,
        "what_will_or_may_be": found.future or found.maybe,
        "aim": found.aim,
        "negative": found.negative,
        "ourselves": bool(OURSELVES.intersection(found.lowers)),
        "ourselves_and_nothing_hard": bool(OURSELVES.intersection(found.lowers)) and not found.hard,
        "told": said and not quoted,
        "quoted_and_nothing_hard": quoted and not found.hard,
        "nothing_named_or_hard": not found.names and not found.hard,
        "quoted": quoted,
        "finite": found.finite,
        "happened": _past(found),
        "participle": "E" in found.tags,
        "is_so": bool(_PRESENT.intersection(found.lowers)),
        "opens_with_a_thing": opening == "D",
        "opens_with_a_name": opening == "P",
        "opens_with_a_pronoun": opening in "UY" and opening != "",
        "beside": piece.link in {Link.TAIL, Link.APPOSITION},
        "under_6_words": length < 6,
        "under_9_words": length < 9,
        "over_18_words": length > 18,
    }
    return {name: 1.0 for name, there in has.items() if there} | {"worth": math.log(chance / (1 - chance))}


def underlined(traits: Mapping[str, float]) -> bool:
    """Whether a checker would more likely than not underline a piece with these traits."""
    return log_odds(traits) >= ENOUGH


def log_odds(traits: Mapping[str, float]) -> float:
    """How likely a checker underlines a piece with these traits, in log odds: 0 is as likely as not."""
    return BIAS + sum(WEIGHTS.get(name, 0.0) * size for name, size in traits.items())


def _past(found: Facts) -> bool:
    return any(letter == "V" and not word.endswith("s") for word, letter in zip(found.lowers, found.tags, strict=True))
