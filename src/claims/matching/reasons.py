"""Why a passage is proposed for a claim, in words."""

from collections.abc import Iterable, Sequence

from claims.matching.figures import figures
from claims.matching.names import Name, names, same
from claims.matching.pairing import pair
from claims.matching.profile import LONG, part_beside
from claims.matching.proposal import Entry
from claims.matching.tokens import stems, tokens
from claims.model.enums import Outcome

MOST_SHOWN = 4  # names or words in one reason; more are no longer read


def reasons(claim: str, entry: Entry) -> tuple[str, ...]:
    """What a claim and a passage share, the most telling first: figures, names, other words; empty if nothing."""
    claim = claim[:LONG]
    passage = part_beside(claim, entry.statement)
    shared = _shared_names(claim, (*names(passage), *names(entry.title), *names(entry.claimant)))
    found = [f"same figure: {figure}" for figure in _same_figures(claim, passage)]
    if shared:
        found.append(_listed("shares the name", [name.text for name in shared]))
    words = _shared_words(claim, (passage, entry.title, entry.claimant), shared)
    if words:
        found.append(_listed("shares the word", words))
    return tuple(found)


def _same_figures(claim: str, passage: str) -> list[str]:
    return [
        found.claim.shown
        for found in pair(figures(claim), figures(passage))
        if found.relation.outcome is Outcome.AGREES
    ]


def _shared_names(claim: str, there: Sequence[Name]) -> list[Name]:
    shared: dict[str, Name] = {}
    for name in names(claim):
        if any(same(name, other) for other in there):
            shared.setdefault(name.key, name)
    return list(shared.values())


def _shared_words(claim: str, passage: Iterable[str], shared: Iterable[Name]) -> list[str]:
    """The claim's words that the passage has in any form, those of shared names and of figures left out."""
    there = frozenset().union(*map(stems, passage))
    told = [(name.start, name.end) for name in shared]
    told += [(figure.quantity.start, figure.quantity.end) for figure in figures(claim)]
    words = {
        word.stem: claim[word.start : word.end]
        for word in tokens(claim)
        if word.tells and word.stem in there and not any(start <= word.start < end for start, end in told)
    }
    return list(words.values())


def _listed(what: str, items: list[str]) -> str:
    """ "shares the names India and Russia"; of more than four the first four."""
    some = items[:MOST_SHOWN]
    if len(some) == 1:
        return f"{what} {some[0]}"
    return f"{what}s {', '.join(some[:-1])} and {some[-1]}"
