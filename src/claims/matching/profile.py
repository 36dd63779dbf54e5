"""What is known of a passage before any claim is asked about: its words, and from them its stems and likeliest part."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.proposal import Entry
from claims.matching.query import STOPWORDS, clean, terms, words
from claims.matching.stem import stem

LONG = 1_500  # characters; a longer statement is compared by its likeliest part, not as a whole
PART = 600  # characters of that part, about four sentences
LONGEST_PASSAGE = 100_000  # characters; what comes after is not looked at

# A sentence, roughly: up to 400 characters, to the end of a sentence or a line where there is one.
_PIECE = re.compile(r"[^.!?।؟。\n]{1,400}+[.!?।؟。\n]*+|[.!?।؟。\n]++")
_QUOTES = str.maketrans(dict.fromkeys('"“”„‟«»‹›‘’‚‛`´', "'"))  # written "so" or 'so', it is one statement


@dataclass(frozen=True, slots=True)
class Profile:
    """The content words of a passage, repeats too, and all folded words of its statement and of its title."""

    content: tuple[str, ...]
    statement: str  # words, one space between
    title: str

    def stems(self, beginnings: Collection[str] | None = None) -> dict[str, int]:
        """Its stems with how often each occurs, of all words or of those with one of these beginnings alone.

        See `claims.matching.stem.beginnings`: looking for a claim's stems, most words of a passage need no stemming.
        """
        found = self.content if beginnings is None else [word for word in self.content if word[:2] in beginnings]
        counts: dict[str, int] = {}
        for name in map(stem, found):
            counts[name] = counts.get(name, 0) + 1
        return counts


@lru_cache(maxsize=16_384)  # short ones 1.5 KB each: 25 MB; an archive of ten thousand is known whole after a while
def profile(entry: Entry) -> Profile:
    """The profile of a passage; all empty for a statement, title and claimant without a word."""
    statement, (title, about) = words(clean(entry.statement[:LONGEST_PASSAGE])), _around(entry.title, entry.claimant)
    content = (*[word for word in statement if word not in STOPWORDS], *about)
    return Profile(content, statement=" ".join(statement), title=title)


@lru_cache(maxsize=4_096)
def _around(title: str, claimant: str) -> tuple[str, tuple[str, ...]]:
    """The words of a title as a line, and the content words of title and claimant: passages of a source share them."""
    said = words(clean(title))
    content = said + words(clean(claimant)) if claimant else said
    return " ".join(said), tuple([word for word in content if word not in STOPWORDS])


def line(text: str) -> str:
    """The words of a text, cleaned and folded, with one space between; "" for a text without a word."""
    return " ".join(words(clean(text)))


def part_beside(claim: str, statement: str) -> str:
    """The statement itself, or of a long one the stretch of whole sentences with most of the claim's words."""
    return likeliest_part(statement, map(stem, terms(claim))) if len(statement) > LONG else statement


def likeliest_part(statement: str, claim_stems: Iterable[str]) -> str:
    """The statement itself, or of a long one the stretch of whole sentences with most of the claim's stems.

    A stretch is about 600 characters; the first of equals is taken.
    """
    if len(statement) <= LONG:
        return statement
    wanted = frozenset(claim_stems)
    pieces = list(_PIECE.finditer(statement[:LONGEST_PASSAGE]))
    start, end = _densest(pieces, [wanted.intersection(map(stem, words(piece.group()))) for piece in pieces])
    return statement[start:end].strip()


def _densest(pieces: Sequence[re.Match[str]], shared: Sequence[frozenset[str]]) -> tuple[int, int]:
    """Start and end of the stretch of pieces, about PART characters, that shares the most different stems."""
    best, most = (0, 0), -1
    inside: Counter[str] = Counter()
    first = 0
    for last, piece in enumerate(pieces):
        inside.update(shared[last])
        while first < last and piece.end() - pieces[first].start() > PART:
            inside -= Counter(shared[first])
            first += 1
        if len(inside) > most:
            best, most = (pieces[first].start(), piece.end()), len(inside)
    return best


def twin_key(statement: str) -> str:
    """What twins share: the statement but for case, spacing and quote style."""
    return " ".join(statement.translate(_QUOTES).casefold().split())
