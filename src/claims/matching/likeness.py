"""How alike in wording a claim and a passage are: shared words, rare ones counting more, and shared runs of letters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log

from claims.matching.figures import figures
from claims.matching.letters import letter_likeness
from claims.matching.pairing import pair as pair_figures
from claims.matching.periods import mentions, near_in_time
from claims.matching.profile import LONG, Profile, likeliest_part, line, profile
from claims.matching.proposal import Entry
from claims.matching.query import signature, terms
from claims.matching.related import related as related_words
from claims.matching.stem import beginnings, stem
from claims.matching.word_vectors import SAYS_NOTHING, word_nearness
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
    """A claim made ready for asking: its stems with their rarity, and its words."""

    text: str
    idf: Mapping[str, float]  # stem -> rarity, in order of appearance; less for what only signs a quoted post
    rarest: Mapping[str, float]  # the rarest stems of the claim's own words, with their rarity
    words: str  # a space between
    related: Mapping[str, frozenset[str]]  # for some of its stems, those that say much the same
    beginnings: frozenset[str]  # of words that have one of all these stems
    most: float  # the rarity of all stems together: what a passage with all of them reaches
    most_rare: float  # the same of the rarest; never 0, to divide by


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage beside the claim."""

    entry: Entry
    stems: Mapping[str, int]  # of its stems those that matter to the claim, with how often each occurs
    shared: float  # see `shared_words`
    words: tuple[str, str]  # those of the statement and of the title that are compared, a space between


def likeness(claim: str, passage: Entry) -> float:
    """How alike in wording two statements are, 0 to 100: 0 for no shared word, 100 for the same one.

    The mean of the words they share, the runs of letters they share and how near their words are by their vectors, all
    words counting the same. No ranking: what a store would rank first hangs on its other passages.
    """
    asked, known = question(claim, {}, 0), profile(passage)
    stems = known.stems()
    if not asked.idf.keys() & stems.keys():
        return 0.0
    said = _compared_words(asked, passage, known)
    written = _shared(asked, stems), letter_likeness(asked.words, [said])[0][0]
    near = word_nearness(claim, [said])[0]
    return 100 * max(fsum((*written, near)) / 3, min(written))  # the vectors know English only, and may not be there


def _shared(asked: Question, stems: Mapping[str, int]) -> float:
    """The stems that two statements share as a share of all they have, 0 to 1; a related one counts half."""
    found = sum(_said(name, asked.related.get(name), stems) for name in asked.idf)
    return found / (len(asked.idf) + len(stems) - found)


def question(claim: str, frequency: Mapping[str, int], rows: int) -> Question:
    """A claim made ready for asking; `frequency` says in how many of the `rows` passages a stem occurs."""
    asked = dict.fromkeys(map(stem, terms(claim)))
    aside = frozenset(map(stem, signature(claim)))
    rare_by_name = {name: rarity(frequency.get(name, 0), rows) for name in asked}
    idf = {name: rare * SIGNED if name in aside else rare for name, rare in rare_by_name.items()}
    rarest = _rarest({name: rare for name, rare in rare_by_name.items() if name not in aside})
    every = related_words()
    related = {name: every[name] for name in asked if name in every}
    return Question(
        text=claim,
        idf=idf,
        rarest=rarest,
        words=line(claim[:LONG]),
        related=related,
        beginnings=beginnings(_NONE.union(asked, *related.values())),
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


def shared_words(asked: Question, known: Profile) -> tuple[float, dict[str, int]]:
    """BM25 of the claim's stems in the passage as a share of the most the claim could reach, 0 to 1.

    And the passage's stems among those that matter to the claim, and a few others, with how often each occurs.
    """
    stems = known.stems(asked.beginnings)
    damping = K1 * (1 - B + B * len(known.content) / USUAL_LENGTH)
    often = stems.get
    found = sum([rare * times / (times + damping) for name, rare in asked.idf.items() if (times := often(name))])
    return found / asked.most, stems


def features(asked: Question, pairs: Sequence[Pair]) -> list[dict[str, float]]:
    """Each feature of weights.json for each pair, 0 to 1; what takes longer stands as what says nothing of it."""
    letters = letter_likeness(asked.words, [beside.words for beside in pairs])
    said = mentions(asked.text[:LONG], None)
    idf = [(name, rare, asked.related.get(name)) for name, rare in asked.idf.items()]
    return [
        {
            "words": beside.shared,
            "coverage": sum([rare * _said(name, also, beside.stems) for name, rare, also in idf]) / asked.most,
            "rare_words": sum([rare for name, rare in asked.rarest.items() if name in beside.stems]) / asked.most_rare,
            "letters": alike,
            "title_letters": title,
            "word_vectors": SAYS_NOTHING,  # see `word_nearness`
            "dates": float(not said or near_in_time(said, mentions(_compared(asked, beside.entry), None))),
            "figures": 0.0,  # see `same_figures`
        }
        for beside, (alike, title) in zip(pairs, letters, strict=True)
    ]


def _said(name: str, related: frozenset[str] | None, stems: Mapping[str, int]) -> float:
    """1 where the passage has the stem, RELATED where it has one that says much the same, else 0."""
    if name in stems:
        return 1.0
    return RELATED if related and not related.isdisjoint(stems) else 0.0


def same_figures(asked: Question, entry: Entry) -> float:
    """1 where a figure of the claim agrees with one of the passage, 0.5 where they only measure the same, else 0."""
    said = figures(asked.text[:LONG])
    if not said:
        return 0.0
    passage = likeliest_part(entry.statement, asked.idf)
    found = {paired.relation.outcome for paired in pair_figures(said, figures(passage))}
    return 1.0 if Outcome.AGREES in found else 0.5 if found else 0.0


def pair(asked: Question, entry: Entry, known: Profile, shared: tuple[float, Mapping[str, int]]) -> Pair:
    """A passage beside the claim, with what `shared_words` says of them."""
    share, stems = shared
    return Pair(entry, stems, share, _compared_words(asked, entry, known))


def _compared(asked: Question, entry: Entry) -> str:
    """The statement that is compared, of a long one its likeliest part."""
    return likeliest_part(entry.statement, asked.idf) if len(entry.statement) > LONG else entry.statement


def _compared_words(asked: Question, entry: Entry, known: Profile) -> tuple[str, str]:
    """The words of the statement, of a long one those of its likeliest part, and of the title."""
    statement = line(_compared(asked, entry)) if len(entry.statement) > LONG else known.statement
    return statement, known.title[:LONG]
