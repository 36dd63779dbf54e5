"""How many independent sources there are: what one owner, one wire story or one publisher says counts once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model.situation import Origin
from claims.review.independence import counted_as_one, groups, independent


@pytest.mark.parametrize(
    ("origins", "count"),
    [
        ([], 0),
        ([Origin(1, "Office"), Origin(1, "Office")], 1),
        ([Origin(1, "Office"), Origin(2, "Ministry")], 2),
        ([Origin(1, "The Post"), Origin(2, " the  POST ")], 1),
        ([Origin(1, "The Post", "Big Media"), Origin(2, "The Echo", "big media")], 1),
        ([Origin(1, "The Post", wire="AFP"), Origin(2, "The Echo", wire="afp")], 1),
        ([Origin(1, "The Post", wire="AFP"), Origin(2, "AFP")], 1),  # the agency itself
        # The first and the third have the second in common.
        ([Origin(1, "A", owner_group="G"), Origin(3, "C", wire="AFP"), Origin(2, "B", "G", "AFP")], 1),
        ([Origin(1), Origin(2)], 2),
        ([Origin(1, " "), Origin(2, " ")], 2),
    ],
)
def test_what_has_something_in_common_counts_once(origins: list[Origin], count: int) -> None:
    assert independent(origins) == count


NAMES = st.sampled_from([None, "A", "a", "B", "AFP"])
ORIGINS = st.lists(st.builds(Origin, st.integers(1, 5), NAMES, NAMES, NAMES), max_size=8)


@given(ORIGINS, st.randoms())
def test_the_order_does_not_matter_and_more_sources_are_never_fewer(origins: list[Origin], chance) -> None:
    shuffled = list(origins)
    chance.shuffle(shuffled)
    assert independent(shuffled) == independent(origins) <= len({origin.source_id for origin in origins})
    assert independent([*origins, Origin(99, "Somebody new")]) == independent(origins) + 1


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            Origin(1, "The Post", owner_group="Big Media"),
            Origin(2, "The Echo", owner_group="big  media"),
            ["The Post and The Echo have one owner, Big Media."],
        ),
        (
            Origin(1, "The Post", wire="AP"),
            Origin(2, "The Echo", wire="AP"),
            ["The Post and The Echo carry the copy of one agency, AP."],
        ),
        (
            Origin(1, "Office", title="Yearbook"),
            Origin(2, "Office", title="Survey"),
            ["Yearbook and Survey have one publisher, Office."],
        ),
        (
            Origin(1, "AP", title="A wire"),
            Origin(2, "The Echo", wire="AP"),
            ["AP and The Echo belong together."],
        ),
        (Origin(1, "The Post"), Origin(2, "The Echo"), []),
    ],
)
def test_why_sources_count_as_one_is_said(first: Origin, second: Origin, why: list[str]) -> None:
    assert counted_as_one([first, second]) == why
    assert len(groups([first, second])) == (1 if why else 2)
