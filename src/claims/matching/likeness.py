"""How alike in wording a claim and a passage are: shared words, rare ones counting more, and shared runs of letters."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from math import log, sqrt

from rapidfuzz.fuzz import token_set_ratio

from claims.matching.figures import figures
from claims.matching.names import names, same
from claims.matching.pairing import pair as pair_figures
from claims.matching.profile import LONG, Profile, grams, likeliest_part, line, profile
from claims.matching.proposal import Entry
from claims.matching.query import signature, terms, words
from claims.matching.stem import stem
from claims.matching.weights import shipped
from claims.model.enums import Outcome

# BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009,
# https://doi.org/10.1561/1500000019, with its usual k1 and b; measured: both hardly matter here.
K1, B = 1.2, 0.75
USUAL_LENGTH = 25  # stems in a statement with its title; fixed, so that a score does not hang on the other candidates

# What a word that says much the same counts of the word itself; 0.2 to 0.6 were measured, each better than none.
RELATED = 0.5
_NONE: frozenset[str] = frozenset()

# What a word counts that stands only in the signature of a quoted post; 0.5 to 0.7 were measured, each better than 1.
SIGNED = 0.6
HALF_LENGTH = 10  # stems of a claim at which `length` is a half; a claim in an article has about eight
SHORT = 6  # stems; shorter claims count as long as this, there were too few to measure


@dataclass(frozen=True, slots=True)
class Question:
    """A claim made ready for asking: its stems with their rarity and its runs of four letters."""

    text: str
    idf: Mapping[str, float]  # stem -> rarity, in order of appearance; less for what only signs a quoted post
    line: str  # its folded words
    grams: frozenset[str]

    @property
    def most(self) -> float:
        """The rarity of all stems together: what a passage with all of them reaches."""
        return sum(self.idf.values())

    @property
    def size(self) -> int:
        """How many stems the claim counts as having."""
        return max(len(self.idf), SHORT)


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage beside the claim, with the runs of letters of what is compared of it."""

    entry: Entry
    known: Profile
    statement: frozenset[str]
    title: frozenset[str]


def likeness(claim: str, passage: Entry) -> float:
    """How alike in wording a claim and one passage are, 0 to 100, all words counting the same; 0 for no shared word."""
    asked = question(claim, {}, 0)
    known = profile(passage)
    if not asked.idf.keys() & known.stems.keys():
        return 0.0
    beside = pair(asked, passage, known)
    return shipped("alike").score(features(asked, beside, gram_weights(asked, [beside])))


def question(claim: str, frequency: Mapping[str, int], rows: int) -> Question:
    """A claim made ready for asking; `frequency` says in how many of the `rows` passages a stem occurs."""
    asked = dict.fromkeys(map(stem, terms(claim)))
    aside = frozenset(map(stem, signature(claim)))
    return Question(
        text=claim,
        idf={name: _rarity(frequency.get(name, 0), rows) * (SIGNED if name in aside else 1.0) for name in asked},
        line=line(claim[:LONG]),
        grams=grams(line(claim[:LONG])),
    )


def _rarity(frequency: int, rows: int) -> float:
    """Inverse document frequency as in BM25, never negative; without any rows every word counts the same."""
    return log(1 + (max(rows - frequency, 0) + 0.5) / (frequency + 0.5))


def shared_words(asked: Question, known: Profile) -> float:
    """BM25 of the claim's stems in the passage as a share of the most the claim could reach, 0 to 1."""
    damping = K1 * (1 - B + B * known.length / USUAL_LENGTH)
    found = sum(
        rarity * known.stems[name] / (known.stems[name] + damping)
        for name, rarity in asked.idf.items()
        if name in known.stems
    )
    return found / (asked.most or 1.0)


def features(asked: Question, beside: Pair, weights: Mapping[str, float]) -> dict[str, float]:
    """Each feature of weights.json for one pair, 0 to 1; those that take longer are 0: see `slow`."""
    covered = sum(rarity * _said(name, beside.known) for name, rarity in asked.idf.items())
    own = sum(map(weights.__getitem__, asked.grams))
    letters = _cosine(asked.grams, beside.statement, weights, own)
    title = _cosine(asked.grams, beside.title, weights, own) if beside.title else letters
    return {
        "words": shared_words(asked, beside.known),
        "coverage": covered / (asked.most or 1.0),
        "letters": letters,
        "title_letters": title,
        "fuzzy": 0.0,
        "length": asked.size / (asked.size + HALF_LENGTH),
        "figures": 0.0,
        "names": 0.0,
    }


def slow(asked: Question, entry: Entry, wanted: Collection[str]) -> dict[str, float]:
    """The features of a pair that take longer than the others, 0 to 1, those of them that are wanted."""
    counted: dict[str, Callable[[Question, Entry], float]] = {
        "figures": same_figures,
        "names": same_names,
        "fuzzy": same_tokens,
    }
    return {name: count(asked, entry) for name, count in counted.items() if name in wanted}


def same_tokens(asked: Question, entry: Entry) -> float:
    """The `token_set_ratio` of rapidfuzz, claim against statement and title, 0 to 1."""
    known = profile(entry)
    return token_set_ratio(asked.line, f"{known.statement} {known.title}"[:LONG]) / 100


def _said(name: str, known: Profile) -> float:
    """1 where the passage has the stem, RELATED where it has one that says much the same, else 0."""
    if name in known.stems:
        return 1.0
    return RELATED if not _related().get(name, _NONE).isdisjoint(known.stems) else 0.0


@lru_cache(maxsize=1)
def _related() -> dict[str, frozenset[str]]:
    """For each stem of related_words.txt the stems of its groups."""
    table: dict[str, frozenset[str]] = {}
    for row in files("claims.matching").joinpath("related_words.txt").read_text("utf-8").splitlines():
        group = frozenset(map(stem, row.split())) if not row.startswith("#") else _NONE
        for name in group:
            table[name] = table.get(name, _NONE) | group
    return table


def same_figures(asked: Question, entry: Entry) -> float:
    """1 where a figure of the claim agrees with one of the passage, 0.5 where they only measure the same, else 0."""
    passage = likeliest_part(entry.statement, asked.idf)
    found = {paired.relation.outcome for paired in pair_figures(figures(asked.text[:LONG]), figures(passage))}
    return 1.0 if Outcome.AGREES in found else 0.5 if found else 0.0


def same_names(asked: Question, entry: Entry) -> float:
    """The share of the claim's names that the passage has, rare ones counting more; 0 for a claim without names."""
    there = (*names(likeliest_part(entry.statement, asked.idf)), *names(entry.title), *names(entry.claimant))
    weights = [
        (sum(asked.idf.get(stem(word), 0.0) for word in words(name.text)), name) for name in names(asked.text[:LONG])
    ]
    total = sum(weight for weight, _ in weights)
    return (
        sum(weight for weight, name in weights if any(same(name, other) for other in there)) / total if total else 0.0
    )


def gram_weights(asked: Question, pairs: Sequence[Pair]) -> dict[str, float]:
    """The rarity of each run of letters of the claim and of these passages, counted among these passages."""
    count = Counter(chain.from_iterable(beside.statement | beside.title for beside in pairs))
    count.update(dict.fromkeys(asked.grams - count.keys(), 0))
    rarity = [log(1 + (len(pairs) + 1) / (times + 0.5)) for times in range(len(pairs) + 1)]
    return {gram: rarity[times] for gram, times in count.items()}


def _cosine(claim: frozenset[str], other: frozenset[str], weights: Mapping[str, float], own: float) -> float:
    """Cosine of two sets of letter runs, each run weighed by its rarity, 0 to 1; `own` is the weight of `claim`."""
    shared = claim & other
    if not shared:
        return 0.0
    weigh = weights.__getitem__
    return sum(map(weigh, shared)) / sqrt(own * sum(map(weigh, other)))


def pair(asked: Question, entry: Entry, known: Profile) -> Pair:
    """A passage beside the claim; of a long statement the letters of its likeliest part are compared."""
    statement = known.statement
    if len(entry.statement) > LONG:
        statement = line(likeliest_part(entry.statement, asked.idf))
    return Pair(entry, known, grams(statement), grams(known.title[:LONG]))
