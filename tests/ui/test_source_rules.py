"""What the pages say of sources: the policy beside the verdict, drift, what is put away, and nothing confidential."""

import pytest

from claims.model.confidential import COVER
from claims.model.enums import ClaimState, SourceKind, Stance
from claims.reading import SourceRow
from claims.review import steps

SECRET = "zyxomark"
NAMES = {None: None, "viewer": "Vera View", "colleague": "Tom Reed", "admin": "Ada Adams"}


@pytest.fixture
def secret(desk) -> int:
    """A claim of the checker's with a confidential match and confidential evidence."""
    about = {"publisher": f"P {SECRET}", "url": f"https://{SECRET}.example", "locator": f"L {SECRET}"}
    rows = [SourceRow(f"T {SECRET}", f"{SECRET} {n}", SourceKind.DOCUMENT, confidential=True, **about) for n in (1, 2)]
    steps.import_sources(desk.engine, rows=rows, actor_id=desk.editor, name="a.csv")
    claim_id = desk.claim(ClaimState.IN_PROGRESS, matches=[1, 2])
    steps.add_evidence(
        desk.engine, claim_id=claim_id, passage_id=1, actor_id=desk.checker, stance=Stance.SUPPORTS, note=SECRET
    )
    steps.take_snapshot(desk.engine, source_id=1, text=f"{SECRET} was here.", actor_id=desk.editor)
    return claim_id


@pytest.mark.parametrize("who", NAMES)
def test_no_page_shows_a_confidential_source_to_who_may_not_see_it(open_page, secret: int, who: str | None) -> None:
    for page, address in (
        ("claim", {"claim": secret}),
        ("queue", {}),
        ("article", {"article": 1}),
        ("sources", {}),
        ("reports", {"article": 1}),
    ):
        screen = open_page(page, who=NAMES[who], **address)
        assert SECRET not in screen.says, page
        assert SECRET not in "".join(screen.html), page
    assert COVER in open_page("claim", who=NAMES[who], claim=secret).says
    assert "There is no source 1" in open_page("sources", who=NAMES[who], source=1).errors


@pytest.mark.parametrize("name", ["Asha Rao", "Lena Lee", "Mina Marsh"])
def test_who_may_see_it_does(open_page, secret: int, name: str) -> None:
    screen = open_page("claim", who=name, claim=secret)
    assert SECRET in screen.says
    assert COVER not in screen.says
    assert SECRET in open_page("sources", who=name).says


def test_the_verdict_says_what_the_policy_asks_and_what_stands(desk, open_page) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    (first,) = desk.passages("It is so.", url="https://a.example", publisher="The Post")
    (second,) = desk.passages("It is so too.", url="https://b.example", publisher="The Echo")
    for source_id in (1, 2):
        steps.edit_source(
            desk.engine,
            source_id=source_id,
            actor_id=desk.checker,
            based_on=1,
            primary=source_id == 1,
            owner_group="Big Media",
            wire="",
            confidential=False,
        )
    desk.evidence(claim_id, first)
    desk.evidence(claim_id, second)
    screen = open_page("claim", who="Mina Marsh", claim=claim_id)
    assert "○ 1 independent source of 2 that the policy asks for, 1 primary" in screen.says
    assert "The Post and The Echo have one owner, Big Media." in screen.says
    screen.fill(f"verdict_rating_{claim_id}", desk.ratings[0]).fill(f"verdict_rationale_{claim_id}", "So.")
    screen.fill(f"verdict_sources_reason_{claim_id}", "Both count by themselves.")
    screen.press("verdict_save")
    assert not screen.errors
    screen.press("verdict_submit")
    said = open_page("claim", who="Asha Rao", claim=claim_id).says
    assert "Why these sources are enough: Both count by themselves." in said


def test_enough_sources_are_said_in_one_line_and_nothing_is_asked(desk, open_page) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.prove(claim_id)
    screen = open_page("claim", who="Mina Marsh", claim=claim_id)
    assert "✓ 2 independent sources, 1 primary" in screen.says
    assert not screen.shows(f"verdict_sources_reason_{claim_id}")


def test_evidence_is_removed_and_restored_and_says_when_its_words_are_gone(desk, open_page) -> None:
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.evidence(claim_id, *desk.passages("It is 46 per cent."))
    for text in ("The office says: It is 46 per cent. So it is.", "The office says: It is 48 per cent. So it is."):
        steps.take_snapshot(desk.engine, source_id=1, text=text, actor_id=desk.checker)
    screen = open_page("claim", who="Mina Marsh", claim=claim_id)
    assert "they are gone from the text read on" in screen.says
    screen.press("evidence_remove_1")
    assert "Evidence (0)" in screen.says
    screen.press("evidence_restore_1")
    assert "Evidence (1)" in screen.says


def test_a_source_is_edited_and_put_away_on_its_page(desk, open_page) -> None:
    desk.passages("It is so.")
    screen = open_page("sources", who="Asha Rao", source=1)
    screen.fill("source_owner_1_1", "Big Media").press("source_save_1_1")
    assert desk.rows("SELECT owner_group FROM source")[0][0] == "Big Media"
    screen.fill("source_why_away_1", "Withdrawn.").press("source_remove")
    assert "Put away (1)" in screen.says
    screen.press("source_restore")
    assert "Put away (1)" not in screen.says


def test_an_article_is_put_away_and_restored_on_its_page(desk, open_page) -> None:
    desk.article()
    screen = open_page("article", who="Asha Rao", article=1)
    screen.fill("article_why_away_1", "By mistake.").press("article_remove")
    assert "This article was put away with its claims." in screen.says
    assert "Put away (1)" in open_page("article").says
    screen.press("article_restore")
    assert "put away with its claims" not in screen.says
