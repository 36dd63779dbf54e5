"""The right source first, on a small archive of our own; the pinned figures may only rise."""

import pytest

from claims.matching import Entry, Index
from claims.matching.evaluate import evaluate
from claims.meaning import words_known

# Statement and title by id. Several speak about the same subject, so that sharing a name is not enough.
ARCHIVE = {
    1: ("The Tarn barrage generated 61 gigawatt hours of electricity in its first year.", "Tidal power at Tarn"),
    2: ("Building the Tarn barrage cost £418 million, a third more than planned.", "Auditor's report on Tarn"),
    3: ("Salmon numbers in the Tarn have dropped by half since the barrage was closed.", "River trust survey"),
    4: ("Norway sends 42 per cent of its farmed salmon to the European Union.", "Fisheries statistics"),
    5: ("A total of 1,304 people sleep rough in the capital on an average night.", "Homelessness count"),
    6: ("The number of rough sleepers in the capital has risen for five years in a row.", "Homelessness trend"),
    7: ("Rents for a flat in the capital average £1,870 a month.", "Rent index"),
    8: ("Landlords evicted 8,200 households without giving a reason last year.", "Court statistics"),
    9: ("Measles vaccination among five-year-olds stands at 84.7 per cent.", "Immunisation coverage"),
    10: ("There were 211 confirmed cases of measles in the first quarter.", "Outbreak bulletin"),
    11: ("The measles vaccine does not cause autism, a review of 23 studies found.", "Vaccine safety review"),
    12: ("Ambulances took 38 minutes on average to reach patients with strokes.", "Response times"),
    13: ("Hospitals have 7.1 million treatments on their waiting lists.", "Waiting lists"),
    14: ("Kenya's parliament passed the finance bill by 195 votes to 106.", "Vote in Nairobi"),
    15: ("Kenya's president withdrew the finance bill after protesters stormed parliament.", "Bill withdrawn"),
    16: ("Police in Nairobi shot dead at least 22 demonstrators.", "Protests in Kenya"),
    17: ("Wind farms supplied 29 per cent of electricity over the year.", "Energy mix"),
    18: ("Coal's share of electricity fell from 39 per cent in 2012 to 1 per cent.", "Energy mix"),
    19: ("The steel works at Ardmore will close with the loss of 1,150 jobs.", "Closure at Ardmore"),
    20: ("The government offered the Ardmore steel works a loan of £90 million.", "Loan for steel"),
    21: ("Unemployment in the Ardmore valley is 9.4 per cent, twice the national rate.", "Jobless figures"),
    22: ("Ministers flew 214 times on private jets in three years.", "Travel of ministers"),
    23: ("The foreign minister's flight to Canberra cost £500,000.", "Travel of ministers"),
    24: ("Australia will accept 3,000 climate migrants from Tuvalu.", "Treaty with Tuvalu"),
    25: ("Sea levels around Tuvalu have risen 15 centimetres in thirty years.", "Sea level at Funafuti"),
    26: ("The champion won her 12th title on grass on Sunday.", "Final"),
    27: ("Ticket prices for the final started at 240 euros.", "Final"),
    28: ("The comet will pass the Earth at a distance of 70 million kilometres.", "Sky in October"),
}
# Claims in other words than the archive's, with the ids that speak about the same.
CLAIMS = {
    "Tidal electricity from Tarn came to 60 GWh in year one": {1},
    "The barrage ended up 33% over budget at £418m": {2},
    "Since the dam on the Tarn shut, half the salmon are gone": {3},
    "Nearly half of Norwegian salmon goes to EU countries": {4},
    "About 1,300 homeless people spend the night on the capital's streets": {5, 6},
    "Renting a flat in the capital costs almost £1,900 per month": {7},
    "Some 8,000 families were thrown out by landlords with no reason given": {8},
    "Only 70% of five-year-olds are vaccinated against measles": {9},
    "More than 200 people caught measles between January and March": {10},
    "BREAKING: measles jab causes autism!! https://example.org/x #VaccineTruth @JabWatch": {11},
    "Stroke victims wait nearly 40 minutes for an ambulance": {12},
    "Seven million are waiting for hospital treatment": {13},
    "Kenyan MPs voted for the finance bill, 195 to 106": {14},
    "Kenya's leader scrapped the tax bill when crowds broke into parliament": {15},
    "Kenyan police killed 22 protesters": {16},
    "Almost 30% of power is wind": {17},
    "Coal still makes 39% of our electricity": {18},
    "1,150 workers lose their jobs as Ardmore's steel plant shuts": {19},
    "Ardmore steel was given £90m by the government": {20},
    "Joblessness in Ardmore is double the country's average": {21},
    "Private jets were used by ministers over 200 times": {22},
    "Taxpayers paid half a million pounds for the minister's flight to Australia": {23},
    "Canberra takes in 3,000 people from Tuvalu because of climate change": {24},
    "The sea at Tuvalu is 15cm higher than thirty years ago": {25},
    "A seat at the final cost at least €240": {27},
}
# The same kind of claims in the course of speaking, and in quoted posts that somebody signed.
SPOKEN = {
    "let me tell you something when they shut the barrage half of the salmon in the tarn were simply gone": {3},
    "and by the way we pay eighteen hundred pounds a month for a flat in the capital okay that is not acceptable": {7},
    "what people need to understand is that it takes an ambulance nearly forty minutes to get to somebody with a "
    "stroke and nobody in this house wants to talk about it": {12},
    "my opponent says coal is dead but coal is thirty nine per cent of the electricity we use": {18},
    "so there you are in the ardmore valley with twice as many people out of work as in the rest of the country": {21},
    "the fact of the matter is that the minister took a flight to canberra and you paid five hundred thousand": {23},
    "Shame. 22 shot dead by police in Nairobi pic.twitter.com/abc — Kenya Votes (@KenyaVotes) June 26, 2024": {16},
    "The loan of £90m is a gift to #Steel — Coal Watch (@CoalWatch) May 3, 2012": {20},
    "Over 200 private jet flights!! — Minister for Travel parody (@TravelMinisters) March 1, 2024": {22},
    "we have seven million people who wait and wait for their treatment in hospital under this government": {13},
}
PINNED = {
    "written": {"map@1": 0.96, "map@5": 0.98, "mrr": 0.98, "recall@5": 1.0},
    "spoken": {"map@1": 1.0, "map@5": 1.0, "mrr": 1.0, "recall@5": 1.0},
}


@pytest.fixture(scope="module")
def archive() -> list[Entry]:
    return [Entry(number, statement, title) for number, (statement, title) in ARCHIVE.items()]


@pytest.mark.skipif(words_known() is None, reason="wordllama has no wheel for this Python")
@pytest.mark.parametrize(("kind", "claims"), [("written", CLAIMS), ("spoken", SPOKEN)])
def test_the_right_source_comes_first_at_least_as_often_as_pinned(
    archive: list[Entry], kind: str, claims: dict[str, set[int]]
) -> None:
    queries = {str(number): claim for number, claim in enumerate(claims)}
    right = {str(number): ids for number, ids in enumerate(claims.values())}
    found = evaluate(archive, queries, right).as_json()
    pinned = PINNED[kind]
    assert {name: found[name] for name in pinned if float(str(found[name])) < pinned[name]} == {}


OTHERS = [
    "The orchestra announced its new conductor",
    "Bread prices in Egypt doubled",
    "A bridge collapsed in Lisbon after heavy rain",
    "The novelist was born in Lagos in 1931",
]


@pytest.mark.parametrize("claim", OTHERS)
def test_a_claim_about_something_else_gets_no_sure_proposal(archive: list[Entry], claim: str) -> None:
    assert all(proposal.score < 50 for proposal in Index(archive).search(claim))
