"""Taking an article in: its text, its claims at their places, and the passages proposed for them, all or nothing."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from claims.errors import AlreadyThere
from claims.extraction import ClaimDraft
from claims.matching import Proposal
from claims.model.enums import ClaimState
from claims.model.tables import Anchor, Article, Claim, Draft, Matched
from claims.reading import Article as ReadArticle
from claims.review.placing import store_claims, suggest, where
from claims.review.step import log_claim, refuse_import, step, typed
from claims.store import audit
from claims.store.queries.articles import article_with_text
from claims.store.queries.matched import LookedUpTo

# What is known about an article, and how many characters of it are kept at most: a link is the longest.
ABOUT = {"title": 2_083, "byline": 2_083, "publisher": 2_083, "url": 2_083, "language": 16}
AT_ONCE = 500  # claims in one statement, with some 5 proposals each; SQLite takes at most 32,766 values
Span = tuple[int, int]
OPEN = (ClaimState.EXTRACTED, ClaimState.QUEUED, ClaimState.IN_PROGRESS, ClaimState.CHANGES_REQUESTED)


@step
def add_article(
    session: Session,
    *,
    article: ReadArticle,
    drafts: Sequence[ClaimDraft],
    actor_id: int | None,
    proposals: Mapping[int, Sequence[Proposal]] | None = None,
) -> int:
    """Store an article with the claims found in it and what was proposed for each; its id.

    `proposals` maps a position in `drafts` to passages of the store. `actor_id` is None for the desk itself, as from
    the shell without a name. Raises AlreadyThere when the text is stored.
    """
    refuse_import(session, actor_id)
    if known := article_with_text(session, article.text):
        place = f"article {known.id}" if known.draft == 1 else f"draft {known.draft} of article {known.id}"
        away = " It was put away; restore it." if session.get_one(Article, known.id).removed_at else ""
        raise AlreadyThere(f"This article is stored already, as {place}: {known.title!r}.{away}", known.id)
    stored, draft = _store_article(session, article, actor_id)
    assert stored.id is not None and draft.id is not None  # flushed
    after = {"title": stored.title, "sha256": draft.sha256, "claims": len(drafts)}
    data = {"version": stored.version, "draft": draft.number, "before": None, "after": after}
    audit.append(
        session,
        action="article.added",
        entity="article",
        entity_id=stored.id,
        actor_id=actor_id,
        article_id=stored.id,
        data=data,
    )
    store_found(session, stored.id, draft, drafts, actor_id=actor_id, proposals=proposals or {})
    link_repeats(session, draft, {(found.start, found.end): found.repeats for found in drafts if found.repeats})
    return stored.id


def store_found(
    session: Session,
    article_id: int,
    draft: Draft,
    drafts: Sequence[ClaimDraft],
    *,
    actor_id: int | None,
    proposals: Mapping[int, Sequence[Proposal]],
) -> None:
    """Store the claims found in a draft, each with what was proposed for it by its position."""
    for at in range(0, len(drafts), AT_ONCE):
        some = drafts[at : at + AT_ONCE]
        claims = store_claims(session, article_id, draft, some)
        for claim, found in zip(claims, some, strict=True):
            log_claim(session, "claim.extracted", claim, actor_id, data={"before": None, "after": where(found, draft)})
        proposed = [(claim, proposals.get(position, ())) for position, claim in enumerate(claims, at)]
        suggest(session, proposed, actor_id=actor_id)


def link_repeats(session: Session, draft: Draft, repeats: Mapping[Span, Span]) -> None:
    """Let each claim of the draft that stands at a key lead to the claim that stands at its value; others to none."""
    session.flush()
    query = (
        select(Claim, Anchor)
        .join(Anchor, sa.and_(col(Anchor.claim_id) == Claim.id, col(Anchor.draft_id) == draft.id))
        .where(Claim.draft_id == draft.id, col(Claim.state) != ClaimState.ARCHIVED)
    )
    at = {(anchor.start, anchor.end): claim for claim, anchor in session.exec(query)}
    for span, claim in at.items():
        target = at.get(repeats.get(span, (-1, -1)))
        claim.repeats_id = target.id if target else None


def _store_article(session: Session, article: ReadArticle, actor_id: int | None) -> tuple[Article, Draft]:
    about: dict[str, Any] = {
        name: typed(getattr(article, name) or "", name, most=most) or None for name, most in ABOUT.items()
    }
    about["title"] = about["title"] or "Untitled article"
    stored = Article(**about, published_on=article.published_on, added_by=actor_id)
    session.add(stored)
    session.flush()
    assert stored.id is not None  # flushed
    draft = Draft(article_id=stored.id, number=1, text=article.text, sha256=sha256(article.text.encode()).hexdigest())
    session.add(draft)
    session.flush()
    return stored, draft


@step
def suggest_matches(
    session: Session,
    *,
    proposals: Mapping[int, Sequence[Proposal]],
    actor_id: int | None,
    looked: Mapping[int, LookedUpTo] | None = None,
) -> int:
    """Store what was proposed for claims that are still worked on, by claim id; how many suggestions are new.

    A decision of a person stays as it is, unless the passage has changed since; a suggestion that is proposed again
    gets its new score and differences. `looked` says up to where claims were matched, for the next run.
    """
    refuse_import(session, actor_id)
    wanted = select(Claim).where(col(Claim.id).in_(list(proposals)), col(Claim.state).in_(OPEN))
    claims = session.exec(wanted.order_by(col(Claim.id))).all()
    proposed = [(claim, proposals[claim.id]) for claim in claims if claim.id is not None]
    new = suggest(session, proposed, actor_id=actor_id)
    if looked:
        session.execute(sa.delete(Matched).where(col(Matched.claim_id).in_(list(looked))))
        rows = [{"claim_id": id, "asked": upto.asked, "seen": upto.seen} for id, upto in looked.items()]
        session.execute(sa.insert(Matched), rows)
    return new
