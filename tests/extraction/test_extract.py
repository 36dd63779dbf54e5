"""Whole articles: exact places whatever the text holds, and what is found across sentences."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from claims.model.enums import ClaimantKind
from claims.reading.article import Article

ARTICLE = """Ferry fares to rise by 8%

By Una Hartigan

LEITH (Harbour Gazette) – Fares on the Leith ferry will rise by 8% in May, the Coast Agency said on Monday.

“We lost £2m last year,” said Jo Bell, the agency’s director, who joined in 2019. “Nobody wanted this.”

She said fuel costs had doubled and that 14 sailings had been dropped.

The ferry, one of the oldest in the country, carries 90,000 people a year. It has not been replaced since 1978.

Una Hartigan is a reporter. She lives in Leith.
"""


def test_an_article_gives_its_claims_in_order_with_their_speakers() -> None:
    found = [(draft.quote, draft.claimant and draft.claimant.name) for draft in extract(
        Article(ARTICLE, publisher="Harbour Gazette")
    )]  # fmt: skip
    assert found == [
        ("Ferry fares to rise by 8%", "Harbour Gazette"),
        ("Fares on the Leith ferry will rise by 8% in May", "Coast Agency"),
        ("“We lost £2m last year,”", "Jo Bell"),
        ("Jo Bell, the agency’s director, who joined in 2019.", "Harbour Gazette"),
        ("fuel costs had doubled", "Jo Bell"),
        ("14 sailings had been dropped.", "Jo Bell"),
        ("The ferry, one of the oldest in the country", "Harbour Gazette"),
        ("carries 90,000 people a year.", "Harbour Gazette"),
        ("It has not been replaced since 1978.", "Harbour Gazette"),
    ]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "Mayor Jo Bell said: “The port lost £2m.\n\n“It closed 14 berths in 2019.”"
    assert {draft.claimant and draft.claimant.name for draft in extract(Article(text))} == {"Jo Bell"}


def test_a_resolved_speaker_says_from_what() -> None:
    she = [draft.claimant for draft in extract(Article(ARTICLE)) if draft.quote.startswith("fuel costs")]
    assert she[0] is not None
    assert (she[0].kind, she[0].resolved_from, she[0].role) == (ClaimantKind.PERSON, "She", "agency’s director")


@pytest.mark.parametrize("text", ["", "\n\n", "Headline only", "?", "“", "– – –", "\u200b"])
def test_a_text_without_assertions_has_no_claims(text: str) -> None:
    assert extract(Article(text)) == []


def test_a_text_without_full_stops_is_read_in_stretches_and_only_so_far() -> None:
    wall = "".join(f"The port lost £{number}m in year {number}, " for number in range(4_000))
    found = extract(Article(wall))
    assert found
    assert max(draft.end for draft in found) <= 20_000
    assert all(draft.sentence_end - draft.sentence_start <= 2_000 for draft in found)


def test_a_wall_without_a_space_is_no_text() -> None:
    assert extract(Article("The£2mand" * 1_000)) == []


MARKS = "\u0301🙂\u00a0\u00ad\u200b“”\"’'–()\r\t\n,.:;"
MANGLES = st.lists(
    st.tuples(st.integers(0, len(ARTICLE)), st.sampled_from(MARKS), st.integers(0, 3)), min_size=1, max_size=25
)


@given(MANGLES)
@settings(max_examples=150, deadline=None)
def test_every_quote_is_its_slice_inside_its_sentence_however_the_text_is_mangled(
    mangles: list[tuple[int, str, int]],
) -> None:
    text = ARTICLE
    for at, mark, dropped in mangles:
        text = text[:at] + mark + text[at + dropped :]
    check(text)


EXTRA = {"said", "that", "while", "according", "to", "“", "”", "(", ")", "–", ",", "and", "\n"}
WORDS = sorted({*ARTICLE.split(" "), *EXTRA})


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_order_of_words_is_read_without_error(words: list[str]) -> None:
    check(" ".join(words))


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    check(text)


def check(text: str) -> None:
    drafts = extract(Article(text, publisher="Harbour Gazette"))
    for draft in drafts:
        assert draft.quote == text[draft.start : draft.end]
        assert draft.sentence_start <= draft.start < draft.end <= draft.sentence_end
        assert draft.text
        assert 0 <= draft.checkworthiness <= 1
        for found in (*draft.quantities, *draft.dates):
            assert found.text == text[found.start : found.end]
            assert draft.start <= found.start <= found.end <= draft.end
    assert all(a.start <= b.start for a, b in itertools.pairwise(drafts))
    assert len({(draft.start, draft.end) for draft in drafts}) == len(drafts)
