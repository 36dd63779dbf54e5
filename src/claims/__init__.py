"""Claims: a newsroom desk for checking facts. This is its Python API, the pure functions without a desk:

    article = claims.read("article.txt")          # or claims.read_text("…")
    for claim in claims.extract(article): ...     # where each claim stands, who made it, how much it is worth checking
    claims.read_quantities("nearly 70% of it")    # the figures in a text
    claims.compare("nearly 70%", "46 per cent")   # how two statements relate
    claims.Index(entries).search("nearly 70%")    # the passages that may speak about the same thing

Everything is imported when it is first used, so that `import claims` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.extraction import extract
    from claims.matching import Entry, Index, compare
    from claims.quantities import read as read_quantities
    from claims.reading import Article, read, read_text

__all__ = ["Article", "Entry", "Index", "compare", "extract", "read", "read_quantities", "read_text"]

_HOMES = {
    "Article": ("claims.reading", "Article"),
    "Entry": ("claims.matching", "Entry"),
    "Index": ("claims.matching", "Index"),
    "compare": ("claims.matching", "compare"),
    "extract": ("claims.extraction", "extract"),
    "read": ("claims.reading", "read"),
    "read_quantities": ("claims.quantities", "read"),
    "read_text": ("claims.reading", "read_text"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'claims' has no attribute {name!r}")
    module, there = _HOMES[name]
    value = globals()[name] = getattr(import_module(module), there)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
