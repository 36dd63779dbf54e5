import pytest

from claims.matching.figures import figures
from claims.matching.parts import with_parts

HALF = "More than half of the seats are vacant."


@pytest.mark.parametrize(
    ("text", "shown", "value"),
    [
        ("Of the 80 seats, 51 are vacant.", "80 seats, 51", 63.75),
        ("51 of the 80 seats are vacant.", "51 of the 80 seats", 63.75),
        ("Of Turkana's 80 seats only 12 are vacant.", "80 seats only 12", 15.0),
    ],
)
def test_a_part_of_a_whole_is_a_share_beside_a_share(text: str, shown: str, value: float) -> None:
    [*_, share] = with_parts(text, HALF)
    assert (share.shown, share.quantity.value, share.quantity.unit) == (shown, value, "percent")


@pytest.mark.parametrize(
    "text", ["80 seats and 51 desks", "Of the 51 seats, 80 are vacant.", "20% of the 80 seats", ""]
)
def test_what_is_no_part_of_a_whole_adds_nothing(text: str) -> None:
    assert with_parts(text, HALF) == figures(text)


def test_without_a_share_to_face_counts_stay_counts() -> None:
    text = "Of the 80 seats, 51 are vacant."
    assert with_parts(text, "51 seats are vacant.") == figures(text)
