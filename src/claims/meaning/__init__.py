"""What a text means, as a vector: the extra `semantic`, a small language model that loads offline."""

from claims.meaning.model import WIDTH, Codes, Floats, Model, Pieces, load, switched_on
from claims.meaning.nearest import Vectors, nearness
from claims.meaning.texts import claim_texts, passage_texts
from claims.meaning.words import WordVectors, load_words, words_known

__all__ = [
    "WIDTH",
    "Codes",
    "Floats",
    "Model",
    "Pieces",
    "Vectors",
    "WordVectors",
    "claim_texts",
    "load",
    "load_words",
    "nearness",
    "passage_texts",
    "switched_on",
    "words_known",
]
