"""What a newsroom decided: pairs of a claim and a passage it confirmed, and pairs it rejected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.errors import InputError
from claims.learning import decided, decisions_in, text_under
from claims.matching.profile import twin_key

MOST_DECISIONS = 100_000  # pairs; a minute for each 10,000
FEWEST_OF_A_KIND = 20  # fewer, and a fold of four has under five of a kind: its figures would be chance
_WANTED = (
    'Each line is an object like {"claim": "…", "passage": "…", "title": "…", "label": 1}; the label is 1 or true for '
    "a confirmed match, else 0."
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A claim, a passage, and whether it was confirmed that the one speaks about the other."""

    claim: str
    passage: str
    right: bool
    title: str = ""
    claimant: str = ""
    line: int = 0  # of the file it was read from; 0 where it is from the desk


def decisions_from_lines(lines: Iterable[str], *, name: str) -> list[Decision]:
    """The decisions in lines of JSON; blank lines are passed over.

    Raises TableError naming each line that is none, or InputError when there are too many.
    """
    return decisions_in(lines, _decision, name=name, wanted=_WANTED, at_most=MOST_DECISIONS)


def _decision(entry: dict[str, Any], line: int) -> Decision:
    """The decision an object holds. Raises ValueError with what is wrong."""
    claim, passage, title = text_under(entry, "claim"), text_under(entry, "passage"), entry.get("title") or ""
    if not isinstance(title, str):
        raise ValueError('has something else than text under "title"')
    return Decision(claim, passage, decided(entry), title, line=line)


def without_repeats(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions, each pair once with what was decided last; twins of a passage are one."""
    return list({_pair(each): each for each in decisions}.values())


def contradictions(decisions: Iterable[Decision]) -> list[tuple[Decision, Decision]]:
    """Each decision that a later one on the same pair contradicts, with the last one on that pair, which counts."""
    decisions = list(decisions)
    last = {_pair(each): each for each in decisions}
    return [(each, final) for each in decisions if (final := last[_pair(each)]).right != each.right]


def _pair(decision: Decision) -> tuple[str, str]:
    return twin_key(decision.claim), twin_key(decision.passage)


def refuse_too_few(decisions: Sequence[Decision]) -> None:
    """Nothing, or InputError when there is too little of either kind to learn from."""
    if not decisions:
        raise InputError("There is no decided pair to learn from: give pairs that were confirmed and pairs rejected.")
    right = sum(decision.right for decision in decisions)
    kinds = {"confirmed": right, "rejected": len(decisions) - right}
    if missing := [kind for kind, number in kinds.items() if number == 0]:
        raise InputError(
            f"None of the {len(decisions)} pairs is {' or '.join(missing)}; a model learns from both kinds. Add some."
        )
    few = [f"{number} {kind}" for kind, number in kinds.items() if number < FEWEST_OF_A_KIND]
    if few:
        raise InputError(
            f"Only {' and '.join(few)}: at least {FEWEST_OF_A_KIND} different pairs of each kind are needed. "
            "Until then the weights that come with the tool are the better ones."
        )
    if len({twin_key(decision.claim) for decision in decisions}) < FEWEST_OF_A_KIND:
        raise InputError(f"At least {FEWEST_OF_A_KIND} different claims are needed: folds are made of whole claims.")
