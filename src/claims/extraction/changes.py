"""What a new draft changed in a claim, in sentences."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from claims.extraction.draft import ClaimDraft
from claims.extraction.draft_words import Word, words_of
from claims.extraction.reanchor import Carried
from claims.quantities import relate

MOST_WORDS = 12  # words quoted of one change; of a longer one the new sentence itself says more


def changes(was: ClaimDraft, now: ClaimDraft, carried: Carried) -> tuple[str, ...]:
    """What is different, the words of the claim first; empty when it says the same in the same words.

    `was` and `now` are the claim as read in the two drafts, `carried` is how it came over.
    """
    return (*_words(was, now), *_beside(carried), *_speaker(was, now), *_meant(was, now, carried))


def _words(was: ClaimDraft, now: ClaimDraft) -> Iterator[str]:
    old, new = _read(was), _read(now)
    figures = dict(_figures(was, now))
    for a, b, c, d in _replaced(old, new):
        before, after = _quoted(was, old[a:b]), _quoted(now, new[c:d])
        if not before:
            yield f"{after} was put in."
        elif not after:
            yield f"{before} was taken out."
        else:
            beside = next((figures[old_word.start] for old_word in old[a:b] if old_word.start in figures), "")
            yield f"{before} is now {after}{beside}."


def _read(draft: ClaimDraft) -> list[Word]:
    return words_of(draft.quote, 0, len(draft.quote))


def _replaced(old: Sequence[Word], new: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of words that are not the same: from a to b before, from c to d now."""
    blocks = Levenshtein.opcodes([word.key for word in old], [word.key for word in new])
    a = c = 0
    for block in blocks:
        if block.tag == "equal":
            if block.src_start > a or block.dest_start > c:
                yield a, block.src_start, c, block.dest_start
            a, c = block.src_end, block.dest_end
    if a < len(old) or c < len(new):
        yield a, len(old), c, len(new)


def _quoted(draft: ClaimDraft, words: Sequence[Word]) -> str:
    """The words in quote marks, the middle of a long stretch left out; empty for none."""
    if not words:
        return ""
    if len(words) <= MOST_WORDS:
        return f"“{draft.quote[words[0].start : words[-1].end]}”"
    half = MOST_WORDS // 2
    return f"“{draft.quote[words[0].start : words[half].end]} … {draft.quote[words[-half].start : words[-1].end]}”"


def _figures(was: ClaimDraft, now: ClaimDraft) -> Iterator[tuple[int, str]]:
    """For the place of each figure that is another one now, how they relate: ": 24 percentage points lower"."""
    if len(was.quantities) != len(now.quantities):
        return
    for before, after in zip(was.quantities, now.quantities, strict=True):
        says = relate(before, after).says
        if says and before.text != after.text:
            for place in range(before.start - was.start, before.end - was.start):
                yield place, f": {says}"


def _beside(carried: Carried) -> Iterator[str]:
    if carried.came:
        yield f"{_all(carried.came)} now stands beside it in its sentence."
    if carried.went:
        yield f"{_all(carried.went)} beside it in its sentence was taken out."


def _all(words: Sequence[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)


def _speaker(was: ClaimDraft, now: ClaimDraft) -> Iterator[str]:
    before, after = (draft.claimant.name if draft.claimant else None for draft in (was, now))
    if before != after:
        yield f"It is said by {after or 'nobody named'} now, before by {before or 'nobody named'}."


def _meant(was: ClaimDraft, now: ClaimDraft, carried: Carried) -> Iterator[str]:
    """That words which are the same mean something else, because what they refer to has changed."""
    if not carried.reworded and _telling(was.text) != _telling(now.text):
        yield f"Read alone, it now says “{now.text}” (before: “{was.text}”)."


def _telling(text: str) -> list[str]:
    return [word.key for word in words_of(text, 0, len(text))]
