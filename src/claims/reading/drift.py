"""Whether words still stand in a text that was read again, and what differs near them; pure."""

import difflib
import re
from bisect import bisect_right

NEAR = 12  # words shown on either side of the place: about a line
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})


def folded(text: str) -> str:
    """A text as it is compared: whatever its spacing, case and kind of quotation marks."""
    return " ".join(text.translate(_QUOTES).split()).casefold()


def stands(quote: str, text: str) -> bool:
    """Whether the quoted words stand in a text."""
    return folded(quote) in folded(text)


def instead(quote: str, before: str, after: str) -> str | None:
    """What the later text says where the quoted words stood in the earlier one, with a little around it.

    None where they stand in the later one still, or never stood in the earlier one, or nothing is there any more.
    """
    if stands(quote, after) or not stands(quote, before):
        return None
    old, new, said = (text.translate(_QUOTES).split() for text in (before, after, quote))
    old_folded, new_folded = [word.casefold() for word in old], [word.casefold() for word in new]
    starts = [0]
    for word in old_folded:
        starts.append(starts[-1] + len(word) + 1)
    first = bisect_right(starts, folded(before).index(folded(quote))) - 1
    last = first + len(said)
    # Only around the place: whole pages of words would take difflib minutes.
    head = old_folded[max(0, first - NEAR) : first]
    tail = old_folded[last : last + NEAR]
    start, end = _after(new_folded, head), _before(new_folded, tail)
    if start is None and end is None:
        return _likest(said, new)
    start = max(0, (end or 0) - len(said)) if start is None else start
    end = start + len(said) if end is None or end < start else end
    found = new[start : min(end, start + 3 * len(said) + NEAR)]
    return " ".join(found) or None


def _after(words: list[str], head: list[str]) -> int | None:
    """Where the words that stood before a place end; the more of them, the surer. None where they are gone."""
    for length in range(len(head), 2, -1):
        if (at := _find(words, head[-length:])) is not None:
            return at + length
    return None


def _before(words: list[str], tail: list[str]) -> int | None:
    for length in range(len(tail), 2, -1):
        if (at := _find(words, tail[:length])) is not None:
            return at
    return None


def _find(words: list[str], part: list[str]) -> int | None:
    for at in range(len(words) - len(part) + 1):
        if words[at] == part[0] and words[at : at + len(part)] == part:
            return at
    return None


def _likest(said: list[str], new: list[str]) -> str | None:
    """The sentence of the later text that is likest to the quoted words; None where none is much like them."""
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(new))
    near = difflib.get_close_matches(" ".join(said), sentences[:2_000], n=1, cutoff=0.6)  # difflib's own default
    return near[0] if near else None
