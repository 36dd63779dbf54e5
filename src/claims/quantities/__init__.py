"""Figures in text: read, normalised and compared, with exact spans."""

from claims.quantities.compare import growth, relate, tell_the_same_split
from claims.quantities.news import read
from claims.quantities.quantity import Quantity
from claims.quantities.raw import read_numbers
from claims.quantities.relation import Relation

__all__ = ["Quantity", "Relation", "growth", "read", "read_numbers", "relate", "tell_the_same_split"]
