"""Taking an article in: found claims are shown first, then stored with the passages that may speak about them."""

from collections.abc import Callable, Sequence

from sqlalchemy.engine import Engine

from claims.errors import Refused
from claims.extraction import ClaimDraft
from claims.matching import Proposal, compared, propose
from claims.reading import Article as ReadArticle
from claims.review import steps
from claims.store.engine import reading
from claims.store.nearness import with_nearest
from claims.store.queries.articles import Known, article_with_text
from claims.store.search import candidates, matched_entries

MATCHES = 5  # suggestions a claim: every one of them has to be decided before the verdict is submitted

Progress = Callable[[int, int], object]  # how many claims are done, of how many


def known(engine: Engine, article: ReadArticle) -> Known | None:
    """The stored article with exactly this text; None when it is new."""
    with reading(engine) as session:
        return article_with_text(session, article.text)


def add(
    engine: Engine,
    *,
    article: ReadArticle,
    drafts: Sequence[ClaimDraft],
    actor_id: int | None,
    progress: Progress = lambda done, of: None,
) -> int:
    """Store an article with these claims and what is proposed for each, all of it or nothing; its id.

    Raises Refused when no claim is chosen, AlreadyThere when the text is stored.
    """
    if not drafts:
        raise Refused(["No claim is chosen; tick at least one."])
    said_on = article.published_on.isoformat() if article.published_on else ""
    proposals = {}
    for position, draft in enumerate(drafts):
        proposals[position] = proposals_for(engine, draft.text, said_on=said_on)
        progress(position + 1, len(drafts))
    return steps.add_article(engine, article=article, drafts=drafts, actor_id=actor_id, proposals=proposals)


def proposals_for(engine: Engine, claim: str, *, said_on: str = "") -> list[Proposal]:
    """The stored passages proposed for a claim, best first, at most MATCHES; empty when none speaks about it."""
    with reading(engine) as session:
        found = with_nearest(session, claim, candidates(session, claim))
    return propose(
        claim,
        found.entries,
        limit=MATCHES,
        said_on=said_on,
        frequency=found.frequency,
        rows=found.rows,
        nearness=found.nearness,
    )


def rematched(engine: Engine, claim_id: int, claim: str, *, said_on: str = "") -> list[Proposal]:
    """What is proposed for a stored claim in its new words, and its matches compared with these words, each once."""
    proposed = proposals_for(engine, claim, said_on=said_on)
    with reading(engine) as session:
        before = matched_entries(session, claim_id)
    known = {proposal.entry.id for proposal in proposed}
    others = [compared(claim, entry, said_on=said_on) for entry in before if entry.id not in known]
    return proposed + others
