"""From a claim to the words that are searched for: cleaned, quoted for the database, pruned to the telling ones."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from claims.matching.stem import stem

# Function words, forms of be, have and do, and what posts carry besides their message. A search for one of these finds
# everything. "No" and "not" are here too: whether a statement is denied is compared later, not searched.
STOPWORDS = frozenset(
    """
    a about above after again all almost also although always am among an and any are aren as at be because been
    before being below between both but by can cannot could couldn d did didn do does doesn doing don down during
    each either else ever every few for from further had hadn has hasn have haven having he her here hers herself
    him himself his how however i if in into is isn it its itself just ll m me more most much must my myself nearly
    neither no nor not now of off often on once only onto or other others ought our ours ourselves out over own
    perhaps quite rather re really s same shall shan she should shouldn since so some such t than that the their
    theirs them themselves then there these they this those though through thus to too toward towards under until up
    upon us ve very via was wasn we were weren what whatever when where whether which while who whom whose why will
    with within without won would wouldn yet you your yours yourself yourselves amp rt via http https www com pic
    aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll he's i'd i'll i'm i've isn't it'd
    it'll it's let's mustn't she'd she'll she's shouldn't that's there's they'd they'll they're they've wasn't we'd
    we'll we're we've weren't what's who's won't wouldn't you'd you'll you're you've
    """.split()  # noqa: SIM905
)

LONGEST_CLAIM = 20_000  # characters; what comes after is not searched for: no claim is a book
LONGEST_TERM = 64  # characters; longer runs are no words, and SQLite's stemmer leaves them alone
MOST_TERMS = 64  # of one claim; a post of 280 characters has under 40 content words

# Letters and digits of any script, the marks of Indic and South-East Asian scripts being part of their words
# (the dandas U+0964 and U+0965 end sentences), Hebrew and Arabic vowel points, and an apostrophe inside a word.
_LETTER = (
    r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3])"
)
# Repeats are bounded: a term becomes a phrase of the index, and long phrases are slow there.
WORD = re.compile(rf"\d++(?:[.,]\d++){{0,6}}+{_LETTER}*+|{_LETTER}++(?:['’]{_LETTER}++){{0,3}}+")
# The same for small letters of ASCII among marks that no word has, which nearly all text is when it is folded: three
# times as fast.
_PLAIN_WORD = re.compile(r"[0-9]++(?:[.,][0-9]++){0,6}+[a-z0-9]*+|[a-z0-9]++(?:'[a-z0-9]++){0,3}+")
_NOT_PLAIN = re.compile(r"[^\x00-\x7f–—…“”‘£€]")

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S*+", re.IGNORECASE)
_TAG = re.compile(r"[@#](\w++)")
# IlhanMN, BREAKINGNews, covid19: at a change of case, before the last capital of a run, between letters and digits.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|_")

# How a post is signed where it is quoted whole: "— Ana Pop (@anapop) January 6, 2020".
_SIGNED = re.compile(
    r"[—–-]\s{0,3}[^—\n]{0,80}?\s{0,3}\(@\w{1,30}\)(?:\s{0,3}[A-Z][a-z]{2,8} \d{1,2}, (?:\d{4}|\d{2})(?!\d))?"
)
# The same where it begins as one, not at the hyphen of a word.
_SIGNATURE = re.compile(
    r"(?:—|(?:(?<=\s)|^)[–-])[^—\n]{0,80}?\(@\w{1,30}\)(?:\s{0,3}[A-Z][a-z]{2,8} \d{1,2}, \d{2,4})?"
)
_SIGNED_DAY = re.compile(r"(\(@\w{1,30}\)\s{0,3}[A-Z][a-z]{2,8}) \d{1,2}(?=, \d{2})")

# Only Latin letters lose their marks: a vowel sign of Hindi or Thai is part of the word.
_PLAIN = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250)} | {ord("’"): "'"}
_MARKED = re.compile("[\u00c0-\u024f]")


def clean(text: str) -> str:
    """The text without web addresses, with @handles and #CamelCase split into words; "" when nothing is left."""
    if "/" in text or "www." in text.lower():  # no address is without one: looking for them is slow
        text = _ADDRESS.sub(" ", text)
    if "(@" in text:
        text = _SIGNED_DAY.sub(r"\1", text)  # of the day a post was sent only month and year tell something
    if "@" in text or "#" in text:
        text = _TAG.sub(lambda tag: " " + _HUMP.sub(" ", tag[1]) + " ", text)
    return text


def unsigned(text: str) -> str:
    """The text with bars for web addresses, @handles, #TagsOfWords and the signature of a quoted post; places stay."""
    if "@" not in text and "#" not in text and "/" not in text and "www." not in text.lower():
        return text
    for pattern in (_SIGNATURE, _ADDRESS, _TAG):
        text = pattern.sub(_barred, text)
    return text


def _barred(found: re.Match[str]) -> str:
    written = found.group()
    if written[0] == "#" and not _HUMP.search(written):  # "#Ukraine" is a word of the sentence
        return "|" + written[1:]
    return "|" * len(written)


def folded(text: str) -> str:
    """The text in small letters, Latin accents and curly apostrophes made plain, as the full-text index folds them."""
    if text.isascii():
        return text.lower()
    return (text.translate(_PLAIN) if _MARKED.search(text) else text.replace("’", "'")).lower()


def word_pattern(folded_text: str) -> re.Pattern[str]:
    """What finds the words of a folded text, the quicker of two patterns that find the same where both can."""
    return WORD if _NOT_PLAIN.search(folded_text) else _PLAIN_WORD


def words(text: str) -> list[str]:
    """The words of `text` in order, folded, possessive 's removed; numbers with their separators: "1,200"."""
    plain = folded(text)
    found: list[str] = word_pattern(plain).findall(plain)
    return [word[:-2] if word.endswith("'s") else word for word in found] if "'s" in plain else found


def terms(text: str) -> list[str]:
    """The content words of a claim, each once in order of appearance, small letters, at most 64
    words of at most 64 characters.

    Web addresses are left out, @handles and #CamelCase split, stopwords dropped, numbers kept. Empty when nothing
    but stopwords and signs is there.
    """
    found = dict.fromkeys(word for word in words(clean(text[:LONGEST_CLAIM])) if word not in STOPWORDS)
    return [word for word in found if len(word) <= LONGEST_TERM][:MOST_TERMS]


def signature(text: str) -> frozenset[str]:
    """The content words that stand only in how a quoted post is signed, its author and date; none for other texts."""
    text = text[:LONGEST_CLAIM]
    if "(@" not in text:
        return frozenset()
    return frozenset(terms(text)).difference(terms(_SIGNED.sub(" ", text)))


def fts5_query(terms: Sequence[str]) -> str:
    """The terms as an SQLite FTS5 query for rows with any of them: `"w1" OR "w2"`; "" for no terms.

    Every term stands in double quotes, so nothing in it is read as query syntax.
    """
    return " OR ".join('"{}"'.format(term.replace('"', '""')) for term in terms)


def prune(terms: Sequence[str], frequency: Mapping[str, int], rows: int) -> list[str]:
    """The rarest terms that together are looked up quickly, in their given order; all of them in a small store.

    `frequency` says in how many of the `rows` rows a stem (`claims.matching.stem`) occurs, as `fts5vocab` does; a stem
    that is missing occurs nowhere. Terms are kept rarest first until their frequencies sum to more than 5 per cent of
    the rows + 2,000, and never fewer than three: measured to keep recall from 10,000 to 1,000,000 rows, where
    a fixed number of rarest terms loses it.
    """
    budget = rows * 0.05 + 2_000
    kept: set[str] = set()
    spent = 0
    for term in sorted(terms, key=lambda term: frequency.get(stem(term), 0)):
        spent += frequency.get(stem(term), 0)
        if len(kept) >= 3 and spent > budget:
            break
        kept.add(term)
    return [term for term in terms if term in kept]
