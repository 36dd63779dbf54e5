"""From statements to a matrix: named features in units of their spread, and the words of the statements themselves."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claims.extraction.features import ALL, count
from claims.extraction.paragraphs import one_sentence
from claims.extraction.terms import terms
from claims.extraction.training.logistic import Matrix, Whole
from claims.extraction.weights import shipped
from claims.learning.odds import Vector

MOST_TERMS = 5_000  # 150 kB of weights; more of them gain nothing on 8,000 statements
_SEEN = 3  # statements a term must stand in; a word seen once or twice says who spoke, not what
_AT_MOST = 3  # counts of a feature that the shipped model does not weigh
_COLUMN = {name: column for column, name in enumerate(ALL)}


@dataclass(frozen=True, slots=True)
class Counted:
    """A statement as numbers: its features, counted up to what the shipped model counts, and its terms."""

    features: Mapping[str, int]
    terms: Counter[str]


def counted(text: str) -> Counted:
    """The features and terms of one statement; none of either for a blank one."""
    sentence = one_sentence(text)
    if sentence is None:
        return Counted({}, Counter())
    whole = (0, len(sentence.words))
    features = {name: min(int(number), at_most(name)) for name, number in count(sentence, whole).items() if number}
    return Counted(features, terms(sentence, whole))


def at_most(name: str) -> int:
    """Up to which number a feature is counted."""
    known = shipped().features.get(name)
    return known.at_most if known else _AT_MOST


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a matrix are: every feature, then the terms; learned from the statements trained on."""

    spread: Vector  # of each feature: its standard deviation
    terms: Mapping[str, int]  # the column of each
    rarity: Vector  # of each term: inverse document frequency

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(ALL) + len(self.terms)

    def matrix(self, statements: Sequence[Counted]) -> Matrix:
        """A row for each statement."""
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, statement in enumerate(statements):
            for column, value in (*self._features(statement), *self._terms(statement)):
                rows.append(row)
                columns.append(column)
                values.append(value)
        return Matrix(
            np.array(rows, dtype=np.int64),
            np.array(columns, dtype=np.int64),
            np.array(values, dtype=np.float64),
            len(statements),
            self.width,
        )

    def _features(self, statement: Counted) -> list[tuple[int, float]]:
        return [
            (_COLUMN[name], number / float(self.spread[_COLUMN[name]]))
            for name, number in statement.features.items()
            if name in _COLUMN and self.spread[_COLUMN[name]] > 0
        ]

    def _terms(self, statement: Counted) -> list[tuple[int, float]]:
        """As `checkworthiness.word_contributions` weighs them."""
        first = len(ALL)
        found = [
            (column, (1 + math.log(number)) * float(self.rarity[column - first]))
            for term, number in statement.terms.items()
            if (column := self.terms.get(term)) is not None
        ]
        length = math.sqrt(sum(size * size for _, size in found))
        return [(column, size / length) for column, size in found]


def columns_of(statements: Sequence[Counted], *, most_terms: int = MOST_TERMS) -> Columns:
    """The columns that these statements give: the terms that stand in most of them, the spread of each feature."""
    stands_in: Counter[str] = Counter()
    for statement in statements:
        stands_in.update(statement.terms.keys())
    # Sorted, so that terms as common as each other come the same way every time.
    common = sorted((term for term, number in stands_in.items() if number >= _SEEN), key=lambda t: (-stands_in[t], t))
    kept = common[:most_terms]
    total = len(statements)
    return Columns(
        spread=_spread(statements),
        terms={term: len(ALL) + place for place, term in enumerate(kept)},
        rarity=np.array([math.log((1 + total) / (1 + stands_in[term])) + 1 for term in kept], dtype=np.float64),
    )


def _spread(statements: Sequence[Counted]) -> Vector:
    """The standard deviation of each feature."""
    rows = [(_COLUMN[name], number) for each in statements for name, number in each.features.items() if name in _COLUMN]
    columns: Whole = np.array([column for column, _ in rows], dtype=np.int64)
    numbers: Vector = np.array([number for _, number in rows], dtype=np.float64)
    mean = np.bincount(columns, numbers, len(ALL)) / len(statements)
    square = np.bincount(columns, numbers**2, len(ALL)) / len(statements)
    return np.sqrt(np.maximum(0, square - mean**2))
