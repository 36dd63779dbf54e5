"""The same claim made elsewhere: in this article, in the archive, what was concluded on it, and how often since."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from claims.matching import propose
from claims.matching.differences import differences
from claims.matching.likeness import likeness
from claims.matching.profile import twin_key
from claims.matching.rank import rank
from claims.model.enums import ClaimState
from claims.model.report import IN_WORDS, Difference
from claims.model.tables import Article, Claim, Rating, RatingScale, Verdict
from claims.store.queries import situations
from claims.store.search import CLAIMS, candidates

# Likeness from which two claims count as the same one. Measured on tests/matching/pairs.jsonl: four in five of the 260
# pairs that say the same in other words reach it; no two claims of the worked example do that say something else.
ALIKE = 45.0
MOST_COUNTED = 50  # repeats; a claim made more often is known to be made often
SIGNED = frozenset({ClaimState.APPROVED, ClaimState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A claim like this one; rating and date are None unless its verdict was signed off, on words nobody changed."""

    id: int
    quote: str
    state: ClaimState
    article_id: int
    article_title: str
    published_on: date | None
    score: float  # 0 to 100, alikeness of wording and figures
    differences: tuple[Difference, ...]
    rating: str | None = None  # or what a conclusion in words says
    scale: str | None = None
    rated_at: datetime | None = None


def elsewhere(session: Session, claim_id: int, *, limit: int = 5) -> tuple[Elsewhere, ...]:
    """The claims most like this one, those with a verdict first, then the likest; empty when none is ALIKE.

    Claims that were put away are left out, and so are duplicates of this one. Raises NotFound.
    """
    asked = situations.claim(session, claim_id)
    found = candidates(session, asked.text, among=CLAIMS)
    others = [entry for entry in found.entries if entry.id != claim_id]
    proposals = propose(asked.text, others, limit=limit * 3, frequency=found.frequency, rows=found.rows)
    alike = {
        each.entry.id: (likeness(asked.text, each.entry), each.differences)
        for each in proposals
        if likeness(asked.text, each.entry) >= ALIKE
    }
    query = (
        sa.select(Claim, Article)
        .join(Article, col(Article.id) == Claim.article_id)
        .where(col(Claim.id).in_(alike), col(Claim.state) != ClaimState.ARCHIVED)
        .where(col(Article.removed_at).is_(None))
        .where(sa.or_(col(Claim.duplicate_of_id).is_(None), col(Claim.duplicate_of_id) != claim_id))
    )
    views = []
    for claim, article in session.execute(query).all():
        rating, scale, rated_at = _concluded(session, claim)
        score, differs = alike[claim.id]
        views.append(
            Elsewhere(
                id=claim.id,
                quote=claim.quote,
                state=claim.state,
                article_id=article.id,
                article_title=article.title,
                published_on=article.published_on,
                score=score,
                differences=differs,
                rating=rating,
                scale=scale,
                rated_at=rated_at,
            )
        )
    return tuple(sorted(views, key=lambda view: (view.rating is None, -view.score, view.id))[:limit])


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often a claim was made again after its verdict was signed off."""

    count: int  # at most MOST_COUNTED
    last: date | None  # the newest day it was made again; None where no article says its day


def repeats_since_verdict(session: Session, claim_id: int) -> Repeats | None:
    """How often the claim was made again since, without a difference; None while it has no signed-off verdict.

    An article counts when it was published after that day, or, where it has none, added after that moment. Claims
    that were put away are left out; duplicates are counted. Raises NotFound.
    """
    asked = situations.claim(session, claim_id)
    rated_at = _concluded(session, asked)[2]
    if rated_at is None:
        return None
    found = candidates(session, asked.text, among=CLAIMS)
    others = [entry for entry in found.entries if entry.id != claim_id]
    near = rank(asked.text, others, limit=MOST_COUNTED, frequency=found.frequency, rows=found.rows)
    alike = (entry.statement for _, entry in near if likeness(asked.text, entry) >= ALIKE)
    keys = {twin_key(statement) for statement in alike if not differences(asked.text, statement)[1]}
    same = [entry.id for entry in others if twin_key(entry.statement) in keys]  # twins share one place in a ranking
    query = (
        sa.select(col(Article.published_on), col(Article.added_at))
        .join(Claim, col(Claim.article_id) == Article.id)
        .where(col(Claim.id).in_(same), col(Claim.state) != ClaimState.ARCHIVED)
        .where(col(Article.removed_at).is_(None))
    )
    after = [day for day, added in session.execute(query) if (day > rated_at.date() if day else added > rated_at)]
    return Repeats(min(len(after), MOST_COUNTED), max((day for day in after if day), default=None))


def _concluded(session: Session, claim: Claim) -> tuple[str | None, str | None, datetime | None]:
    if claim.state not in SIGNED or claim.unseen_draft is not None or claim.retracted:
        return None, None, None
    query = (
        sa.select(
            sa.func.coalesce(Rating.label, Verdict.headline, IN_WORDS), col(RatingScale.name), col(Verdict.saved_at)
        )
        .outerjoin(Rating, col(Rating.id) == Verdict.rating_id)
        .outerjoin(RatingScale, col(RatingScale.id) == Rating.scale_id)
        .where(col(Verdict.claim_id) == claim.id)
        .order_by(col(Verdict.version).desc())
        .limit(1)
    )
    label, scale, saved_at = session.execute(query).one()
    return label, scale, saved_at
