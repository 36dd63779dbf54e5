"""Text cut into words, numerals and signs, each with its place: what the figure grammar walks over."""

import re
from functools import partial
from typing import NamedTuple

from claims.quantities.walls import readable

WORD, NUMERAL, SIGN, BLANK = "word", "numeral", "sign", "blank"

# Marks that are seen by no reader (soft hyphen, zero-width space and joiners, byte order mark): they part nothing.
INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

# A link is passed by as one sign, and so is a run of 200 characters without a space: longer than any word or figure.
# Repeats are bounded or possessive, so that no input makes the scan more than linear.
# Groups of three after a comma (1,234,567) or of two and three (12,34,567); after a thin or plain space, threes only.
TOKEN = re.compile(
    rf"""
  (?P<space>[\s{INVISIBLE}]*+)
  (?:
    (?P<link>(?:https?://|www\.)\S++|(?<!\S)\S{{200,}}+)
  | (?P<numeral>
        \d{{1,3}}(?:,\d{{2,3}}){{0,8}},\d{{3}}(?!\d)(?:\.\d+)?
      | (?<![\d.,-])[1-9]\d{{0,2}}(?:[ \u00a0\u2009\u202f]\d{{3}}(?!\d|,\d)){{1,6}}(?:\.\d+)?(?!\.\d)
      | \d++(?:\.\d++)*+
      | (?<![\w.])\.\d++
    )
  | (?P<word>[^\W\d_{VULGAR}]++(?:['’][^\W\d_]++)?)
  | (?P<sign>[{VULGAR}]|_++|["'“”‘’]++|([^\w\s])\6*+)
  | \Z  # nothing after the last space
  )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One word, numeral or sign; `gap` tells what stands before it: 0 nothing, 1 a space, 2 a break."""

    text: str
    low: str
    start: int  # code points
    end: int  # exclusive
    gap: int
    kind: str


token = partial(tuple.__new__, Token)  # of a tuple, in half the time of Token(…)

# How far the grammar looks past either end of the text without asking where the end is.
MARGIN = 12


def tokenise(text: str) -> list[Token]:
    """The tokens of `text` in order, then `MARGIN` blank ones.

    Because of the blanks, looking a few tokens before the first or after the last finds a token that matches nothing.
    A line break parts tokens (gap 2) unless the next line goes on in lower case, as in wrapped text.
    """
    tokens: list[Token] = []
    for start, end in readable(text):
        cut(text, start, end, tokens)
    end = len(text)
    tokens.extend([Token("", "", end, end, 2, BLANK)] * MARGIN)
    return tokens


def cut(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Adds the tokens of `text[start:end]`; what stands before is parted from them by a break."""
    gap, at = 2, start
    for space, link, numeral, word, sign, _ in TOKEN.findall(text, start, end):  # no character between two of them
        found = word or numeral or sign or link
        if not found:
            return
        at += len(space)
        if space:
            gap = max(gap, 1 if space == " " else gap_of(space, text, at))
        after = at + len(found)
        tokens.append(token((found, found.lower(), at, after, gap, WORD if word else NUMERAL if numeral else SIGN)))
        gap, at = 0, after


def gap_of(space: str, text: str, after: int) -> int:
    """2 for a line break, 1 for other space, 0 for marks that nobody sees."""
    if "\n" in space or "\r" in space or "\u2029" in space:
        return 1 if text[after : after + 1].islower() and space.count("\n") < 2 else 2
    return 1 if space.strip("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") else 0


def opens_sentence(tokens: list[Token], index: int) -> bool:
    """Whether the token stands first in a sentence, a line or a quotation, where a capital means nothing."""
    before = tokens[index - 1]
    return tokens[index].gap == 2 or before.kind == BLANK or before.text[:1] in '.!?:"“”‘([—•*'
