import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model.enums import ClaimType
from claims.model.report import ClaimReport
from claims.reporting.place import REACH, emphasised, paragraph_spans, pieces, place


def at(text: str, start: int, end: int, number: int = 1) -> ClaimReport:
    quote = text[start:end]
    return ClaimReport(number, quote, quote, start, end, type=ClaimType.EVENT, checkworthiness=0.5)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.\n\nTwo.\n", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("Wrapped\nline.\n \nTwo.", ["Wrapped\nline.", "Two."]),
        ("\n\nOne.\n\n\n\nTwo.", ["One.", "Two."]),
    ],
    ids=["empty", "blank", "blank lines", "single lines", "wrapped lines", "many blank lines"],
)
def test_paragraphs_end_at_blank_lines_or_else_at_line_ends(text: str, paragraphs: list[str]) -> None:
    assert [text[start:end] for start, end in paragraph_spans(text)] == paragraphs


def test_a_place_names_the_paragraph_and_the_words_around() -> None:
    text = "A headline\n\nThe bridge opened in 1932 with a toll.\n\nThe end."
    found = place(at(text, 23, 37), text, paragraph_spans(text))
    assert found is not None
    assert (found.paragraph, found.before, found.after) == (2, "The bridge ", " with a toll.")


def test_long_surroundings_are_cut_at_a_space() -> None:
    text = "word " * 200 + "CLAIM" + " word" * 200
    found = place(at(text, 1000, 1005), text, paragraph_spans(text))
    assert found is not None
    assert found.before.startswith("… word ")
    assert found.after.endswith(" word …")
    assert max(len(found.before), len(found.after)) <= REACH + 2


def test_a_quote_that_is_not_at_its_place_has_none() -> None:
    text = "The bridge opened in 1932."
    lost = ClaimReport(1, "The tunnel", "The tunnel", 0, 10, type=ClaimType.EVENT, checkworthiness=0.5)
    assert place(lost, text, paragraph_spans(text)) is None
    assert [piece.claims for piece in pieces(text, [lost])[0]] == [()]


def test_claims_inside_each_other_both_begin_where_they_stand() -> None:
    text = "The bridge, opened in 1932, is closed."
    outer, inner = at(text, 0, 38, 1), at(text, 12, 26, 2)
    cut = [
        (piece.text, [c.number for c in piece.claims], [c.number for c in piece.begins])
        for piece in pieces(text, [inner, outer])[0]
    ]
    assert cut == [("The bridge, ", [1], [1]), ("opened in 1932", [1, 2], [2]), (", is closed.", [1], [])]


TEXTS = st.text(st.sampled_from("ab .\n\u0301🚢"), max_size=60)


@given(st.data())
def test_the_pieces_are_the_article_and_every_claim_begins_once(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=5))
    claims = [at(text, start, end, number) for number, (start, end) in enumerate(spans)]
    paragraphs = paragraph_spans(text)
    cut = pieces(text, claims)
    assert ["".join(piece.text for piece in paragraph) for paragraph in cut] == [text[a:b] for a, b in paragraphs]
    begun = sorted(claim.number for paragraph in cut for piece in paragraph for claim in piece.begins)
    assert begun == [claim.number for claim in claims if claim.quote.strip()]
    for claim in claims:
        covered = " ".join("".join(piece.text for piece in paragraph if claim in piece.claims) for paragraph in cut)
        assert covered.split() == claim.quote.split()


@given(st.text("ab ", max_size=20), st.lists(st.text("ab ", max_size=4), max_size=4))
def test_emphasis_loses_nothing(text: str, words: list[str]) -> None:
    assert "".join(part for part, _ in emphasised(text, words)) == text


def test_only_the_differing_words_are_emphasised() -> None:
    assert emphasised("It fell to 46 per cent.", ["46 per cent", "", "gone"]) == [
        ("It fell to ", False),
        ("46 per cent", True),
        (".", False),
    ]
