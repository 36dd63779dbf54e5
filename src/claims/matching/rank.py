"""The right passage first: candidates from any database, re-ranked by shared words and letters, with reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence

from claims.matching.differences import differences
from claims.matching.likeness import Pair, Question, features, pair, question, same_figures, shared_words
from claims.matching.periods import Stretch, stretch
from claims.matching.profile import LONG, likeliest_part, profile, twin_key
from claims.matching.proposal import Entry, Proposal
from claims.matching.reasons import reasons
from claims.matching.weights import described, in_use
from claims.matching.word_by_word import word_by_word
from claims.matching.word_vectors import word_nearness

LOOKED_AT = 30  # candidates whose letters are compared, the best by words; 50 and 100 rank no better and take longer
BY_VECTORS = 24  # candidates whose words' vectors are added, the best by words and letters; all 30 rank no better
FIGURED = 4  # candidates whose figures are read, the best by all of these; 3, 5, 8 and 12 rank the same

# Of the candidates of a social-media test that score under 10 as the best of their claim, one in five is right; what
# scores less shares a name or a common word and nothing else.
FLOOR = 10.0

# Nearness in meaning, where it is known: so many candidates by it alone; 10 rank as well, 50 no better.
NEAREST = 20
# What it weighs beside the features of weights.json, and the nearness that says nothing: on a social-media test three
# in four candidates by words that are wrong are below it, and 19 in 20 right passages above. See docs/semantic.md.
MEANING, USUAL = 1.5, 0.4
READ_AGAIN = 8  # candidates that are compared word by word, the best by all else; 6 rank a little worse, 10 no better
ALIKE, USUALLY = 2.4, 0.35  # what that weighs, and what wrong ones among them have on average
NEAR = 0.6  # as near as three in four right passages of that test: said as a reason


def propose(
    claim: str,
    candidates: Sequence[Entry],
    *,
    limit: int = 10,
    said_on: str = "",
    frequency: Mapping[str, int] | None = None,
    rows: int = 0,
    nearness: Mapping[int, float] | None = None,
) -> list[Proposal]:
    """The candidates that may speak about the claim, best first, at most `limit`, each with why and what differs.

    `frequency` says in how many of the `rows` stored passages a stem occurs (statement, title or claimant; a stem
    that is missing occurs in none). Without it the candidates themselves are counted, which ranks a little worse.
    `said_on` is the day of the claim (ISO, may be partial or empty). `nearness` says how near in meaning a candidate is
    by its id (cosine, -1 to 1); one that is missing is scored by its words alone. Candidates that score below the
    floor are left out, twins share the place of one, and equal scores stand in order of id. Empty for a claim without
    content words and for no candidates. The same candidates and frequencies give the same result, whichever
    database they are from.
    """
    said = stretch(said_on)
    found = rank(claim, candidates, limit=limit, frequency=frequency, rows=rows, nearness=nearness)
    proposals = []
    for alike, entry in found:
        if alike < FLOOR:
            break
        proposals.append(_proposal(claim, entry, alike, said, near=(nearness or {}).get(entry.id, 0.0)))
    return proposals


def compared(claim: str, entry: Entry, *, said_on: str = "") -> Proposal:
    """One passage as it would be proposed for the claim by its words, however little alike they are."""
    alike = rank(claim, [entry], limit=1)
    return _proposal(claim, entry, alike[0][0] if alike else 0.0, stretch(said_on))


def _proposal(claim: str, entry: Entry, alike: float, said: Stretch | None, *, near: float = 0.0) -> Proposal:
    outcome, what_differs = differences(
        claim,
        entry.statement,
        claim_date=said.first if said else None,
        published_on=entry.published_on,
        title=entry.title,
    )
    why = reasons(claim, entry)
    if near >= NEAR or (near > USUAL and not any(said.startswith("shares") for said in why)):
        why = (*why, "near in meaning")
    return Proposal(entry, alike, why, outcome, what_differs)


def rank(
    claim: str,
    candidates: Sequence[Entry],
    *,
    limit: int = 10,
    frequency: Mapping[str, int] | None = None,
    rows: int = 0,
    nearness: Mapping[int, float] | None = None,
) -> list[tuple[float, Entry]]:
    """Score (0 to 100) and entry of the best candidates, at most `limit`, without a floor and without comparing.

    Arguments and order as in `propose`; candidates without a word of the claim are left out, unless they are
    among the nearest in meaning.
    """
    profiles = [(entry, profile(entry)) for entry in candidates]
    if frequency is None:
        frequency = Counter(name for _, known in profiles for name in known.stems())
        rows = len(profiles)
    asked = question(claim, frequency, rows)
    if not asked.idf:
        return []
    near = nearness or {}
    nearest = sorted((entry for entry in candidates if entry.id in near), key=lambda entry: (-near[entry.id], entry.id))
    also = {entry.id for entry in nearest[: max(NEAREST, limit)]}
    shared = [(shared_words(asked, known), entry, known) for entry, known in profiles]
    by_words = sorted((found for found in shared if found[0][0]), key=lambda found: (-found[0][0], found[1].id))
    looked_at = by_words[: max(LOOKED_AT, limit)]
    unseen = also - {entry.id for _, entry, _ in looked_at}
    looked_at += [found for found in shared if found[1].id in unseen]
    pairs = [pair(asked, entry, known, how) for how, entry, known in looked_at]

    model = in_use()

    alike: dict[int, float] = {}

    def rated(known: Mapping[str, float], entry: Entry) -> float:
        if entry.id not in near:
            return model.score(known)
        # Those that are not read again are no more alike than the least of those that are.
        least = min(alike.values(), default=USUALLY)
        by_words = ALIKE * (alike.get(entry.id, least) - USUALLY)
        return model.score(known, MEANING * (near[entry.id] - USUAL) + by_words)

    def best_first(found: tuple[dict[str, float], Pair]) -> tuple[float, int]:
        return -rated(found[0], found[1].entry), found[1].entry.id

    told = sorted(zip(features(asked, pairs), pairs, strict=True), key=best_first)
    _add_vectors(claim, told[: max(BY_VECTORS, limit)], near)
    told.sort(key=best_first)
    for known, beside in told[:FIGURED]:
        known["figures"] = same_figures(asked, beside.entry)
    read = [beside.entry for _, beside in told if beside.entry.id in near]
    alike |= _word_by_word(asked, read[:READ_AGAIN])
    scored = [(rated(known, beside.entry), beside.entry) for known, beside in told]
    return _without_twins(sorted(scored, key=lambda found: (-found[0], found[1].id)))[:limit]


def featured_pairs(
    claim: str, wanted: Sequence[Entry], others: Sequence[Entry], *, frequency: Mapping[str, int], rows: int
) -> list[dict[str, float]]:
    """All features of each wanted passage beside the claim, as they are counted among the other candidates.

    A passage without a word of the claim has its features too: what people confirmed may share none.
    """
    asked = question(claim, frequency, rows)
    if not asked.idf:
        return [dict.fromkeys(described(), 0.0) for _ in wanted]
    profiles = [(entry, profile(entry)) for entry in (*wanted, *others[:LOOKED_AT])]
    pairs = [pair(asked, entry, known, shared_words(asked, known)) for entry, known in profiles]
    near = word_nearness(claim, [beside.words for beside in pairs[: len(wanted)]])
    return [
        {**known, "word_vectors": how, "figures": same_figures(asked, entry)}
        for known, how, entry in zip(features(asked, pairs), near, wanted, strict=False)
    ]


def _add_vectors(claim: str, told: Sequence[tuple[dict[str, float], Pair]], near: Mapping[int, float]) -> None:
    """Put how near each passage is by vectors of its words among its features, but where the model has read it.

    Beside the model's nearness the vectors add nothing: MAP@5 .927 with both, .930 without them (docs/semantic.md).
    """
    unread = [(known, beside.words) for known, beside in told if beside.entry.id not in near]
    found = word_nearness(claim, [words for _, words in unread]) if unread else []
    for (known, _), how in zip(unread, found, strict=True):
        known["word_vectors"] = how


def _word_by_word(asked: Question, entries: Sequence[Entry]) -> dict[int, float]:
    """How near each entry is to the claim word by word, by its id; empty where the model cannot be used."""
    texts = [(likeliest_part(entry.statement, asked.idf), entry.title[:LONG]) for entry in entries]
    alike = word_by_word(asked.text, texts)
    return {entry.id: how for entry, how in zip(entries, alike, strict=False)}


def _without_twins(found: Sequence[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
    """The first of each group of statements that are equal but for case, spacing and quote style."""
    first: dict[str, tuple[float, Entry]] = {}
    for alike, entry in found:
        first.setdefault(twin_key(entry.statement), (alike, entry))
    return list(first.values())
