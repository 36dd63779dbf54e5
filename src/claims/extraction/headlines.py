"""Which claim of the body a headline repeats."""

from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.draft import ClaimDraft
from claims.extraction.lexicon import base_of, words
from claims.extraction.tokens import tokens

_SMALL = frozenset().union(*words("words.json").values()) - words("words.json")["number_words"]
# More than half of the headline's telling words: it is cut and reworded, but a claim that shares less tells other news.
ENOUGH = 0.5


def with_headlines_linked(drafts: Sequence[ClaimDraft], *, headlines: Sequence[tuple[int, int]]) -> list[ClaimDraft]:
    """The drafts, those inside a headline with `repeats` set to the place of the claim of the body most like them.

    `repeats` stays None where no claim of the body shares more than half of the headline's telling words.
    """
    inside = [any(start <= draft.start and draft.end <= end for start, end in headlines) for draft in drafts]
    if not any(inside):
        return list(drafts)
    told = [frozenset() if title else _telling(draft.text) for draft, title in zip(drafts, inside, strict=True)]
    return [
        replace(draft, repeats=_repeated(_telling(draft.text), told, drafts)) if title else draft
        for draft, title in zip(drafts, inside, strict=True)
    ]


def _repeated(
    title: frozenset[str], told: Sequence[frozenset[str]], drafts: Sequence[ClaimDraft]
) -> tuple[int, int] | None:
    """The place of the claim that shares most with the headline; of equals the shorter, then the earlier."""
    if not title:
        return None
    best = max(range(len(told)), key=lambda number: (len(title & told[number]), -len(told[number])))
    enough = len(title & told[best]) > ENOUGH * len(title)
    return (drafts[best].start, drafts[best].end) if enough else None


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
