"""Fits the weights of `claims.extraction.cutting`, and then of underlining, to the labelled articles to be studied.

    uv run python tests/eval/fit_cutting.py [ENOUGH [UNDERLINED]]

prints recall and precision on the articles of each hand by weights of both fitted to those of all others, writes
src/claims/extraction/data/cutting.json, and leaves underlining to fit_underlining.py, which is to be run after it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))  # a script beside the tests, not a module of the tool

import fit_underlining as underlining
from fit_underlining import Asking, labelled
from test_extraction import OVERLAP, Gold

from claims.extraction import cutting
from claims.extraction.blocks import BlockKind, blocks
from claims.extraction.extract import reader_of
from claims.extraction.paragraphs import CLAIMING, paragraph
from claims.extraction.parsed import Parsed, Span
from claims.extraction.recut import both_sides
from claims.extraction.training.logistic import Matrix, fit
from claims.extraction.underlining import ENOUGH as UNDERLINED
from claims.reading.article import Article

PENALTY = 3.0  # of each weight; 1 to 6 gave the same within .005 on hands left out
LEAST_SEEN = 4  # places that must have a trait before it is weighed: fewer say nothing of other hands
DECIDING = 2  # what a place counts for where the cut changes how many claims are found
FILE = Path(cutting.__file__).parent / "data" / "cutting.json"


@dataclass(frozen=True)
class Place:
    """A possible cut: its traits, whether it is right, and what it counts for."""

    traits: list[str]
    right: bool
    weight: int


@dataclass(frozen=True)
class Weights:
    bias: float
    traits: dict[str, float]


def places(article: Article, gold: list[Gold]) -> Iterator[Place]:
    """The possible cuts of an article that the gold claims say something of: more found, fewer, or one cut through."""
    paragraphs = [paragraph(article.text, block) for block in blocks(article) if block.kind in CLAIMING]
    known = reader_of(article, paragraphs)
    reader = Asking(stage=known.stage, on=known.on, order=known.order)
    for each in paragraphs:
        if each.block.kind is not BlockKind.HEADLINE:  # a headline is not cut
            list(reader.paragraph(each))
    for sentence, piece in reader.cut:
        start, end = sentence.offsets(piece.span)
        inside = [(claim.start, claim.end) for claim in gold if claim.end > start and claim.start < end]
        for at in cutting.joints(sentence, piece.span) if inside else ():
            sides = [sentence.offsets(side.span) for side in both_sides(sentence, piece, at)]
            more = _found(inside, sides) - _found(inside, [(start, end)])
            through = any(_through(sentence, claim, at) for claim in inside)
            if more or through:
                yield Place(cutting.traits(sentence, piece.span, at), more > 0, DECIDING if more else 1)


def _through(sentence: Parsed, claim: Span, at: int) -> bool:
    """Whether a cut before the word `at` goes through a claim rather than along its edge."""
    inside = [k for k, word in enumerate(sentence.words) if word.start < claim[1] and word.end > claim[0]]
    return bool(inside) and inside[0] < at - 1 and inside[-1] > at


def _found(claims: Sequence[Span], spans: Sequence[Span]) -> int:
    """How many of the claims one of the spans answers, one to one; there are at most two spans."""
    options = [{k for k, span in enumerate(spans) if _overlap(claim, span) >= OVERLAP} for claim in claims]
    return min(len(set().union(*options)), sum(bool(each) for each in options))


def _overlap(one: Span, other: Span) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def fitted(seen: Sequence[Place]) -> Weights:
    """Weights that tell right cuts from wrong ones."""
    counted = Counter(name for place in seen for name in place.traits)
    columns = {name: k for k, name in enumerate(sorted(n for n, number in counted.items() if number >= LEAST_SEEN))}
    rows = [place for place in seen for _ in range(place.weight)]
    cells = [(row, columns[name]) for row, place in enumerate(rows) for name in place.traits if name in columns]
    at, of = np.array(cells).T
    matrix = Matrix(at, of, np.ones(len(cells)), len(rows), len(columns))
    labels = np.array([float(place.right) for place in rows])
    found = fit(matrix, labels, np.full(len(columns), PENALTY))
    return Weights(found.bias, {name: float(found.weights[k]) for name, k in columns.items()})


def use(weights: Weights, enough: float) -> None:
    """Lets the cutter of this process cut by these weights."""
    cutting.BIAS, cutting.ENOUGH, cutting.WEIGHTS = weights.bias, enough, MappingProxyType(weights.traits)


def main() -> None:
    """Fit, measure on hands left out, write."""
    enough = float(sys.argv[1]) if len(sys.argv) > 1 else cutting.ENOUGH
    underlined = float(sys.argv[2]) if len(sys.argv) > 2 else UNDERLINED
    articles = list(labelled())
    use(Weights(-99.0, {}), 0.0)  # no cut but those of the rules
    seen = [(hand, list(places(article, gold))) for hand, article, gold in articles]
    for hand in underlining.LEFT_OUT:
        table = []
        for weights in (Weights(-99.0, {}), fitted([place for other, all_ in seen if other != hand for place in all_])):
            use(weights, enough)
            read = list(underlining.studied())
            columns = underlining.columns_of(read)
            found = underlining.fitted([each for each in read if each.hand != hand], columns)
            theirs = [each for each in read if each.hand == hand]
            table.append(underlining.measured(theirs, columns, found, underlined))
        (recall, precision), (with_cuts, precise) = table
        print(f"{hand}: {recall:.3f}/{precision:.3f}, cut further {with_cuts:.3f}/{precise:.3f}")  # noqa: T201
    weights = fitted([place for _, all_ in seen for place in all_])
    kept = {name: round(weight, 2) for name, weight in weights.traits.items() if abs(weight) >= 0.005}
    data = {
        "about": "Whether people cut a piece of a sentence at a place. Weights are log odds of a logistic regression "
        f"fitted by tests/eval/fit_cutting.py to {len(articles)} labelled articles; a piece is cut from `enough` on, "
        "set where recall rose most on hands left out while precision fell by .01 at most on any.",
        "bias": round(weights.bias, 3),
        "enough": enough,
        "traits": kept,
    }
    FILE.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
