"""Date phrases: where they stand, which days they cover, and what is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import DateMention, DayOrder, day_order, find
from claims.dates.grammar import TRIGGER, may_hold_dates
from claims.model.enums import DateGrain

ON = date(2024, 5, 16)  # a Thursday

ABSOLUTE = [
    ("The bridge opened on 3 June 2019.", "3 June 2019", "day", "2019-06-03", "2019-06-03"),
    ("The bridge opened on June 3, 2019.", "June 3, 2019", "day", "2019-06-03", "2019-06-03"),
    ("It was signed on the 1st of May 1997.", "the 1st of May 1997", "day", "1997-05-01", "1997-05-01"),
    ("It closed on Friday, 2 February 2018.", "Friday, 2 February 2018", "day", "2018-02-02", "2018-02-02"),
    ("Sales began in September 2020.", "September 2020", "month", "2020-09-01", "2020-09-30"),
    ("He retired in 1988.", "1988", "year", "1988-01-01", "1988-12-31"),
    ("Output fell in 2011-15.", "2011-15", "range", "2011-01-01", "2015-12-31"),
    ("Output fell in 2011–2015.", "2011–2015", "range", "2011-01-01", "2015-12-31"),
    ("The form is dated 14/07/2021.", "14/07/2021", "day", "2021-07-14", "2021-07-14"),
    ("The form is dated 07/14/2021.", "07/14/2021", "day", "2021-07-14", "2021-07-14"),
    ("Logged 2023-11-05.", "2023-11-05", "day", "2023-11-05", "2023-11-05"),
    ("In the first quarter of 2022 it grew.", "In the first quarter of 2022", "quarter", "2022-01-01", "2022-03-31"),
    ("Profits doubled in Q4 2022.", "Q4 2022", "quarter", "2022-10-01", "2022-12-31"),
    ("It grew in the first half of 2021.", "the first half of 2021", "range", "2021-01-01", "2021-06-30"),
    ("The mine ran from 1921 to 1964.", "from 1921 to 1964", "range", "1921-01-01", "1964-12-31"),
    ("It was built in the late 1960s.", "the late 1960s", "range", "1966-01-01", "1969-12-31"),
    ("The fair runs 12-14 July 2023.", "12-14 July 2023", "range", "2023-07-12", "2023-07-14"),
]  # fmt: skip

RELATIVE = [
    ("He resigned on Monday.", "on Monday", "day", "2024-05-13", "2024-05-13"),
    ("He resigns today, on Thursday.", "on Thursday", "day", "2024-05-16", "2024-05-16"),
    ("She spoke on Tuesday evening.", "on Tuesday evening", "day", "2024-05-14", "2024-05-14"),
    ("The vote is next Monday.", "next Monday", "day", "2024-05-20", "2024-05-20"),
    ("Friday’s vote was close.", "Friday", "day", "2024-05-10", "2024-05-10"),
    ("They met yesterday.", "yesterday", "day", "2024-05-15", "2024-05-15"),
    ("It was agreed earlier this month.", "earlier this month", "month", "2024-05-01", "2024-05-16"),
    ("It opens later this year.", "later this year", "year", "2024-05-16", "2024-12-31"),
    ("Prices fell last year.", "last year", "year", "2023-01-01", "2023-12-31"),
    ("Last year’s budget was late.", "Last year", "year", "2023-01-01", "2023-12-31"),
    ("Prices fell last week.", "last week", "week", "2024-05-06", "2024-05-12"),
    ("It starts next month.", "next month", "month", "2024-06-01", "2024-06-30"),
    ("Exports fell in the third quarter.", "in the third quarter", "quarter", "2023-07-01", "2023-09-30"),
    ("It has been shut since 24 February.", "24 February", "day", "2024-02-24", "2024-02-24"),
    ("The season ends on 20 December.", "20 December", "day", "2023-12-20", "2023-12-20"),
    ("The club was sold two years ago.", "two years ago", "year", "2022-01-01", "2022-12-31"),
    ("It rose over the past five years.", "the past five years", "range", "2019-05-16", "2024-05-16"),
    ("It is due by the end of the year.", "the end of the year", "day", "2024-12-31", "2024-12-31"),
    ("Waits fell in the three months to March.", "the three months to March", "range", "2024-01-01", "2024-03-31"),
    ("Rain fell between October and January.", "between October and January", "range", "2023-10-01", "2024-01-31"),
    ("Talks began in January.", "January", "month", "2024-01-01", "2024-01-31"),
    ("Talks began last May.", "last May", "month", "2023-05-01", "2023-05-31"),
]  # fmt: skip

UNRESOLVED = [
    ("They arrived on the same day.", "on the same day", "day"),
    ("That was a year earlier.", "a year earlier", "year"),
    ("It opens in the autumn.", "in the autumn", "range"),
    ("He promised it for the following year.", "the following year", "year"),
]

NO_DATES = [
    "The minister may resign.",
    "Mr May and Mrs March will sue.",
    "They march through the town.",
    "Some 1800 people came.",
    "It cost £2000 in all.",
    "The index stood at 2,019 points.",
    "The score was 2019.5.",
    "There is no 31 February 2021.".replace(" February 2021", " Febtember"),
    "Version 45/13/2022 does not exist.",
    "He sat down.",
    "We met second in line.",
    "",
]


@pytest.mark.parametrize(("text", "span", "grain", "first", "last"), ABSOLUTE, ids=[case[1] for case in ABSOLUTE])
def test_a_written_date_is_read_without_knowing_the_day_of_writing(
    text: str, span: str, grain: str, first: str, last: str
) -> None:
    [mention] = find(text)
    assert mention.text == span
    assert not mention.relative
    assert (mention.grain.value, str(mention.first), str(mention.last)) == (grain, first, last)


@pytest.mark.parametrize(("text", "span", "grain", "first", "last"), RELATIVE, ids=[case[1] for case in RELATIVE])
def test_a_relative_date_is_counted_from_the_day_of_the_article(
    text: str, span: str, grain: str, first: str, last: str
) -> None:
    mention = find(text, on=ON)[-1]
    assert mention.text == span
    assert mention.relative
    assert (mention.grain.value, str(mention.first), str(mention.last)) == (grain, first, last)


@pytest.mark.parametrize(("text", "span", "grain"), [case[:3] for case in RELATIVE], ids=[case[1] for case in RELATIVE])
def test_without_the_day_of_the_article_a_relative_date_stays_unresolved(text: str, span: str, grain: str) -> None:
    mention = find(text)[-1]
    assert (mention.text, mention.grain.value) == (span, grain)
    assert mention.first is None
    assert mention.last is None


@pytest.mark.parametrize(("text", "span", "grain"), UNRESOLVED, ids=[case[1] for case in UNRESOLVED])
def test_what_only_a_reader_can_resolve_stays_unresolved(text: str, span: str, grain: str) -> None:
    [mention] = find(text, on=ON)
    assert mention == DateMention(span, text.index(span), text.index(span) + len(span), DateGrain(grain), relative=True)


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_names_and_verbs_are_no_dates(text: str) -> None:
    assert find(text, on=ON) == []


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert find("It happened on 31 February 2021.", on=ON) == []


def test_march_and_may_are_months_before_a_small_letter_and_names_before_a_capital() -> None:
    assert [mention.text for mention in find("The works close in March with the loss of 40 jobs.")] == ["March"]
    assert find("The party believed in May Brown.") == []


def test_several_dates_are_found_in_order() -> None:
    found = find("Born in 1950, he moved in March 1971 and died on 4 May 2020.")
    assert [mention.text for mention in found] == ["1950", "March 1971", "4 May 2020"]


PIECES = st.lists(
    st.sampled_from(
        ["31 March 2022", "on", "Thursday", "last", "year", "2017-21", "\u00a0", "\u0301", "\u200b", "the", "in",
         "March", "third quarter", "ago", "two", "９", "٢٠٢١", "/", "-", "–", "31/03/2022", "🙂",
         "since", "’s", ",", "99", "0"]
    ),
    max_size=30,
)  # fmt: skip


@given(PIECES, st.sampled_from([" ", "", "\u00a0"]), st.none() | st.dates())
def test_every_mention_is_its_slice_and_its_days_are_in_order(pieces: list[str], joint: str, on: date | None) -> None:
    text = joint.join(pieces)
    end = 0
    for mention in find(text, on=on):
        assert mention.text == text[mention.start : mention.end]
        assert end <= mention.start < mention.end
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or (mention.last is not None and mention.first <= mention.last)
        end = mention.end


@pytest.mark.parametrize(
    ("told", "order"),
    [
        ({"language": "en-US"}, DayOrder.MONTH_FIRST),
        ({"language": "en-GB", "url": "https://news.example.us/a"}, DayOrder.DAY_FIRST),
        ({"language": "en_AU"}, DayOrder.DAY_FIRST),
        ({"language": "en"}, None),
        ({"url": "https://www.example.co.uk/1"}, DayOrder.DAY_FIRST),
        ({"url": "https://example.com/1"}, None),
        ({"url": "http://["}, None),
        ({"publisher": "Chicago Ledger"}, DayOrder.MONTH_FIRST),
        ({"publisher": "The Irish Packet"}, DayOrder.DAY_FIRST),
        ({"publisher": "London and New York Review"}, None),
        ({"text": "It opened on March 3 and shut on June 21."}, DayOrder.MONTH_FIRST),
        ({"text": "It opened on 3 March and shut on 21 June."}, DayOrder.DAY_FIRST),
        ({"text": "Signed 02/27/2020."}, DayOrder.MONTH_FIRST),
        ({"text": "Signed 27/02/2020."}, DayOrder.DAY_FIRST),
        ({"text": "It opened on March 3 and shut on 21 June."}, None),
        ({}, None),
    ],
    ids=str,
)
def test_the_order_of_day_and_month_is_the_publishers(told: dict[str, str], order: DayOrder | None) -> None:
    assert day_order(**told) == order


@pytest.mark.parametrize(
    ("text", "order", "first", "ambiguous"),
    [
        ("Signed on 4/5/2021.", None, "2021-05-04", True),
        ("Signed on 4/5/2021.", DayOrder.MONTH_FIRST, "2021-04-05", False),
        ("Signed on 4/5/2021.", DayOrder.DAY_FIRST, "2021-05-04", False),
        ("Signed on 5/5/2021.", None, "2021-05-05", False),
        ("Signed on 4.5.2021.", DayOrder.MONTH_FIRST, "2021-05-04", False),
        ("Signed on 14/5/2021.", DayOrder.MONTH_FIRST, "2021-05-14", False),
    ],
)
def test_a_date_that_reads_both_ways_says_so(text: str, order: DayOrder | None, first: str, *, ambiguous: bool) -> None:
    [mention] = find(text, order=order)
    assert (str(mention.first), mention.ambiguous) == (first, ambiguous)


@pytest.mark.parametrize(("text", "ambiguous"), [("on 24 February", False), ("on 20 November", True)])
def test_a_day_half_a_year_off_may_be_either_years(text: str, *, ambiguous: bool) -> None:
    [mention] = find(f"It opens {text}.", on=ON)
    assert mention.ambiguous is ambiguous


PARTS_OF_DATES = """
    days DAY nıght NİGHT ſummer WEEK morning Spring Mar may Q3 2021 3.4 century afternoon \u212a wee
    """.split()  # noqa: SIM905


@given(st.lists(st.sampled_from([*PARTS_OF_DATES, " ", "s", "k", "x"]), max_size=6).map("".join))
def test_a_text_is_passed_by_as_the_trigger_says(text: str) -> None:
    assert may_hold_dates(text) == (TRIGGER.search(text) is not None)
