"""Looking after sources and articles: what is known about a source, its texts, and what is put away and restored."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlmodel import Session, col, select

from claims.errors import NotFound, Refused
from claims.model.base import now
from claims.model.confidential import may_see_confidential
from claims.model.enums import ClaimState
from claims.model.event_data import standing
from claims.model.situation import Person
from claims.model.tables import Article, Claim, Snapshot, Source
from claims.reading import MAX_ARTICLE_CHARS
from claims.reading.links import why_no_link
from claims.reading.plain import unstorable
from claims.review.rules import may_keep_sources, may_put_away
from claims.review.step import refuse_stale, step, typed
from claims.store import audit
from claims.store.queries import situations
from claims.store.queries.confidential import source_open_to
from claims.store.queries.snapshots import newest_snapshot

MAX_NAME = 300  # characters of an owner or an agency
MAX_REASON = 4_000


@step
def edit_source(
    session: Session,
    *,
    source_id: int,
    actor_id: int,
    based_on: int,
    primary: bool | None,
    owner_group: str,
    wire: str,
    confidential: bool,
) -> int:
    """Save what the rules ask about a source; its new version. Opening a confidential one is for editors and leads."""
    who, source = _kept(session, source_id, actor_id, may_keep_sources)
    if source.confidential and not may_see_confidential(who, assigned=False):
        raise Refused(["Only editors and leads change what is known about a confidential source."])
    refuse_stale("this source", based_on=based_on, stored=source.version)
    after: dict[str, Any] = {
        "primary": primary,
        "owner_group": typed(owner_group, "owner", most=MAX_NAME) or None,
        "wire": typed(wire, "wire agency", most=MAX_NAME) or None,
        "confidential": confidential,
    }
    before = {name: getattr(source, name) for name in after}
    if before == after:
        raise Refused(["Nothing about this source was changed."])
    source.sqlmodel_update(after)
    source.version += 1
    _log(session, "source.edited", source, actor_id, {"before": before, "after": after})
    return source.version


@step
def take_snapshot(
    session: Session,
    *,
    source_id: int,
    text: str,
    actor_id: int,
    url: str | None = None,
    archive_url: str | None = None,
    retrieved_at: datetime | None = None,
) -> int:
    """Keep the text of a source as it was read; the snapshot's id. The log says when it differs from the one before."""
    _, source = _kept(session, source_id, actor_id, may_keep_sources)
    _refuse_text(text)
    if archive_url and (why := why_no_link(archive_url)):
        raise Refused([f"The archived copy is no link: {why}. Give the whole http(s) link."])
    before, fingerprint = newest_snapshot(session, source_id), sha256(text.encode()).hexdigest()
    snapshot = Snapshot(
        source_id=source_id,
        url=url,
        archive_url=archive_url or None,
        text=text,
        sha256=fingerprint,
        retrieved_at=retrieved_at or now(),
        taken_by=actor_id,
    )
    session.add(snapshot)
    session.flush()
    assert snapshot.id is not None  # flushed
    was = standing(before, "sha256") if before else None
    data = {"snapshot": snapshot.id, "before": was, "after": {"sha256": fingerprint, "characters": len(text)}}
    _log(session, "snapshot.taken", source, actor_id, data)
    if before and before.sha256 != fingerprint:
        changed = {"snapshot": snapshot.id, "before": was, "after": {"sha256": fingerprint}}
        _log(session, "snapshot.changed", source, actor_id, changed)
    return snapshot.id


def _refuse_text(text: str) -> None:
    if not text.strip():
        raise Refused(["There is no text in what was read; nothing was stored."])
    if len(text) > MAX_ARTICLE_CHARS:
        raise Refused([f"The text has {len(text):,} characters; at most {MAX_ARTICLE_CHARS:,} are kept of a source."])
    if (place := unstorable(text)) is not None:
        raise Refused([f"The text holds a character that is no text (character {place + 1}). Remove it."])


@step
def remove_source(session: Session, *, source_id: int, actor_id: int, reason: str) -> None:
    """Put a source away: it is not proposed or found any more. Evidence that uses it stays."""
    _, source = _kept(session, source_id, actor_id, may_put_away)
    if source.removed_at:
        raise Refused(["This source was put away already."])
    reason = typed(reason, "reason", missing="Say why the source is put away.", most=MAX_REASON)
    source.removed_by, source.removed_at = actor_id, now()
    source.version += 1
    changed = {"before": {"removed_at": None}, "after": standing(source, "removed_at")}
    _log(session, "source.removed", source, actor_id, changed, reason=reason)


@step
def restore_source(session: Session, *, source_id: int, actor_id: int) -> None:
    """Take a source that was put away back."""
    _, source = _kept(session, source_id, actor_id, may_put_away)
    if source.removed_at is None:
        raise Refused(["This source was not put away."])
    changed = {"before": standing(source, "removed_at"), "after": {"removed_at": None}}
    source.removed_by = source.removed_at = None
    source.version += 1
    _log(session, "source.restored", source, actor_id, changed)


def _kept(session: Session, source_id: int, actor_id: int, may: Callable[[Person], list[str]]) -> tuple[Person, Source]:
    """The member and the source, for what they may do with it. A hidden one is not there."""
    who = situations.person(session, actor_id)
    if reasons := may(who):
        raise Refused(reasons)
    source = situations.stored(session, Source, source_id)
    if not source_open_to(session, source_id, who):
        raise NotFound(f"There is no source {source_id}.")
    return who, source


def _log(
    session: Session, action: str, source: Source, actor_id: int, data: dict[str, Any], *, reason: str | None = None
) -> None:
    assert source.id is not None  # stored
    data = {"version": source.version, **data}
    audit.append(
        session, action=action, entity="source", entity_id=source.id, actor_id=actor_id, data=data, reason=reason
    )


@step
def remove_article(session: Session, *, article_id: int, actor_id: int, reason: str) -> None:
    """Put an article away with its claims: they leave the queue and the search. Not while one of them is published."""
    article = _article(session, article_id, actor_id)
    if article.removed_at:
        raise Refused(["This article was put away already."])
    published = select(Claim.id).where(Claim.article_id == article_id, Claim.state == ClaimState.PUBLISHED)
    if claim_id := session.exec(published.order_by(col(Claim.id))).first():
        raise Refused([f"Claim {claim_id} of this article is published; what is published stays."])
    reason = typed(reason, "reason", missing="Say why the article is put away.", most=MAX_REASON)
    article.removed_by, article.removed_at = actor_id, now()
    _log_article(session, "article.removed", article, actor_id, reason, before={"removed_at": None})


@step
def restore_article(session: Session, *, article_id: int, actor_id: int) -> None:
    """Take an article that was put away back, with its claims as they were."""
    article = _article(session, article_id, actor_id)
    if article.removed_at is None:
        raise Refused(["This article was not put away."])
    before = standing(article, "removed_at")
    article.removed_by = article.removed_at = None
    _log_article(session, "article.restored", article, actor_id, None, before=before)


def _article(session: Session, article_id: int, actor_id: int) -> Article:
    if reasons := may_put_away(situations.person(session, actor_id)):
        raise Refused(reasons)
    return situations.stored(session, Article, article_id)


def _log_article(
    session: Session, action: str, article: Article, actor_id: int, reason: str | None, *, before: dict[str, Any]
) -> None:
    assert article.id is not None  # stored
    article.version += 1
    audit.append(
        session,
        action=action,
        entity="article",
        entity_id=article.id,
        actor_id=actor_id,
        article_id=article.id,
        data={"version": article.version, "before": before, "after": standing(article, "removed_at")},
        reason=reason,
    )
