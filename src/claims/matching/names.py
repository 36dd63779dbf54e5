"""Names in a statement: runs of capitalised words, and the places they stand for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from claims.matching.counted import is_person
from claims.matching.query import STOPWORDS, folded, unsigned

# Words that open a name without being part of it.
TITLES = frozenset(
    """
    Mr Mrs Ms Miss Mx Dr Sir Lord Lady Dame Baroness Baron President Prime Minister Secretary Chancellor Senator
    Governor Mayor King Queen Prince Princess Pope Cardinal Archbishop Bishop Reverend Rev General Colonel Captain
    Major Sergeant Judge Justice Professor Prof Ambassador Chairman Chairwoman Chair Chief Executive Director
    Councillor Cllr Congressman Congresswoman Representative Rep Sen Gov Gen Col Capt Foreign Home Deputy Vice
    Shadow International Trade Health Finance Defence Defense Interior Education Justice Attorney Speaker Leader
    Former Acting State Sheikh
    """.split()  # noqa: SIM905
)
# Capitalised, but no names: days, months, and words that open a sentence.
NO_NAMES = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    Spring Summer Autumn Winter Christmas Easter I GMT BST GBP USD EUR INR JPY CNY AUD CAD CHF
    Celsius Fahrenheit
    """.split()  # noqa: SIM905
)
OPENERS = STOPWORDS | frozenset(
    """
    according across almost along amid approximately around as besides despite exactly fewer following half hundreds
    less like many meanwhile millions nearly none nobody nothing officials one two three four five six seven eight
    nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand million billion roughly several thousands today together total
    unlike yesterday last next earlier later currently previously people police researchers scientists experts
    ministers
    """.split()  # noqa: SIM905
)
# Words that organisations of every kind share: two names that share only these are not the same.
COMMON_PARTS = frozenset(
    """
    bank council university college party corporation corp company group fund trust agency ministry department office
    union association committee commission court hospital school airport city county state national federal central
    north south east west new saint st street road park united international foundation institute centre center
    club times post news airlines oil gas energy water and of the de la
    """.split()  # noqa: SIM905
)

SHOUTED = 6  # letters; a longer unknown word in capitals is no abbreviation
LONGEST_NAME = 8  # words; longer runs are headlines in capitals, not names

_INITIALS = r"(?:[A-Z]\.){2,6}"
_WORD = r"\w*+(?:['’-]\w++)*+"
# A stretch of words that neither begin a name nor join its words; most of a text is such, and taken as one.
_SMALL = rf"(?!(?i:of|de|del|da|di|van|von|der|bin|al|the)\b)[a-z0-9]{_WORD}"
_TOKEN = re.compile(rf"{_SMALL}(?:\s++{_SMALL})*+|{_INITIALS}|\w{_WORD}|[^\w\s]")
_JOINING = frozenset({"of", "de", "del", "da", "di", "van", "von", "der", "bin", "al", "&"})
_SMALL_INSIDE = re.compile(r" (?:for|and|the|on|es) |['’.] ?[A-Z]")
_INSIDE = re.compile(r" (?:for|and|the|on|of|es) |['’.] ?[A-Z]")  # one is in every name that is read as one word
_SENTENCE_END = frozenset('.!?:;"“”‘([')


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, without titles; `key` is the same for all names of one place."""

    text: str
    start: int  # code points
    end: int  # exclusive
    key: str
    is_place: bool = False
    places: frozenset[str] = frozenset()  # keys of the known names inside it: "Indian Oil" has India
    within: frozenset[str] = frozenset()  # keys of what a city lies in
    is_seat: bool = False  # a capital that stands for the country
    unsure: bool = False  # one unknown word that opens a sentence: its capital says nothing


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    opens: bool  # first word of a sentence


class _Known(NamedTuple):
    key: str
    is_place: bool
    within: frozenset[str]
    is_seat: bool = False


@lru_cache(maxsize=1)
def known_names() -> dict[str, _Known]:
    """The written names in known_names.txt, with the name each stands for: Indian -> India, a place."""
    table: dict[str, _Known] = {}
    is_place = True
    for row in files("claims.matching").joinpath("known_names.txt").read_text("utf-8").splitlines():
        if row == "[organisations]":
            is_place = False
        elif row and not row.startswith("#"):
            key, _, told = row.partition(":")
            others, _, seats = told.partition("|")
            others, _, within = others.partition("<")
            for written in (key, *others.split(",")):
                table[written.strip()] = _Known(key.strip(), is_place, _listed(within))
            for seat in filter(None, seats.split(",")):
                written, _, lies_in = seat.partition("<")
                table[written.strip()] = _Known(key.strip(), is_place, _listed(lies_in), is_seat=True)
    table.pop("", None)
    return {written: known._replace(within=_all_around(known.within, table)) for written, known in table.items()}


def _listed(written: str) -> frozenset[str]:
    return frozenset(map(str.strip, written.split(","))) - {""}


def _all_around(places: frozenset[str], table: Mapping[str, _Known]) -> frozenset[str]:
    """These places and all that they lie in."""
    return places.union(*[_all_around(table[place].within, table) for place in places])


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The first words of the known names, and those that are read as one word."""
    return frozenset([written.split(" ", 1)[0] for written in known_names()]) | _long_names()


@lru_cache(maxsize=1)
def _long_names() -> frozenset[str]:
    """The known names that no run of capitalised words makes: Office for National Statistics, Save the Children."""
    return frozenset(
        written
        for written in known_names()
        if written[0].isupper() and (_SMALL_INSIDE.search(written) or written.count(" ") > 3)
    )


@lru_cache(maxsize=1)
def _long_name() -> re.Pattern[str]:
    longest_first = sorted(_long_names(), key=lambda written: (-len(written), written))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@lru_cache(maxsize=1_024)  # asked for by several steps, and again for the next claim
def names(text: str) -> tuple[Name, ...]:
    """The names in `text`, in order; empty when no word has a capital letter or the script knows none.

    Titles ("Ms", "Foreign Secretary"), days, months and currencies are left out, and what only signs a quoted post.
    A single unknown word that opens a sentence is returned as `unsure`.
    """
    text = unsigned(text)
    return tuple(name for run in _runs(text) for name in _split(text, run))


def is_organisation(name: Name) -> bool:
    """Whether a name is that of an organisation in known_names.txt."""
    return not name.is_place and name.key in known_names() and not known_names()[name.key].is_place


def same(one: Name, other: Name) -> bool:
    """Whether two names may stand for the same: Britain and the UK, Anna Holm and Ms Holm, UN and United Nations."""
    if one.key == other.key or one.key in other.places or other.key in one.places:
        return True
    if one.is_place or other.is_place:
        return False
    parts, others = _parts(one.text), _parts(other.text)
    if parts and others and (parts <= others or others <= parts):
        return True
    return _initials(one.text) == other.text or _initials(other.text) == one.text


@lru_cache(maxsize=4_096)
def _parts(text: str) -> frozenset[str]:
    return frozenset(folded(text).split()) - COMMON_PARTS


@lru_cache(maxsize=4_096)
def _initials(text: str) -> str:
    capitals = [word[0] for word in text.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


def _words(text: str) -> Iterator[_Word]:
    opens, until = True, 0
    whole = {found.start(): found.end() for found in _long_name().finditer(text)} if _INSIDE.search(text) else {}
    for found in _TOKEN.finditer(text):
        if found.start() < until:
            continue
        if found.start() in whole:
            until = whole[found.start()]
            yield _Word(text[found.start() : until], found.start(), until, opens)
            opens = False
            continue
        written = found.group()
        if not (written[0].isalnum() or len(written) > 1):
            opens = opens or written in _SENTENCE_END
            yield _Word(written, found.start(), found.end(), False)
            continue
        end = found.end()
        if written.endswith(("'s", "’s", "'S", "’S")):
            written, end = written[:-2], end - 2
        yield _Word(written, found.start(), end, opens)
        opens = False


def _runs(text: str) -> Iterator[list[_Word]]:
    """Runs of capitalised words, joined by "of" and the like, broken by punctuation and by words that are no names."""
    run: list[_Word] = []
    joining: list[_Word] = []
    for word in _words(text):
        if _is_capitalised(word) and len(run) < LONGEST_NAME:
            near = bool(joining) or not run or text[run[-1].end : word.start].isspace()
            if not near:
                yield run
                run = []
            run += [*joining, word] if run else [word]
            joining = []
        elif run and word.text.lower() in _JOINING and not joining:
            joining = [word]
        elif run and joining and word.text == "the":
            joining.append(word)
        else:
            if run:
                yield run
            run, joining = [], []
    if run:
        yield run


def _is_capitalised(word: _Word) -> bool:
    if not word.text[0].isupper() or word.text in NO_NAMES or word.text.startswith(("I’", "I'")):
        return False
    if not word.opens or word.text in known_names():
        return True
    lower = word.text.lower()
    return lower not in OPENERS and not (lower.endswith("s") and is_person(lower))  # "Protesters marched"


def _split(text: str, run: list[_Word]) -> Iterator[Name]:
    """The names of one run: a place before a title stands alone, titles go, the rest is one name."""
    known, first_words = known_names(), _first_words()
    first = 0
    while first < len(run):
        sizes = (4, 3, 2, 1) if run[first].text in first_words else ()
        length = next((n for n in sizes if _written(run[first : first + n]) in known), 0)
        rest = run[first + length :]
        if length and (not rest or rest[0].text in TITLES):
            yield _known(text, run[first : first + length])
            first += length
        elif run[first].text in TITLES or run[first].text.lower() in _JOINING:  # "King of" before "Spain"
            first += 1
        elif _is_shouted(run[first:]):
            return
        else:
            yield _other(text, run[first:])
            return


def _is_shouted(words: list[_Word]) -> bool:
    """Whether these are no name but a word or headline in capitals."""
    written = _written(words)
    return written.isupper() and (len(words) > 1 or len(written) >= SHOUTED) and "." not in written


def _written(words: list[_Word]) -> str:
    return " ".join(word.text for word in words)


def _known(text: str, words: list[_Word]) -> Name:
    known = known_names()[_written(words)]
    start, end = words[0].start, words[-1].end
    return Name(text[start:end], start, end, known.key, known.is_place, within=known.within, is_seat=known.is_seat)


def _other(text: str, words: list[_Word]) -> Name:
    known, first_words = known_names(), _first_words()
    inside = frozenset(
        known[written].key
        for at, word in enumerate(words)
        if word.text in first_words
        for length in (1, 2, 3)
        if (written := _written(words[at : at + length])) in known
    )
    written = _written(words)
    return Name(
        text[words[0].start : words[-1].end],
        words[0].start,
        words[-1].end,
        folded(written),
        places=inside,
        unsure=len(words) == 1 and words[0].opens,
    )
