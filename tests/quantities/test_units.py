"""Units of measure, temperatures and ages in their spellings and abbreviations."""

import pytest

from claims.quantities import read
from claims.quantities.conversion import convert

MEASURES = [
    ("The plot is 30 sq. m in all.", "30 sq. m", 30, "square_metre"),
    ("A 900-square-foot flat went.", "900-square-foot", 900, "square_foot"),
    ("It holds 14 cu ft of ice.", "14 cu ft", 14, "cubic_foot"),
    ("A leaf of 8 cm² grew.", "8 cm²", 8, "square_centimetre"),
    ("The reserve is 70 km^2 large.", "70 km^2", 70, "square_kilometre"),
    ("A 40-mile-per-hour wind blew.", "40-mile-per-hour", 40, "mile/hour"),
    ("Wind reached 9m/s at noon.", "9m/s", 9, "metre/second"),
    ("It climbs 1,200 feet per minute.", "1,200 feet per minute", 1200, "foot/minute"),
    ("It goes 60 miles per gallon.", "60 miles per gallon", 60, "mile/gallon"),
    ("It sends 30 Mbps.", "30 Mbps", 30, "megabit/second"),
    ("It sends 3 gigabytes per second.", "3 gigabytes per second", 3, "gigabyte/second"),
    ("It leaked 38,000 US gallons.", "38,000 US gallons", 38_000, "gallon"),
    ("It used 55 kilowatt-hours.", "55 kilowatt-hours", 55, "kilowatt_hour"),
    ("A 12-metric-ton load fell.", "12-metric-ton", 12, "tonne"),
    ("Add 16 fl oz of milk.", "16 fl oz", 16, "fluid_ounce"),
    ("Add 4 quarts of milk.", "4 quarts", 4, "quart"),
    ("Add two cups of rice.", "two cups", 2, "cup"),
    ("He weighs 12 stone.", "12 stone", 12, "stone"),
    ("She weighs 9st 7lb.", "9st 7lb", 9.5, "stone"),
    ("The baby was 7 pounds 4 ounces.", "7 pounds 4 ounces", 7.25, "pound"),
    ("The 6-foot-3 guard left.", "6-foot-3", 6.25, "foot"),
    ("He is six foot two.", "six foot two", 6 + 2 / 12, "foot"),
    ("They ordered 8 hundredweight of coal.", "8 hundredweight", 8, "hundredweight"),
    ("The shop is open 24h a day.", "24h", 24, "hour"),
    ("She is 5' 6\" in socks.", "5' 6\"", 5.5, "foot"),
    ("They swam half a mile.", "half a mile", 0.5, "mile"),
    ("The quarter-mile track opened.", "quarter-mile", 0.25, "mile"),
    ("It flew 80 statute miles.", "80 statute miles", 80, "mile"),
    ("The tyre is at 35 pounds per square inch.", "35 pounds per square inch", 35, "pound_per_square_inch"),
    ("The bulb takes 40 W.", "40 W", 40, "watt"),
    ("The pump draws 16 amps.", "16 amps", 16, "ampere"),
    ("It was 31 C in the shade.", "31 C", 31, "degC"),
    ("By noon it was 88 F. The wind fell.", "88 F", 88, "degF"),
    ("Growth was half per cent.", "half per cent", 0.5, "percent"),
    ("Liquid helium is at 4 kelvin.", "4 kelvin", 4, "kelvin"),
    ("The oven was at 220 degrees centigrade.", "220 degrees centigrade", 220, "degC"),
    ("The patient is 71 y/o.", "71 y/o", 71, "year"),
    ("Their son is a year old.", "a year old", 1, "year"),
]
COUNTS = [
    ("There are 12 stone walls.", "count"),
    ("They won 3 cups last year.", "count"),
    ('He called it "a crowd of 50".', "count"),
]


@pytest.mark.parametrize(("text", "span", "value", "unit"), MEASURES, ids=[row[1] for row in MEASURES])
def test_a_measure_is_read_with_its_unit(text: str, span: str, value: float, unit: str) -> None:
    (figure,) = read(text)
    assert (figure.text, figure.unit) == (span, unit)
    assert figure.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(("text", "unit"), COUNTS)
def test_words_that_are_units_elsewhere_count_here(text: str, unit: str) -> None:
    assert [figure.unit for figure in read(text)] == [unit]


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (12, "stone", "kilogram", 76.2035),
        (16, "fluid_ounce", "millilitre", 473.176),
        (300, "kelvin", "degC", 26.85),
        (2, "acre_foot", "cubic_metre", 2466.98),
        (8, "megabit/second", "kilobyte/second", 1000),
        (1, "btu", "joule", 1055.06),
        (1, "hundredweight", "kilogram", None),
    ],
)
def test_the_units_are_told_in_one_another(value: float, unit: str, to: str, expected: float | None) -> None:
    found = convert(value, unit, to)
    assert found == (pytest.approx(expected, rel=1e-4) if expected is not None else None)
