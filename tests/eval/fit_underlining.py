"""Fits the weights of `claims.extraction.underlining` to the labelled articles that may be studied.

    uv run python tests/eval/fit_underlining.py

writes src/claims/extraction/data/underlining.json and prints recall and precision on the articles of one hand by
weights fitted to those of all others. Articles kept aside are not read.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))  # a script beside the tests, not a module of the tool

from test_extraction import HERE, OVERLAP, Gold, load, overlap, pairs

from claims.extraction import underlining
from claims.extraction.blocks import blocks
from claims.extraction.clauses import Piece
from claims.extraction.draft import ClaimDraft
from claims.extraction.extract import reader_of
from claims.extraction.paragraphs import CLAIMING, paragraph
from claims.extraction.parsed import Parsed
from claims.extraction.reader import Read, Reader
from claims.extraction.told import Figures, Told
from claims.extraction.training.logistic import Fit, Matrix, fit
from claims.reading.article import Article

PENALTY = 5.0  # of each weight; 2.5 to 20 gave the same within .003 on hands left out
LEFT_OUT = (
    "hand A",
    "hand B",
    "hand C",
    "hand D",
    "hand E",
)  # their articles are measured by weights fitted to the others
FILE = Path(underlining.__file__).parent / "data" / "underlining.json"
Traits = Mapping[str, float]
Columns = Sequence[str]


@dataclass
class Asking(Reader):
    """A reader that underlines every piece and keeps its traits by its place, and the pieces themselves."""

    told: dict[tuple[int, int], Traits] = field(default_factory=dict)
    cut: list[tuple[Parsed, Piece]] = field(default_factory=list)

    def _read(self, sentence: Parsed, piece: Piece, told: Told, figures: Figures) -> Read:
        self.cut.append((sentence, piece))
        read = super()._read(sentence, piece, told, figures)
        if read.traits is None:
            return read
        self.told[sentence.offsets(piece.span)] = read.traits
        return replace(read, underlined=True)


@dataclass(frozen=True)
class Labelled:
    """An article with every piece that might be underlined; traits are None where they are not asked."""

    hand: str
    gold: list[Gold]
    pieces: list[tuple[ClaimDraft, Traits | None]]


def labelled() -> Iterator[tuple[str, Article, list[Gold]]]:
    """The articles that may be studied, with whose they are and their claims."""
    for labels in sorted((HERE / "articles").glob("*.json")):
        half = json.loads(labels.read_text("utf-8"))["half"]
        if "studied" in half or half == "development":
            yield half.split(",")[0], *load(labels)


def studied() -> Iterator[Labelled]:
    """Those articles with their pieces."""
    for hand, article, gold in labelled():
        yield Labelled(hand, gold, list(_pieces(article)))


def columns_of(articles: Sequence[Labelled]) -> list[str]:
    """The traits that some piece has."""
    return sorted({name for each in articles for _, traits in each.pieces for name in traits or ()})


def _pieces(article: Article) -> Iterator[tuple[ClaimDraft, Traits | None]]:
    paragraphs = [paragraph(article.text, block) for block in blocks(article) if block.kind in CLAIMING]
    known = reader_of(article, paragraphs)
    reader = Asking(stage=known.stage, on=known.on, order=known.order)
    drafts = {(draft.start, draft.end): draft for each in paragraphs for draft in reader.paragraph(each)}
    yield from ((draft, reader.told.get(place)) for place, draft in sorted(drafts.items()))


def fitted(articles: Sequence[Labelled], columns: Columns) -> Fit:
    """Weights that tell pieces which answer a gold claim from others."""
    asked = [(article, draft, traits) for article in articles for draft, traits in article.pieces if traits is not None]
    rows, places, values = zip(
        *((row, columns.index(name), size) for row, (*_, traits) in enumerate(asked) for name, size in traits.items()),
        strict=True,
    )
    labels = [float(any(overlap(claim, draft) >= OVERLAP for claim in article.gold)) for article, draft, _ in asked]
    matrix = Matrix(np.array(rows), np.array(places), np.array(values, dtype=np.float64), len(asked), len(columns))
    return fit(matrix, np.array(labels), np.full(len(columns), PENALTY))


def measured(articles: Sequence[Labelled], columns: Columns, found: Fit, enough: float) -> tuple[float, float]:
    """Recall and precision with these weights."""
    wanted = hit = given = right = 0
    for article in articles:
        drafts = [draft for draft, traits in article.pieces if traits is None or odds(traits, columns, found) >= enough]
        answers = pairs(article.gold, drafts)
        wanted += sum(claim.must for claim in article.gold)
        hit += sum(article.gold[claim].must for claim in answers)
        given, right = given + len(drafts), right + len(answers)
    return hit / wanted, right / given


def odds(traits: Traits, columns: Columns, found: Fit) -> float:
    """Log odds that a piece is underlined."""
    return found.bias + sum(float(found.weights[columns.index(name)]) * size for name, size in traits.items())


def main() -> None:
    """Fit, measure on hands left out, write."""
    articles = list(studied())
    columns = columns_of(articles)
    levels = [level / 10 for level in range(-6, 7)]
    table: dict[float, list[tuple[float, float]]] = {level: [] for level in levels}
    for hand in LEFT_OUT:
        found = fitted([each for each in articles if each.hand != hand], columns)
        theirs = [each for each in articles if each.hand == hand]
        for level in levels:
            table[level].append(measured(theirs, columns, found, level))
    for level in levels:
        mean = [np.mean([f[k] for f in table[level]]) for k in (0, 1)]
        by_hand = "  ".join(f"{recall:.3f}/{precision:.3f}" for recall, precision in table[level])
        print(f"{level:5.1f}  recall {mean[0]:.3f}  precision {mean[1]:.3f}   {by_hand}")  # noqa: T201 - a script
    enough = float(sys.argv[1]) if len(sys.argv) > 1 else underlining.ENOUGH
    found = fitted(articles, columns)
    data = {
        "about": "Whether a checker would underline a piece of a sentence. Weights are log odds of a logistic "
        f"regression fitted by tests/eval/fit_underlining.py to {len(articles)} labelled articles; a piece is a claim "
        "from `enough` on, set where recall and precision were both above .85 on the mean of hands left out.",
        "bias": round(found.bias, 3),
        "enough": enough,
        "traits": {name: {"weight": round(float(w), 3)} for name, w in zip(columns, found.weights, strict=True)},
    }
    FILE.write_text(json.dumps(data, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
