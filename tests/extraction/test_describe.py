"""What a person marked, read as a claim; and the parts of a sentence they choose from."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputError
from claims.extraction import describe, extract, parts, sentences
from claims.model.enums import ClaimType
from claims.reading import Article

TEXT = (
    "Port lost £2m last year\n\n"
    "Selsby’s harbour board, which owns two ferries, lost £2m last year and has sold 40 moorings. "
    "Its chair, Ola Brandt, said on Monday that fees would rise by 12 per cent.\n\n"
    "She called the bridge a shame. Boats are lovely."
)
ARTICLE = Article(TEXT, title="Port lost £2m last year", publisher="The Selsby Post", published_on=date(2024, 5, 16))
ARTICLES = sorted((Path(__file__).parents[1] / "eval" / "articles").glob("*.txt"))


def described(quote: str, text: str = TEXT):
    start = text.index(quote)
    (found,) = describe(Article(text, publisher="The Selsby Post"), [(start, start + len(quote))])
    return found


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_words_of_a_found_claim_are_read_as_the_claim_that_was_found(path) -> None:
    article = Article(path.read_text("utf-8"), publisher="The Paper", published_on=date(2024, 5, 16))
    found = extract(article)
    again = describe(article, [(draft.start, draft.end) for draft in found])
    same = [
        (a.quote, a.text, a.claimant, a.quantities, a.dates) == (b.quote, b.text, b.claimant, b.quantities, b.dates)
        for a, b in zip(found, again, strict=True)
    ]
    # Where two readings of the same words were found, the marked words have only one of them.
    assert sum(same) >= 0.95 * len(same)


@pytest.mark.parametrize(
    ("quote", "text", "speaker", "figures"),
    [
        ("lost £2m last year and", "Selsby’s harbour board lost £2m last year and.", "The Selsby Post", ["£2m"]),
        ("fees would rise by 12 per cent", "Fees would rise by 12 per cent.", "Ola Brandt", ["12 per cent"]),
        ("said on Monday that fees would rise", "Said on Monday that fees would rise.", "Ola Brandt", []),
        ("Boats are lovely.", "Boats are lovely.", "The Selsby Post", []),
    ],
)
def test_marked_words_have_their_speaker_and_figures(quote, text, speaker, figures) -> None:
    found = described(quote)
    assert (found.quote, found.text) == (quote, text)
    assert found.claimant.name == speaker
    assert [figure.text for figure in found.quantities] == figures
    assert found.type is not ClaimType.NOT_CHECKABLE


def test_a_word_that_is_cut_is_taken_whole_and_white_space_left_out() -> None:
    start = TEXT.index("wns two fer")
    (found,) = describe(ARTICLE, [(start, start + len("wns two fer"))])
    assert found.quote == "owns two ferries"
    (found,) = describe(ARTICLE, [(TEXT.index(" Boats"), len(TEXT))])
    assert found.quote == "Boats are lovely."


def test_a_claim_over_two_sentences_says_so() -> None:
    found = described("She called the bridge a shame. Boats are lovely.")
    assert found.sentence_start == TEXT.index("She called")
    assert found.sentence_end == len(TEXT)
    assert len([span for span in sentences(TEXT) if found.start <= span[0] and span[1] <= found.end]) == 2


@pytest.mark.parametrize(
    ("span", "why"),
    [
        ((5, 5), "no stretch of a text"),
        ((-1, 4), "no stretch of a text"),
        ((0, 10_000), "no stretch of a text"),
        ((TEXT.index("\n\n"), TEXT.index("\n\n") + 2), "Only white space is marked"),
        ((0, TEXT.index("board")), "stands in one paragraph"),
        ((TEXT.index(", which"), TEXT.index(", which") + 1), "no word to check"),
    ],
)
def test_what_can_be_no_claim_is_refused_with_a_reason(span, why) -> None:
    with pytest.raises(InputError, match=why):
        describe(ARTICLE, [span])


def test_a_claim_is_no_longer_than_a_person_can_check() -> None:
    text = "word " * 1_000
    with pytest.raises(InputError, match="has 4,999 characters"):
        describe(Article(text), [(0, len(text))])


@given(st.text("ab 1%“”\"'’.,\n\u0301\u00ad🙂—", min_size=1, max_size=60), st.data())
def test_whatever_is_marked_stands_at_its_place_or_is_refused(text, data) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    try:
        (found,) = describe(Article(text), [(start, end)])
    except InputError:
        return
    assert found.quote == text[found.start : found.end]
    assert found.quote.strip() == found.quote
    assert found.sentence_start <= found.start < found.end <= found.sentence_end


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_parts_hold_every_word_of_a_sentence_once(path) -> None:
    text = path.read_text("utf-8")
    for start, end in sentences(text):
        found = parts(text, start, end)
        assert found == sorted(found)
        assert all(a[1] <= b[0] for a, b in pairwise(found))
        assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(text[start:end].split())
        assert all(len(text[a:b].split()) <= 9 for a, b in found)


def test_parts_begin_where_a_claim_may_begin() -> None:
    text = "India has not criticised the invasion and hasn’t voted against it in the United Nations."
    cut = [text[a:b] for a, b in parts(text, 0, len(text))]
    assert cut == [
        "India has not criticised the invasion",
        "and hasn’t voted",
        "against it",
        "in the United Nations.",
    ]
