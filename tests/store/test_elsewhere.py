"""The same claim made elsewhere is found at once, with what was concluded on it."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.errors import NotFound
from claims.model.enums import ClaimState
from claims.review import steps
from claims.store.queries.elsewhere import Repeats, elsewhere, repeats_since_verdict

SAID = "Nearly 70% of India's military gear comes from Russia."
AGAIN = "Almost 70 per cent of Indian military gear comes from Russia."
OTHER_FIGURE = "About 46% of India's military gear comes from Russia."
NOTHING_LIKE = "Two ferries sail to the island every morning."


def ids(found) -> list[int]:
    return [each.id for each in found]


def test_a_claim_like_it_comes_up_with_what_differs(desk) -> None:
    asked, other, figure, _ = (desk.claims(desk.article(text))[0]
                               for text in (SAID, AGAIN, OTHER_FIGURE, NOTHING_LIKE))  # fmt: skip
    found = desk.read(elsewhere, asked)
    assert set(ids(found)) == {other, figure}
    by_id = {each.id: each for each in found}
    assert by_id[other].differences == ()
    assert "24 percentage points lower" in by_id[figure].differences[0].says
    assert all(each.rating is None for each in found)


def test_an_earlier_verdict_comes_first_with_its_rating_and_day(desk) -> None:
    asked = desk.claims(desk.article(SAID))[0]
    like = desk.claims(desk.article(AGAIN))[0]
    rated = desk.claims(desk.article(OTHER_FIGURE, title="Arms"))[0]
    desk.bring(rated, ClaimState.PUBLISHED)
    first, second = desk.read(elsewhere, asked)
    assert (first.id, first.rating, first.scale, first.article_title) == (rated, "True", "Five steps", "Arms")
    assert first.rated_at is not None
    assert (second.id, second.rating) == (like, None)


def test_what_only_waits_for_sign_off_is_no_verdict(desk) -> None:
    asked = desk.claims(desk.article(SAID))[0]
    like = desk.claims(desk.article(AGAIN))[0]
    desk.bring(like, ClaimState.SUBMITTED)
    (found,) = desk.read(elsewhere, asked)
    assert (found.id, found.rating) == (like, None)


def test_claims_put_away_and_duplicates_of_it_are_left_out(desk) -> None:
    asked = desk.claims(desk.article(SAID))[0]
    away = desk.claims(desk.article(AGAIN))[0]
    copy = desk.claims(desk.article(SAID + " "))[0]
    steps.archive_claim(desk.engine, claim_id=away, actor_id=desk.editor, reason="Cut.")
    steps.mark_duplicate(desk.engine, claim_id=copy, actor_id=desk.checker, of_id=asked, reason="Same.")
    assert desk.read(elsewhere, asked) == ()


def test_a_claim_whose_words_changed_is_found_by_the_new_ones(desk) -> None:
    asked = desk.claims(desk.article(SAID))[0]
    other = desk.claims(desk.article(NOTHING_LIKE))[0]
    assert desk.read(elsewhere, asked) == ()
    desk.by_hand("UPDATE claim SET text = :text WHERE id = :id", text=AGAIN, id=other)
    assert ids(desk.read(elsewhere, asked)) == [other]


@pytest.mark.parametrize("text", ["The.", 'AND "NEAR(* -', "🙂 🙂", "ماذا قال الوزير", "भारत ने तेल खरीदा"])
def test_no_text_breaks_the_search(desk, text) -> None:
    asked = desk.claims(desk.article(text))[0]
    assert all(each.id != asked for each in desk.read(elsewhere, asked))


def test_an_unknown_claim_is_named(desk) -> None:
    with pytest.raises(NotFound, match="There is no claim 99"):
        desk.read(elsewhere, 99)


def test_a_claim_made_again_after_its_verdict_is_counted(desk) -> None:
    asked = desk.claims(desk.article(SAID))[0]
    assert desk.read(repeats_since_verdict, asked) is None
    desk.article(AGAIN, title="Before")
    desk.bring(asked, ClaimState.PUBLISHED)
    assert desk.read(repeats_since_verdict, asked) == Repeats(0, None)
    later = datetime.now(UTC).date() + timedelta(days=2)
    desk.article(AGAIN + " ", title="After", published_on=later)
    desk.article(OTHER_FIGURE, title="Other", published_on=later)
    away = desk.claims(desk.article(SAID + "  ", title="Cut", published_on=later))[0]
    steps.archive_claim(desk.engine, claim_id=away, actor_id=desk.editor, reason="Cut.")
    assert desk.read(repeats_since_verdict, asked) == Repeats(1, later)
    desk.article(f"{AGAIN}\t", title="No day")
    assert desk.read(repeats_since_verdict, asked) == Repeats(2, later)


def test_repeats_of_an_unknown_claim_are_refused(desk) -> None:
    with pytest.raises(NotFound, match="There is no claim 99"):
        desk.read(repeats_since_verdict, 99)
