"""Fitting the check-worthiness model to a newsroom's own decisions. Needs numpy, which comes with the screen."""

from claims.extraction.training.decisions import MOST_DECISIONS, Decision, decisions_from_lines
from claims.extraction.training.train import Figures, Trained, train
from claims.extraction.training.written import model_text

__all__ = ["MOST_DECISIONS", "Decision", "Figures", "Trained", "decisions_from_lines", "model_text", "train"]
