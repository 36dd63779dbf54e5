"""Fitting the score of matches to a newsroom's own decisions. Needs numpy, which comes with the screen."""

from claims.matching.training.decisions import MOST_DECISIONS, Decision, contradictions, decisions_from_lines
from claims.matching.training.train import Figures, Trained, train
from claims.matching.training.written import model_text

__all__ = [
    "MOST_DECISIONS",
    "Decision",
    "Figures",
    "Trained",
    "contradictions",
    "decisions_from_lines",
    "model_text",
    "train",
]
