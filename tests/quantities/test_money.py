"""Money in the currencies and writings of many countries."""

import pytest

from claims.quantities import read

SUMS = [
    ("A ticket costs 45 Bahraini dinars.", "45 Bahraini dinars", 45, "BHD"),
    ("The fine is 800 Costa Rican colones.", "800 Costa Rican colones", 800, "CRC"),
    ("He was paid 30 new Israeli shekels.", "30 new Israeli shekels", 30, "ILS"),
    ("They want 6 million Papua New Guinean kina.", "6 million Papua New Guinean kina", 6e6, "PGK"),
    ("Bread is 90 Georgian lari.", "90 Georgian lari", 90, "GEL"),
    ("It sold for 75 pounds sterling.", "75 pounds sterling", 75, "GBP"),
    ("A stamp was 40 euro cents.", "40 euro cents", 0.4, "EUR"),
    ("The dam cost U.S. $85 million.", "U.S. $85 million", 85e6, "USD"),
    ("The grant is CN¥650.", "CN¥650", 650, "CNY"),
    ("It lost R7.5m last year.", "R7.5m", 7.5e6, "ZAR"),
    ("A kilo is RM12.50 there.", "RM12.50", 12.5, "MYR"),
    ("Rent is Rp 3,000,000 a month.", "Rp 3,000,000", 3e6, "IDR"),
    ("Rent is 950 zł.", "950 zł", 950, "PLN"),
    ("It was sold for euros 60 million.", "euros 60 million", 60e6, "EUR"),
    ("It was sold for US dollars 60.", "US dollars 60", 60, "USD"),
    ("It is minus $14 today.", "minus $14", -14, "USD"),
    ("Tea is £3 40p.", "£3 40p", 3.4, "GBP"),
    ("Tea is four pounds and twenty pence.", "four pounds and twenty pence", 4.2, "GBP"),
    ("Noodles are 7 yuan 5 jiao.", "7 yuan 5 jiao", 7.5, "CNY"),
    ("A room is 65,000 won.", "65,000 won", 65000, "KRW"),
    ("They paid CAD $85 million.", "CAD $85 million", 85e6, "CAD"),
    ("They paid sek 900 for it.", "sek 900", 900, "SEK"),
    ("They paid 70 pln for it.", "70 pln", 70, "PLN"),
    ("They paid 70 ₼ for it.", "70 ₼", 70, "AZN"),
    ("They paid 9 million marks.", "9 million marks", 9e6, "DEM"),
]
NO_SUMS = [
    "Some 200 Afghani refugees left.",
    "The pair scored 10 marks.",
    "Some 1,500 won prizes.",
    "He bought euros 20 years ago.",
    "The R2 robot fell over.",
]


@pytest.mark.parametrize(("text", "span", "value", "unit"), SUMS, ids=[row[1] for row in SUMS])
def test_a_sum_is_read_with_its_currency(text: str, span: str, value: float, unit: str) -> None:
    figure = read(text)[0]
    assert (figure.text, figure.unit, figure.kind) == (span, unit, "money")
    assert figure.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("text", NO_SUMS)
def test_words_that_only_look_like_money_are_none(text: str) -> None:
    assert all(figure.kind != "money" for figure in read(text))
