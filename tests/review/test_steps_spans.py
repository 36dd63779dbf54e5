"""Corrections by hand: a claim added, moved, split, merged and archived, and what is refused."""

import json

import pytest

from claims.errors import AlreadyThere, InputError, Refused, StaleVersion
from claims.matching import Entry, Proposal
from claims.model.enums import ClaimOrigin, ClaimState, Outcome
from claims.review import steps
from claims.store.queries import articles, claims

TEXT = "The port lost £2m and sold 40 moorings.\nTwo ferries sail daily."
WHOLE, FERRIES = TEXT.split("\n")


@pytest.fixture
def article(desk):
    return desk.article(WHOLE, FERRIES)


def places(desk, article_id: int) -> list[tuple[str, str, str]]:
    """The claims of the article: words, origin, state."""
    origins = dict(desk.rows("SELECT id, origin FROM claim"))
    view = desk.read(articles.article, article_id)
    return [(place.quote, origins[place.id], place.state.value) for place in view.claims]


def version(desk, claim_id: int) -> int:
    return desk.rows("SELECT version FROM claim WHERE id = :id", id=claim_id)[0][0]


def call(desk, claim_id: int, **given):
    return {
        "claim_id": claim_id,
        "draft_number": 1,
        "based_on": version(desk, claim_id),
        "actor_id": desk.checker,
        **given,
    }


def test_a_missed_claim_goes_straight_into_the_queue(desk, article, draft) -> None:
    (passage,) = desk.passages("The port sold 40 moorings.")
    found = draft(TEXT, "sold 40 moorings", text="The port sold 40 moorings.")
    proposal = Proposal(Entry(passage, "…"), 90.0, ("same words",), Outcome.AGREES, ())
    claim_id = steps.add_claim(
        desk.engine, article_id=article, draft_number=1, found=found, actor_id=desk.checker, proposals=[proposal]
    )
    assert places(desk, article) == [
        (WHOLE, "found", "extracted"),
        ("sold 40 moorings", "added", "queued"),
        (FERRIES, "found", "extracted"),
    ]
    assert [match.passage_id for match in desk.read(claims.matches, claim_id)] == [passage]
    events = desk.rows("SELECT action FROM event WHERE claim_id = :id ORDER BY id", id=claim_id)
    assert [row[0] for row in events] == ["claim.added", "match.suggested"]


def test_no_two_claims_stand_on_exactly_the_same_words(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    with desk.nothing_stored(), pytest.raises(AlreadyThere, match=f"Claim {first} stands on exactly these words"):
        steps.add_claim(
            desk.engine, article_id=article, draft_number=1, found=draft(TEXT, WHOLE), actor_id=desk.checker
        )
    with desk.nothing_stored(), pytest.raises(AlreadyThere):
        steps.adjust_claim(desk.engine, **call(desk, desk.claims(article)[1], found=draft(TEXT, WHOLE)))


def test_a_claim_is_moved_to_other_words_and_the_log_has_both(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    steps.adjust_claim(desk.engine, **call(desk, first, found=draft(TEXT, "The port lost £2m")))
    assert places(desk, article)[0] == ("The port lost £2m", "adjusted", "extracted")
    data = json.loads(desk.last_event().data)
    assert (data["before"]["quote"], data["after"]["quote"]) == (WHOLE, "The port lost £2m")
    anchor = desk.rows("SELECT * FROM anchor WHERE claim_id = :id", id=first)
    assert [TEXT[row.start : row.end] for row in anchor] == ["The port lost £2m"]


def test_a_claim_that_was_added_by_hand_stays_added(desk, article, draft) -> None:
    claim_id = steps.add_claim(
        desk.engine, article_id=article, draft_number=1, found=draft(TEXT, "sold 40"), actor_id=desk.checker
    )
    steps.adjust_claim(desk.engine, **call(desk, claim_id, found=draft(TEXT, "sold 40 moorings")))
    assert ("sold 40 moorings", ClaimOrigin.ADDED, "queued") in places(desk, article)


@pytest.mark.parametrize("state", [ClaimState.EXTRACTED, ClaimState.QUEUED, ClaimState.IN_PROGRESS])
def test_a_claim_is_split_and_keeps_what_was_recorded_on_it(desk, article, draft, state) -> None:
    first = desk.claims(article)[0]
    desk.bring(first, state)
    parts = [draft(TEXT, "The port lost £2m"), draft(TEXT, "sold 40 moorings.")]
    ids = steps.split_claim(desk.engine, **call(desk, first, parts=parts))
    assert ids[0] == first
    waits = "queued" if state == ClaimState.IN_PROGRESS else state.value
    assert places(desk, article)[:2] == [
        ("The port lost £2m", "split", state.value),
        ("sold 40 moorings.", "split", waits),
    ]
    assignee = desk.rows("SELECT assignee_id FROM claim WHERE id = :id", id=ids[1])[0][0]
    assert assignee == (desk.checker if state == ClaimState.IN_PROGRESS else None)


def test_a_split_into_one_part_is_none(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    for parts in ([], [draft(TEXT, "The port")], [draft(TEXT, "The port")] * 2):
        with desk.nothing_stored(), pytest.raises(Refused, match="two parts or more"):
            steps.split_claim(desk.engine, **call(desk, first, parts=parts))


def merge(desk, claim_id: int, other_id: int, draft, **given):
    return steps.merge_claims(
        desk.engine,
        **call(
            desk, claim_id, other_id=other_id, other_based_on=version(desk, other_id), found=draft(TEXT, WHOLE), **given
        ),
    )


def test_two_claims_become_one_and_the_other_is_archived(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    parts = [draft(TEXT, "The port lost £2m"), draft(TEXT, "sold 40 moorings.")]
    _, second = steps.split_claim(desk.engine, **call(desk, first, parts=parts))
    third = desk.claims(article)[1]
    steps.mark_duplicate(desk.engine, claim_id=third, actor_id=desk.checker, of_id=second, reason="Same.")
    merge(desk, first, second, draft)
    assert places(desk, article)[0] == (WHOLE, "merged", "extracted")
    other = desk.rows("SELECT * FROM claim WHERE id = :id", id=second)[0]
    assert (other.state, other.set_aside_reason) == ("archived", f"Merged with another claim: “{WHOLE}”.")
    assert desk.rows("SELECT duplicate_of_id FROM claim WHERE id = :id", id=third)[0][0] == first


def test_a_merged_claim_is_as_far_as_the_further_of_the_two(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    parts = [draft(TEXT, "The port lost £2m"), draft(TEXT, "sold 40 moorings.")]
    _, second = steps.split_claim(desk.engine, **call(desk, first, parts=parts))
    desk.queue(second)
    merge(desk, first, second, draft)
    assert places(desk, article)[0] == (WHOLE, "merged", "queued")


def test_a_headline_follows_the_claim_it_repeats_into_the_merged_one(desk, article, draft) -> None:
    first, ferries = desk.claims(article)
    parts = [draft(TEXT, "The port lost £2m"), draft(TEXT, "sold 40 moorings.")]
    _, second = steps.split_claim(desk.engine, **call(desk, first, parts=parts))
    desk.by_hand("UPDATE claim SET repeats_id = :other WHERE id = :id", other=second, id=ferries)
    merge(desk, first, second, draft)
    assert desk.rows("SELECT repeats_id FROM claim WHERE id = :id", id=ferries)[0][0] == first


def test_a_verdict_written_on_other_words_waits_until_somebody_says_that_it_fits(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    desk.bring(first, ClaimState.IN_PROGRESS)
    desk.prove(first)
    steps.adjust_claim(desk.engine, **call(desk, first, found=draft(TEXT, "The port lost £2m")))
    with pytest.raises(Refused, match="Draft 1 changed this claim; look at what changed"):
        desk.submit(first)
    stored = desk.read(claims.claim, first).claim
    assert (stored.unseen_changes, stored.changed_from) == (
        [f"“{WHOLE}” was corrected by hand to “The port lost £2m”."],
        WHOLE,
    )
    steps.look_again(desk.engine, claim_id=first, actor_id=desk.checker, based_on=1)
    desk.submit(first)


def test_a_claim_with_evidence_is_not_merged_away(desk, article, draft) -> None:
    first, second = desk.claims(article)
    desk.bring(second, ClaimState.IN_PROGRESS)
    desk.prove(second)
    with desk.nothing_stored(), pytest.raises(Refused, match=f"Claim {second} has evidence or a verdict"):
        merge(desk, first, second, draft)
    with desk.nothing_stored(), pytest.raises(Refused, match="Two different claims of one article"):
        merge(desk, first, first, draft)
    elsewhere = desk.claim()
    with desk.nothing_stored(), pytest.raises(Refused, match="Two different claims of one article"):
        merge(desk, first, elsewhere, draft)


def test_whoever_corrects_what_was_not_on_their_screen_is_refused_with_both_texts(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    found = draft(TEXT, "The port lost £2m")
    with desk.nothing_stored(), pytest.raises(StaleVersion) as refused:
        steps.adjust_claim(desk.engine, **call(desk, first, found=found, based_on=7))
    assert (refused.value.theirs, refused.value.yours) == (WHOLE, "The port lost £2m")
    with desk.nothing_stored(), pytest.raises(StaleVersion, match="Draft 1 of this article was added while"):
        steps.adjust_claim(desk.engine, **call(desk, first, found=found, draft_number=2))
    with desk.nothing_stored(), pytest.raises(Refused, match="stands on exactly these words"):
        steps.adjust_claim(desk.engine, **call(desk, first, found=draft(TEXT, WHOLE)))


def test_a_claim_whose_words_are_not_at_their_place_is_refused(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    with desk.nothing_stored(), pytest.raises(InputError, match="does not stand at"):
        steps.adjust_claim(desk.engine, **call(desk, first, found=draft(TEXT, "The port", quote="A ship")))


def test_the_duplicates_of_a_claim_that_is_put_away_are_looked_through_again(desk, article) -> None:
    first, second = desk.claims(article)
    steps.mark_duplicate(desk.engine, claim_id=second, actor_id=desk.checker, of_id=first, reason="Same.")
    steps.archive_claim(desk.engine, claim_id=first, actor_id=desk.editor, reason="Cut from the story.")
    row = desk.rows("SELECT state, duplicate_of_id, set_aside_reason FROM claim WHERE id = :id", id=second)[0]
    assert tuple(row) == ("extracted", None, None)


def test_an_archived_claim_is_not_taken_back_onto_words_that_another_has(desk, article, draft) -> None:
    first = desk.claims(article)[0]
    steps.archive_claim(desk.engine, claim_id=first, actor_id=desk.editor, reason="Cut.")
    steps.add_claim(desk.engine, article_id=article, draft_number=1, found=draft(TEXT, WHOLE), actor_id=desk.checker)
    with desk.nothing_stored(), pytest.raises(AlreadyThere, match="stands on exactly these words already"):
        steps.restore(desk.engine, claim_id=first, actor_id=desk.editor, reason="It is back.")


def test_an_archived_claim_can_be_taken_back(desk, article) -> None:
    first = desk.claims(article)[0]
    steps.archive_claim(desk.engine, claim_id=first, actor_id=desk.editor, reason="Cut from the story.")
    assert desk.rows("SELECT state, set_aside_reason FROM claim WHERE id = :id", id=first)[0] == (
        "archived",
        "Cut from the story.",
    )
    steps.restore(desk.engine, claim_id=first, actor_id=desk.editor, reason="It is back.")
    assert desk.rows("SELECT state FROM claim WHERE id = :id", id=first)[0][0] == "queued"
