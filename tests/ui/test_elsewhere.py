"""The same claim made elsewhere, on the claim page: an earlier verdict first."""

from datetime import UTC, datetime, timedelta

from claims.model.enums import ClaimState


def test_an_earlier_verdict_is_shown_with_its_rating_before_the_matches(desk, open_page) -> None:
    asked = desk.claims(desk.article("Nearly 70% of India's military gear comes from Russia."))[0]
    rated = desk.claims(desk.article("Some 46% of India's military gear comes from Russia.", title="Arms | <b>"))[0]
    desk.bring(rated, ClaimState.PUBLISHED)
    screen = open_page("claim", who="Mina Marsh", claim=asked)
    assert "Checked before: True" in screen.says
    assert "(Five steps)" in screen.says
    assert "24 percentage points lower" in screen.says
    assert "in “Arms | <b>”" in screen.says
    assert any("Some 46% of India's military gear" in link for link in screen.links)


def test_claims_without_a_verdict_are_folded(desk, open_page) -> None:
    article = desk.article("Ferries lost 900 riders in May.", "In May the ferries lost some 900 riders.")
    first, _ = desk.claims(article)
    screen = open_page("claim", claim=first)
    assert "Made elsewhere too (1 claim)" in screen.says
    assert "in this article" in screen.says


def test_a_verdict_on_another_claim_of_the_same_subject_is_no_earlier_verdict(desk, open_page) -> None:
    asked = desk.claims(desk.article("Nearly 70% of India's arms come from Russia."))[0]
    other = desk.claims(desk.article("In 2017–21 India bought more arms abroad than any other country."))[0]
    desk.bring(other, ClaimState.PUBLISHED)
    assert "Checked before" not in open_page("claim", claim=asked).says


def test_a_claim_that_nobody_made_elsewhere_says_nothing(desk, open_page) -> None:
    screen = open_page("claim", claim=desk.claim())
    assert "elsewhere" not in screen.says


def test_how_often_a_claim_was_made_again_since_its_verdict_is_said(desk, open_page) -> None:
    said = "Nearly 70% of India's military gear comes from Russia."
    rated = desk.claims(desk.article(said))[0]
    assert "Made again" not in open_page("claim", claim=rated).says
    desk.bring(rated, ClaimState.PUBLISHED)
    later = datetime.now(UTC).date() + timedelta(days=2)
    desk.article(f"{said} ", title="Later", published_on=later)
    assert "Made again once since its verdict" in open_page("claim", claim=rated).says
    desk.article(f"{said}  ", title="Later still")
    assert "Made again 2 times since its verdict" in open_page("claim", claim=rated).says
