"""What holds for any text: spans are exact, ordered and apart, numbers are finite, and nothing raises."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.quantities import Quantity, read, read_numbers, relate
from claims.quantities.news import OPENERS, figure_at, figures, may_hold_figures, may_open
from claims.quantities.tokens import MARGIN, tokenise
from claims.quantities.word_list import words

PIECES = st.sampled_from(
    [
        *sorted(
            words(
                """
                1 2 12 300 1,200 3.5 2022 0 ½ 1/4 19:30 5m 7k 4C a an one two twenty hundred thousand million bn k m
                half
                third thirds quarter dozen and
                to of in out per cent % £ $ € US$ GBP MEUR Rs lakh crore p - – — . , ;
                ( ) [ ] ' ’ “ about nearly over under
                at least more than up from between fell rose doubled twice times as
                many year years old aged day May March since degrees C ° feet inches km mph barrels people votes point
                minus negative every first 21st st th Q F-35 No page é e\u0301 🙂 ٣ Ⅷ ² plus or so i.e. http://a.b/1
                x 10^3
                point rupees Rs dollars jiao cents stone feet lb oz pages lakh hundredths equal ~ e E T Pakistan poll
                rate quarter she was block magnitude on the richter m.p.h. sq. cup cups won R U.S. ″ y.o. lakhs
                """
            )
        ),
        *("\n", "\r\n", "\t", "\u00a0", "\u200b", "\u00ad"),
    ]
)
MANGLED = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  ", "\n"])), max_size=25).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
TEXTS = st.one_of(st.text(max_size=80), MANGLED)
READINGS = pytest.mark.parametrize("reading", [read, read_numbers], ids=["news", "numbers"])


@READINGS
@given(text=TEXTS)
def test_every_span_is_its_slice_in_order_and_apart(reading: object, text: str) -> None:
    assert callable(reading)
    end = 0
    for figure in reading(text):
        assert figure.text == text[figure.start : figure.end] != ""
        assert figure.start >= end
        end = figure.end


@READINGS
@given(text=TEXTS)
def test_every_figure_has_finite_numbers_and_prints_as_json(reading: object, text: str) -> None:
    assert callable(reading)
    for figure in reading(text):
        numbers = [number for number in (figure.value, figure.low, figure.high) if number is not None]
        assert numbers
        assert all(math.isfinite(number) for number in numbers)
        assert (figure.value is None) or (figure.low is None and figure.high is None)
        json.dumps(figure.as_json(), allow_nan=False)


@given(text=TEXTS)
def test_tokens_cover_all_that_is_no_space(text: str) -> None:
    tokens = tokenise(text)
    covered = {at for token in tokens for at in range(token.start, token.end)}
    invisible = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    assert all(at in covered or text[at].isspace() or text[at] in invisible for at in range(len(text)))


@settings(deadline=None)  # the first conversion loads the unit library
@given(claim=TEXTS, source=TEXTS)
def test_comparing_any_two_figures_never_raises(claim: str, source: str) -> None:
    for ours in read(claim):
        for theirs in read(source):
            relation = relate(ours, theirs)
            assert (relation.kind is None) == (relation.says is None)


@given(text=TEXTS)
def test_a_figure_without_a_hedge_agrees_with_itself(text: str) -> None:
    for figure in read(text):
        assert relate(figure, figure).outcome.value == "agrees"


@pytest.mark.parametrize(
    "unit",
    [
        "9",
        " ",
        '"',
        "million ",
        "1,",
        "1 ",
        "one hundred and ",
        "1-",
        "£",
        "a-",
        "half a ",
        "between 5 and ",
        "½",
        "minus ",
    ],
)
def test_a_long_hostile_text_is_read_without_recursion_or_overflow(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    for reading in (read, read_numbers):
        figures: list[Quantity] = reading(text)
        assert all(figure.text == text[figure.start : figure.end] for figure in figures)


@given(TEXTS)
@settings(max_examples=300)
def test_a_text_or_an_article_that_is_passed_by_holds_no_figure(text: str) -> None:
    tokens = tokenise(text)
    assert may_hold_figures(text) or not figures(tokens)
    openers = [at for at in range(len(tokens) - MARGIN) if tokens[at].low in OPENERS]
    assert not [at for at in openers if not may_open(tokens, at) and figure_at(tokens, at)]


@pytest.mark.parametrize(
    "text", ["a third of them", "It doubled.", "the baby is a year old", "an hour and a half", "Twice as many"]
)
def test_a_figure_in_words_is_not_passed_by(text: str) -> None:
    assert len(read(text)) == 1
