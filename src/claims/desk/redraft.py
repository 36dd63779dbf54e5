"""A new draft of a stored article: what becomes of each claim is worked out and shown first, then stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.engine import Engine

from claims.desk.intake import Progress, proposals_for, rematched
from claims.extraction import Carried, ClaimDraft, Standing, changes, describe, extract, overlap, reanchor
from claims.model.enums import AnchorStatus
from claims.reading import Article
from claims.review import steps
from claims.review.steps import CarriedClaim
from claims.store.engine import reading
from claims.store.queries.articles import ArticleView, Placed, article, placed

SAME = 0.5  # overlap from which a claim that is found in the new draft is the one that was carried over


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new draft would do; nothing is stored yet."""

    article_id: int
    based_on: int  # the number of the draft it was compared with
    article: Article
    carried: tuple[CarriedClaim, ...]
    before: dict[int, Placed]  # each claim as it stands now
    new: tuple[ClaimDraft, ...]  # found in sentences that are new or edited

    def those(self, status: AnchorStatus) -> list[CarriedClaim]:
        """The claims of which this becomes."""
        return [claim for claim in self.carried if claim.status is status]


def as_read(view: ArticleView) -> Article:
    """A stored article as it was read, with the text of the draft in view."""
    line = view.line
    return Article(
        view.text,
        title=line.title,
        byline=view.byline,
        publisher=line.publisher,
        published_on=line.published_on,
        url=view.url,
        language=view.language,
    )


def plan(engine: Engine, *, article_id: int, article: Article) -> Plan:
    """What becomes of the claims of a stored article in the text of `article`; its other facts stay as stored.

    Raises NotFound when there is no such article.
    """
    stored, claims, texts = _stored(engine, article_id)
    after = replace(stored, text=article.text, title=article.title or stored.title)
    found = extract(after)
    carried: dict[int, CarriedClaim] = {}
    fresh: Sequence[tuple[int, int]] = ()
    for number in sorted(texts, reverse=True):
        of_draft = [claim for claim in claims if claim.draft == number]
        before = replace(stored, text=texts[number])
        redraft = reanchor(before.text, after.text, [_standing(claim) for claim in of_draft])
        fresh = redraft.fresh if number == max(texts) else fresh
        carried |= _carry(before, after, of_draft, redraft.carried, found)
    return Plan(
        article_id=article_id,
        based_on=max(texts),
        article=after,
        carried=tuple(carried[claim.id] for claim in claims),
        before={claim.id: claim for claim in claims},
        new=tuple(_new(found, carried.values(), fresh)),
    )


def _stored(engine: Engine, article_id: int) -> tuple[Article, list[Placed], dict[int, str]]:
    with reading(engine) as session:
        view = article(session, article_id)
        claims, texts = placed(session, article_id)
    return as_read(view), claims, texts


def _standing(claim: Placed) -> Standing:
    return Standing(claim.start, claim.end, claim.sentence_start, claim.sentence_end)


def _carry(
    before: Article, after: Article, claims: Sequence[Placed], carried: Sequence[Carried], found: Sequence[ClaimDraft]
) -> dict[int, CarriedClaim]:
    """The claims of one draft as they are in the next; a claim whose reading differs is changed, whatever its words."""
    kept = [(claim, each, each.place) for claim, each in zip(claims, carried, strict=True) if each.place]
    was = describe(before, [(claim.start, claim.end) for claim, _, _ in kept])
    now = describe(after, [_snapped(each, place, found) for _, each, place in kept])
    planned = {claim.id: CarriedClaim(claim.id, claim.version, AnchorStatus.LOST) for claim in claims}
    for (claim, each, _), old, new in zip(kept, was, now, strict=True):
        differ = changes(old, new, each)
        status = AnchorStatus.CHANGED if differ else each.status
        if status is AnchorStatus.CHANGED and not differ:
            status = AnchorStatus.ANCHORED
        planned[claim.id] = CarriedClaim(claim.id, claim.version, status, new, differ)
    return planned


def _snapped(carried: Carried, place: Standing, found: Sequence[ClaimDraft]) -> tuple[int, int]:
    """Where a reworded claim stands: on the words of the claim found there, if they are about the same."""
    if carried.reworded:
        alike = [(overlap(place, _draft_standing(draft)), draft.start, draft.end) for draft in found]
        best = max(alike, default=(0.0, 0, 0))
        if best[0] >= SAME:
            return best[1], best[2]
    return place.start, place.end


def _draft_standing(draft: ClaimDraft) -> Standing:
    return Standing(draft.start, draft.end, draft.sentence_start, draft.sentence_end)


def _new(
    found: Sequence[ClaimDraft], carried: Iterable[CarriedClaim], fresh: Sequence[tuple[int, int]]
) -> Iterable[ClaimDraft]:
    """The claims of sentences that are new or edited, but for those that were carried over.

    What stands in an unchanged sentence and is no claim yet was seen and left out when the article was added.
    """
    there = [_draft_standing(claim.found) for claim in carried if claim.found]
    for draft in found:
        is_fresh = any(start <= draft.start < end for start, end in fresh)
        if is_fresh and not any(_covered(draft, place) for place in there):
            yield draft


def _covered(draft: ClaimDraft, place: Standing) -> bool:
    """Whether a claim stands there already, or one that holds all of its words."""
    inside = place.start <= draft.start and draft.end <= place.end
    return inside or overlap(_draft_standing(draft), place) >= SAME


def add(
    engine: Engine,
    planned: Plan,
    *,
    drafts: Sequence[ClaimDraft],
    actor_id: int | None,
    progress: Progress = lambda done, of: None,
) -> int:
    """Store the draft with its claims carried over and the new ones chosen; the number of the draft.

    Raises what `steps.add_draft` raises; then nothing is stored.
    """
    said_on = planned.article.published_on.isoformat() if planned.article.published_on else ""
    changed = planned.those(AnchorStatus.CHANGED)
    done, of = 0, len(changed) + len(drafts)
    carried = {claim.claim_id: claim for claim in planned.carried}
    for claim in changed:
        assert claim.found is not None  # a changed claim has a place
        proposed = rematched(engine, claim.claim_id, claim.found.text, said_on=said_on)
        carried[claim.claim_id] = replace(claim, proposals=tuple(proposed))
        done += 1
        progress(done, of)
    proposals = {}
    for position, draft in enumerate(drafts):
        proposals[position] = proposals_for(engine, draft.text, said_on=said_on)
        done += 1
        progress(done, of)
    return steps.add_draft(
        engine,
        article_id=planned.article_id,
        article=planned.article,
        based_on=planned.based_on,
        carried=tuple(carried.values()),
        drafts=drafts,
        actor_id=actor_id,
        proposals=proposals,
    )
