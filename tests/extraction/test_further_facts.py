"""Facts that stand in a sentence without being clauses side by side, and sayings that open without their speaker."""

import pytest

from claims.extraction import ClaimDraft, extract
from claims.reading.article import Article

PAPER = "Harbour Gazette"


def claims(text: str) -> list[ClaimDraft]:
    return extract(Article(f"Notes\n\n{text}", publisher=PAPER))


FURTHER = {
    "a clause of time in front, what came of it, and the rest": (
        ("In 1953, when the wall at Pell broke in gales, drowning 40 men and wrecking 90 huts, "
        "the town sued its engineer in the county court."),
        [
            "In 1953, when the wall at Pell broke in gales", "drowning 40 men", "wrecking 90 huts",
            "the town sued its engineer in the county court.",
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
        "The owners sacked the crew in May on the ground that there was no work for 40 of them.",
        ["The owners sacked the crew in May", "there was no work for 40 of them."],
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
        "Terms include a cap of £14 on fees, the dredging of 40 tonnes of silt and the care of a light from the 1780s.",
        [
            "Terms include a cap of £14 on fees", "the dredging of 40 tonnes of silt",
            "the care of a light from the 1780s.",
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
        "Una Hartigan was appointed OBE in 1988 and CBE in 2003.",
        ["Una Hartigan was appointed OBE in 1988", "CBE in 2003."],
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
    "three verbs of one subject": (
        "The firm bought four tugs, sold 31 barges and closed its Pell yard.",
        ["The firm bought four tugs", "sold 31 barges", "closed its Pell yard."],
    ),
    "two plans with figures": (
        "The work will deepen 12 docks and create 900 jobs.", ["The work will deepen 12 docks", "create 900 jobs."],
    ),
    "the main verb after a relative clause is no second clause": (
        "A captain who stole £9,000 to pay for a cruise and a horse has been jailed for a year.",
        ["A captain who stole £9,000 to pay for a cruise and a horse has been jailed for a year."],
    ),
    "a rank in front of an aim": (
        "The port will spend £40m, the biggest sum in its history, to cut spills by 60%.",
        ["The port will spend £40m", "the biggest sum in its history", "to cut spills by 60%."],
    ),
    "a rank inside a quotation": (
        "“Our order book stands at £2.1m, its highest since 2016,” Una Hartigan said.",
        ["Our order book stands at £2.1m", "its highest since 2016"],
    ),
    "a bill by what it holds": (
        "The bylaw, which was promised in 2019, would also abolish mooring fees for boats under 12 metres.",
        ["The bylaw, which was promised in 2019", "would also abolish mooring fees for boats under 12 metres."],
    ),
    "nothing there": (
        "Una Hartigan said there was no sign of a leak.", ["there was no sign of a leak."],
    ),
    "what is called": ("Anyone with information is asked to call 101.", []),
    "what somebody thinks so": ("Mayor Una Hartigan thinks so.", []),
    "when it was posted": ("Posted Mon 20 Mar 2023 at 4:12pm, updated Tue 21 Mar 2023", []),
    "groups that each lost": (
        "The Blues lost 40 seats, the Reds gained 31 and the Greens nine.",
        ["The Blues lost 40 seats", "the Reds gained 31", "the Greens nine."],
    ),
    "killed, with the helper left out": (
        "More than 40,000 people have been displaced and at least 32 killed by floods at Pell.",
        ["More than 40,000 people have been displaced", "at least 32 killed by floods at Pell."],
    ),
    "the same figure in other words": (
        "The port employs 3,400 people, or 4% of the adults in the county.",
        ["The port employs 3,400 people, or 4% of the adults in the county."],
    ),
    "how many of those": (
        "The port earned $57m, less than a third of which has been spent.",
        ["The port earned $57m", "$57m, less than a third of which has been spent."],
    ),
    "what followed, with a clause on it": (
        "Landings rose to 4,310 tonnes, beating the 4,150 tonnes brokers had forecast.",
        ["Landings rose to 4,310 tonnes", "beating the 4,150 tonnes brokers had forecast."],
    ),
    "a clause after a colon with figures on both sides": (
        "The port was fined a third time in 2023: it paid £2m after a crane fell.",
        ["The port was fined a third time in 2023", "it paid £2m after a crane fell."],
    ),
    "more than double": (
        "About 12,000 people use the ferry each month, more than double the number in 2018.",
        ["About 12,000 people use the ferry each month", "more than double the number in 2018."],
    ),
    "a second man with his age": (
        "One man was pronounced dead at the scene, and a second man, 41, is in hospital in Pell.",
        ["One man was pronounced dead at the scene", "a second man, 41, is in hospital in Pell."],
    ),
    "a majority, and who defied whom": (
        "The bill passed by 286 votes to 212, a majority of 74, after 31 Green members defied the whip.",
        ["The bill passed by 286 votes to 212", "a majority of 74", "31 Green members defied the whip."],
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
        [
            ("The case was brought by retired pilot Una Hartigan", PAPER),
            ("the survey of 2019 was forged.", "Una Hartigan"),
        ],
    ),
    "with somebody estimating": (
        "Pell has woken to empty shelves for a third day, with the port board estimating that 400 lorries are stuck.",
        [("Pell has woken to empty shelves for a third day", PAPER), ("400 lorries are stuck.", "port board")],
    ),
    "noting in front": (
        "Noting that 14 boats had sunk in a year, the coroner ordered a review of the harbour’s lights.",
        [("14 boats had sunk in a year", "coroner"), ("the coroner ordered a review of the harbour’s lights.", PAPER)],
    ),
    "who admitted, and said": (
        "Mayor Una Hartigan, who admitted that the pier had been sold, said it had lost £2m.",
        [("the pier had been sold", "Una Hartigan"), ("it had lost £2m.", "Una Hartigan")],
    ),
    "a speaker with a party behind the name": (
        "Cllr Una Hartigan (Ind, Pell West) said the port had lost £2m.", [("the port had lost £2m.", "Una Hartigan")],
    ),
    "a source that says more": (
        "The port lost £2m because tugs failed, according to a report that says 14 pilots had warned of it.",
        [("The port lost £2m because tugs failed", "report"), ("14 pilots had warned of it.", "report")],
    ),
    "a source by its name": (
        "The sea rose by 4cm, according to the port authority, PPA.", [("The sea rose by 4cm", "PPA")],
    ),
    "what the speaker did besides": (
        "An inquiry by Una Hartigan found there was no lifeboat in the harbour that night, and made 18 proposals.",
        [("there was no lifeboat in the harbour that night", "Una Hartigan"), ("made 18 proposals.", PAPER)],
    ),
    "alleged a thing": (
        "Mayor Una Hartigan alleged a fraud running into £5m and sacked two clerks in May 2021.",
        [("a fraud running into £5m", "Una Hartigan"), ("sacked two clerks in May 2021.", PAPER)],
    ),
    "announced in an opening clause": (
        "When the port announced in 2015 that it would sell 40 acres, the town raised £38,000.",
        [("it would sell 40 acres", "port"), ("the town raised £38,000.", PAPER)],
    ),
    "the clause before a semicolon has another source": (
        "The port lost £2m; two in ten boats were idle, according to the skippers’ union.",
        [("The port lost £2m", PAPER), ("two in ten boats were idle", "skippers’ union")],
    ),
    "her son tells who she is": (
        "Keyleth Marran, from Pell, was told in 2021 that her son would sail soon. “I rang 26 times,” she said.",
        [
            ("Keyleth Marran, from Pell, was told in 2021 that her son would sail soon.", PAPER),
            ("“I rang 26 times,”", "Keyleth Marran"),
        ],
    ),
    "a tail after the speaker": (
        "Landings fell to 59,000 tonnes in May, the board said last week, the lowest total in three months.",
        [("Landings fell to 59,000 tonnes in May", "board"), ("the lowest total in three months.", "board")],
    ),
    "three clauses with that": (
        "Una Hartigan said the port had lost £2m, that 40 cranes had been sold and that nine pilots were ill.",
        [
            ("the port had lost £2m", "Una Hartigan"),
            ("40 cranes had been sold", "Una Hartigan"),
            ("nine pilots were ill.", "Una Hartigan"),
        ],
    ),
    "a spokesman without a name, then he": (
        "Mayor Una Hartigan met Ed Bell. A spokesman for the firm denied the sale. He said: “We have had 14 offers.”",
        [
            ("Mayor Una Hartigan met Ed Bell.", PAPER),
            ("A spokesman for the firm denied the sale.", PAPER),
            ("We have had 14 offers", "spokesman for the firm"),
        ],
    ),
    "said in a report published last week": (
        "The coast agency said in a report published last week that the pier had cost £8m.",
        [("the pier had cost £8m.", "coast agency")],
    ),
    "the red mayor is the only mayor": (
        "Mayor Una Hartigan resigned. The Labour mayor said 40 ships had sunk.",
        [("Mayor Una Hartigan resigned.", PAPER), ("40 ships had sunk.", "Una Hartigan")],
    ),
    "told is never turned round": (
        "“We saw 14 boats sink,” survivor Edna Darko, 29, told state television.",
        [("“We saw 14 boats sink,”", "Edna Darko")],
    ),
    "added a figure says nothing": (
        "Ed Bell added 22 points for Golden Bay, which trailed by 14.",
        [("Ed Bell added 22 points for Golden Bay", PAPER), ("Golden Bay, which trailed by 14.", PAPER)],
    ),
    "it says, of a report": (
        "The report was published in May by the coast agency. It says the closures would strand 6,200 people.",
        [
            ("The report was published in May by the coast agency.", PAPER),
            ("the closures would strand 6,200 people.", "report"),
        ],
    ),
    "adding": (
        "Una Hartigan said the port had lost £2m, adding that 40 cranes had been sold.",
        [("the port had lost £2m", "Una Hartigan"), ("40 cranes had been sold.", "Una Hartigan")],
    ),
    "as per": (
        "Pell lost 41 boats between 2013 and 2021, as per a coastguard survey, the most of any port after Selsby.",
        [
            ("Pell lost 41 boats between 2013 and 2021", "coastguard survey"),
            ("the most of any port after Selsby.", "coastguard survey"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAYINGS.values(), ids=SAYINGS.keys())
def test_a_further_saying_has_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(draft.quote, draft.claimant.name if draft.claimant else "") for draft in claims(text)]
    assert found == expected
