import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.zeros import other_zero, zeros
from claims.model.enums import Outcome


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The firm paid no corporation tax.", ["no corporation tax"]),
        ("Not a single arrest was made.", ["Not a single arrest"]),
        ("No one was hurt.", ["No one"]),
        ("The tax bill was zero.", ["zero"]),
        ("None of the ferries sailed.", ["None of the ferries sailed"]),
        ("No more than 50 came, and no longer than an hour.", []),
        ("No Smoking Day was held.", []),
        ("", []),
    ],
)
def test_words_for_nothing_are_found(text: str, shown: list[str]) -> None:
    assert [zero.shown for zero in zeros(text)] == shown


def test_nothing_against_a_figure_differs_and_against_its_own_zero_agrees() -> None:
    outcomes, [difference] = other_zero(
        "No one was injured in the fire.", "Five workers suffered injuries in the fire."
    )
    assert outcomes == [Outcome.DIFFERS]
    assert (difference.claim, difference.source) == ("No one", "Five workers")
    assert other_zero("It paid no tax.", "Its bill for tax was zero.") == ([Outcome.AGREES], [])


def test_nothing_of_one_thing_is_no_answer_to_a_figure_for_another() -> None:
    assert other_zero("No shops were looted.", "Police held 40 people.") == ([], [])


@given(text=st.text(alphabet=st.sampled_from("no one zero taxNO15. ,"), max_size=60))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    assert all(zero.shown in text and zero.about for zero in zeros(text))
