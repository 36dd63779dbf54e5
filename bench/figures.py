"""Figures found in news sentences: ours and the peers' on the same sentences, counted and timed in the same run."""

import json
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.environments import MS_RECOGNIZERS, QUANTULUM, RECOGNIZERS, Peer
from claims.model.enums import QuantityKind
from claims.quantities import Quantity, read, read_numbers

OWN = Path(__file__).parents[1] / "tests" / "quantities" / "news_cases.txt"
PEERS = (QUANTULUM, MS_RECOGNIZERS, RECOGNIZERS)
Figure = tuple[float | None, float | None, str]  # low, high, unit; both the same for one value
AGAIN = 100  # times ours reads the set, so that it takes seconds as well
PEERS_AGAIN = 3

# Where a peer gives both ends of a range one by one, or a unit we keep apart, nothing is forgiven: a user who compares
# figures needs one range and one unit.


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and its figures; figures at `ignore` count neither way."""

    text: str
    figures: tuple[Figure, ...]
    ignore: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How a reader did on a set."""

    name: str
    value_f1: float  # 0 to 1, unit left aside
    f1: float  # 0 to 1, value and unit right
    per_second: float  # sentences


def own_cases(path: Path = OWN) -> list[Case]:
    """The sentences of our own tests, with their figures."""
    found: list[tuple[str, list[Figure]]] = []
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  "):
            _, value, unit, _ = (part.strip() for part in line.split("|"))
            low, _, high = value.partition("..")
            found[-1][1].append((_number(low), _number(high) if ".." in value else _number(low), unit))
        else:
            found.append((line, []))
    return [Case(text, tuple(figures)) for text, figures in found]


def newsroom_cases(path: Path) -> list[Case]:
    """Sentences with figures in lines of JSON: {"text", "quantities": [{"value", "low", "high", "unit"}], "ignore"}."""
    cases = []
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        figures = tuple(
            (q["low"], q["high"], q["unit"]) if q["value"] is None else (q["value"], q["value"], q["unit"])
            for q in entry["quantities"]
        )
        cases.append(
            Case(entry["text"], figures, tuple(_place(entry["text"], each) for each in entry.get("ignore", [])))
        )
    return cases


def _place(text: str, ignored: Any) -> tuple[int, int]:
    if isinstance(ignored, dict) and "start" in ignored:
        return int(ignored["start"]), int(ignored["end"])
    words = ignored["text"] if isinstance(ignored, dict) else str(ignored)
    start = text.find(words)
    return start, start + len(words)


def _number(text: str) -> float | None:
    return float(text) if text else None


def scores(cases: list[Case], folder: Path) -> list[Score]:
    """Ours first, then each peer."""
    texts = [case.text for case in cases]
    for text in texts:
        read(text)
    begun = time.process_time()
    for _ in range(AGAIN):
        ours = [read(text) for text in texts]
    seconds = (time.process_time() - begun) / AGAIN
    found = [[(_figure(q), q.start, q.end) for q in each] for each in ours]
    return [_score("claims", cases, found, seconds), *(_peer(peer, cases, folder) for peer in PEERS)]


def _figure(q: Quantity) -> Figure:
    return (q.value, q.value, q.unit) if q.value is not None else (q.low, q.high, q.unit)


def _peer(peer: Peer, cases: list[Case], folder: Path) -> Score:
    seconds, answers = peer.run([case.text for case in cases] * PEERS_AGAIN, folder)
    answers, seconds = answers[: len(cases)], seconds / PEERS_AGAIN
    found = [[((value, value, unit), start, end) for value, unit, start, end in each] for each in answers]
    return _score(peer.name, cases, found, seconds)


def _score(name: str, cases: list[Case], found: list[list[tuple[Figure, int, int]]], seconds: float) -> Score:
    kept = [
        [
            figure
            for figure, start, end in each
            # Right is right, also where a part of it was to be ignored: "14 per 100,000 people".
            if _rounded(figure) in set(map(_rounded, case.figures))
            or not any(start < b and a < end for a, b in case.ignore)
        ]
        for case, each in zip(cases, found, strict=True)
    ]
    gold = [list(case.figures) for case in cases]
    without = _f1([[f[:2] for f in each] for each in gold], [[f[:2] for f in each] for each in kept])
    return Score(name, without, _f1(gold, kept), len(cases) / seconds)


def _f1(gold: list[list[Any]], found: list[list[Any]]) -> float:
    right = wanted = given = 0
    for these, those in zip(gold, found, strict=True):
        ours, theirs = Counter(map(_rounded, these)), Counter(map(_rounded, those))
        right += (ours & theirs).total()
        wanted += ours.total()
        given += theirs.total()
    return 2 * right / (wanted + given) if wanted + given else 1.0


def _rounded(figure: tuple[Any, ...]) -> tuple[Any, ...]:
    """Six digits: what is left of a third as a decimal."""
    return tuple(float(f"{part:.6g}") if isinstance(part, float | int) else part for part in figure)


# The models of the spec, and which of our figures they are about; None: every number (`--numbers`).
SPEC: dict[str, frozenset[QuantityKind] | None] = {
    "Number": None,
    "Ordinal": frozenset({QuantityKind.ORDINAL}),
    "Percent": frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT}),
    "Currency": frozenset({QuantityKind.MONEY}),
    "Dimension": frozenset({QuantityKind.MEASURE, QuantityKind.RATE}),
    "Age": frozenset({QuantityKind.AGE}),
    "Temperature": frozenset({QuantityKind.TEMPERATURE}),
}


def spec_passed(folder: Path, environments: Path) -> list[tuple[str, int, int, int]]:
    """For each model of Recognizers' own spec: its name, cases, and how many we and its Python port pass.

    Each uses the one model; a case is passed when spans and values are exactly those of the spec. Cases without a
    value to compare are left out.
    """
    rows = []
    for model, kinds in SPEC.items():
        cases = [
            case
            for file in sorted(folder.glob(f"recognizers_{model}Model*.json"))
            for case in json.loads(file.read_text("utf-8-sig"))
            if _comparable(case)
        ]
        if not cases:
            continue
        wanted = [sorted((r["Start"], r["End"] + 1, _spec_value(r)) for r in case["Results"]) for case in cases]
        texts = [case["Input"] for case in cases]
        ours = [_spans(text, kinds) for text in texts]
        _, answers = MS_RECOGNIZERS.run(texts, environments, model)
        theirs = [sorted((start, end, value) for value, _, start, end in each) for each in answers]
        passed = [sum(a == b for a, b in zip(each, wanted, strict=True)) for each in (ours, theirs)]
        rows.append((model, len(cases), passed[0], passed[1]))
    return rows


def _comparable(case: dict[str, Any]) -> bool:
    return all(_spec_value(result) is not None for result in case.get("Results", []))


def _spec_value(result: dict[str, Any]) -> float | None:
    try:
        return float(str(result["Resolution"]["value"]).rstrip("%").replace(",", ""))
    except (KeyError, TypeError, ValueError):
        return None


def _spans(text: str, kinds: frozenset[QuantityKind] | None) -> list[tuple[int, int, float]]:
    every = kinds is None or QuantityKind.ORDINAL in kinds
    found = read_numbers(text) if every else read(text)
    wanted = [q for q in found if (q.kind in kinds if kinds else q.kind is not QuantityKind.ORDINAL)]
    return sorted((q.start, q.end, q.value) for q in wanted if q.value is not None)
