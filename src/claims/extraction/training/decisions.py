"""What a newsroom decided: statements it checked and statements it set aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.errors import InputError
from claims.learning import decided, decisions_in, text_under

MOST_DECISIONS = 200_000  # 25 times the set the shipped weights come from; about 2 GB of memory
FEWEST_OF_A_KIND = 20  # fewer, and a fold of four has under five of a kind: its figures would be chance
_WANTED = 'Each line is an object like {"text": "…", "label": 1}; the label is 1 or true for worth checking, else 0.'


@dataclass(frozen=True, slots=True)
class Decision:
    """One statement and whether it was worth checking."""

    text: str
    worth: bool


def decisions_from_lines(lines: Iterable[str], *, name: str) -> list[Decision]:
    """The decisions in lines of JSON; blank lines are passed over.

    Raises TableError naming each line that is none, or InputError when there are too many.
    """
    return decisions_in(lines, _decision, name=name, wanted=_WANTED, at_most=MOST_DECISIONS)


def _decision(entry: dict[str, Any], _: int) -> Decision:
    """The decision an object holds. Raises ValueError with what is wrong."""
    return Decision(text_under(entry, "text"), decided(entry))


def without_repeats(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions, each statement once with what was decided last.

    A statement in two folds would be known before it is judged, and the figures better than they are.
    """
    last = {" ".join(decision.text.casefold().split()): decision for decision in decisions}
    return list(last.values())


def refuse_too_few(decisions: list[Decision]) -> None:
    """Nothing, or InputError when there is too little of either kind to learn from."""
    if not decisions:
        raise InputError("There is no decision to learn from: give statements worth checking and others set aside.")
    worth = sum(decision.worth for decision in decisions)
    kinds = {"worth checking": worth, "set aside": len(decisions) - worth}
    if missing := [kind for kind, number in kinds.items() if number == 0]:
        raise InputError(
            f"None of the {len(decisions)} statements is labelled as {' or '.join(missing)}; "
            "a model learns from both kinds. Add some."
        )
    few = [f"{number} {kind}" for kind, number in kinds.items() if number < FEWEST_OF_A_KIND]
    if few:
        raise InputError(
            f"Only {' and '.join(few)}: at least {FEWEST_OF_A_KIND} different statements of each kind are needed. "
            "Until then the weights that come with the tool are the better ones."
        )
