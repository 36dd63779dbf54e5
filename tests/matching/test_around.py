import pytest

from claims.matching.around import told_around
from claims.quantities import read


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The typical monthly rent is €2,000.", "a month"),
        ("Each week the depot ships 900 parcels.", "Each week"),
        ("The bank hands out 900 parcels of groceries every day.", "every day"),
        ("Over its 25-year lifetime the plant will trap 400,000 tonnes.", "Over its 25-year lifetime"),
        ("The annual report speaks of 3,000 staff.", None),
        ("She paid €2,000 for half a year.", None),
        ("He paid €2,000. Every year is the same.", None),
    ],
)
def test_a_period_is_read_from_the_words_around(text: str, period: str | None) -> None:
    assert told_around(text, read(text)[-1]).period == period


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Shares trade 48 per cent below their peak.", "down"),
        ("There was a 30% increase in cases.", "up"),
        ("Households pay £120 less.", "down"),
        ("Some 48 per cent of shares were traded.", None),
    ],
)
def test_the_direction_of_a_change_is_read_from_the_word_after(text: str, direction: str | None) -> None:
    assert told_around(text, read(text)[0]).direction == direction
