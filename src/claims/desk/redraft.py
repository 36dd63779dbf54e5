"""A new draft of a stored article: what becomes of each claim is worked out and shown first, then stored."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.engine import Engine

from claims.desk.intake import Progress, proposals_for, rematched
from claims.errors import InputError
from claims.extraction import Carried, ClaimDraft, Standing, changes, describe, extract, overlap, reanchor
from claims.model.enums import AnchorStatus
from claims.reading import Article
from claims.review import steps
from claims.review.steps import CarriedClaim
from claims.store.engine import reading
from claims.store.queries.articles import ArticleView, article
from claims.store.queries.carried import Placed, placed

Span = tuple[int, int]
PART = 1_000  # characters: claims are compared with those of the same stretch only
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
    repeats: Mapping[Span, Span]  # places of claims, and the places of those that they repeat

    @property
    def is_another_text(self) -> bool:
        """Whether no claim of the article stands in it, though there are several: hardly a draft of it."""
        return len(self.carried) > 2 and all(claim.status is AnchorStatus.LOST for claim in self.carried)

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

    Raises NotFound when there is no such article, InputError for a draft without text.
    """
    if not article.text.strip():
        raise InputError("The new draft holds no text; paste it, or choose its file.")
    stored, claims, texts = _stored(engine, article_id)
    after = replace(stored, text=article.text, title=article.title or stored.title)
    found = extract(after)
    carried: dict[int, CarriedClaim] = {}
    fresh: Sequence[tuple[int, int]] = ()
    for number in sorted(texts, reverse=True):
        of_draft = [claim for claim in claims if claim.draft == number]
        before = replace(stored, text=texts[number])
        redraft = reanchor(before.text, after.text, [_standing(claim) for claim in of_draft])
        newest = number == max(texts)
        fresh = redraft.fresh if newest else fresh
        became = _carry(before, after, of_draft, redraft.carried, found)
        # What an earlier draft lost and this one does not have either stays as it is.
        carried |= {one: each for one, each in became.items() if newest or each.status is not AnchorStatus.LOST}
    return Plan(
        article_id=article_id,
        based_on=max(texts),
        article=after,
        carried=tuple(carried[claim.id] for claim in claims if claim.id in carried),
        before={claim.id: claim for claim in claims},
        new=tuple(_new(found, carried.values(), fresh)),
        repeats={(draft.start, draft.end): draft.repeats for draft in found if draft.repeats},
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
    now = describe(after, _snapped([(each, place) for _, each, place in kept], found))
    planned = {claim.id: CarriedClaim(claim.id, claim.version, AnchorStatus.LOST) for claim in claims}
    for (claim, each, _), old, new in zip(kept, was, now, strict=True):
        differ = changes(old, new, each)
        status = AnchorStatus.CHANGED if differ else each.status
        if status is AnchorStatus.CHANGED and not differ:
            status = AnchorStatus.ANCHORED
        planned[claim.id] = CarriedClaim(claim.id, claim.version, status, new, differ)
    return planned


def _snapped(kept: Sequence[tuple[Carried, Standing]], found: Sequence[ClaimDraft]) -> list[Span]:
    """Where the claims stand: a reworded one on the words of the claim found there, if they are about the same."""
    in_sentence: dict[int, list[ClaimDraft]] = defaultdict(list)
    for draft in found:
        in_sentence[draft.sentence_start].append(draft)
    taken = {(place.start, place.end) for carried, place in kept if not carried.reworded}
    spans: list[Span] = []
    for carried, place in kept:
        span = (place.start, place.end)
        if carried.reworded:
            here = in_sentence[place.sentence_start]
            alike = [(overlap(place, _draft_standing(draft)), draft.start, draft.end) for draft in here]
            best = max((each for each in alike if each[1:] not in taken), default=(0.0, 0, 0))
            span = best[1:] if best[0] >= SAME else span
            taken.add(span)
        spans.append(span)
    return spans


def _draft_standing(draft: ClaimDraft) -> Standing:
    return Standing(draft.start, draft.end, draft.sentence_start, draft.sentence_end)


def _new(
    found: Sequence[ClaimDraft], carried: Iterable[CarriedClaim], fresh: Sequence[tuple[int, int]]
) -> Iterable[ClaimDraft]:
    """The claims of sentences that are new or edited, but for those that were carried over.

    What stands in an unchanged sentence and is no claim yet was seen and left out when the article was added.
    """
    there: dict[int, list[Standing]] = defaultdict(list)  # by the line a claim stands on, in thousands of characters
    for claim in carried:
        if claim.found:
            for part in range(claim.found.start // PART, claim.found.end // PART + 1):
                there[part].append(_draft_standing(claim.found))
    starts = [start for start, _ in fresh]
    for draft in found:
        at = bisect_right(starts, draft.start) - 1
        is_fresh = at >= 0 and draft.start < fresh[at][1]
        parts = range(draft.start // PART, draft.end // PART + 1)
        if is_fresh and not any(_covered(draft, place) for part in parts for place in there[part]):
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
        repeats=planned.repeats,
    )
