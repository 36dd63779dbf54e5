"""Claims out of an article: where they stand, who made them, how much they are worth checking."""

from claims.extraction.changes import changes
from claims.extraction.checkworthiness import score_sentence
from claims.extraction.describe import describe
from claims.extraction.draft import Claimant, ClaimDraft, Resolution
from claims.extraction.extract import extract
from claims.extraction.parts import parts, whole_words
from claims.extraction.reanchor import Carried, Redraft, Standing, overlap, reanchor
from claims.extraction.sentences import sentences

__all__ = [
    "Carried",
    "ClaimDraft",
    "Claimant",
    "Redraft",
    "Resolution",
    "Standing",
    "changes",
    "describe",
    "extract",
    "overlap",
    "parts",
    "reanchor",
    "score_sentence",
    "sentences",
    "whole_words",
]
