"""How two figures relate, with the sentence that is shown."""

import pytest

from claims.quantities import growth, read, relate

AGREES = [
    ("nearly 70%", "68.9%"),
    ("nearly 70%", "about 70 per cent"),
    ("around 500 homes", "490 homes"),
    ("just over 20%", "20.4%"),
    ("at least £45m", "£51.2m"),
    ("more than 300 jobs", "420 jobs"),
    ("more than 300 jobs", "more than 300 jobs"),
    ("up to 300 jobs", "250 jobs"),
    ("fewer than 40 cases", "31 cases"),
    ("A third", "33 per cent"),
    ("one in six", "16.7%"),
    ("half", "50%"),
    ("40%", "two fifths"),
    ("between 5 and 6 percent", "5.4 percent"),
    ("5.5 per cent", "between 5 and 6 per cent"),
    ("90 metres", "295 feet"),
    ("26 miles", "42 km"),
    ("18 months", "one and a half years"),
    ("£1.4bn", "£1.38bn"),
    ("1.2bn euros", "€1,200 million"),
    ("£70 million", "GBP 70 million"),
    ("three million barrels", "3,000,000 barrels"),
    ("40,000 people", "39,800 people"),
    ("25 basis points", "0.25 percentage points"),
    ("1.4 per 1,000", "140 per 100,000"),
    ("14 per 1,000 people", "1.4%"),
    ("20C", "68F"),
    ("£3.5m a year", "£17.5m over five years"),
    ("$80 a barrel", "$80 per barrel"),
    ("£2 a kilogram", "£2 per kilo"),
    ("1,200 miles", "1,930 km"),
    ("100 miles", "160 km"),
]
SAYS = [
    ("70%", "46 per cent", "differs", "24 percentage points lower"),
    ("a third", "25 per cent", "differs", "8.33 percentage points lower"),
    ("£60m", "£43.2m", "differs", "16.8 million pounds less, 28 per cent lower"),
    ("at least £45m", "£38.6m", "differs", "6.4 million pounds less, 14 per cent lower"),
    ("up to 300 jobs", "420 jobs", "differs", "120 more, 40 per cent higher"),
    ("three million barrels", "three billion barrels", "differs", "a thousand times more"),
    ("£50,000", "£500,000", "differs", "ten times more"),
    ("6,000 homes", "140 homes", "differs", "about 43 times fewer"),
    ("between 5 and 6 percent", "6.8%", "differs", "0.8 percentage points higher"),
    ("six years", "four years", "differs", "2 years shorter, 33 per cent lower"),
    ("10 tonnes", "9 tonnes", "differs", "1 tonne less, 10 per cent lower"),
    ("4C", "-2C", "differs", "6 degrees Celsius lower"),
    ("aged 40", "aged 34", "differs", "6 years younger, 15 per cent lower"),
    ("141 countries", "140 countries", "close", "1 fewer, 0.7 per cent lower"),
    ("4.2%", "4.1%", "close", "0.1 percentage points lower"),
    ("more than 300 jobs", "300 jobs", "close", "exactly 300, not more"),
    ("£70m", "$70m", "unit_mismatch", "same figure, other currency: US dollars, not pounds"),
    ("three million barrels", "three million tonnes", "unit_mismatch", "same figure, other unit: tonnes, not barrels"),
    ("90 miles", "90 km", "unit_mismatch", "same figure, other unit: kilometres, not miles"),
    ("5 percent", "5 percentage points", "unit_mismatch", "same figure, other unit: percentage points, not per cent"),
    (
        "£3.5m a year",
        "£3.5m over five years",
        "unit_mismatch",
        "same figure, other period: over five years, not a year",
    ),
    ("14 per 100,000", "14 per 1,000", "unit_mismatch", "same figure, other unit: per 1,000, not per 100,000"),
]
NOT_COMPARABLE = [
    ("£70m", "70%"),
    ("£70m", "$92m"),
    ("300 people", "300 tonnes"),
    ("5 per cent", "7 percentage points"),
    ("aged 34", "six weeks"),
    ("doubled", "81 cases"),
    ("40 tonnes", "25 miles"),
    ("$80 a barrel", "$90 a tonne"),
]


@pytest.mark.parametrize(("claim", "source"), AGREES, ids=[" / ".join(pair) for pair in AGREES])
def test_figures_that_agree(claim: str, source: str) -> None:
    relation = relate(read(claim)[0], read(source)[0])
    assert (relation.outcome, relation.kind, relation.says) == ("agrees", None, None)


@pytest.mark.parametrize(("claim", "source", "outcome", "says"), SAYS, ids=[f"{row[0]} / {row[1]}" for row in SAYS])
def test_what_is_said_about_figures_that_do_not(claim: str, source: str, outcome: str, says: str) -> None:
    relation = relate(read(claim)[0], read(source)[0])
    assert (relation.outcome, relation.says) == (outcome, says)
    assert relation.kind == ("unit" if outcome == "unit_mismatch" else "number")


@pytest.mark.parametrize(("claim", "source"), NOT_COMPARABLE, ids=[" / ".join(pair) for pair in NOT_COMPARABLE])
def test_figures_of_other_kinds_are_not_compared(claim: str, source: str) -> None:
    assert relate(read(claim)[0], read(source)[0]).outcome == "not_comparable"


@pytest.mark.parametrize(
    ("claim", "text", "outcome"),
    [
        ("Thefts more than doubled.", "Thefts went from 30 to 75.", "agrees"),
        ("Thefts more than doubled.", "Thefts went from 30 to 45.", "differs"),
        ("Profits halved.", "Profits fell from £8m to £4m.", "agrees"),
    ],
)
def test_growth_turns_two_figures_into_a_multiple_to_compare(claim: str, text: str, outcome: str) -> None:
    before, after = read(text)
    change = growth(before, after)
    assert change is not None
    assert relate(read(claim)[0], change).outcome == outcome


def test_growth_needs_a_start_above_nought_and_one_unit() -> None:
    nought, some = read("0 people"), read("12 people")
    assert growth(nought[0], some[0]) is None
    assert growth(read("£5m")[0], read("$5m")[0]) is None
    assert growth(read("5 to 6 per cent")[0], read("7 per cent")[0]) is None
