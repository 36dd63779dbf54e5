import pytest

from claims.matching.periods import mentions, near_in_time, other_dates


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("on 3 June 2024", "in May 2024", True),
        ("on 3 June 2024", "in 2024", True),
        ("on 3 June 2024", "on 2 August 2024", True),
        ("on 3 June 2024", "on 3 August 2024", False),
        ("in 2019", "in 2021", False),
        ("in 2019 and 2024", "in 2024", True),
        ("in 2019", "yesterday", True),
        ("", "in 2019", True),
    ],
)
def test_dates_within_two_months_are_near_and_no_date_is_near_to_any(one: str, other: str, *, expected: bool) -> None:
    assert near_in_time(mentions(one, None), mentions(other, None)) is expected
    assert near_in_time(mentions(other, None), mentions(one, None)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("between 2010 and 2019", "from 2015 to 2019", True),
        ("between 2010 and 2019", "from 2010 to 2019", False),
        ("in 2012", "from 2010 to 2019", False),
        ("in the 1990s", "from 1992 to 1995", False),
        ("in the 1990s", "from 2001 to 2005", True),
    ],
)
def test_stretches_of_years_differ_by_their_ends_but_a_decade_holds_them(
    one: str, other: str, *, expected: bool
) -> None:
    assert bool(other_dates(mentions(one, None), mentions(other, None))) is expected
