"""What a newsroom decided: statements it checked and statements it set aside."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from claims.errors import InputError, TableError

MOST_DECISIONS = 200_000  # 25 times the set the shipped weights come from; about 2 GB of memory
FEWEST_OF_A_KIND = 20  # fewer, and a fold of four has under five of a kind: its figures would be chance
_SHOWN = 20  # problems named; a file with more of them is another kind of file
_LABELS = {"1": True, "true": True, "0": False, "false": False}
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
    found: list[Decision] = []
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        read = _decision(line)
        if isinstance(read, Decision):
            found.append(read)
        else:
            problems.append(f"Line {number} {read}.")
        if len(found) > MOST_DECISIONS:
            raise InputError(f"{name} has more than {MOST_DECISIONS:,} decisions. Give the newest ones.")
    if problems:
        more = [f"And {len(problems) - _SHOWN} more."] if len(problems) > _SHOWN else []
        lines_are = "One line is" if len(problems) == 1 else f"{len(problems)} lines are"
        raise TableError(f"{lines_are} no decision in {name}; nothing was trained. {_WANTED}", problems[:_SHOWN] + more)
    return found


def _decision(line: str) -> Decision | str:
    """The decision a line holds, or what is wrong with it."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return "is no JSON"
    if not isinstance(entry, dict):
        return "is no JSON object"
    text, label = entry.get("text"), entry.get("label")
    if not isinstance(text, str) or not text.strip():
        return 'has no text under "text"'
    worth = _LABELS.get(str(label).lower()) if isinstance(label, str | bool | int) else None
    if worth is None:
        return 'has neither 1, 0, true nor false under "label"'
    return Decision(text, worth)


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
