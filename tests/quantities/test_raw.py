"""Every number as written."""

import pytest

from claims.quantities import read_numbers

NUMBERS = [
    ("In 2021 he bought 3 boats and two kayaks.", [("2021", 2021), ("3", 3), ("two", 2)]),
    ("seventy-two", [("seventy-two", 72)]),
    ("four hundred and nineteen", [("four hundred and nineteen", 419)]),
    ("sixty thousand and five", [("sixty thousand and five", 60005)]),
    ("two and a half million", [("two and a half million", 2500000)]),
    ("a million and a half", [("a million and a half", 1500000)]),
    ("5 thousand 2 hundred and 12", [("5 thousand 2 hundred and 12", 5212)]),
    ("seven lakh crore", [("seven lakh crore", 7e12)]),
    ("12,34,567", [("12,34,567", 1234567)]),
    ("60\u202f000", [("60\u202f000", 60000)]),
    ("eight point nought two", [("eight point nought two", 8.02)]),
    ("minus eleven", [("minus eleven", -11)]),
    ("five sixths", [("five sixths", 0.833333333333333)]),
    ("a ninth", [("a ninth", 0.111111111111111)]),
    ("7 3/4", [("7 3/4", 7.75)]),
    ("6½", [("6½", 6.5)]),
    ("⅞", [("⅞", 0.875)]),
    ("4x10^3 is 4e+3", [("4x10^3", 4000), ("4e+3", 4000)]),
    ("2.5x10^4", [("2.5x10^4", 25000)]),
    ("1.5e+3", [("1.5e+3", 1500)]),
    ("3^2", [("3^2", 9)]),
    ("two over five", [("two over five", 0.4)]),
    ("six out of nine", [("six out of nine", 0.666666666666667)]),
    ("nine out of six", [("nine", 9), ("six", 6)]),
    ("31,32,33", [("31", 31), ("32", 32), ("33", 33)]),
    ("2,5", [("2,5", 2.5)]),
    ("85k, 3bn, 4 M", [("85k", 85000), ("3bn", 3e9), ("4 M", 4e6)]),
    ("six dozen", [("six dozen", 72)]),
    ("This one is mine, that one is yours", []),
    ("The 45km route and the F-22", []),
    ("about 90", [("90", 90)]),
    ("5m from here", []),
    ("It cost £5m", [("5m", 5000000)]),
    ("2e9 and 7.5E-3", [("2e9", 2e9), ("7.5E-3", 0.0075)]),
    ("8 x 10^4 or 3*10^2", [("8 x 10^4", 80000), ("3*10^2", 300)]),
    ("20G of space, 64 T more, and 5G masts", [("20G", 2e10), ("64 T", 6.4e13)]),
    ("three point six million", [("three point six million", 3600000)]),
    ("8 and 3/4", [("8 and 3/4", 8.75)]),
    ("14/3 and 2/7", [("14/3", 4.66666666666667), ("2/7", 0.285714285714286)]),
    ("open 24/7 since 9/11", [("24", 24), ("7", 7), ("9", 9), ("11", 11)]),
    ("6 million 400 thousand", [("6 million 400 thousand", 6400000)]),
    ("98 765 432.1", [("98 765 432.1", 98765432.1)]),
    ("nine ten-thousandths", [("nine ten-thousandths", 0.0009)]),
    ("seven hundred-thousandths", [("seven hundred-thousandths", 0.00007)]),
    ("four one-hundredths", [("four one-hundredths", 0.04)]),
    ("one thousandth of it", [("one thousandth", 0.001)]),
    ("six hundred and twelve hundredths", [("six hundred and twelve hundredths", 600.12)]),
    ("ten twenty fifths", [("ten twenty fifths", 0.4)]),
    ("-440 hundred", [("-440 hundred", -44000)]),
    ("6,5 million", [("6,5 million", 6500000)]),
    ("no-one met one another", []),
    ("five quintillion", [("five quintillion", 5e18)]),
]
BOUNDED = [
    ("between 40 and 50", "between 40 and 50", 40, 50, "range"),
    ("from 10 to 4000", "from 10 to 4000", 10, 4000, "range"),
    ("It is 200 – 300", "200 – 300", 200, 300, "range"),
    ("more than forty", "more than forty", 40, None, "more_than"),
    ("no fewer than 8 of them", "no fewer than 8", 8, None, "at_least"),
    ("up to 65", "up to 65", None, 65, "at_most"),
    ("under 18", "under 18", None, 18, "less_than"),
    ("seventy or more", "seventy or more", 70, None, "at_least"),
    ("above 7 and below 9", "above 7 and below 9", 7, 9, "range"),
    (">= 12", ">= 12", 12, None, "at_least"),
    ("3~6 of them", "3~6", 3, 6, "range"),
    ("300--400", "300--400", 300, 400, "range"),
    ("between two hundred and two thousand", "between two hundred and two thousand", 200, 2000, "range"),
    ("wards 14-18", "14-18", 14, 18, "range"),
    ("between 90 and 70", "between 90 and 70", 70, 90, "range"),
    ("7 to 8 million", "7 to 8 million", 7e6, 8e6, "range"),
    ("not lower than 16", "not lower than 16", 16, None, "at_least"),
    ("no bigger than 16", "no bigger than 16", None, 16, "at_most"),
    ("larger than or equal to 16", "larger than or equal to 16", 16, None, "at_least"),
    ("less or equal to 16", "less or equal to 16", None, 16, "at_most"),
    ("equal to or smaller than 16", "equal to or smaller than 16", None, 16, "at_most"),
    ("under 16 or equal to it", "under 16 or equal to", None, 16, "at_most"),
    ("equal to 16 or more", "equal to 16 or more", 16, None, "at_least"),
    ("over 16, under 20", "over 16, under 20", 16, 20, "range"),
    ("16 or larger", "16 or larger", 16, None, "at_least"),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_numbers_as_written(text: str, expected: list[tuple[str, float]]) -> None:
    found = [(number.text, number.value) for number in read_numbers(text)]
    assert [span for span, _ in found] == [span for span, _ in expected]
    assert [value for _, value in found] == pytest.approx([value for _, value in expected], rel=1e-12)


@pytest.mark.parametrize(("text", "span", "low", "high", "hedge"), BOUNDED, ids=[row[0] for row in BOUNDED])
def test_ranges_and_open_ends_hold_their_words(
    text: str, span: str, low: float | None, high: float | None, hedge: str
) -> None:
    (number,) = read_numbers(text)
    assert (number.text, number.value, number.low, number.high, number.hedge) == (span, None, low, high, hedge)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the twenty-third", 23),
        ("his 42nd", 42),
        ("first", 1),
        ("two hundred and tenth", 210),
        ("nine billionth", 9e9),
        ("the hundred-and-second", 102),
        ("four thousand and fifth", 4005),
        ("his one hundredth game", 100),
    ],
)
def test_ordinals_are_a_kind_of_their_own(text: str, value: float) -> None:
    (number,) = read_numbers(text)
    assert (number.kind, number.value, number.unit) == ("ordinal", value, "count")
