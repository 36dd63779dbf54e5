"""A sentence in parts of a few words, so that a person can say with a few choices where a claim begins and ends."""

from claims.extraction.tokens import tokens

MOST_WORDS = 6  # of one part; a longer run without a joint is cut there
_BEFORE = frozenset({
    "and", "but", "or", "nor", "that", "which", "who", "whom", "whose", "where", "when", "while", "because", "after",
    "before", "as", "with", "without", "to", "of", "in", "on", "by", "from", "for", "at", "since", "until", "than",
    "if", "into", "about", "over", "under", "between", "against", "through", "during", "despite", "according",
})  # fmt: skip
_AFTER = frozenset(",;:–—-)”’]")
_OPENING = frozenset("(“‘[")


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends, and with the words that it cuts taken whole."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip()) if inside.strip() else 0
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the parts of `text[start:end]` in order, none overlapping, every word in one; empty without a word.

    A part begins before a joining word ("and", "who", "from") or after a mark, and has up to MOST_WORDS words.
    """
    found: list[tuple[int, int]] = []
    first = last = -1
    words = 0
    for token in tokens(text, start, end):
        if token.mark and token.text in _AFTER and not words and found:  # a quote mark after the comma
            found[-1] = (found[-1][0], token.end)
            continue
        opens = token.text in _OPENING
        new = first < 0 or opens or (not token.mark and (token.lower in _BEFORE or words >= MOST_WORDS))
        if new and words:
            found.append((first, last))
            first, words = -1, 0
        if first < 0:
            first = token.start
        words += not token.mark
        last = token.end
        if token.text in _AFTER and words:
            found.append((first, last))
            first, words = -1, 0
    if words:
        found.append((first, last))
    elif found and first >= 0:  # marks alone at the end belong to the last part
        found[-1] = (found[-1][0], last)
    return found
