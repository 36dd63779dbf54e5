"""Corrections by hand on the article page, with the keyboard: parts, split, merge, and a claim that was missed."""

import pytest

from claims.desk import intake
from claims.extraction import extract
from claims.model.enums import ClaimState
from claims.reading import Article
from claims.store.queries import articles

TEXT = "Ferries are busy\n\nThe port lost £2m in May and sold 40 moorings in June.\n\nThe bakery opens at six.\n"


@pytest.fixture
def article(desk):
    read = Article(TEXT, title="Ferries are busy")
    drafts = [each for each in extract(read) if each.quote != "The bakery opens at six."]
    return intake.add(desk.engine, article=read, drafts=drafts, actor_id=desk.checker)


def quotes(desk, article: int) -> list[str]:
    return [place.quote for place in desk.read(articles.article, article).claims]


def place(desk, article: int, quote: str):
    return next(place for place in desk.read(articles.article, article).claims if place.quote == quote)


def test_a_claim_is_moved_to_other_parts_of_its_sentence(desk, article, open_page) -> None:
    claim = place(desk, article, "The port lost £2m in May")
    screen = open_page("article", who="Mina Marsh", article=article, claim=claim.id)
    assert not screen.may_press(f"correct_save_{claim.id}")
    screen.fill(f"correct_parts_{claim.id}_1", [0]).run()
    assert "It would read: The port lost £2m" in screen.says
    screen.press(f"correct_save_{claim.id}")
    assert "The claim stands on these words now, and was matched anew." in screen.says
    assert "The port lost £2m" in quotes(desk, article)


def test_two_claims_are_merged_and_one_is_split(desk, article, open_page) -> None:
    first, second = (place(desk, article, q) for q in ("The port lost £2m in May", "sold 40 moorings in June."))
    screen = open_page("article", who="Mina Marsh", article=article, claim=first.id)
    assert not screen.may_press(f"correct_merge_{first.id}")
    screen.fill(f"correct_merge_with_{first.id}", second.id).run()
    screen.press(f"correct_merge_{first.id}")
    assert "is archived." in screen.says
    whole = "The port lost £2m in May and sold 40 moorings in June."
    assert quotes(desk, article)[1:] == [whole] or whole in quotes(desk, article)
    again = TEXT.index("and sold")
    screen.fill(f"correct_split_at_{first.id}", again).run()
    screen.press(f"correct_split_{first.id}")
    assert "Split in two" in screen.says
    assert {"The port lost £2m in May", "and sold 40 moorings in June."} <= set(quotes(desk, article))


def test_a_missed_claim_is_added_by_its_sentence(desk, article, open_page) -> None:
    screen = open_page("article", who="Mina Marsh", article=article)
    screen.fill(f"missed_sentence_{article}", 2).run()
    screen.press("missed_add")
    assert "The claim was added and is in the queue." in screen.says
    assert "The bakery opens at six." in quotes(desk, article)


def test_words_marked_with_the_mouse_become_a_claim_or_are_forgotten(desk, article, open_page) -> None:
    screen = open_page("article", who="Mina Marsh", article=article)
    start = TEXT.index("The bakery")
    screen.at.session_state[f"marked_{article}_1"] = (start, start + len("The bakery opens"))
    screen.run()
    assert "Marked words" in screen.says
    screen.press("marked_forget")
    assert "Marked words" not in screen.says
    screen.at.session_state[f"marked_{article}_1"] = (start, start + len("The bakery opens"))
    screen.run().press("marked_add")
    assert "The bakery opens" in quotes(desk, article)
    assert "Marked words" not in screen.says


def test_words_that_can_be_no_claim_are_refused_and_stay_marked(desk, article, open_page) -> None:
    screen = open_page("article", who="Mina Marsh", article=article)
    screen.at.session_state[f"marked_{article}_1"] = (0, len(TEXT))
    with desk.nothing_stored():
        screen.run().press("marked_add")
    assert "A claim stands in one paragraph" in screen.errors
    assert "Marked words" in screen.says


def test_a_lost_claim_is_put_where_it_stands_now(desk, open_page) -> None:
    article = desk.article("The port lost £2m last year.", "The mill closed in 1998.", title="Port news")
    mill = desk.claims(article)[1]
    desk.bring(mill, ClaimState.IN_PROGRESS)
    screen = open_page("add", who="Mina Marsh", draft_of=article)
    text = "The port lost £2m last year.\n\nNobody has milled there for decades."
    screen.fill("article_text", text).press("article_find").press("draft_add")
    screen = open_page("article", who="Mina Marsh", article=article)
    screen.at.session_state[f"marked_{article}_2"] = (text.index("Nobody"), len(text))
    screen.run().press(f"marked_lost_{mill}")
    view = desk.read(articles.article, article)
    assert view.lost == ()
    assert "Nobody has milled there for decades." in quotes(desk, article)


@pytest.mark.parametrize(
    ("who", "why"),
    [(None, "Choose your name at the top right first."), ("Vera View", "A viewer cannot correct what a claim is")],
)
def test_who_may_not_correct_is_told_why(desk, article, open_page, who, why) -> None:
    screen = open_page("article", who=who, article=article)
    assert why in screen.says
    assert not screen.shows("correct_save")
