"""Articles: the list of them, and one with its text and its claims in place."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import NotFound
from claims.model.enums import AnchorStatus, ClaimState, ClaimType
from claims.model.tables import Anchor, Article, Claim, Draft, Match, Member, Passage, Source
from claims.store.queries import situations

THE_DESK = "the desk"  # who added what was added from the shell without a name
DONE = frozenset({ClaimState.APPROVED, ClaimState.PUBLISHED})
ASIDE = frozenset({ClaimState.NOT_CHECKABLE, ClaimState.DUPLICATE, ClaimState.ARCHIVED})


@dataclass(frozen=True, slots=True)
class Known:
    """An article that is stored already."""

    id: int
    title: str
    draft: int  # the number of the draft that has the text


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the work on an article is, in claims."""

    claims: int = 0
    decided: int = 0  # approved or published
    submitted: int = 0  # wait for sign-off
    aside: int = 0  # not checkable, or duplicates

    @property
    def left(self) -> int:
        """Claims that still need work: neither decided nor set aside nor waiting for sign-off."""
        return self.claims - self.decided - self.submitted - self.aside

    @property
    def share(self) -> float:
        """How much is settled, 0 to 1; 1 for an article without claims."""
        return (self.decided + self.aside) / self.claims if self.claims else 1.0


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in a list."""

    id: int
    title: str
    publisher: str | None
    published_on: date | None
    added_at: datetime
    added_by: str
    coverage: Coverage
    version: int
    removed: bool  # put away, with its claims


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A claim where it stands in the text; `number` counts from 1 in the order of the text."""

    id: int
    number: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    quote: str
    state: ClaimState
    type: ClaimType
    checkworthiness: float
    version: int
    anchor: AnchorStatus
    changes: tuple[str, ...]  # what this draft changed in it
    look_again: bool  # it was changed under a checker's hands, and nobody has looked yet
    assignee: str | None
    matches: int  # suggested or confirmed, with sources that are not confidential
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class LostClaim:
    """A claim that the newest draft does not hold any more; `draft` is the last one that did."""

    id: int
    version: int
    quote: str
    state: ClaimState
    draft: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its text and the claims in it, in the order of the text."""

    line: ArticleLine
    byline: str | None
    url: str | None
    language: str | None
    draft: int  # its number
    drafts: int  # how many there are
    text: str
    claims: tuple[ClaimPlace, ...]
    lost: tuple[LostClaim, ...]  # not in the newest draft any more, and not set aside either


def article_with_text(session: Session, text: str) -> Known | None:
    """The article of which some draft is exactly this text; None when there is none."""
    fingerprint = sha256(text.encode()).hexdigest()
    query = (
        select(Article.id, Article.title, Draft.number)
        .join(Draft, col(Draft.article_id) == Article.id)
        .where(Draft.sha256 == fingerprint)
        .order_by(col(Draft.number).desc(), col(Draft.id))
    )
    row = session.exec(query).first()
    return Known(id=row[0], title=row[1], draft=row[2]) if row and row[0] is not None else None


def like_article(session: Session, *, title: str | None, url: str | None) -> ArticleLine | None:
    """The newest article with this link, or else with this headline; None when there is neither."""
    for column, wanted in ((Article.url, url), (Article.title, title)):
        if wanted:
            query = select(Article).where(col(column) == wanted, col(Article.removed_at).is_(None))
            query = query.order_by(col(Article.id).desc())
            if found := session.exec(query).first():
                added_by = situations.person(session, found.added_by).name if found.added_by else THE_DESK
                return _line(found, added_by, {})
    return None


def articles(session: Session, *, limit: int = 200, removed: bool = False) -> list[ArticleLine]:
    """The newest articles first, or with `removed` those that were put away; empty when there are none."""
    query = (
        select(Article, Member.name)
        .outerjoin(Member, col(Member.id) == Article.added_by)
        .where(col(Article.removed_at).is_not(None) if removed else col(Article.removed_at).is_(None))
        .order_by(col(Article.added_at).desc(), col(Article.id).desc())
        .limit(limit)
    )
    rows = session.exec(query).all()
    coverages = _coverages(session, [article.id for article, _ in rows if article.id is not None])
    return [_line(article, name or THE_DESK, coverages) for article, name in rows]


def _line(article: Article, added_by: str, coverages: dict[int, Coverage]) -> ArticleLine:
    assert article.id is not None  # read from the database
    return ArticleLine(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        published_on=article.published_on,
        added_at=article.added_at,
        added_by=added_by,
        coverage=coverages.get(article.id, Coverage()),
        version=article.version,
        removed=article.removed_at is not None,
    )


def _coverages(session: Session, ids: list[int]) -> dict[int, Coverage]:
    query = (
        select(Claim.article_id, Claim.state, sa.func.count())
        .where(col(Claim.article_id).in_(ids), col(Claim.state) != ClaimState.ARCHIVED)
        .group_by(col(Claim.article_id), col(Claim.state))
    )
    counts: dict[int, dict[ClaimState, int]] = {}
    for article_id, state, number in session.exec(query):
        counts.setdefault(article_id, {})[ClaimState(state)] = number
    return {article_id: _coverage(by_state) for article_id, by_state in counts.items()}


def _coverage(by_state: dict[ClaimState, int]) -> Coverage:
    return Coverage(
        claims=sum(by_state.values()),
        decided=sum(by_state.get(state, 0) for state in DONE),
        submitted=by_state.get(ClaimState.SUBMITTED, 0),
        aside=sum(by_state.get(state, 0) for state in ASIDE),
    )


def article(session: Session, article_id: int, *, number: int | None = None) -> ArticleView:
    """One article with its newest draft, or draft `number`, and the claims that stand in it. Raises NotFound."""
    stored = situations.stored(session, Article, article_id)
    added_by = situations.person(session, stored.added_by).name if stored.added_by else THE_DESK
    newest = situations.newest_draft(session, article_id)
    draft = newest
    if number is not None and number != newest.number:
        earlier = session.exec(select(Draft).where(Draft.article_id == article_id, Draft.number == number)).first()
        if earlier is None:
            raise NotFound(f"There is no draft {number} of article {article_id}; it has {newest.number}.")
        draft = earlier
    assert draft.id is not None  # stored
    return ArticleView(
        line=_line(stored, added_by, _coverages(session, [article_id])),
        byline=stored.byline,
        url=stored.url,
        language=stored.language,
        draft=draft.number,
        drafts=newest.number,
        text=draft.text,
        claims=_places(session, draft.id),
        lost=_lost(session, article_id, draft.id) if draft is newest else (),
    )


def _lost(session: Session, article_id: int, draft_id: int) -> tuple[LostClaim, ...]:
    query = (
        sa.select(Claim, col(Draft.number))
        .join(Draft, col(Draft.id) == Claim.draft_id)
        .where(col(Claim.article_id) == article_id, col(Claim.draft_id) != draft_id)
        .where(col(Claim.state).not_in(ASIDE))
        .order_by(col(Claim.id))
    )
    return tuple(
        LostClaim(id=claim.id, version=claim.version, quote=claim.quote, state=claim.state, draft=number)
        for claim, number in session.execute(query).all()
    )


def _places(session: Session, draft_id: int) -> tuple[ClaimPlace, ...]:
    matches = (
        select(sa.func.count())
        .select_from(Match)
        .join(Passage, col(Passage.id) == Match.passage_id)
        .join(Source, col(Source.id) == Passage.source_id)
        .where(Match.claim_id == Claim.id, Match.state != "rejected", col(Source.confidential).is_(False))
        .scalar_subquery()
    )
    query = (
        sa.select(Claim, Anchor, col(Member.name), matches)
        .join(Anchor, sa.and_(col(Anchor.claim_id) == Claim.id, col(Anchor.draft_id) == draft_id))
        .outerjoin(Member, col(Member.id) == Claim.assignee_id)
        .order_by(col(Anchor.start), col(Anchor.end), col(Claim.id))
    )
    return tuple(
        ClaimPlace(
            id=claim.id,
            number=number,
            start=anchor.start,
            end=anchor.end,
            sentence_start=anchor.sentence_start,
            sentence_end=anchor.sentence_end,
            quote=anchor.exact,
            state=claim.state,
            type=claim.type,
            checkworthiness=claim.checkworthiness,
            version=claim.version,
            anchor=anchor.status,
            changes=tuple(anchor.changes),
            look_again=claim.unseen_draft is not None,
            assignee=assignee,
            matches=count,
            retracted=claim.retracted,
        )
        for number, (claim, anchor, assignee, count) in enumerate(session.execute(query).all(), start=1)
    )
