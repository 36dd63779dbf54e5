"""Claims out of an article: where they stand, who made them, how much they are worth checking."""

from claims.extraction.checkworthiness import score_sentence
from claims.extraction.draft import Claimant, ClaimDraft, Resolution
from claims.extraction.extract import extract
from claims.extraction.sentences import sentences

__all__ = ["ClaimDraft", "Claimant", "Resolution", "extract", "score_sentence", "sentences"]
