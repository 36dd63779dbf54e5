"""How alike in wording a claim and a passage are: shared words, rare ones counting more, and shared runs of letters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from math import fsum, log, sqrt

from claims.matching.figures import figures
from claims.matching.pairing import pair as pair_figures
from claims.matching.profile import LONG, Profile, grams, likeliest_part, line, profile
from claims.matching.proposal import Entry
from claims.matching.query import signature, terms
from claims.matching.stem import stem
from claims.matching.word_vectors import word_nearness
from claims.model.enums import Outcome

# BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009,
# https://doi.org/10.1561/1500000019, with its usual k1 and b; measured: both hardly matter here.
K1, B = 1.2, 0.75
USUAL_LENGTH = 25  # stems in a statement with its title; fixed, so that a score does not hang on the other candidates

# What a word that says much the same counts of the word itself; 0.2 to 0.6 were measured, each better than none.
RELATED = 0.5
_NONE: frozenset[str] = frozenset()

# What a word counts that stands only in the signature of a quoted post; 0.5 to 0.8 were measured, each better than 1.
SIGNED = 0.7
RAREST = 5  # words of a claim, those as rare as the last of them counted too


@dataclass(frozen=True, slots=True)
class Question:
    """A claim made ready for asking: its stems with their rarity and its runs of four letters."""

    text: str
    idf: Mapping[str, float]  # stem -> rarity, in order of appearance; less for what only signs a quoted post
    rarest: Mapping[str, float]  # the rarest stems of the claim's own words, with their rarity
    grams: frozenset[str]
    most: float  # the rarity of all stems together: what a passage with all of them reaches
    most_rare: float  # the same of the rarest; never 0, to divide by


@dataclass(frozen=True, slots=True)
class Letters:
    """The rarity of each run of letters of a claim and of the passages beside it."""

    weights: Mapping[str, float]
    claim: float  # of the claim's runs together


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage beside the claim, with the runs of letters of what is compared of it."""

    entry: Entry
    known: Profile
    statement: frozenset[str]
    title: frozenset[str]
    words: tuple[str, str]  # those of the statement and of the title that are compared, a space between


def likeness(claim: str, passage: Entry) -> float:
    """How alike in wording two statements are, 0 to 100: 0 for no shared word, 100 for the same one.

    The mean of the words they share, the runs of letters they share and how near their words are by their vectors, all
    words counting the same. No ranking: what a store would rank first hangs on its other passages.
    """
    asked, known = question(claim, {}, 0), profile(passage)
    if not asked.idf.keys() & known.stems.keys():
        return 0.0
    beside = pair(asked, passage, known)
    written = _shared(asked, known), _cosine(asked.grams, beside.statement, letters(asked, [beside]))
    near = word_nearness(claim, [beside.words])[0]
    return 100 * max(fsum((*written, near)) / 3, min(written))  # the vectors know English only, and may not be there


def _shared(asked: Question, known: Profile) -> float:
    """The stems that two statements share as a share of all they have, 0 to 1; a related one counts half."""
    found = sum(_said(name, known) for name in asked.idf)
    return found / (len(asked.idf) + len(known.stems) - found)


def question(claim: str, frequency: Mapping[str, int], rows: int) -> Question:
    """A claim made ready for asking; `frequency` says in how many of the `rows` passages a stem occurs."""
    asked = dict.fromkeys(map(stem, terms(claim)))
    aside = frozenset(map(stem, signature(claim)))
    rare_by_name = {name: rarity(frequency.get(name, 0), rows) for name in asked}
    idf = {name: rare * SIGNED if name in aside else rare for name, rare in rare_by_name.items()}
    rarest = _rarest({name: rare for name, rare in rare_by_name.items() if name not in aside})
    return Question(
        text=claim,
        idf=idf,
        rarest=rarest,
        grams=grams(line(claim[:LONG])),
        most=sum(idf.values()),
        most_rare=sum(rarest.values()) or 1.0,
    )


def _rarest(rare: Mapping[str, float]) -> dict[str, float]:
    """The five rarest stems and those that are as rare as the last of them; all of fewer."""
    least = min(sorted(rare.values(), reverse=True)[:RAREST], default=0.0)
    return {name: how for name, how in rare.items() if how >= least}


def rarity(frequency: int, rows: int) -> float:
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
    return found / asked.most


def features(asked: Question, beside: Pair, among: Letters, near: float) -> dict[str, float]:
    """Each feature of weights.json for one pair, 0 to 1; `near` is how near they are by vectors of their words."""
    covered = sum(rarity * _said(name, beside.known) for name, rarity in asked.idf.items())
    rare = sum(rarity for name, rarity in asked.rarest.items() if name in beside.known.stems)
    alike = _cosine(asked.grams, beside.statement, among)
    title = _cosine(asked.grams, beside.title, among) if beside.title else alike
    return {
        "words": shared_words(asked, beside.known),
        "coverage": covered / asked.most,
        "rare_words": rare / asked.most_rare,
        "letters": alike,
        "title_letters": title,
        "word_vectors": near,
        "figures": 0.0,  # reading them takes longer: see `same_figures`
    }


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
    said = figures(asked.text[:LONG])
    if not said:
        return 0.0
    passage = likeliest_part(entry.statement, asked.idf)
    found = {paired.relation.outcome for paired in pair_figures(said, figures(passage))}
    return 1.0 if Outcome.AGREES in found else 0.5 if found else 0.0


def letters(asked: Question, pairs: Sequence[Pair]) -> Letters:
    """The rarity of each run of letters of the claim and of these passages, counted among these passages."""
    count = Counter(chain.from_iterable(beside.statement | beside.title for beside in pairs))
    count.update(dict.fromkeys(asked.grams - count.keys(), 0))
    rarity = [log(1 + (len(pairs) + 1) / (times + 0.5)) for times in range(len(pairs) + 1)]
    weights = {gram: rarity[times] for gram, times in count.items()}
    return Letters(weights, fsum(map(weights.__getitem__, asked.grams)))


def _cosine(claim: frozenset[str], other: frozenset[str], among: Letters) -> float:
    """Cosine of a claim's letter runs and a passage's, each run weighed by its rarity, 0 to 1."""
    shared = claim & other
    if not shared:
        return 0.0
    weigh = among.weights.__getitem__
    # Exact sums: the order of a set is another one in every process, and the last digit of a plain sum with it.
    return fsum(map(weigh, shared)) / sqrt(among.claim * fsum(map(weigh, other)))


def pair(asked: Question, entry: Entry, known: Profile) -> Pair:
    """A passage beside the claim; of a long statement the letters of its likeliest part are compared."""
    statement = known.statement
    if len(entry.statement) > LONG:
        statement = line(likeliest_part(entry.statement, asked.idf))
    title = known.title[:LONG]
    return Pair(entry, known, grams(statement), grams(title), (statement, title))
