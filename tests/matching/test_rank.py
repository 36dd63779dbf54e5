from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching import Entry, propose
from claims.matching.profile import profile
from claims.matching.rank import FLOOR, rank

DAM = Entry(1, "The dam at Orrin holds 40 million cubic metres of water.", "Dams of the north")
FERRY = Entry(2, "A new ferry will sail between Oban and Barra from May.", "Timetable")
BUDGET = Entry(3, "The council approved a budget of £212m for the coming year.", "Council minutes")
ORCHARD = Entry(4, "Apple growers lost a third of their crop to frost.", "Farming")
ALL = [DAM, FERRY, BUDGET, ORCHARD]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Orrin dam stores 40 million cubic metres", DAM),
        ("The ferry from Oban to Barra starts in May", FERRY),
        ("Councillors passed a £212m budget", BUDGET),
        ("Frost destroyed one third of the apple crop", ORCHARD),
    ],
)
def test_the_passage_about_the_same_thing_comes_first(claim: str, expected: Entry) -> None:
    assert propose(claim, ALL)[0].entry == expected


def test_a_proposal_says_why_and_what_differs() -> None:
    [proposal] = propose(
        "India bought 5 million tonnes of Russian coal", [Entry(7, "Russia sold India 3 million tonnes of coal.")]
    )
    assert 0 <= proposal.score <= 100
    assert "shares the names India and Russian" in proposal.reasons
    assert "shares the word coal" in proposal.reasons
    assert proposal.outcome == "differs"
    assert [difference.kind for difference in proposal.differences] == ["number"]


def test_an_agreeing_figure_is_a_reason() -> None:
    [proposal] = propose("The dam holds 40 million cubic metres", [DAM])
    assert "same figure: 40 million cubic metres" in proposal.reasons


def test_an_unrelated_passage_is_no_proposal() -> None:
    assert propose("The central bank kept interest rates unchanged", ALL) == []


@pytest.mark.parametrize("claim", ["", "   ", "the of and", "!?", "🙂"])
def test_a_claim_without_content_words_has_no_proposals(claim: str) -> None:
    assert propose(claim, ALL) == []


def test_without_candidates_there_are_no_proposals() -> None:
    assert propose("The dam is full", []) == []


def test_twins_share_the_place_of_the_one_with_the_lowest_id() -> None:
    twins = [
        Entry(9, "The “Orrin” dam is full.", "Dams"),
        Entry(5, "The 'Orrin'  dam is FULL.", "Dams"),
        Entry(7, 'The "Orrin" dam is full.', "Dams"),
        Entry(6, "The Orrin dam is half full.", "Dams"),
    ]
    assert [proposal.entry.id for proposal in propose("The Orrin dam is full", twins)] == [5, 6]


def test_statements_quoted_with_double_or_single_marks_are_twins() -> None:
    twins = [Entry(5, 'The dam at Orrin is "full".'), Entry(6, "The dam at Orrin is 'full'."), Entry(7, "A dam leaks.")]
    assert [proposal.entry.id for proposal in propose("The Orrin dam is full", twins)] == [5, 7]


def test_a_name_in_the_text_counts_more_than_the_one_who_signs() -> None:
    about, by = Entry(1, "Ana Pop was in Oban."), Entry(2, "Ola Berg was in Oban.")
    [first, *_] = propose("Ana Pop was in Oban — Ola Berg (@ola)", [by, about], frequency={}, rows=1_000)
    assert first.entry == about


def test_equal_scores_stand_in_order_of_id() -> None:
    entries = [Entry(3, "Dam leaks, says Ann."), Entry(1, "Dam leaks, says Ann!"), Entry(2, "Dam leaks, says Ann?")]
    proposals = propose("A dam leaks", entries)
    assert len({round(proposal.score, 6) for proposal in proposals}) == 1
    assert [proposal.entry.id for proposal in proposals] == [1, 2, 3]


@given(order=st.permutations([*ALL, Entry(5, "The dam leaks."), Entry(6, "The budget of the dam.")]))
def test_the_order_of_the_candidates_changes_nothing(order: list[Entry]) -> None:
    found = [(proposal.entry.id, proposal.score) for proposal in propose("The budget for the Orrin dam", order)]
    assert [entry for entry, _ in found] == sorted(
        (entry for entry, _ in found), key=lambda entry: (-dict(found)[entry], entry)
    )
    usual = propose("The budget for the Orrin dam", sorted(order, key=lambda entry: entry.id))
    assert [entry for entry, _ in found] == [proposal.entry.id for proposal in usual]


def test_given_frequencies_make_a_rare_word_count_more() -> None:
    common, rare = Entry(1, "The council met on roads."), Entry(2, "The heron met on roads.")
    frequency = Counter({"council": 5_000, "heron": 2, "road": 900, "met": 800})
    proposals = propose("A heron faced the council", [common, rare], frequency=frequency, rows=10_000)
    assert proposals[0].entry == rare


def test_at_most_limit_are_proposed() -> None:
    entries = [Entry(number, f"The dam leaks in ward {number}.") for number in range(30)]
    assert len(propose("The dam leaks", entries, limit=4)) == 4


def test_no_proposal_scores_below_the_floor() -> None:
    entries = [Entry(number, "A dam " + "somewhere quite else " * number) for number in range(40)]
    assert all(proposal.score >= FLOOR for proposal in propose("The dam near the mill leaks oil", entries, limit=40))


def test_the_title_helps_to_find_a_passage() -> None:
    entries = [
        Entry(1, "It rose by 4 per cent.", "Rents in Leeds"),
        Entry(2, "It rose by 4 per cent in a year.", "Wages"),
    ]
    assert propose("Rents in Leeds rose by 4 per cent", entries)[0].entry.id == 1


def test_of_two_passages_alike_the_one_from_the_time_of_the_claim_comes_first() -> None:
    then = Entry(2, "The Orrin dam leaked in June 2019 and the road was closed.")
    now = Entry(3, "The Orrin dam leaked in May 2024 and the road was closed.")
    dated = "Engineers found three cracks in the Orrin dam on 3 June 2024 and closed the road to Conon"
    undated = "Engineers found three cracks in the Orrin dam in May and closed the road to Conon in June"
    assert [entry.id for _, entry in rank(dated, [then, now], frequency={}, rows=0)] == [3, 2]
    assert [entry.id for _, entry in rank(undated, [then, now], frequency={}, rows=0)] == [2, 3]


def test_a_source_older_than_the_claim_is_named() -> None:
    old = Entry(1, "The dam holds 40 million cubic metres.", published_on="2019-05")
    [proposal] = propose("The dam holds 40 million cubic metres", [old], said_on="2022-03-31")
    assert [difference.says for difference in proposal.differences] == [
        "The source is from May 2019, about 3 years before the claim."
    ]


def test_a_passage_without_words_has_an_empty_profile() -> None:
    known = profile(Entry(1, "— … !"))
    assert (known.content, known.stems(), known.statement, known.title) == ((), {}, "", "")


def test_what_somebody_uses_comes_before_what_else_they_are_largest_in() -> None:
    entries = [
        Entry(1, "Norland bought 11 per cent of all tanks in 2019-21 and was the world's largest tank importer."),
        Entry(
            2, "Norland accounted for about 5 per cent of energy consumption and was the world's largest oil consumer."
        ),
    ]
    assert propose("Norland is one of the world's largest users of hydrocarbons", entries)[0].entry.id == 2


def test_a_word_that_says_much_the_same_counts_in_part() -> None:
    entries = [Entry(1, "The council runs four libraries."), Entry(2, "The council runs four vessels.")]
    [first, second] = propose("The council runs four ships", entries)
    assert first.entry.id == 2
    assert first.score < propose("The council runs four vessels", entries)[0].score
    assert second.entry.id == 1
