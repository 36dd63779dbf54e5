"""One sentence made ready: its words, what each does, and which of them are quoted."""

from bisect import bisect_left
from dataclasses import dataclass, field

from claims.extraction.tagging import tag
from claims.extraction.tokens import Token, tokens

Span = tuple[int, int]  # word numbers, end exclusive

FINITE = frozenset("AVY")
# Longer than any sentence of prose: a table or a list run together. It is kept whole.
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence of the article; `tags` has one letter for each of `words` (see tagging)."""

    text: str  # the article, which every offset counts in
    start: int
    end: int
    words: list[Token]
    tags: str
    quoted: list[bool]  # for each word, whether it stands between quote marks
    memo: dict[str, list[Span]] = field(default_factory=dict)  # what several readers of the sentence look up

    def lower(self, at: int) -> str:
        """The word there in lower case; empty past either end."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """The letter there; a full stop past either end."""
        return self.tags[at] if 0 <= at < len(self.tags) else "."

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where the words of `span` stand in the article."""
        return self.words[span[0]].start, self.words[span[1] - 1].end

    def words_at(self, start: int, end: int) -> Span | None:
        """The words that stand in `text[start:end]`, those cut by an end included; None where no word does."""
        inside = [at for at, word in enumerate(self.words) if word.start < end and start < word.end]
        return (inside[0], inside[-1] + 1) if any(not self.words[at].mark for at in inside) else None

    def slice(self, span: Span) -> str:
        """The article's text from the first to the last word of `span`, on one line; empty for an empty span."""
        if span[0] >= span[1]:
            return ""
        start, end = self.offsets(span)
        return self.text[start:end].replace("\n", " ")

    def first_word(self, at: int) -> int:
        """The place of the first word at or after `at` that is no quote mark."""
        while at < len(self.tags) - 1 and self.tags[at] in '“"':
            at += 1
        return at

    def finite(self, first: int, last: int) -> bool:
        """Whether there is a finite verb among the words `first` to `last`."""
        return not FINITE.isdisjoint(self.tags[first:last])


def parse(text: str, start: int, end: int, quotes: list[tuple[int, int]]) -> Parsed:
    """The sentence `text[start:end]`; `quotes` are the quotations around it, in offsets of the article."""
    words = tokens(text, start, end)
    _turned(words, quotes)
    quoted = []
    at = max(0, bisect_left(quotes, (start, 0)) - 1)
    for word in words:
        while at < len(quotes) and quotes[at][1] <= word.start:
            at += 1
        quoted.append(at < len(quotes) and quotes[at][0] <= word.start)
    return Parsed(text=text, start=start, end=end, words=words, tags=tag(words), quoted=quoted)


def _turned(words: list[Token], quotes: list[tuple[int, int]]) -> None:
    """Gives each straight quote mark the side it stands on: it opens or closes a quotation, as a curly one says."""
    straight = [word for word in words if word.mark == '"']
    if not straight:
        return
    opens = {first - 1 for first, _ in quotes}
    closes = {last for _, last in quotes}
    for word in straight:
        word.mark = "“" if word.start in opens else "”" if word.start in closes else word.mark
