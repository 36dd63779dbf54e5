from datetime import date

import pytest

from claims.matching import Comparison, compare

SOLAR = "The village will get £40 million for its solar park."


def says(claim: str, passage: str, **options: object) -> list[str]:
    return [difference.says for difference in compare(claim, passage, **options).differences]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "passage", "expected"),
    [
        (
            "Nearly 80% of the island's power comes from coal.",
            "Coal's share of the island's power fell from 79 per cent in 2010-14 to 52 per cent in 2016-20.",
            (
                "The source says “52 per cent” where the claim says “Nearly 80%”: 28 percentage points lower; "
                "it was 79 per cent in 2010-14."
            ),
        ),
        (
            "Some 70% of patients wait.",
            "The share of patients who wait is 31 per cent, down from 45 per cent in 2016 and 70 per cent in 2011.",
            (
                "The source says “31 per cent” where the claim says “Some 70%”: 39 percentage points lower; "
                "it was 70 per cent in 2011."
            ),
        ),
        (
            SOLAR,
            "The fund will put £28.7 million ($40 million) into the village's solar park.",
            (
                "The source says “£28.7 million” where the claim says “£40 million”: "
                "11.3 million pounds less, 28 per cent lower."
            ),
        ),
        (
            SOLAR,
            "The village will get €40 million for its solar park.",
            (
                "The source says “€40 million” where the claim says “£40 million”: "
                "same figure, other currency: euros, not pounds."
            ),
        ),
        (
            "Burglaries have more than doubled.",
            "Burglaries rose from 110 in 2020 to 150 in 2023.",
            "The source says “110 to 150” where the claim says “more than doubled”: 1.36 times, not 2 times.",
        ),
        (
            "The firm paid no tax.",
            "The firm paid £3.2m in tax.",
            "The source says “£3.2m” where the claim says “no tax”: 3.2 million pounds more.",
        ),
        (
            "The council did approve the plan.",
            "The council did not approve the plan.",
            "The source denies it (“not approve”), the claim does not (“approve”).",
        ),
        (
            "The council didn't approve the plan.",
            "The council did approve the plan.",
            "The claim denies it (“didn't approve”), the source does not (“approve”).",
        ),
        ("Crime is up 12%.", "Crime is down 12%.", "The source says “down” where the claim says “up”."),
        (
            "Belgium closed its reactor.",
            "Germany closed its reactor.",
            "The source speaks of Germany where the claim speaks of Belgium.",
        ),
        (
            "The plant shut in March 2021.",
            "The plant shut in October 2021.",
            "The source speaks of October 2021 where the claim speaks of March 2021.",
        ),
    ],
    ids=["ends", "three ends", "amount", "currency", "multiple", "zero", "denied", "denies", "way", "name", "date"],
)
def test_a_difference_is_one_plain_sentence(claim: str, passage: str, expected: str) -> None:
    assert says(claim, passage) == [expected]


def test_two_sums_in_a_passage_agree_with_the_one_that_measures_the_same() -> None:
    passage = "The fund gives GBP 40 million for the solar park and GBP 3.2 million for two bus lines."
    assert compare(SOLAR, passage).outcome == "agrees"


def test_a_converted_sum_in_brackets_is_not_taken_for_agreement() -> None:
    assert compare(SOLAR, "The fund puts £28.7 million ($40 million) into the solar park.").outcome == "differs"


def test_the_date_of_the_claim_decides_which_end_of_a_change_is_compared() -> None:
    passage = "Coal's share of power fell from 81 per cent in 2010 to 52 per cent in 2020."
    assert compare("In 2010, coal made 81% of power.", passage).outcome == "agrees"
    assert compare("In 2020, coal made 81% of power.", passage).outcome == "differs"


def test_a_relative_date_is_read_with_the_days_of_claim_and_source() -> None:
    claim, passage = "The mill burnt down last year.", "The mill burnt down in 2016."
    assert says(claim, passage) == []
    assert says(claim, passage, claim_date=date(2020, 6, 1)) == [
        "The source speaks of 2016 where the claim speaks of last year."
    ]


@pytest.mark.parametrize(
    ("published", "older"),
    [
        ("2022-03-30", False),
        ("2022-02", False),
        ("2022-01-02", True),
        ("2021", True),
        ("2023", False),
        ("soon", False),
        ("", False),
    ],
)
def test_only_a_source_more_than_two_months_older_is_named(published: str, *, older: bool) -> None:
    found = says("The mill closed.", "The mill closed.", claim_date=date(2022, 3, 31), published_on=published)
    assert bool(found) is older


def test_a_name_in_the_title_of_the_source_is_there() -> None:
    claim, passage = "Scotland counted 900 otters.", "Wales and its neighbour counted 900 otters."
    assert says(claim, passage) != []
    assert says(claim, passage, title="Otters in Scotland and Wales") == []


def score(claim: str, passage: str) -> float:
    return compare(claim, passage).score


def test_the_score_is_lower_where_figures_names_or_denials_differ() -> None:
    claim = "Nearly 40% of Kenya's tea goes to Pakistan."
    same = score(claim, claim)
    assert same > 95
    assert score(claim, "Nearly 4% of Kenya's tea goes to Pakistan.") < same - 10
    assert score(claim, "Nearly 40% of Uganda's tea goes to Pakistan.") < same - 5
    assert score(claim, "Nearly 40% of Kenya's tea does not go to Pakistan.") < same - 5
    assert score(claim, "The museum reopens in spring.") == 0


@pytest.mark.parametrize(("claim", "passage"), [("", ""), ("oil", ""), ("", "oil"), ("the of", "and or"), ("🙂", "!")])
def test_statements_without_words_compare_to_nothing(claim: str, passage: str) -> None:
    comparison = compare(claim, passage)
    assert comparison == Comparison(0, comparison.outcome, ())
    assert comparison.outcome == "no_quantities"


LONG = {
    "digits": "1" * 1_000_000,
    "spaces": " " * 1_000_000,
    "quotes": '"' * 1_000_000,
    "millions": "million " * 125_000,
    "capitals": "Aa Bb " * 160_000,
    "commas": "1," * 500_000,
    "apostrophes": "a'" * 500_000,
    "dots": "U.S." * 250_000,
    "denials": "not no never " * 80_000,
    "ends": "from 1 to 2 " * 80_000,
    "tags": "#Aa@b" * 200_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_million_characters_of_one_kind_are_read_in_linear_time(text: str) -> None:
    # No clock here: a quadratic step would take minutes and be stopped by whoever runs the tests.
    assert 0 <= compare(text, "The Orrin dam holds 3 million litres.").score <= 100
    assert 0 <= compare("The Orrin dam holds 3 million litres.", text).score <= 100


def test_of_several_words_that_are_denied_the_first_is_named() -> None:
    found = says(
        "Walking there is safe, legal, fair and likely.", "Walking there is unlikely, unfair, unsafe, illegal."
    )
    assert found == ["The source says “unsafe” where the claim says “safe”."]
