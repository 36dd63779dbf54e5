"""The passages nearest to a claim in meaning, beside those that share its words: for a desk with the extra `semantic`.

Vectors are in the database. To search them each process copies them once into a file of its own, and before each search
adds what came since; what was taken away since is known from the rows that are gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlmodel import Session, col

from claims.matching import Entry
from claims.matching.rank import NEAREST
from claims.meaning import WIDTH, Floats, Vectors, load, nearness, switched_on
from claims.model.tables import Passage, PassageVector, Source
from claims.store.search import Candidates

READ = 10_000  # vectors copied at a time: 4 MB
TWINS = 3  # times as many are asked for as are wanted, so that rows that are gone leave enough of those that are not
NEWEST = sa.select(sa.func.max(col(PassageVector.id)))


@dataclass(slots=True)
class _Copy:
    """The vectors of one database as this process last read them."""

    vectors: Vectors = field(default_factory=Vectors)
    last: int = 0  # the highest id among them
    lock: Lock = field(default_factory=Lock)


_copies: WeakKeyDictionary[Engine, _Copy] = WeakKeyDictionary()
_making = Lock()


def with_nearest(session: Session, claim: str, found: Candidates) -> Candidates:
    """The candidates and the passages nearest in meaning, with the nearness of each that has a vector.

    Unchanged where the desk has no vectors, the extra is not installed or it is switched off.
    """
    if not switched_on():
        return found
    if session.execute(NEWEST).scalar() is None:
        return found
    model = load()
    asked = model.claim(claim)
    if not len(asked):
        return found
    by_words, most = [entry.id for entry in found.entries], TWINS * NEAREST
    nearest = _nearest(session, asked, model.name, most)
    entries, near = _known(session, asked, model.name, by_words, nearest)
    while len(entries) < NEAREST and len(nearest) == most:  # a source that was put away has taken their places
        most *= TWINS
        nearest = _nearest(session, asked, model.name, most)
        entries, near = _known(session, asked, model.name, by_words, nearest)
    there = {entry.id for entry in found.entries}
    more = [entry for entry in entries if entry.id not in there]
    return replace(found, entries=[*found.entries, *more], nearness=near)


def _nearest(session: Session, asked: Floats, model: str, most: int) -> list[int]:
    """Ids of the vectors nearest to the claim, at most `most`."""
    engine = session.get_bind().engine
    with _making:
        copy = _copies.setdefault(engine, _Copy())
    with copy.lock:
        newest = session.execute(NEWEST).scalar() or 0
        if newest != copy.last:
            rows = session.execute(sa.select(sa.func.count()).select_from(PassageVector)).scalar_one()
            if (
                newest < copy.last or len(copy.vectors) > 2 * rows + READ
            ):  # another database, or mostly rows that are gone
                copy.vectors.close()
                copy.vectors, copy.last = Vectors(), 0
        while copy.last < newest:
            _read_on(session, copy, model, newest)
        return copy.vectors.nearest(asked, most)


def _read_on(session: Session, copy: _Copy, model: str, newest: int) -> None:
    query = (
        sa.select(col(PassageVector.id), col(PassageVector.vector))
        .where(col(PassageVector.id) > copy.last, col(PassageVector.model) == model)
        .order_by(col(PassageVector.id))
        .limit(READ)
    )
    rows = session.execute(query).all()
    copy.vectors.add([row.id for row in rows], b"".join(row.vector for row in rows))
    copy.last = rows[-1].id if len(rows) == READ else newest


def _known(
    session: Session, asked: Floats, model: str, by_words: Sequence[int], nearest: Sequence[int]
) -> tuple[list[Entry], dict[int, float]]:
    """The passages that are there still, and the nearness of each as its vector in the database says."""
    query: Any = (
        sa.select(
            col(Passage.id),
            col(Passage.statement),
            col(Source.title),
            col(Passage.claimant),
            col(Source.published_on),
            col(PassageVector.id).label("vector_id"),
            col(PassageVector.vector),
        )
        .join(Source, col(Source.id) == Passage.source_id)
        .join(PassageVector, col(PassageVector.passage_id) == Passage.id)
        .where(col(PassageVector.model) == model, col(Source.removed_at).is_(None))
        .where(col(Passage.id).in_(by_words) | col(PassageVector.id).in_(nearest))
        .order_by(col(Passage.id))
    )
    rows = session.execute(query).all()
    if not rows:
        return [], {}
    codes = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.int8).reshape(-1, WIDTH)
    near = dict(zip((row.id for row in rows), map(float, nearness(asked, codes)), strict=True))
    chosen = set(nearest)
    entries = [
        Entry(row.id, row.statement, row.title, row.claimant or "", row.published_on or "")
        for row in rows
        if row.vector_id in chosen
    ]
    entries.sort(key=lambda entry: (-near[entry.id], entry.id))
    return entries[:NEAREST], near


def without_vector(session: Session, model: str, most: int) -> list[tuple[int, str, str]]:
    """Id, statement and title of passages without a vector of this model, at most `most`, the lowest ids first."""
    query = (
        sa.select(col(Passage.id), col(Passage.statement), col(Source.title))
        .join(Source, col(Source.id) == Passage.source_id)
        .where(~_has_vector(model))
        .order_by(col(Passage.id))
        .limit(most)
    )
    return [(row.id, row.statement, row.title) for row in session.execute(query)]


def how_many(session: Session, model: str) -> tuple[int, int]:
    """How many passages have no vector of this model, and how many passages there are."""
    missing = sa.select(sa.func.count()).select_from(Passage).where(~_has_vector(model))
    every = sa.select(sa.func.count()).select_from(Passage)
    return session.execute(missing).scalar_one(), session.execute(every).scalar_one()


def _has_vector(model: str) -> sa.ColumnElement[bool]:
    return (
        sa.select(col(PassageVector.id))
        .where(col(PassageVector.passage_id) == Passage.id, col(PassageVector.model) == model)
        .exists()
    )
