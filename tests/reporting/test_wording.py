"""What changed between two texts: nothing is lost on either side."""

from hypothesis import given
from hypothesis import strategies as st

from claims.reporting.wording import LONGEST, word_changes

TEXT = st.text(st.sampled_from("ab \n<é"), max_size=40)


@given(TEXT, TEXT)
def test_both_texts_can_be_put_together_again(before: str, after: str) -> None:
    found = word_changes(before, after)
    assert "".join(text for kind, text in found if kind != "added") == before
    assert "".join(text for kind, text in found if kind != "removed") == after


def test_only_the_words_that_differ_are_marked() -> None:
    assert word_changes("It was 46% then.", "It was 47% then.") == [
        ("same", "It was "),
        ("removed", "46%"),
        ("added", "47%"),
        ("same", " then."),
    ]


def test_very_long_texts_are_shown_whole() -> None:
    long = "word " * LONGEST
    assert [kind for kind, _ in word_changes(long, long + "more")] == ["removed", "added"]
