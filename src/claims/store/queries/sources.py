"""Sources and their passages: searched as typed, counted, listed for export."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.model.report import SourceLine
from claims.model.tables import Evidence, Passage, Source
from claims.store.queries.claims import source_line

PAGE = 25  # rows


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage with its source, and how often it serves as evidence."""

    id: int
    source: SourceLine
    used: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """One page of passages; `total` counts every one that meets the search."""

    lines: tuple[PassageLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def passages(session: Session, *, words: str = "", page: int = 1) -> SourcesPage:
    """One page of the passages that hold every word somewhere, newest first; all of them for no words."""
    where = [_holds(word) for word in words.split()[:10]]
    joined = sa.select(col(Passage.id)).join(Source, col(Source.id) == Passage.source_id).where(*where)
    total = session.execute(sa.select(sa.func.count()).select_from(joined.subquery())).scalar_one()
    page = min(max(1, page), max(1, -(-total // PAGE)))
    used = sa.select(sa.func.count()).where(col(Evidence.passage_id) == Passage.id).scalar_subquery()
    query = (
        sa.select(Passage, Source, used)
        .join(Source, col(Source.id) == Passage.source_id)
        .where(*where)
        .order_by(col(Passage.id).desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    lines = tuple(
        PassageLine(id=passage.id, source=source_line(source, passage), used=count)
        for passage, source, count in session.execute(query).all()
    )
    return SourcesPage(lines=lines, total=total, page=page)


def _holds(word: str) -> sa.ColumnElement[bool]:
    columns = (col(Passage.statement), col(Source.title), col(Source.publisher), col(Passage.claimant))
    return sa.or_(*(column.icontains(word, autoescape=True) for column in columns))


def every_passage(session: Session) -> Iterator[tuple[Source, Passage]]:
    """Every passage with its source in the order they were added, a thousand at a time."""
    query = (
        sa.select(Source, Passage)
        .join(Passage, col(Passage.source_id) == Source.id)
        .order_by(col(Passage.id))
        .execution_options(yield_per=1000)
    )
    yield from session.execute(query)
