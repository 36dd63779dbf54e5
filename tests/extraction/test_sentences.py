"""Sentences and quotations, with exact places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import sentences
from claims.extraction.sentences import quotations

CASES = {
    "two sentences": ("The dam broke. Nobody was hurt.", ["The dam broke.", "Nobody was hurt."]),
    "titles do not end a sentence": ("Mr. Abara met Dr. Lund.", ["Mr. Abara met Dr. Lund."]),
    "figures do not end a sentence": ("It rose 4.5% to 2.1m.", ["It rose 4.5% to 2.1m."]),
    "a line end always does": ("Harbour closed\nThe harbour closed.", ["Harbour closed", "The harbour closed."]),
    "a quotation of several sentences": (
        "She said: “It is late. We are tired.” Then she left.",
        ["She said: “It is late.", "We are tired.”", "Then she left."],
    ),
    "said in the middle": ("“It is late,” she said. “We go.”", ["“It is late,” she said.", "“We go.”"]),
    "an initial inside a quotation": ("“I met J. Marlow there,” he said.", ["“I met J. Marlow there,” he said."]),
    "blank text": (" \n\t\n", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_sentences_are_found(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from(list("ab A.!?“”\"‘’' \n\u00a0\u00ad\u200b\u0301🙂5%")), max_size=120))
def test_sentences_are_in_order_and_lose_only_white_space(text: str) -> None:
    end = 0
    for first, last in sentences(text):
        assert not text[end:first].strip()
        assert first < last
        assert text[first:last] == text[first:last].strip()
        end = last
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("He said “no” and “never”.", ["no", "never"]),
        ('He said "no" twice.', ["no"]),
        ("‘No,’ he said.", ["No,"]),
        ("The countries’ ports and the dockers’ pay", []),
        ("“We carry on", ["We carry on"]),
    ],
)
def test_quotations_are_found_and_apostrophes_are_none(line: str, expected: list[str]) -> None:
    assert [line[start:end] for start, end in quotations(line)] == expected


@pytest.mark.parametrize("word", ["on 4 May", "told me", "fell ill"])
def test_a_word_that_looks_shortened_ends_a_sentence(word: str) -> None:
    text = f"It closed after she {word}. Doctors were angry. “It was late,” she said."
    assert [text[a:b] for a, b in sentences(text)] == [
        f"It closed after she {word}.",
        "Doctors were angry.",
        "“It was late,” she said.",
    ]
