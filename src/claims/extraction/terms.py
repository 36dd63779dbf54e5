"""The words of a statement as a newsroom's own model counts them: words, pairs of words, and how long words begin."""

import re
from collections import Counter

from claims.extraction.parsed import Parsed, Span

_DIGIT = re.compile(r"\d")
_BEGINNING = 5  # letters; "employment", "employers" and "employed" begin alike
_LONG = 7  # letters of a word that has a beginning worth counting beside the word


def terms(sentence: Parsed, span: Span) -> Counter[str]:
    """How often each term stands in these words; figures count by their shape ("2,400" as "0,000").

    A pair is two words with a space, the edges of the statement being `^` and `$`; a beginning has `~` before it.
    """
    words = [_DIGIT.sub("0", sentence.words[at].lower) for at in range(*span)]
    found = Counter(words)
    found.update(f"{first} {second}" for first, second in zip(["^", *words], [*words, "$"], strict=True))
    found.update(f"~{word[:_BEGINNING]}" for word in words if len(word) >= _LONG)
    return found
