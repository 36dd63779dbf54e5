"""Sources and their passages: searched as typed, counted, listed for export."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import NotFound
from claims.model.enums import ClaimState, MatchState, SourceKind, Stance
from claims.model.report import SourceLine
from claims.model.situation import Person
from claims.model.tables import Article, Claim, Evidence, Match, Passage, Source
from claims.store.queries.confidential import open_on, open_to
from claims.store.queries.evidence import source_line
from claims.store.queries.situations import LARGEST_ID

PAGE = 25  # rows
MOST_USES = 500


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


def passages(
    session: Session,
    *,
    words: str = "",
    page: int = 1,
    viewer: Person | None = None,
    source_id: int | None = None,
) -> SourcesPage:
    """One page of the passages that hold every word somewhere, newest first; all of them for no words.

    Without those of sources that were put away, and of confidential ones that the viewer may not see; with
    `source_id` those of that source, put away or not.
    """
    among = col(Source.removed_at).is_(None) if source_id is None else col(Source.id) == source_id
    where = [open_to(viewer), among, *(_holds(word) for word in words.split()[:10])]
    joined = sa.select(col(Passage.id)).join(Source, col(Source.id) == Passage.source_id).where(*where)
    total = session.execute(sa.select(sa.func.count()).select_from(joined.subquery())).scalar_one()
    page = min(max(1, page), max(1, -(-total // PAGE)))
    in_use = sa.and_(col(Evidence.passage_id) == Passage.id, col(Evidence.removed_at).is_(None))
    used = sa.select(sa.func.count()).where(in_use).scalar_subquery()
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


@dataclass(frozen=True, slots=True)
class Use:
    """A claim that has a passage as evidence, or as a match that was not rejected."""

    claim_id: int
    quote: str
    article_title: str
    state: ClaimState
    stance: Stance | None  # of the evidence; None when it is only a match
    match: MatchState | None  # None when it is evidence


def uses(session: Session, passage_ids: Collection[int], viewer: Person | None = None) -> dict[int, list[Use]]:
    """Where passages are used, by their ids: evidence first, the newest claims first; without articles put away.

    At most `MOST_USES` of each kind; of confidential sources only on claims where the viewer may see them.
    """
    found: dict[int, dict[int, Use]] = {}
    kinds: tuple[tuple[type[Evidence] | type[Match], Any, Any], ...] = (
        (Evidence, col(Evidence.stance), col(Evidence.removed_at).is_(None)),
        (Match, col(Match.state), col(Match.state) != MatchState.REJECTED),
    )
    for table, said, counts in kinds:
        columns = (col(table.passage_id), col(Claim.id), col(Claim.quote), col(Article.title), col(Claim.state), said)
        query = (
            sa.select(*columns)
            .join(Passage, col(Passage.id) == table.passage_id)
            .join(Source, col(Source.id) == Passage.source_id)
            .join(Claim, col(Claim.id) == table.claim_id)
            .join(Article, col(Article.id) == Claim.article_id)
            .where(col(table.passage_id).in_(passage_ids), counts, col(Article.removed_at).is_(None))
            .where(open_on(viewer, col(Claim.id)))
            .order_by(col(Claim.id).desc())
            .limit(MOST_USES)
        )
        for passage_id, claim_id, quote, title, state, how in session.execute(query).all():
            stance, decided = (Stance(how), None) if table is Evidence else (None, MatchState(how))
            use = Use(claim_id, quote, title, ClaimState(state), stance, decided)
            found.setdefault(passage_id, {}).setdefault(claim_id, use)
    return {passage_id: list(by_claim.values()) for passage_id, by_claim in found.items()}


def every_passage(session: Session, viewer: Person | None = None) -> Iterator[tuple[Source, Passage]]:
    """Every passage with its source in the order they were added, a thousand at a time, as `passages` gives them."""
    query = (
        sa.select(Source, Passage)
        .join(Passage, col(Passage.source_id) == Source.id)
        .where(open_to(viewer), col(Source.removed_at).is_(None))
        .order_by(col(Passage.id))
        .execution_options(yield_per=1000)
    )
    yield from session.execute(query)


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with what the rules ask about it."""

    id: int
    title: str
    publisher: str | None
    url: str | None
    kind: SourceKind
    primary: bool | None  # None: nobody has said
    owner_group: str | None
    wire: str | None
    confidential: bool
    archive_url: str | None
    removed: bool
    version: int
    passages: int


def sources(
    session: Session, viewer: Person | None = None, *, words: str = "", removed: bool = False, limit: int = 200
) -> list[SourceView]:
    """The newest sources that the viewer may see, or with `removed` those put away; empty when there are none."""
    away = col(Source.removed_at).is_not(None) if removed else col(Source.removed_at).is_(None)
    holds = [
        sa.or_(*(column.icontains(word, autoescape=True) for column in (col(Source.title), col(Source.publisher))))
        for word in words.split()[:10]
    ]
    query = select(Source).where(open_to(viewer), away, *holds).order_by(col(Source.id).desc()).limit(limit)
    return [_view(session, source) for source in session.exec(query)]


def source(session: Session, source_id: int, viewer: Person | None = None) -> SourceView:
    """One source, put away or not. Raises NotFound, also for a confidential one that the viewer may not see."""
    known = source_id if 0 < source_id <= LARGEST_ID else 0
    found = session.exec(select(Source).where(col(Source.id) == known, open_to(viewer))).first()
    if found is None:
        raise NotFound(f"There is no source {source_id}.")
    return _view(session, found)


def _view(session: Session, source: Source) -> SourceView:
    assert source.id is not None  # read from the database
    held = sa.select(sa.func.count()).where(col(Passage.source_id) == source.id)
    return SourceView(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        kind=SourceKind(source.kind),
        primary=source.primary,
        owner_group=source.owner_group,
        wire=source.wire,
        confidential=source.confidential,
        archive_url=source.archive_url,
        removed=source.removed_at is not None,
        version=source.version,
        passages=session.execute(held).scalar_one(),
    )
