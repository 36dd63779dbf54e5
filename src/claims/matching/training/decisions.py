"""What a newsroom decided: pairs of a claim and a passage it confirmed, and pairs it rejected."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.errors import InputError, TableError
from claims.matching.profile import twin_key

MOST_DECISIONS = 100_000  # pairs; a minute for each 10,000
FEWEST_OF_A_KIND = 20  # fewer, and a fold of four has under five of a kind: its figures would be chance
_SHOWN = 20  # problems named; a file with more of them is another kind of file
_LABELS = {"1": True, "true": True, "0": False, "false": False}
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
    for key in ("claim", "passage"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            return f'has no text under "{key}"'
    title, label = entry.get("title") or "", entry.get("label")
    if not isinstance(title, str):
        return 'has something else than text under "title"'
    right = _LABELS.get(str(label).lower()) if isinstance(label, str | bool | int) else None
    if right is None:
        return 'has neither 1, 0, true nor false under "label"'
    return Decision(entry["claim"], entry["passage"], right, title)


def without_repeats(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions, each pair once with what was decided last; twins of a passage are one."""
    return list({(twin_key(each.claim), twin_key(each.passage)): each for each in decisions}.values())


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
