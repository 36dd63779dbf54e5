"""What makes a correction more than a slip of the pen."""

import pytest

from claims.review.refiling import other_figures


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        ("It fell from 69 to 46 per cnt.", "It fell from 69 to 46 per cent.", []),
        ("In 2017-21, 1,000 ships", "In 2017–21, 1000 ships", []),
        ("It fell to 46.5%.", "It fell to 46,5%.", ["46.5", "46,5"]),
        ("Twice 46, and 46.", "Twice 46.", ["46"]),
        ("three million barrels", "two million barrels", ["3000000", "2000000"]),
        ("three of 5 ships", "3 of five ships", []),
        ("Hundreds of ships, half of them", "Thousands of ships, half of them", ["hundreds", "thousands"]),
        ("more than 300 ships", "over 300 ships", []),
        ("In Febuary it may rain.", "In February it may rain.", []),
        ("On Monday, 3 May", "On Tuesday, 3 May", ["Monday", "Tuesday"]),
    ],
)
def test_figures_and_dates_that_differ(before: str, after: str, differ: list[str]) -> None:
    assert other_figures(before, after) == differ
