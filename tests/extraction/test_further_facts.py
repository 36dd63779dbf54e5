"""Facts that stand in a sentence without being clauses side by side, and sayings that open without their speaker."""

import pytest

from claims.extraction import ClaimDraft, extract
from claims.reading.article import Article

PAPER = "Harbour Gazette"


def claims(text: str) -> list[ClaimDraft]:
    return extract(Article(f"Notes\n\n{text}", publisher=PAPER))


FURTHER = {
    "a clause of time in front, what came of it, and the rest": (
        "In 1953, when the sea wall at Pell broke in a gale, drowning 40 people and wrecking 300 houses, the county asked "
        "Una Hartigan to lead the inquiry.",
        [
            "In 1953, when the sea wall at Pell broke in a gale", "drowning 40 people", "wrecking 300 houses",
            "the county asked Una Hartigan to lead the inquiry.",
        ],
    ),
    "a clause of time in front without a comma before it": (
        "After 31 ferries were scrapped in the winter, the port borrowed £9m from its owners.",
        ["31 ferries were scrapped in the winter", "the port borrowed £9m from its owners."],
    ),
    "a clause of reason behind, with a figure": (
        "The port closed its north quay because inspectors had counted 214 cracks in the wall.",
        ["The port closed its north quay", "inspectors had counted 214 cracks in the wall."],
    ),
    "a clause about the subject stays": (
        "The port closed its north quay after it lost £3m.", ["The port closed its north quay after it lost £3m."],
    ),
    "when something holds in general stays": (
        "Most trawlers turn back when the wind is over 40 knots.",
        ["Most trawlers turn back when the wind is over 40 knots."],
    ),
    "the ground": (
        "The owners sacked the crew in May on the ground that there was no work for them.",
        ["The owners sacked the crew in May", "there was no work for them."],
    ),
    "with": (
        "The strike has entered its third week, with 2,300 dockers now refusing to unload ships.",
        ["The strike has entered its third week", "2,300 dockers now refusing to unload ships."],
    ),
    "despite": (
        "The plan for the new quay has been approved by councillors – despite more than 700 letters of protest.",
        ["The plan for the new quay has been approved by councillors", "more than 700 letters of protest."],
    ),
    "a plan and what will come of it stay together": (
        "A new quay will be built in May, creating 40 jobs.", ["A new quay will be built in May, creating 40 jobs."],
    ),
    "a change told beside a figure": (
        "The port handled 14,200 boxes in March, a fall of 12% on the month before.",
        ["The port handled 14,200 boxes in March", "a fall of 12% on the month before."],
    ),
    "a distance to the average": (
        "The tide reached 5.1 metres on Friday — 80 centimetres above the March average.",
        ["The tide reached 5.1 metres on Friday", "80 centimetres above the March average."],
    ),
    "an ordinal of a number": (
        "Una Hartigan was born in Pell, the second of six sisters.",
        ["Una Hartigan was born in Pell", "the second of six sisters."],
    ),
    "a relative clause without a comma, figures in both": (
        "Councillors voted by 31 to 12 to back a bylaw that would cap mooring fees at £900 a year.",
        ["Councillors voted by 31 to 12 to back a bylaw", "would cap mooring fees at £900 a year."],
    ),
    "a list of things with figures": (
        "Terms include a limit on night work between 10pm and 6am, the dredging of 4,000 tonnes of silt and the "
        "upkeep of a lighthouse thought to date from the 1780s.",
        [
            "Terms include a limit on night work between 10pm and 6am", "the dredging of 4,000 tonnes of silt",
            "the upkeep of a lighthouse thought to date from the 1780s.",
        ],
    ),
    "two groups who voted": (
        "The bylaw was backed by 14 members of the harbour board and all but three of the skippers who voted.",
        ["The bylaw was backed by 14 members of the harbour board", "all but three of the skippers who voted."],
    ),
    "the verb left out": (
        "Four members of the harbour board voted in favour and three against.",
        ["Four members of the harbour board voted in favour", "three against."],
    ),
    "the verb left out twice": (
        "Sales of crab rose by 11% in the quarter and lobster 4%.",
        ["Sales of crab rose by 11% in the quarter", "lobster 4%."],
    ),
    "two honours": (
        "Una Hartigan was appointed OBE in 1988 and CBE in 2003.", ["Una Hartigan was appointed OBE in 1988", "CBE in 2003."],
    ),
    "12 of these and four of those are read in one breath": (
        "The port hired 12 divers and four cooks.", ["The port hired 12 divers and four cooks."],
    ),
    "years and months are one term": (
        "The captain was jailed for three years and four months at Pell Crown Court on Monday.",
        ["The captain was jailed for three years and four months at Pell Crown Court on Monday."],
    ),
    "a range is one figure": (
        "The yard builds between 12 and 15 boats for the county a year.",
        ["The yard builds between 12 and 15 boats for the county a year."],
    ),
    "a figure in passing": (
        "Pell, population 612, has had no ferry since Friday.",
        ["Pell, population 612", "has had no ferry since Friday."],
    ),
    "a date in passing": (
        "The lighthouse, built in 1874 by prisoners, guides 900 ships a year.",
        ["The lighthouse, built in 1874 by prisoners", "guides 900 ships a year."],
    ),
    "a time before a further verb": (
        "The firm bought the yard in 1986, and in 1998 sold it to a rival.",
        ["The firm bought the yard in 1986", "in 1998 sold it to a rival."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FURTHER.values(), ids=FURTHER.keys())
def test_a_fact_of_its_own_is_a_claim_of_its_own(text: str, expected: list[str]) -> None:
    assert [draft.quote for draft in claims(text)] == expected


SAYINGS = {
    "submitted that, and that": (
        "Senior counsel Jo Bell submitted that 76 boats had been sold and that the rest had been moved to Pell.",
        [("76 boats had been sold", "Jo Bell"), ("the rest had been moved to Pell.", "Jo Bell")],
    ),
    "while somebody else pointed out": (
        "The board sacked 40 dockers, while union leader Ida Moss pointed out that the port had made £3m.",
        [("The board sacked 40 dockers", PAPER), ("the port had made £3m.", "Ida Moss")],
    ),
    "and somebody else said": (
        "Una Hartigan said the port had lost £2m, and Ida Moss said it had sold 40 cranes.",
        [("the port had lost £2m", "Una Hartigan"), ("it had sold 40 cranes.", "Ida Moss")],
    ),
    "who alleged": (
        "The case was brought by retired pilot Una Hartigan, who alleged that the survey of 2019 was forged.",
        [("The case was brought by retired pilot Una Hartigan", PAPER), ("the survey of 2019 was forged.", "Una Hartigan")],
    ),
    "with somebody estimating": (
        "Pell has woken to empty shelves for a third day, with the harbour board now estimating that 400 lorries are stuck.",
        [("Pell has woken to empty shelves for a third day", PAPER), ("400 lorries are stuck.", "harbour board")],
    ),
    "noting in front": (
        "Noting that 14 boats had sunk in a year, the coroner ordered a review of the harbour’s lights.",
        [("14 boats had sunk in a year", "coroner"), ("the coroner ordered a review of the harbour’s lights.", PAPER)],
    ),
    "adding": (
        "Una Hartigan said the port had lost £2m, adding that 40 cranes had been sold.",
        [("the port had lost £2m", "Una Hartigan"), ("40 cranes had been sold.", "Una Hartigan")],
    ),
    "as per": (
        "Pell lost 41 boats between 2013 and 2021, as per a coastguard survey, the most of any port after Selsby.",
        [("Pell lost 41 boats between 2013 and 2021", "coastguard survey"), ("the most of any port after Selsby.", "coastguard survey")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAYINGS.values(), ids=SAYINGS.keys())
def test_a_further_saying_has_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(draft.quote, draft.claimant.name if draft.claimant else "") for draft in claims(text)]
    assert found == expected
