"""From decisions to a model: weights fitted, scores calibrated on held-out folds, figures that say how good it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from claims.errors import InputError
from claims.extraction.features import ALL
from claims.extraction.training.counting import MOST_TERMS, Columns, Counted, at_most, columns_of, counted
from claims.extraction.training.decisions import Decision, refuse_too_few, without_repeats
from claims.extraction.training.logistic import Fit, Matrix, Whole, fit
from claims.extraction.training.measures import auc, calibration_error, tenths, weighted_f1
from claims.extraction.weights import Feature, Model, Word, shipped
from claims.learning.odds import Vector, probability

FOLDS = 4
SEED = 0  # of the shuffle into folds: the same file gives the same figures and the same model
# Chosen by cross-validation on samples of 200, 600, 2,000 and 8,000 statements: features (in units of their spread)
# say much the same and are held short; words are held shorter the fewer statements there are.
_FEATURE_PENALTY = 100.0
_LEAST_WORD_PENALTY = 0.25
_WORD_PENALTY_OF_ALL = 500.0
_SLIGHT = 1e-6  # keeps a calibration finite

Progress = Callable[[int, int], None]  # how many are done, of how many


@dataclass(frozen=True, slots=True)
class Figures:
    """How good the model is on statements it was not fitted to (each fold by the model of the other three)."""

    statements: int
    worth: int  # of them labelled as worth checking
    auc: float  # mean of the folds, 0 to 1
    weighted_f1: float  # mean of the folds, 0 to 1, at a score of a half
    calibration_error: float  # 0 to 1; each fold calibrated on the others
    tenths: tuple[tuple[float, int, float, float], ...]  # of the score: from, how many, mean score, share worth it
    words: int  # how many the model weighs

    def as_json(self) -> dict[str, object]:
        """The figures as `claims train checkworthiness --json` prints them and the model file keeps them."""
        return {
            "statements": self.statements,
            "worth_checking": self.worth,
            "folds": FOLDS,
            "auc": round(self.auc, 4),
            "weighted_f1": round(self.weighted_f1, 4),
            "calibration_error": round(self.calibration_error, 4),
            "calibration": [
                {"from": start, "statements": number, "mean_score": round(said, 3), "worth_checking": round(was, 3)}
                for start, number, said, was in self.tenths
            ],
            "words": self.words,
        }


@dataclass(frozen=True, slots=True)
class Trained:
    """A model and how good it is."""

    model: Model
    figures: Figures


def train(decisions: Sequence[Decision], *, words: bool = True, progress: Progress = lambda done, of: None) -> Trained:
    """The model fitted to these decisions, calibrated, with its cross-validated figures.

    Without `words` only the named features are weighed: the model then holds nothing of the statements.
    Raises InputError when there are too few of either kind, or when nothing tells the kinds apart.
    """
    decisions = without_repeats(decisions)
    refuse_too_few(decisions)
    most_terms = MOST_TERMS if words else 0
    statements = [counted(decision.text) for decision in decisions]
    labels: Vector = np.array([decision.worth for decision in decisions], dtype=np.float64)
    folds = _folds(labels)
    held_out = np.zeros(len(labels))
    for fold in range(FOLDS):
        progress(fold, FOLDS + 1)
        held_out[folds == fold] = _by_the_others(statements, labels, folds, fold, most_terms=most_terms)
    calibration = _calibration(held_out, labels)
    slope = float(calibration.weights[0])
    if slope <= 0:
        raise InputError(
            "Neither the features nor the words tell the two kinds of statement apart; nothing was trained. "
            "Look whether the labels are the right way round and the statements are whole sentences."
        )
    progress(FOLDS, FOLDS + 1)
    columns = columns_of(statements, most_terms=most_terms)
    fitted = _fitted(columns, statements, labels)
    model = _model(columns, Fit(fitted.bias * slope + calibration.bias, fitted.weights * slope))
    return Trained(model, _figures(held_out, labels, folds, words=len(columns.terms)))


def _folds(labels: Vector) -> Whole:
    """Which fold each statement is in: every fold has its share of either kind."""
    shuffled = np.random.default_rng(SEED)
    folds = np.zeros(len(labels), dtype=np.int64)
    for kind in (0, 1):
        of_kind = np.flatnonzero(labels == kind)
        shuffled.shuffle(of_kind)
        folds[of_kind] = np.arange(len(of_kind)) % FOLDS
    return folds


def _by_the_others(
    statements: Sequence[Counted], labels: Vector, folds: Whole, fold: int, *, most_terms: int
) -> Vector:
    """The log odds of a fold's statements, by columns and weights learned from the other folds alone."""
    others = [statement for statement, its in zip(statements, folds, strict=True) if its != fold]
    these = [statement for statement, its in zip(statements, folds, strict=True) if its == fold]
    columns = columns_of(others, most_terms=most_terms)
    return _fitted(columns, others, labels[folds != fold]).log_odds(columns.matrix(these))


def _fitted(columns: Columns, statements: Sequence[Counted], labels: Vector) -> Fit:
    by_word = max(_LEAST_WORD_PENALTY, _WORD_PENALTY_OF_ALL / len(labels))
    penalty = np.full(columns.width, by_word)
    penalty[: len(ALL)] = _FEATURE_PENALTY
    return fit(columns.matrix(statements), labels, penalty)


def _calibration(log_odds: Vector, labels: Vector) -> Fit:
    """What makes log odds mean what they say: a slope and a bias (Platt 1999, with its targets short of 0 and 1)."""
    worth = float(labels.sum())
    high, low = (worth + 1) / (worth + 2), 1 / (len(labels) - worth + 2)
    rows = np.arange(len(labels))
    matrix = Matrix(rows, np.zeros_like(rows), log_odds, len(labels), 1)
    return fit(matrix, np.where(labels == 1, high, low), np.array([_SLIGHT]))


def _model(columns: Columns, fitted: Fit) -> Model:
    """The weights by name: those of features for each time they are counted, not for each spread."""
    known = shipped().features
    features = {}
    for name, weight, spread in zip(ALL, fitted.weights, columns.spread, strict=False):
        if spread > 0:
            says, against = (known[name].says, known[name].against) if name in known else (None, False)
            features[name] = Feature(float(weight / spread), at_most(name), says, against)
    words = {
        term: Word(float(columns.rarity[column - len(ALL)]), float(fitted.weights[column]))
        for term, column in columns.terms.items()
    }
    return Model(fitted.bias, features, words)


def _figures(log_odds: Vector, labels: Vector, folds: Whole, *, words: int) -> Figures:
    scores = np.zeros(len(labels))
    for fold in range(FOLDS):
        these = folds == fold
        calibration = _calibration(log_odds[~these], labels[~these])
        scores[these] = probability(log_odds[these] * calibration.weights[0] + calibration.bias)
    each = [(labels[folds == fold], scores[folds == fold]) for fold in range(FOLDS)]
    return Figures(
        statements=len(labels),
        worth=int(labels.sum()),
        auc=float(np.mean([auc(was, said) for was, said in each])),
        weighted_f1=float(np.mean([weighted_f1(was, said >= 0.5) for was, said in each])),
        calibration_error=calibration_error(labels, scores),
        tenths=tuple(tenths(labels, scores)),
        words=words,
    )
