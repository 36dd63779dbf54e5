"""How well claims of several kinds find their passage, and what a score means, on any newsroom's own judgements.

python -m bench.ranking --passages passages.tsv --queries queries.tsv --qrels qrels.txt

Beside the claims as written stand two kinds made from the same judgements: the longest sentence of each claim as it
would be spoken, and the same in a flow of speech. Then, for the first two kinds together, how many of the pairs of each
band of scores were judged right, as weights.json and docs/matching.md have it.
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claims.cli.evaluation_files import evaluation_set
from claims.extraction import sentences
from claims.matching import Entry, Index
from claims.matching.evaluate import evaluate
from claims.matching.profile import twin_key
from claims.matching.query import clean
from claims.matching.rank import rank

SEED = 20_261_129
LONGEST = 25  # words of a sentence as spoken
BEST = 5  # passages of each claim that a band counts
BANDS = (0, 20, 30, 50, 60, 70, 80, 90)
_SIGNED = re.compile(r"[—–]\s{0,3}[^—\n]{0,80}?\(@\w{1,30}\).*$", re.DOTALL)
_POINTS = re.compile(r"[^\w\s'’%£$€.,]|[.,](?!\d)")
# What people say around what they say; of our own.
BEFORE = (
    "and let me say this to everybody at home",
    "i have told you before and i will tell you again",
    "you know what really gets me about all this",
    "well first of all thank you for having me and",
    "look i was talking to a woman the other day and she said to me",
    "what my friend over there will not tell you is that",
)
AFTER = (
    "and that is a fact",
    "and nobody on that side wants to hear it",
    "so there you have it",
    "and i think people are sick and tired of it",
    "now that is what we are going to change",
    "okay and we can talk about that all night",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Claims of one kind, the archive they are asked of, and what is right for each."""

    name: str
    passages: list[Entry]
    claims: Mapping[str, str]
    right: Mapping[str, list[int]]


@dataclass(slots=True)
class Band:
    """Pairs that scored from one bound to the next; `best` are those that came first for their claim."""

    start: int
    pairs: int = 0
    right: int = 0
    best: int = 0
    best_right: int = 0


def main() -> None:
    """Measure what the command line names and print it."""
    parser = argparse.ArgumentParser()
    for name in ("passages", "queries", "qrels"):
        parser.add_argument(f"--{name}", required=True)
    asked = parser.parse_args()
    given = evaluation_set(asked.passages, asked.queries, asked.qrels)
    right = {claim: list(found) for claim, found in given.qrels.items()}
    made = kinds(list(given.passages), dict(given.queries), right)
    print("| claims | MAP@1 | MAP@5 | recall@5 |\n|---|---|---|---|")
    for kind in made:
        found = evaluate(kind.passages, kind.claims, kind.right)
        print(f"| {kind.name} | {found.map_at[1]:.4f} | {found.map_at[5]:.4f} | {found.recall_at[5]:.4f} |", flush=True)
    print(json.dumps([_printed(band) for band in bands(made[:2])], indent=1))


def kinds(passages: list[Entry], claims: dict[str, str], right: dict[str, list[int]]) -> list[Kind]:
    """The claims as written, and the two kinds made from them; the same each time."""
    spoken = {claim: said for claim, text in claims.items() if (said := as_spoken(text))}
    chance = random.Random(SEED)
    flow = {claim: f"{chance.choice(BEFORE)} {said} {chance.choice(AFTER)}" for claim, said in spoken.items()}
    return [
        Kind("as written", passages, claims, right),
        Kind("longest sentence as spoken", passages, spoken, right),
        Kind("the same in a flow of speech", passages, flow, right),
    ]


def as_spoken(text: str) -> str:
    """The longest sentence as it would be spoken: no links, tags, signature, capitals or points, at most 25 words."""
    plain = clean(_SIGNED.sub(" ", text))
    longest = max((plain[start:end] for start, end in sentences(plain)), key=len, default="")
    return " ".join(_POINTS.sub(" ", longest).lower().split()[:LONGEST])


def bands(made: list[Kind]) -> list[Band]:
    """Of the five best passages of each claim, how many of each band were judged right; twins count as one."""
    counted = [Band(start) for start in BANDS]
    for kind in made:
        scored = _scoring(kind.passages)
        twins = {entry.id: twin_key(entry.statement) for entry in kind.passages}
        for claim, text in kind.claims.items():
            judged = {twins[found] for found in kind.right.get(claim, []) if found in twins}
            for place, (score, passage) in enumerate(scored(text) if judged else []):
                band = next(band for band in reversed(counted) if score >= band.start)
                is_right = twins[passage] in judged
                band.pairs += 1
                band.right += is_right
                band.best += place == 0
                band.best_right += is_right and place == 0
    return counted


def _scoring(passages: list[Entry]) -> Callable[[str], list[tuple[float, int]]]:
    """What ranks first for a claim: score and id."""
    index = Index(passages)

    def scored(claim: str) -> list[tuple[float, int]]:
        candidates = index.candidates(claim, 60)
        found = rank(claim, candidates, limit=BEST, frequency=index.frequency, rows=index.rows)
        return [(score, entry.id) for score, entry in found]

    return scored


def _printed(band: Band) -> dict[str, float]:
    return {
        "from": band.start,
        "pairs": band.pairs,
        "right": round(band.right / max(band.pairs, 1), 3),
        "best": band.best,
        "best_right": round(band.best_right / max(band.best, 1), 3),
    }


if __name__ == "__main__":
    main()
