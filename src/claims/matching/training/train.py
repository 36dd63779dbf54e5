"""From decided matches to a model: weights fitted from those in use, figures on claims they were not fitted to."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from claims.matching.index import CANDIDATES, Index
from claims.matching.profile import twin_key
from claims.matching.proposal import Entry
from claims.matching.rank import featured_pairs
from claims.matching.training.decisions import Decision, refuse_too_few, without_repeats
from claims.matching.training.logistic import Vector, fit, probability
from claims.matching.weights import Model, described, shipped

FOLDS = 4
SEED = 0  # of the shuffle into folds: the same file gives the same figures and the same model
# How much a weight is held to the shipped one: with 40 pairs they hardly move, with 4,000 the newsroom's decide.
PENALTY = 0.3
TENTHS = 10

Progress = Callable[[int, int], None]  # how many are done, of how many


@dataclass(frozen=True, slots=True)
class Figures:
    """How good the model is on claims it was not fitted to (each fold by the model of the other three)."""

    pairs: int
    right: int  # of them confirmed
    claims: int
    auc: float  # 0 to 1: how often a confirmed pair scores above a rejected one, over all claims
    auc_before: float  # the same for the weights that come with the tool
    calibration_error: float  # 0 to 1
    tenths: tuple[tuple[int, int, float, float], ...]  # of the score: from, how many, mean score, share confirmed

    def as_json(self) -> dict[str, object]:
        """The figures as `claims train matching --json` prints them and the model file keeps them."""
        return {
            "pairs": self.pairs,
            "confirmed": self.right,
            "claims": self.claims,
            "folds": FOLDS,
            "auc": round(self.auc, 4),
            "auc_before": round(self.auc_before, 4),
            "calibration_error": round(self.calibration_error, 4),
            "calibration": [
                {"from": start, "pairs": number, "mean_score": round(said, 1), "confirmed": round(was, 3)}
                for start, number, said, was in self.tenths
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
    too few of either kind.
    """
    decisions = without_repeats(decisions)
    refuse_too_few(decisions)
    names = list(described())
    rows, labels, claims = _matrix(decisions, archive, names, progress)
    before = np.array([*(shipped("words").weights.get(name, 0.0) for name in names), shipped("words").bias])
    folds = _folds(claims)
    held_out = np.zeros(len(labels))
    for fold in range(FOLDS):
        these = folds == fold
        held_out[these] = rows[these] @ _fitted(rows[~these], labels[~these], before)
    fitted = _fitted(rows, labels, before)
    weights = {name: float(weight) for name, weight in zip(names, fitted, strict=False)}
    return Trained(Model(float(fitted[-1]), weights), _figures(labels, claims, held_out, rows @ before))


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


def _figures(labels: Vector, claims: Vector, held_out: Vector, before: Vector) -> Figures:
    scores = probability(held_out)
    tenths = _tenths(labels, scores)
    return Figures(
        pairs=len(labels),
        right=int(labels.sum()),
        claims=len(set(claims)),
        auc=auc(labels, held_out),
        auc_before=auc(labels, before),
        calibration_error=sum(number * abs(said / 100 - was) for _, number, said, was in tenths) / len(labels),
        tenths=tenths,
    )


def auc(labels: Vector, scores: Vector) -> float:
    """How often a confirmed pair scores above a rejected one, 0 to 1; a tie counts half."""
    _, place, number = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(number) - (number - 1) / 2)[place]
    right = labels.sum()
    return float((ranks[labels == 1].sum() - right * (right + 1) / 2) / (right * (len(labels) - right)))


def _tenths(labels: Vector, scores: Vector) -> tuple[tuple[int, int, float, float], ...]:
    """For each tenth that has scores: where it begins, how many, their mean (0 to 100), and the share confirmed."""
    of = np.minimum((scores * TENTHS).astype(int), TENTHS - 1)
    return tuple(
        (k * 100 // TENTHS, int((of == k).sum()), float(scores[of == k].mean() * 100), float(labels[of == k].mean()))
        for k in range(TENTHS)
        if (of == k).any()
    )
