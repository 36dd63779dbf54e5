"""Words and marks of one sentence with their places in the article."""

import re
from dataclasses import dataclass

# Combining marks, soft hyphens and zero-width marks stay inside the word they stand in.
_INNER = r"\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe0f"
_TOKEN = re.compile(
    rf"""
    \d{{1,3}}[-–]\d{{1,3}}(?![\w%-])                       # 4-1: a vote, a score
  | \d{{1,4}}(?:[-‑][A-Za-z]+){{1,4}}                     # 19-year-old
  | [£$€¥₹]?\d[\d.,:/]*\d(?:[%‰°]|[A-Za-z]{{1,4}}\b)?   # figures: 1,140  £8.6m  11.40am
  | [£$€¥₹]?\d(?:[%‰°]|[A-Za-z]{{1,4}}\b)?
  | (?:[A-Z]\.){{2,6}}                                   # U.S.
  | [A-Z]\.(?=\s[A-Z])                                   # A. B. Khan
  | (?:Mr|Mrs|Ms|Dr|Prof|St|Lt|Col|Gen|Sgt|Capt|Rev|Sen|Gov|Jr|Sr|No|Inc|Ltd|Corp|Co)\.(?=\s)
  | [{_INNER}]+(?:[-’'‑][{_INNER}]+)*[’']?               # words, with inner hyphens and apostrophes
  | [–—]|--|\s-\s
  | [“”"‘’'«»()\[\],;:.!?…•]
  | \S
    """,
    re.VERBOSE,
)
_MARKS = {
    "“": "“", "”": "”", '"': '"', "«": "“", "»": "”", "(": "(", ")": ")", "[": "(", "]": ")", ",": ",", ";": ";",
    ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "–": "-", "—": "-", "--": "-", " - ": "-", "‘": "“", "’": "”",
    "'": "'",
}  # fmt: skip


@dataclass(slots=True)
class Token:
    """One word or mark; `start` and `end` count code points of the article, `mark` is empty for words."""

    text: str
    lower: str  # with curly apostrophes made straight
    start: int
    end: int
    mark: str


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of `text[start:end]` in order, without spaces."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        mark = _MARKS.get(word, "")
        if not mark and word.endswith(("’", "'")) and not word.endswith(("s’", "s'")):
            # A closing quote mark after a word, unless it marks the owner ("the countries’").
            word, last = word[:-1], last - 1
            found.append(Token(word, word.lower().replace("’", "'"), first, last, ""))
            found.append(Token(text[last], text[last], last, last + 1, "”"))
            continue
        found.append(Token(word, word.lower().replace("’", "'"), first, last, mark))
    return found
