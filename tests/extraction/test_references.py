"""What stands for a pronoun or a bare role in the text of a claim, and whether that is sure."""

import pytest

from claims.extraction import ClaimDraft, extract
from claims.reading.article import Article


def last_claim(text: str) -> ClaimDraft:
    return extract(Article(f"Budget news\n\n{text}", publisher="Valley Post"))[-1]


SURE = [
    ("Orvane sold 12 ships. Its debt fell to £3m.", "Orvane’s debt fell to £3m."),
    ("The new bridge opened in May. It cost £40m.", "The new bridge cost £40m."),
    ("The regulator said it had fined 14 firms.", "The regulator had fined 14 firms."),
    ("Residents said they had waited 12 years.", "Residents had waited 12 years."),
    ("Tessa Orme joined in 2010. Her salary is £90,000.", "Tessa Orme’s salary is £90,000."),
    ("The works began in 2019. In 2021 they employed 400 men.", "In 2021 the works employed 400 men."),
    (
        "Mayor Tessa Orme opened the fair. The mayor has spent £9m on roads.",
        "Tessa Orme has spent £9m on roads.",
    ),
    (
        "Hexton County Council met on Monday. The council owes £70m.",
        "Hexton County Council owes £70m.",
    ),
]

SUGGESTED = [
    ("Orvane sold 12 ships. The company cut 900 jobs.", "Orvane cut 900 jobs."),
    ("Orvane sued Brightline. It lost £4m.", "Orvane lost £4m."),
    (
        "Rome’s refusal, a paper in Italy wrote, reflects its debts and the fact that 60% of its gas is imported.",
        "60% of Italy’s gas is imported.",
    ),
    (  # the strike, right before a comma, is not what the sentence is about
        (
            "Rome’s refusal to end the strike, a paper in Italy wrote, reflects its debts and the fact that "
            "60% of its gas is imported."
        ),
        "60% of Italy’s gas is imported.",
    ),
    (
        "Mayor Tessa Orme met Mayor Jill Moss. The mayor has spent £9m on roads.",
        "Tessa Orme has spent £9m on roads.",
    ),
    (
        (
            "Foreign Secretary Tessa Orme met her Danish counterpart Lars Holt. Mr Holt left early. "
            "The foreign minister arrived in Leeds after talks in Cork."
        ),
        "Lars Holt arrived in Leeds after talks in Cork.",
    ),
]

UNTOUCHED = [
    "The council raised its rent by 4%.",
    "It is true that 40 ships sank.",
    "It emerged that 40 ships had sunk.",
    "About 70% of the farms depend on it.",
    "The referee, Dan Platt, has given eight penalties this year.",
]


@pytest.mark.parametrize(("text", "wanted"), SURE, ids=[case[0] for case in SURE])
def test_the_only_candidate_is_put_in(text: str, wanted: str) -> None:
    found = last_claim(text)
    assert (found.text, found.text_sure) == (wanted, True)


@pytest.mark.parametrize(("text", "wanted"), SUGGESTED, ids=[case[0] for case in SUGGESTED])
def test_one_of_several_candidates_is_put_in_as_a_suggestion(text: str, wanted: str) -> None:
    found = last_claim(text)
    assert (found.text, found.text_sure) == (wanted, False)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_a_pronoun_the_claim_explains_or_that_means_nothing_stays(text: str) -> None:
    found = last_claim(f"Orvane sold 12 ships. {text}")
    assert found.text_sure
    assert found.text.endswith(text.split(" ", 1)[1].removeprefix("is true that ").removeprefix("emerged that "))


def test_what_is_the_first_of_its_kind_is_not_the_body_before() -> None:
    text = "It is the first visit to Arden by a minister since 2021."
    assert last_claim(f"Orvane sold 12 ships. {text}").text == text


def test_part_of_it_is_not_part_of_the_speaker() -> None:
    text = "It costs £2m a year to run, the Treasury says, and 12% of it is wasted."
    assert last_claim(text).text == "12% of it is wasted."


def test_a_rank_behind_a_dash_is_about_the_clause_not_its_last_name() -> None:
    text = "Orvane recorded gusts of 112mph at Brizlee Wood – the strongest since 2021."
    assert last_claim(text).text == "Orvane recorded gusts of 112mph at Brizlee Wood, the strongest since 2021."


def test_words_in_quotation_marks_are_never_changed() -> None:
    found = last_claim("Orvane sold 12 ships. “It lost £4m,” said Tessa Orme.")
    assert "It lost £4m" in found.text
