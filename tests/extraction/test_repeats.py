"""A claim made twice in an article is linked with where it is made first."""

import pytest

from claims.extraction import extract
from claims.reading.article import Article

FIRST = "The port of Selsby lost £2 million in the storms of 2019."


@pytest.mark.parametrize(
    ("again", "repeats"),
    [
        ("The port of Selsby lost £2 million in the storms of 2019.", True),
        ("Selsby port lost £2m in the storms of 2019.", True),
        ("The port of Selsby lost £3 million in the storms of 2019.", False),
        ("The port of Selsby lost £2 billion in the storms of 2019.", False),
        ("The port of Selsby has not lost £2 million in the storms of 2019.", False),
        ("The port of Arden lost £2 million in the fires of 2019.", False),
    ],
)
def test_a_claim_of_the_body_repeats_the_first_that_says_the_same(again: str, repeats: bool) -> None:
    between = "Ferries carried 40,000 people in March."
    first, *_, last = extract(Article(f"{FIRST}\n\n{between}\n\n{again}"))
    assert first.repeats is None
    assert last.repeats == ((first.start, first.end) if repeats else None)


def test_a_third_mention_leads_to_the_first() -> None:
    drafts = extract(Article("\n\n".join([FIRST] * 3)))
    assert [draft.repeats for draft in drafts] == [None, *[(drafts[0].start, drafts[0].end)] * 2]
