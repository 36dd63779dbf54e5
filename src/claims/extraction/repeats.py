"""Which claim another one repeats: a headline one of the body, a later sentence an earlier one."""

from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.draft import ClaimDraft
from claims.extraction.lexicon import base_of, words
from claims.extraction.tokens import tokens

_SMALL = frozenset().union(*words("words.json").values()) - words("words.json")["number_words"]
_NUMBER_WORDS = words("words.json")["number_words"]
_NEGATIVES = words("ranks.json")["negatives"]
# More than half of the headline's telling words: it is cut and reworded, but a claim that shares less tells other news.
ENOUGH = 0.5
# Of the telling words of both together, for two claims of the body: nothing but a word or two is said otherwise.
ALIKE = 0.75
LEAST = 3  # telling words; fewer are too common to say that two claims are one

Place = tuple[int, int]


def with_repeats_linked(drafts: Sequence[ClaimDraft], *, headlines: Sequence[Place]) -> list[ClaimDraft]:
    """The drafts, those that repeat another with `repeats` set to its place.

    A headline repeats the claim of the body that shares most, and more than half, of its telling words. A claim of the
    body repeats the first one before it with much the same words, the same figures, and denied like it or not at all.
    """
    inside = [any(start <= draft.start and draft.end <= end for start, end in headlines) for draft in drafts]
    told = [_telling(draft.text) for draft in drafts]
    body = [frozenset() if title else each for title, each in zip(inside, told, strict=True)]
    earlier = _first_alike(drafts, [frozenset(filter(_no_number, each)) for each in body])
    return [
        replace(draft, repeats=_repeated(told[at], body, drafts) if title else earlier[at])
        for at, (draft, title) in enumerate(zip(drafts, inside, strict=True))
    ]


def _repeated(title: frozenset[str], told: Sequence[frozenset[str]], drafts: Sequence[ClaimDraft]) -> Place | None:
    """The place of the claim that shares most with the headline; of equals the shorter, then the earlier."""
    if not title:
        return None
    best = max(range(len(told)), key=lambda number: (len(title & told[number]), -len(told[number])))
    enough = len(title & told[best]) > ENOUGH * len(title)
    return (drafts[best].start, drafts[best].end) if enough else None


def _first_alike(drafts: Sequence[ClaimDraft], told: Sequence[frozenset[str]]) -> list[Place | None]:
    """For each claim of the body the place of the first one that it repeats; only claims that share a word are set
    beside each other, so that an article of a thousand claims is done at once."""
    found: list[Place | None] = []
    with_word: dict[str, list[int]] = {}
    for at, words_here in enumerate(told):
        first = None
        if len(words_here) >= LEAST:
            rarest = sorted(words_here, key=lambda word: len(with_word.get(word, ())))
            # What is ALIKE lacks at most a quarter of these words, so it has one of any quarter of them and one more.
            near = {k for word in rarest[: len(rarest) // 4 + 1] for k in with_word.get(word, ())}
            first = next((k for k in sorted(near) if _same(drafts[k], drafts[at], told[k], words_here)), None)
        found.append((drafts[first].start, drafts[first].end) if first is not None else None)
        if first is None:
            for word in words_here:
                with_word.setdefault(word, []).append(at)
    return found


def _same(one: ClaimDraft, other: ClaimDraft, told: frozenset[str], again: frozenset[str]) -> bool:
    """Whether two claims of the body say the same; claims that share words of the text do not."""
    if other.start < one.end or len(told & again) < ALIKE * len(told | again):
        return False
    return _numbers(one) == _numbers(other) and _denied(one.text) == _denied(other.text)


def _numbers(draft: ClaimDraft) -> tuple[list[str], list[str]]:
    """Its figures and its days, however they are written."""
    figures = (f"{each.unit} {each.value} {each.low} {each.high}" for each in draft.quantities)
    days = (f"{each.first} {each.last}" if each.first else each.text.lower() for each in draft.dates)
    return sorted(figures), sorted(days)


def _no_number(word: str) -> bool:
    """Whether it is none of the words that figures and days are written with."""
    return word not in _NUMBER_WORDS and not any(character.isdigit() for character in word)


def _denied(text: str) -> bool:
    return any(word.lower in _NEGATIVES for word in tokens(text, 0, len(text)))


def _telling(text: str) -> frozenset[str]:
    """The words that say what it is about: small words left out, verbs by base form, owners and plurals as singular."""
    found = set()
    for token in tokens(text, 0, len(text)):
        word = token.lower.removesuffix("'s").rstrip("'")
        if token.mark or word in _SMALL:
            continue
        base = base_of(word)
        found.add(base[:-1] if base.endswith("s") and len(base) > 3 else base)
    return frozenset(found)
