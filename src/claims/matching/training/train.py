"""From decided matches to a model: weights fitted from those in use, figures on claims they were not fitted to."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from claims.errors import InputError
from claims.learning.odds import Vector
from claims.matching.index import CANDIDATES, Index
from claims.matching.profile import twin_key
from claims.matching.proposal import Entry
from claims.matching.rank import featured_pairs
from claims.matching.training.decisions import Decision, refuse_too_few, without_repeats
from claims.matching.training.logistic import fit
from claims.matching.weights import Band, Model, described, shipped

FOLDS = 4
SEED = 0  # of the shuffle into folds: the same file gives the same figures and the same model
# How much a weight is held to the shipped one: with 40 pairs they hardly move, with 4,000 the newsroom's decide.
PENALTY = 0.3
CHANCE = 0.5  # AUC of a score that knows nothing
BAND = 10  # of the score

_NO_MORE_ALIKE = (
    "The confirmed pairs are no more alike than the rejected ones: nothing can be learned from them. "
    "Check that the labels are not exchanged."
)

Progress = Callable[[int, int], None]  # how many are done, of how many


@dataclass(frozen=True, slots=True)
class Figures:
    """How good the model is on claims it was not fitted to (each fold by the model of the other three)."""

    pairs: int
    right: int  # of them confirmed
    claims: int
    auc: float  # 0 to 1: how often a confirmed pair scores above a rejected one, over all claims
    auc_before: float  # the same for the weights that come with the tool
    bands: tuple[Band, ...]  # of the score, tens that have pairs

    def as_json(self) -> dict[str, object]:
        """The figures as `claims train matching --json` prints them and the model file keeps them."""
        return {
            "pairs": self.pairs,
            "confirmed": self.right,
            "claims": self.claims,
            "folds": FOLDS,
            "auc": round(self.auc, 4),
            "auc_before": round(self.auc_before, 4),
            "calibration": [
                {"from": band.start, "pairs": band.pairs, "right": round(band.right, 3)} for band in self.bands
            ],
        }


@dataclass(frozen=True, slots=True)
class Trained:
    """A model and how good it is."""

    model: Model
    figures: Figures


def train(
    decisions: Sequence[Decision],
    *,
    archive: Sequence[Entry] = (),
    progress: Progress = lambda done, of: None,
) -> Trained:
    """The model fitted to these decisions, with its cross-validated figures.

    `archive` is what else claims are matched against: it says which words are rare. Raises InputError when there are
    too few of either kind, and when those confirmed are no more alike than those rejected.
    """
    decisions = without_repeats(decisions)
    refuse_too_few(decisions)
    names = list(described())
    rows, labels, claims = _matrix(decisions, archive, names, progress)
    came = shipped()
    before = np.array([*(came.weights.get(name, 0.0) for name in names), -came.middle]) * came.steepness
    folds = _folds(claims)
    scores = np.zeros(len(labels))
    for fold in range(FOLDS):
        these = folds == fold
        scores[these] = _scores(_model(names, _fitted(rows[~these], labels[~these], before)), names, rows[these])
    model = _model(names, _fitted(rows, labels, before))
    figures = _figures(labels, claims, scores, _scores(came, names, rows))
    if figures.auc < CHANCE:
        raise InputError(_NO_MORE_ALIKE)
    return Trained(replace(model, bands=figures.bands), figures)


def _model(names: Sequence[str], fitted: Vector) -> Model:
    """The fitted proportions on the scale of the shipped scores, so that the floor of proposals means the same.

    A feature that speaks against a match weighs nothing. Raises InputError when none speaks for one.
    """
    came = shipped()
    found = np.maximum(fitted[:-1], 0.0)
    if not found.sum():
        raise InputError(_NO_MORE_ALIKE)
    scaled = found * sum(came.weights.values()) / found.sum()
    return Model(dict(zip(names, map(float, scaled), strict=True)), came.middle, came.steepness)


def _scores(model: Model, names: Sequence[str], rows: Vector) -> Vector:
    return np.array([model.score(dict(zip(names, row[:-1], strict=True))) for row in rows])


def _matrix(
    decisions: Sequence[Decision], archive: Sequence[Entry], names: Sequence[str], progress: Progress
) -> tuple[Vector, Vector, Vector]:
    """A row of features for each pair with a 1 at its end, whether it is right, and the number of its claim."""
    entries = {twin_key(entry.statement): Entry(0, entry.statement, entry.title, entry.claimant) for entry in archive}
    entries |= {twin_key(each.passage): Entry(0, each.passage, each.title, each.claimant) for each in decisions}
    numbered = {
        key: Entry(number, entry.statement, entry.title, entry.claimant)
        for number, (key, entry) in enumerate(entries.items())
    }
    index = Index(numbered.values())
    by_claim: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_claim[twin_key(decision.claim)].append(decision)
    rows, labels, claims = [], [], []
    for number, of_claim in enumerate(by_claim.values()):
        progress(number, len(by_claim))
        asked = of_claim[0].claim
        wanted = [numbered[twin_key(decision.passage)] for decision in of_claim]
        others = [entry for entry in index.candidates(asked, CANDIDATES) if entry not in wanted]
        found = featured_pairs(asked, wanted, others, frequency=index.frequency, rows=index.rows)
        for decision, features in zip(of_claim, found, strict=True):
            rows.append([*(features[name] for name in names), 1.0])
            labels.append(decision.right)
            claims.append(number)
    return np.array(rows), np.array(labels, dtype=np.float64), np.array(claims, dtype=np.float64)


def _folds(claims: Vector) -> Vector:
    """Which fold each pair is in; the pairs of a claim are in one, so that no claim is known before it is judged."""
    of_claim = np.arange(int(claims.max()) + 1) % FOLDS
    np.random.default_rng(SEED).shuffle(of_claim)
    return np.asarray(of_claim[claims.astype(int)], dtype=np.float64)


def _fitted(rows: Vector, labels: Vector, before: Vector) -> Vector:
    """The bias is free, the weights are held to the ones before."""
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = 1e-3
    return fit(rows, labels, before=before, penalty=penalty)


def _figures(labels: Vector, claims: Vector, scores: Vector, before: Vector) -> Figures:
    return Figures(
        pairs=len(labels),
        right=int(labels.sum()),
        claims=len(set(claims)),
        auc=auc(labels, scores),
        auc_before=auc(labels, before),
        bands=_bands(labels, scores),
    )


def auc(labels: Vector, scores: Vector) -> float:
    """How often a confirmed pair scores above a rejected one, 0 to 1; a tie counts half."""
    _, place, number = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(number) - (number - 1) / 2)[place]
    right = labels.sum()
    return float((ranks[labels == 1].sum() - right * (right + 1) / 2) / (right * (len(labels) - right)))


def _bands(labels: Vector, scores: Vector) -> tuple[Band, ...]:
    """For each ten of the score that has pairs: where it begins, how many, and the share confirmed."""
    of = np.minimum(scores // BAND, 100 // BAND - 1)
    return tuple(
        Band(k * BAND, int((of == k).sum()), float(labels[of == k].mean()))
        for k in range(100 // BAND)
        if (of == k).any()
    )
