"""What stands around a figure: its noun, period and direction, and units carried over from a neighbour."""

import pytest

from claims.quantities import read


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The firm spends £2m a year on paper.", "a year"),
        ("The firm spends £2m on paper every month.", "every month"),
        ("They lost $40m over three years.", "over three years"),
        ("A share costs 90p per litre.", "per litre"),
        ("It sold at $70-a-share.", "a-share"),
        ("Wages rose 4% annually.", "annually"),
        ("Rents are up 12% since April 2021.", "since April 2021"),
        ("Sales rose 6% over last year.", None),
        ("The firm spends £2m, a year after it opened.", None),
    ],
)
def test_the_period_is_kept_as_written(text: str, period: str | None) -> None:
    assert read(text)[0].period == period


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Profits rose by 5%.", "up"),
        ("Profits fell sharply to £3m.", "down"),
        ("Rates were cut by a quarter.", "down"),
        ("Imports were up nearly 9%.", "up"),
        ("Women made up 40% of the crew.", None),
        ("Profits were £3m.", None),
    ],
)
def test_the_direction_is_that_of_the_verb_before(text: str, direction: str | None) -> None:
    assert read(text)[0].direction == direction


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Around 60 off-duty nurses helped.", "nurses"),
        ("All 32 Welsh rugby players signed.", "players"),
        ("One bus burned.", "bus"),
        ("Some 900 were hurt.", None),
    ],
)
def test_the_thing_counted_is_named(text: str, noun: str | None) -> None:
    assert read(text)[0].noun == noun


@pytest.mark.parametrize(
    ("text", "units", "carried"),
    [
        ("Scores went from 61 to 74.5%.", ["percent", "percent"], [True, False]),
        ("The rate fell to 2.4 per cent from 2.9.", ["percent", "percent"], [False, True]),
        ("It won 61% in the first round and 55 in the second.", ["percent", "percent"], [False, True]),
        ("The share rose 0.3 per cent to 512.", ["percent", "count"], [False, False]),
        ("There were 90 votes for, 7 against.", ["count", "count"], [False, True]),
    ],
)
def test_a_unit_left_out_is_carried_and_marked(text: str, units: list[str], carried: list[bool]) -> None:
    figures = read(text)
    assert [figure.unit for figure in figures] == units
    assert [figure.carried for figure in figures] == carried


def test_json_has_exactly_the_keys_of_the_contract() -> None:
    (figure,) = read("Nearly 70% a year")
    assert figure.as_json() == {
        "text": "70%",
        "start": 7,
        "end": 10,
        "value": 70.0,
        "low": None,
        "high": None,
        "unit": "percent",
        "kind": "percent",
        "hedge": "approx_below",
        "period": "a year",
    }


def test_reading_does_not_load_the_unit_library() -> None:
    import subprocess
    import sys

    script = "import sys, claims.quantities as q; q.read('Nearly 70% of 3 km'); print('pint' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"
