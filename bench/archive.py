"""A made archive of any size, with a real distribution of words: passages in stories, and claims with their answer.

Words come with the frequencies of the PyPI package wordfreq (Robyn Speer, data under CC BY-SA 4.0). Passages of one
story share its key words, so that every passage has neighbours which are nearly right. A claim is one passage,
damaged and reworded: words left out, put in and put elsewhere, a slip of the keys, another figure.
"""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import numpy as np

from claims.store.engine import engine_for
from claims.store.upgrade import upgrade

SEED = 20_261_124
VOCABULARY = 60_000  # words, the most frequent
FUNCTION_WORDS = 300  # the most frequent, of no story
OF_A_STORY = 20  # passages, over five sources
OF_A_SOURCE = 4
KEY_WORDS = 12  # of a story
FROM_THE_STORY = 0.3  # share of a passage's words
SHORTEST, LONGEST = 10, 30  # words; statements in fact-check archives have 18 on average
LEFT_OUT, PUT_IN = 0.4, 0.25  # shares of a claim's words


@dataclass(frozen=True, slots=True)
class Row:
    """One passage with the title of its source."""

    id: int  # from 1
    statement: str
    title: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim and the passage it was made from."""

    text: str
    answer: int


class Words:
    """Words drawn as often as English has them; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        from wordfreq import top_n_list, word_frequency

        plain = (word for word in top_n_list("en", VOCABULARY * 2) if word.isascii() and word.isalpha())
        self.words = list(islice((word for word in plain if len(word) > 1 or word in "ai"), VOCABULARY))
        often = np.array([word_frequency(word, "en") for word in self.words])
        self._all = np.cumsum(often / often.sum())
        rare = often[FUNCTION_WORDS:]
        self._telling = np.cumsum(rare / rare.sum())
        self._random = np.random.default_rng(seed)

    def drawn(self, number: int) -> list[str]:
        """Words of any kind."""
        places = np.searchsorted(self._all, self._random.random(number)).clip(max=len(self.words) - 1)
        return [self.words[place] for place in places]

    def telling(self, number: int) -> list[str]:
        """Words without the most frequent ones."""
        places = np.searchsorted(self._telling, self._random.random(number)) + FUNCTION_WORDS
        return [self.words[place] for place in places.clip(max=len(self.words) - 1)]


def passages(number: int, *, seed: int = SEED) -> Iterator[Row]:
    """That many passages, always the same ones: a smaller archive is the beginning of a larger one."""
    words, chance = Words(seed), random.Random(seed)
    for first in range(1, number + 1, OF_A_STORY):
        key = words.telling(KEY_WORDS)
        lengths = [chance.randint(SHORTEST, LONGEST) for _ in range(OF_A_STORY)]
        drawn = iter(words.drawn(sum(lengths)))
        title = ""
        for at, length in enumerate(lengths):
            if at % OF_A_SOURCE == 0:
                title = " ".join(chance.sample(key, 4)).capitalize()
            said = [chance.choice(key) if chance.random() < FROM_THE_STORY else next(drawn) for _ in range(length)]
            if chance.random() < 0.5:
                said.insert(chance.randrange(length), _figure(chance))
            if first + at <= number:
                yield Row(first + at, " ".join(said).capitalize() + ".", title)


def claims(rows: list[Row], *, seed: int = SEED) -> list[Asked]:
    """Each row damaged and reworded, in the order given."""
    words, chance = Words(seed + 1), random.Random(seed + 1)
    return [Asked(_damaged(row.statement, words, chance), row.id) for row in rows]


def _figure(chance: random.Random) -> str:
    return f"{chance.randint(2, 99)} {chance.choice(('per cent', 'million', 'people', 'years', 'thousand'))}"


def _damaged(statement: str, words: Words, chance: random.Random) -> str:
    said = [word for word in statement.rstrip(".").lower().split() if chance.random() > LEFT_OUT]
    said = [words.drawn(1)[0] if chance.random() < PUT_IN else word for word in said] or [statement]
    said = [str(chance.randint(2, 99)) if word.isdigit() and chance.random() < 0.3 else word for word in said]
    middle = chance.randrange(len(said))
    if chance.random() < 0.5:
        said = said[middle:] + said[:middle]
    slipped = chance.randrange(len(said))
    if chance.random() < 0.5 and len(said[slipped]) > 4:
        word = said[slipped]
        said[slipped] = word[:2] + word[3] + word[2] + word[4:]
    return " ".join(words.drawn(2) + said).capitalize() + "."


def sample(number: int, of: int, *, seed: int = SEED) -> list[Row]:
    """Passages chosen by chance among the first `of`, in order of id."""
    wanted = frozenset(random.Random(seed).sample(range(1, of + 1), number))
    return [row for row in passages(of, seed=seed) if row.id in wanted]


def store(path: Path, number: int, *, seed: int = SEED) -> None:
    """Write the passages into a new SQLite desk; one that is there is only brought up to date."""
    there = path.exists()
    engine = engine_for(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    if there:
        return
    added = "2026-11-01 00:00:00"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        rows = passages(number, seed=seed)
        while some := list(islice(rows, OF_A_SOURCE)):
            source = (some[0].id - 1) // OF_A_SOURCE + 1
            connection.execute(
                "INSERT INTO source (id, identity, title, kind, published_on, added_at, version)"
                " VALUES (?, ?, ?, 'news', '2026-05-01', ?, 1)",
                (source, str(source), some[0].title, added),
            )
            connection.executemany(
                "INSERT INTO passage (id, source_id, statement, statement_sha256, added_at, version)"
                " VALUES (?, ?, ?, ?, ?, 1)",
                [(row.id, source, row.statement, f"{row.id}-{digest(row)}", added) for row in some],
            )
    connection.close()


def digest(row: Row) -> str:
    """A fingerprint of a statement."""
    return sha256(row.statement.encode()).hexdigest()[:32]
