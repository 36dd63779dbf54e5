"""How well the right passage comes first, on any newsroom's own claims, passages and judgements."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.matching.index import Index
from claims.matching.profile import twin_key
from claims.matching.proposal import Entry

DEPTH = 100  # passages asked for each claim; recall@100 needs them


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Mean figures over the judged claims, each 0 to 1; `seconds` is the mean time of one search."""

    claims: int
    passages: int  # twins counted once
    map_at: Mapping[int, float]  # mean average precision at 1, 3 and 5
    mrr: float  # mean of 1 / place of the first right passage
    recall_at: Mapping[int, float]  # at 1, 5, 20 and 100
    seconds: float

    def as_json(self) -> dict[str, object]:
        """The figures as `claims evaluate matching --json` prints them."""
        figures: dict[str, object] = {"claims": self.claims, "passages": self.passages}
        figures |= {f"map@{depth}": round(value, 4) for depth, value in self.map_at.items()}
        figures["mrr"] = round(self.mrr, 4)
        figures |= {f"recall@{depth}": round(value, 4) for depth, value in self.recall_at.items()}
        return figures | {"seconds": round(self.seconds, 5)}


def evaluate(
    passages: Iterable[Entry],
    queries: Mapping[str, str],
    qrels: Mapping[str, Iterable[int]],
    *,
    search: Callable[[str], Sequence[int]] | None = None,
) -> Evaluation:
    """How well claims find the passages judged right for them.

    `queries` are claims by id, `qrels` the ids of the right passages by claim id; claims without judgements are left
    out. Twins count as one passage: a judgement on one is a judgement on all, and they take one place in the ranking.
    `search` gives passage ids for a claim, best first; without it an `Index` over the passages is asked. All figures
    are 0 where no claim is judged.
    """
    entries = list(passages)
    first: dict[str, int] = {}
    twin = {entry.id: first.setdefault(twin_key(entry.statement), entry.id) for entry in entries}
    ask = search or _index_search(entries)
    judged = {
        claim: right for claim in queries if (right := {twin.get(found, found) for found in qrels.get(claim, ())})
    }
    started = time.perf_counter()
    answers = {claim: ask(queries[claim]) for claim in judged}
    seconds = time.perf_counter() - started
    ranked = {claim: list(dict.fromkeys(twin[found] for found in answer)) for claim, answer in answers.items()}

    def mean(measure: Callable[[Sequence[int], set[int]], float]) -> float:
        return sum(measure(ranked[claim], right) for claim, right in judged.items()) / max(len(judged), 1)

    return Evaluation(
        claims=len(judged),
        passages=len(first),
        map_at={depth: mean(_average_precision(depth)) for depth in (1, 3, 5)},
        mrr=mean(_reciprocal_rank),
        recall_at={depth: mean(_recall(depth)) for depth in (1, 5, 20, 100)},
        seconds=seconds / max(len(judged), 1),
    )


def _index_search(entries: Sequence[Entry]) -> Callable[[str], Sequence[int]]:
    index = Index(entries)
    return lambda claim: index.ranked(claim, limit=DEPTH)


def _average_precision(depth: int) -> Callable[[Sequence[int], set[int]], float]:
    def measure(ranked: Sequence[int], right: set[int]) -> float:
        found, total = 0, 0.0
        for place, passage in enumerate(ranked[:depth], start=1):
            if passage in right:
                found += 1
                total += found / place
        return total / min(len(right), depth)

    return measure


def _reciprocal_rank(ranked: Sequence[int], right: set[int]) -> float:
    return next((1 / place for place, passage in enumerate(ranked, start=1) if passage in right), 0.0)


def _recall(depth: int) -> Callable[[Sequence[int], set[int]], float]:
    return lambda ranked, right: len(right.intersection(ranked[:depth])) / len(right)
