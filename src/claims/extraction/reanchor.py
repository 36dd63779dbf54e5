"""Where the claims of one draft stand in the next: unchanged, moved, changed or lost.

Sentences that stand in both drafts are found first, by a longest common subsequence and then out of order; a claim in
one of them is where its words are. A claim whose sentence was edited is looked for in the sentences that are new: word
by word, so that "nearly 70% of its gear" finds "46% of its gear". What no sentence of the new draft resembles is lost.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from rapidfuzz.distance import LCSseq, Levenshtein

from claims.extraction.draft_words import Word, is_small, turning, words_of
from claims.extraction.sentences import sentences
from claims.model.enums import AnchorStatus

Span = tuple[int, int]

# Nearly half of the telling words on both sides, counted as Dice does. Chosen on tests/extraction/redrafts.jsonl: less
# takes another claim for an edited one, more loses rewritten ones.
ENOUGH = 0.45
SMALL = 0.15  # what a small word counts beside a telling one
CONTEXT = 0.1  # of the sentence around it, beside the claim's own words: it only settles which of two like claims it is
MOST_TRIED = 12  # sentences of the new draft a claim is compared with, those first that share its rarest words


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in a draft: the words of a claim and the sentence around them, in code points, ends exclusive."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one claim; `place` is None when it is lost."""

    status: AnchorStatus
    place: Standing | None = None
    reworded: bool = False  # its own words are others now
    came: tuple[str, ...] = ()  # words put in around it that may turn what it says: "not", "denied"
    went: tuple[str, ...] = ()  # and such words that were taken out


@dataclass(frozen=True, slots=True)
class Redraft:
    """How one draft follows from another: a `Carried` for each claim, and the sentences that are new or edited."""

    carried: tuple[Carried, ...]
    fresh: tuple[Span, ...]


def reanchor(before: str, after: str, places: Sequence[Standing]) -> Redraft:
    """Where the claims at `places` in `before` stand in `after`, in their order.

    Differences in spacing, letter case, kinds of quote marks and punctuation are none. Two claims never end up on the
    same words unless they stood on the same words. The time grows with the length of the drafts, and with the number
    of claims whose sentences were edited.
    """
    pages = _Pages(before, after)
    found = [pages.unchanged(place) for place in places]
    waiting = [number for number, carried in enumerate(found) if carried is None]
    tried = [(number, *attempt) for number in waiting for attempt in pages.attempts(places[number])]
    standing: dict[int, list[tuple[Standing, Standing]]] = defaultdict(list)  # by sentence: where a claim was and is
    for was, each in zip(places, found, strict=True):
        if each and each.place:
            standing[each.place.sentence_start].append((was, each.place))
    for number, _, each in sorted(tried, key=lambda attempt: (-attempt[1], attempt[0])):
        assert each.place is not None  # an attempt has a place
        there = standing[each.place.sentence_start]
        if found[number] is None and not _taken(places[number], each.place, there):
            found[number] = each
            there.append((places[number], each.place))
    carried = tuple(each or Carried(AnchorStatus.LOST) for each in found)
    return Redraft(carried, tuple(pages.new[at].span for at in sorted(pages.free)))


def _taken(was: Standing, now: Standing, there: Sequence[tuple[Standing, Standing]]) -> bool:
    """Whether another claim stands there already that did not stand on the same words before."""
    return any(overlap(now, here) >= 0.5 > overlap(was, before) for before, here in there)


def overlap(one: Standing, other: Standing) -> float:
    """How much of two places is shared: intersection over union, 0 to 1."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return shared / ((one.end - one.start) + (other.end - other.start) - shared)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its words; `key` is what has to be equal for it to be the same sentence."""

    span: Span
    words: list[Word]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)


def _sentences(text: str) -> list[_Sentence]:
    return [_Sentence(span, words_of(text, *span)) for span in sentences(text)]


class _Pages:
    """Two drafts, their sentences paired where they are the same."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        self.old, self.new = _sentences(before), _sentences(after)
        self.ends = [one.span[1] for one in self.old]
        numbers: dict[tuple[str, ...], int] = {}
        old = [numbers.setdefault(one.key, len(numbers)) for one in self.old]
        new = [numbers.setdefault(one.key, len(numbers)) for one in self.new]
        self.same: dict[int, int] = {}
        for block in LCSseq.opcodes(old, new):
            if block.tag == "equal":
                self.same |= zip(
                    range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True
                )
        self.free = set(range(len(new))) - set(self.same.values())
        self.moved: dict[int, int] = {}
        elsewhere = defaultdict(list)
        for at in sorted(self.free):
            elsewhere[new[at]].append(at)
        for at, number in enumerate(old):
            if at not in self.same and elsewhere[number] and self.old[at].words:
                self.moved[at] = elsewhere[number].pop(0)
        self.free -= set(self.moved.values())
        self.holding: dict[str, list[int]] = defaultdict(list)
        for at in sorted(self.free):
            for key in {word.key for word in self.new[at].words}:
                self.holding[key].append(at)

    def _around(self, place: Standing) -> list[int]:
        """The old sentences that a place stands in."""
        first = bisect_right(self.ends, place.start)
        return list(takewhile(lambda at: self.old[at].span[0] < place.end, range(first, len(self.old))))

    def unchanged(self, place: Standing) -> Carried | None:
        """The place in the same sentence of the new draft; None where the sentence is not there any more."""
        around = self._around(place)
        for paired, status in ((self.same, AnchorStatus.ANCHORED), (self.moved, AnchorStatus.MOVED)):
            there = [paired[at] for at in around if at in paired]
            if around and len(there) == len(around) and all(b == a + 1 for a, b in pairwise(there)):
                old = [word for at in around for word in self.old[at].words]
                new = [word for at in there for word in self.new[at].words]
                inside = [n for n, word in enumerate(old) if word.start < place.end and place.start < word.end]
                start, end = self.new[there[0]].span[0], self.new[there[-1]].span[1]
                if "\n\n" in self.after[start:end]:  # a claim stands in one paragraph
                    return self._in_one_of(place, around, there)
                shift = start - self.old[around[0]].span[0]
                if self.before[self.old[around[0]].span[0] : self.old[around[-1]].span[1]] == self.after[start:end]:
                    return Carried(status, Standing(place.start + shift, place.end + shift, start, end))
                if not inside:
                    return None
                span = self._with_marks(place, old[inside[0]], old[inside[-1]], new[inside[0]], new[inside[-1]])
                return Carried(status, Standing(*span, start, end))
        return None

    def _in_one_of(self, place: Standing, around: Sequence[int], there: Sequence[int]) -> Carried | None:
        """The part of a claim over several sentences that stands in the sentence with most of it; these were parted."""
        parts = []
        for old, new in zip(around, there, strict=True):
            words = self.old[old].words
            inside = [n for n, word in enumerate(words) if word.start < place.end and place.start < word.end]
            parts.append((len(inside), inside, words, self.new[new]))
        most, inside, words, sentence = max(parts, key=lambda part: part[0])
        if not most:
            return None
        first, last = sentence.words[inside[0]], sentence.words[inside[-1]]
        span = self._with_marks(place, words[inside[0]], words[inside[-1]], first, last)
        return Carried(AnchorStatus.CHANGED, Standing(*span, *sentence.span), reworded=True)

    def _with_marks(self, place: Standing, first: Word, last: Word, new_first: Word, new_last: Word) -> Span:
        """The new words with as much of the marks beside them (quote marks, full stop) as the old place had."""
        start, end = new_first.start, new_last.end
        if place.start < first.start and not any(map(str.isalnum, self.before[place.start : first.start])):
            while start > 0 and _is_mark(self.after[start - 1]):
                start -= 1
        if place.end > last.end and not any(map(str.isalnum, self.before[last.end : place.end])):
            while end < len(self.after) and _is_mark(self.after[end]):
                end += 1
        return start, end

    def attempts(self, place: Standing) -> list[tuple[float, Carried]]:
        """Where an edited claim may stand, each with how alike it is; none where nothing is alike ENOUGH."""
        around = self._around(place)
        old = [word for at in around for word in self.old[at].words]
        inside = [n for n, word in enumerate(old) if word.start < place.end and place.start < word.end]
        if not inside:
            return []
        claim = (inside[0], inside[-1] + 1)
        found = []
        for at in self._likely(old[claim[0] : claim[1]]):
            attempt = self._attempt(place, old, claim, self.new[at])
            if attempt:
                found.append(attempt)
        return found

    def _likely(self, claim: Sequence[Word]) -> list[int]:
        """The new sentences that share most with a claim, rare words counting most."""
        shares: Counter[int] = Counter()
        for key in {word.key for word in claim if not is_small(word.key)}:
            holders = self.holding.get(key, ())
            for at in holders[:200]:
                shares[at] += 1 + 100 // len(holders)
        return [at for at, _ in shares.most_common(MOST_TRIED)]

    def _attempt(
        self, place: Standing, old: list[Word], claim: Span, sentence: _Sentence
    ) -> tuple[float, Carried] | None:
        pairs, range_there = _aligned([word.key for word in old], [word.key for word in sentence.words], claim)
        if range_there is None:
            return None
        first, last = range_there
        new = sentence.words
        kept = sum(_weight(old[a].key) for a, _ in pairs if claim[0] <= a < claim[1])
        was = sum(_weight(word.key) for word in old[claim[0] : claim[1]])
        now = sum(_weight(word.key) for word in new[first:last])
        alike = 2 * kept / (was + now)
        if alike < ENOUGH:
            return None
        # Of two claims that are as much like it, the one whose sentence is more like it goes there.
        context = len(pairs) / max(len(old), len(new))
        span = self._with_marks(place, old[claim[0]], old[claim[1] - 1], new[first], new[last - 1])
        there = Standing(*span, *sentence.span)
        reworded = [word.key for word in old[claim[0] : claim[1]]] != [word.key for word in new[first:last]]
        came, went = turning(_others(old, claim), _others(new, (first, last)))
        status = AnchorStatus.CHANGED if reworded or came or went else AnchorStatus.ANCHORED
        return alike + CONTEXT * context, Carried(status, there, reworded, came, went)


def _is_mark(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and char not in "–—%‰°£$€¥"


def _weight(key: str) -> float:
    return SMALL if is_small(key) else 1.0


def _others(words: Sequence[Word], span: Span) -> list[str]:
    return [word.key for number, word in enumerate(words) if not span[0] <= number < span[1]]


def _aligned(old: Sequence[str], new: Sequence[str], claim: Span) -> tuple[list[tuple[int, int]], Span | None]:
    """The words that stand in both, as pairs of numbers, and the stretch of `new` that the claim's words became.

    The stretch is None where nothing of the claim is left. Words put in at its edges are outside, but for those that
    took the place of words of its own.
    """
    pairs = [
        pair
        for block in Levenshtein.opcodes(old, new)
        if block.tag == "equal"
        for pair in zip(range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True)
    ]
    kept = [(a, b) for a, b in pairs if claim[0] <= a < claim[1]]
    if not kept:
        return pairs, None
    before = max((pair for pair in pairs if pair[0] < claim[0]), default=(-1, -1))
    after = min((pair for pair in pairs if pair[0] >= claim[1]), default=(len(old), len(new)))
    low, high = kept[0][1], kept[-1][1] + 1
    if kept[0][0] > claim[0]:  # its first words were replaced or cut: what stands there now, without the words before
        low = min(low, before[1] + 1 + (claim[0] - before[0] - 1))
    if kept[-1][0] < claim[1] - 1:
        high = max(high, after[1] - (after[0] - claim[1]))
    return pairs, (low, high)
