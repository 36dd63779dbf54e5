import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.times_of_year import other_times_of_year


@pytest.mark.parametrize(
    ("claim", "passage", "expected"),
    [
        ("The plant closes in March.", "The plant shuts in September.", ("March", "September")),
        (
            "Output grew in the third quarter.",
            "Output grew in the first quarter.",
            ("in the third quarter", "in the first quarter"),
        ),
        ("The court ruled on Monday.", "The ruling came on Thursday.", ("on Monday", "on Thursday")),
        ("The plant closes in June.", "The plant shuts on 30 June 2024.", None),
        ("The plant closes in June.", "The plant shuts on 3 October 2024.", ("June", "3 October 2024")),
        ("The plant closes in June.", "The plant shut in 2024.", None),
        ("It happened in late December.", "It happened in December.", None),
        ("The plant closes, the firm said on Monday.", "The plant closes, staff were told on Friday.", None),
        ("The plant closed last June.", "The plant closed in May.", None),
        ("The plant closed in May.", "The plant closed.", None),
    ],
)
def test_times_without_a_year_are_set_against_each_other(
    claim: str, passage: str, expected: tuple[str, str] | None
) -> None:
    found = [(difference.claim, difference.source) for difference in other_times_of_year(claim, passage)]
    assert found == ([expected] if expected else [])


TIMES = st.sampled_from(["in June", "on 29 February", "on Monday", "in Q3", "in 2024", "in the first half of 2023"])


@given(one=TIMES, other=TIMES)
def test_a_difference_is_seen_from_both_sides_and_never_with_itself(one: str, other: str) -> None:
    here, there = f"The dam opened {one}.", f"The dam opened {other}."
    assert bool(other_times_of_year(here, there)) == bool(other_times_of_year(there, here))
    assert other_times_of_year(here, here) == []
