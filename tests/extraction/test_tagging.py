"""What each word does: the verbs that clause rules depend on."""

import pytest

from claims.extraction.tagging import tag
from claims.extraction.tokens import tokens

CASES = {
    "a past form after its subject is finite": ("Exports fell sharply", "fell", "V"),
    "a reduced relative is not": ("A report published by the bank showed gains", "published", "E"),
    "a participle after a helper": ("The bridge was closed", "closed", "E"),
    "a describing word": ("The proposed law failed", "proposed", "J"),
    "a noun that looks like a verb": ("The reports were late", "reports", "N"),
    "the same word as a verb": ("The agency reports a loss", "reports", "V"),
    "a verb after to": ("They want to report it", "report", "B"),
    "May is a month": ("It opened in May and closed", "May", "P"),
    "may is a helper": ("It may close", "may", "A"),
    "US is a name": ("The US President left", "US", "P"),
    "that joins": ("He said that it closed", "that", "S"),
    "that stands for a thing": ("Residents say that is too much", "that", "U"),
    "that after a thing": ("The firm that is closing said so", "that", "S"),
    "a verb after a noun in -al": ("The hospital opened two wards", "opened", "V"),
    "a rise by a figure": ("The ice melted by 12 centimetres", "melted", "V"),
    "a second verb": ("The shop opened in June and employs 30", "employs", "V"),
}


@pytest.mark.parametrize(("text", "word", "letter"), CASES.values(), ids=CASES.keys())
def test_words_are_read_by_what_stands_around_them(text: str, word: str, letter: str) -> None:
    found = tokens(text, 0, len(text))
    at = [token.text for token in found].index(word)
    assert tag(found)[at] == letter


def test_an_initial_keeps_its_stop() -> None:
    def words(text: str) -> list[str]:
        return [token.text for token in tokens(text, 0, len(text))]

    assert words("Dr. A. B. Khan of St. Mary's") == ["Dr.", "A.", "B.", "Khan", "of", "St.", "Mary's"]
    assert words("Eat vitamin C.") == ["Eat", "vitamin", "C", "."]


def test_tokens_keep_their_places_and_leave_out_only_spaces() -> None:
    text = "The 19-year-old’s £8.6m deal – “no\u00adthing” – fell\u00a04–1."
    found = tokens(text, 0, len(text))
    assert all(text[token.start : token.end] == token.text for token in found)
    assert "".join(token.text for token in found) == text.replace(" ", "").replace("\u00a0", "")
