"""Which texts stand for a claim and for a passage: what a post carries besides its message is left out."""

import re

# At most so many sentences of a claim, and so many characters of a text, are read: the model sees 256 word pieces,
# about 1,000 characters.
MOST_SENTENCES = 8
LONGEST = 4_000
SHORTEST_SENTENCE = 4  # words; shorter ones ("Wow.", "Breaking:") are near to everything

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S*+", re.IGNORECASE)
# "— Ada Lovelace (@ada) January 6, 2020", as posts are quoted; the name says who spoke, the rest says nothing.
_SIGNED = re.compile(r"\s*[—–-]\s*+([^—–()\n]{1,80}?)\s*\(@\w++\)\s*+(?:\w++ \d{1,2}, \d{4})?\s*$")
_TAG = re.compile(r"[@#](\w++)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|_")
_BETWEEN = re.compile(r"(?<=[.!?…])\s+|\n+")


def claim_texts(claim: str) -> list[str]:
    """The whole claim, and where it has several sentences each of them: a passage near to any is near to the claim.

    Web addresses are left out, @handles and #CamelCase split, and of the signature of a post the name is kept. Empty
    for a claim without a letter or digit.
    """
    text = _SIGNED.sub(r" \1", _ADDRESS.sub(" ", claim[:LONGEST]).strip())
    text = _TAG.sub(lambda tag: f" {_HUMP.sub(' ', tag[1])} ", text)
    lines = [" ".join(part.split()) for part in _BETWEEN.split(text)]
    whole = " ".join(filter(None, lines))
    if not any(map(str.isalnum, whole)):
        return []
    sentences = [line for line in lines if len(line.split()) >= SHORTEST_SENTENCE and line != whole]
    return [whole, *sentences[:MOST_SENTENCES]]


def passage_texts(statement: str, title: str) -> list[str]:
    """The statement and, where there is one, the title, each cut at 4,000 characters; "" where both are empty."""
    return [text[:LONGEST] for text in (statement, title) if text.strip()] or [""]
