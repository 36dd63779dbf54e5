"""What a text means, as a vector: the extra `semantic`, a small language model that loads offline."""

from claims.meaning.model import WIDTH, Codes, Floats, Model, load, switched_on
from claims.meaning.nearest import Vectors, nearness
from claims.meaning.texts import claim_texts, passage_texts

__all__ = [
    "WIDTH",
    "Codes",
    "Floats",
    "Model",
    "Vectors",
    "claim_texts",
    "load",
    "nearness",
    "passage_texts",
    "switched_on",
]
