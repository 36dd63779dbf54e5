"""How much a statement is worth checking: named features, counted, weighed and said in words.

The weights are those of a logistic regression over the features below, fitted to sentences that people had judged
(data/checkworthiness.json says how well); the words that features count are lists written by hand. A model that a
newsroom trained on its own decisions weighs the words of its own text as well.
"""

import math
from collections import Counter

from claims.extraction.features import count
from claims.extraction.paragraphs import one_sentence
from claims.extraction.parsed import Parsed, Span
from claims.extraction.terms import terms
from claims.extraction.weights import Model, in_use, shipped

MOST_REASONS = 4  # more than a person reads beside a claim
_TELLING = 0.15  # a smaller contribution (in log odds) is no reason


def score(sentence: Parsed, span: Span, *, model: Model | None = None) -> tuple[float, tuple[str, ...]]:
    """Check-worthiness of these words (0 to 1) and the reasons for and against, the strongest first.

    `model` is the one in use when none is given. Raises InputError when that cannot be read.
    """
    model = model or in_use()
    shares = contributions(count(sentence, span), model)
    by_words = word_contributions(terms(sentence, span), model) if model.words else {}
    total = model.bias + sum(shares.values()) + sum(by_words.values())
    telling = [(share, model.features[name].says or "") for name, share in shares.items() if _fits(model, name, share)]
    telling += _by_words(sentence, span, by_words)
    reasons = _reasons(telling, worth=total >= 0)
    return probability(total), reasons


def chance(sentence: Parsed, span: Span) -> float:
    """Check-worthiness of these words (0 to 1) by the shipped model, without reasons; a trained one changes nothing."""
    model = shipped()
    return probability(model.bias + sum(contributions(count(sentence, span), model).values()))


def probability(log_odds: float) -> float:
    """From log odds to 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def score_sentence(text: str) -> tuple[float, tuple[str, ...]]:
    """How much one line is worth checking (0 to 1) and why, the strongest reason first; 0 and none for a blank line."""
    sentence = one_sentence(text)
    return score(sentence, (0, len(sentence.words))) if sentence else (0.0, ())


def contributions(counts: Counter[str], model: Model) -> dict[str, float]:
    """What each feature that was found adds to the log odds."""
    known = model.features
    return {
        name: known[name].weight * min(number, known[name].at_most)
        for name, number in counts.items()
        if number and name in known
    }


def word_contributions(found: Counter[str], model: Model) -> dict[str, float]:
    """What each term that the model knows adds to the log odds.

    Terms count by how rare they are, and all of a statement's together have length 1, as in TF-IDF with cosine
    normalisation (https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html).
    """
    known = {
        term: (1 + math.log(number)) * model.words[term].rarity for term, number in found.items() if term in model.words
    }
    length = math.sqrt(sum(size * size for size in known.values()))
    return {term: size / length * model.words[term].weight for term, size in known.items()}


def _reasons(shares: list[tuple[float, str]], *, worth: bool) -> tuple[str, ...]:
    """What tells most: first what speaks the way the score does, then what speaks against it."""
    telling = sorted((((share > 0) is worth, abs(share), says) for share, says in shares), reverse=True)
    return tuple(dict.fromkeys(says for _, size, says in telling if size >= _TELLING))[:MOST_REASONS]


def _fits(model: Model, name: str, share: float) -> bool:
    """Whether there are words for this feature and the share points their way."""
    feature = model.features[name]
    return bool(feature.says) and (share < 0 if feature.against else share > 0)


_TELLS_A_SUBJECT = frozenset("NPVEGJB")  # nouns, names, verbs and adjectives (see tagging)


def _by_words(sentence: Parsed, span: Span, by_words: dict[str, float]) -> list[tuple[float, str]]:
    """The one word that tells most, as a reason: a list of words would be none, and "under" says nothing."""
    subjects = {sentence.words[at].lower for at in range(*span) if sentence.tags[at] in _TELLS_A_SUBJECT}
    telling = {term: share for term, share in by_words.items() if term in subjects}
    if not telling:
        return []
    term = max(telling, key=lambda each: abs(telling[each]))
    decided = "checked" if telling[term] > 0 else "set aside"
    return [(telling[term], f"this desk often {decided} “{term}”")]
