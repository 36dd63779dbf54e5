"""One sentence, its facts and who said each: the claims that come out of a single line."""

import pytest

from claims.extraction import ClaimDraft, extract
from claims.model.enums import ClaimantKind, ClaimType
from claims.reading.article import Article

PAPER = "Harbour Gazette"
HEAD = "Notes\n\n"  # too short to be a claim itself


def claims(text: str, publisher: str | None = PAPER) -> list[ClaimDraft]:
    found = extract(Article(HEAD + text, publisher=publisher))
    assert all(draft.quote == (HEAD + text)[draft.start : draft.end] for draft in found)
    return found


SPLIT = {
    "two verbs of one subject": (
        "The ferry has not sailed since May and hasn’t been repaired since the fire at Pell.",
        ["The ferry has not sailed since May", "hasn’t been repaired since the fire at Pell."],
    ),
    "two clauses": (
        "Catches fell by 12% and the price of cod doubled.",
        ["Catches fell by 12%", "the price of cod doubled."],
    ),
    "while": (
        "The north quay lost 40 jobs, while the south quay gained 15.",
        ["The north quay lost 40 jobs", "the south quay gained 15."],
    ),
    "relative clause at the end": (
        "The mayor met the dockers, who refused to end their strike.",
        ["The mayor met the dockers", "the dockers, who refused to end their strike."],
    ),
    "relative clause in the middle": (
        "The lighthouse, which was built in 1874, guides 900 ships a year.",
        ["The lighthouse, which was built in 1874", "guides 900 ships a year."],
    ),
    "apposition that ranks": (
        "The council will spend £3m on Leith, one of the country’s oldest ports, this year.",
        ["The council will spend £3m on Leith", "Leith, one of the country’s oldest ports"],
    ),
    "the fact that, after a preposition": (
        "The delay owes much to the poor state of the Selsby fleet and to the fact that half of its boats are laid up.",
        [
            "The delay owes much to the poor state of the Selsby fleet",
            "half of its boats are laid up.",
        ],
    ),
    "the fact that": (
        "The delay shows the poor state of the fleet and the fact that nearly half of its boats are laid up.",
        ["The delay shows the poor state of the fleet", "nearly half of its boats are laid up."],
    ),
    "a rank at the end": (
        "Landings reached 9,000 tonnes in June, the highest figure since 1998.",
        ["Landings reached 9,000 tonnes in June", "the highest figure since 1998."],
    ),
    "two promises with figures": (
        "The port promised to hire 60 people and to cut its fees by 5%.",
        ["The port promised to hire 60 people", "to cut its fees by 5%."],
    ),
    "one fact stays one claim": (
        "A trawler sank after it hit a rock near the harbour on Friday.",
        ["A trawler sank after it hit a rock near the harbour on Friday."],
    ),
    "shared objects stay together": (
        "The yard builds and repairs 30 trawlers and tugs a year.",
        ["The yard builds and repairs 30 trawlers and tugs a year."],
    ),
    "an aim is left out": (
        "The mayor flew to Bergen on Monday, hoping to win the contract.",
        ["The mayor flew to Bergen on Monday"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SPLIT.values(), ids=SPLIT.keys())
def test_each_fact_of_a_sentence_is_one_claim(text: str, expected: list[str]) -> None:
    assert [draft.quote for draft in claims(text)] == expected


STANDALONE = {
    "a span of years is no pause": (
        "In 2017–21 India bought more arms abroad than any other country and took 11% of the world’s imports.",
        "In 2017–21 India took 11% of the world’s imports.",
    ),
    "the subject is restored": (
        "The ferry lost its licence in May and hasn’t been repaired since the fire at Pell.",
        "The ferry hasn’t been repaired since the fire at Pell.",
    ),
    "the relative word is dropped": (
        "The mayor met the dockers, who refused to end their strike.",
        "The dockers refused to end their strike.",
    ),
    "a verb after a relative clause has its subject": (
        "Mayor Una Hartigan toured the docks, which lost £2m and fired 40 people.",
        "The docks fired 40 people.",
    ),
    "a verb after a closed relative clause has the subject before it": (
        "Una Hartigan met the dockers, who lost £2m, and hired 40 people.",
        "Una Hartigan hired 40 people.",
    ),
    "whose becomes an owner": (
        "The port sued the yard, whose debts have reached £9m.",
        "The yard’s debts have reached £9m.",
    ),
    "an apposition becomes a sentence": (
        "The council will spend £3m on Leith, one of the country’s oldest ports, this year.",
        "Leith is one of the country’s oldest ports.",
    ),
    "a surname becomes the name": (
        "Ms Una Hartigan runs the port. Ms Hartigan sold 14 boats in 2019.",
        "Una Hartigan sold 14 boats in 2019.",
    ),
    "she is named when it is sure": (
        "Ms Una Hartigan runs the port. She sold 14 boats in 2019.",
        "Una Hartigan sold 14 boats in 2019.",
    ),
    "a joining word is left out": (
        "But the port sold 14 boats in 2019.",
        "The port sold 14 boats in 2019.",
    ),
}


@pytest.mark.parametrize(("text", "expected"), STANDALONE.values(), ids=STANDALONE.keys())
def test_a_claim_reads_as_a_sentence_of_its_own(text: str, expected: str) -> None:
    assert claims(text)[-1].text == expected


def test_a_pronoun_that_may_mean_two_people_gives_a_suggestion_only() -> None:
    [*_, last] = claims("Ms Una Hartigan met Ms Jo Bell. She sold 14 boats in 2019.")
    assert last.text == "Una Hartigan sold 14 boats in 2019."
    assert not last.text_sure


SPEAKERS = {
    "nobody": ("The port sold 14 boats in 2019.", PAPER, ClaimantKind.PUBLICATION, None),
    "said that": ("Mayor Una Hartigan said the port lost £2m.", "Una Hartigan", ClaimantKind.PERSON, None),
    "told somebody that": (
        "Una Hartigan, the mayor, told the Gazette on Friday that the port had lost £2m.",
        "Una Hartigan", ClaimantKind.PERSON, None,
    ),
    "said after": ("The port lost £2m, Mayor Una Hartigan said.", "Una Hartigan", ClaimantKind.PERSON, None),
    "quotation, said before the name": (
        "“The port lost £2m,” said Una Hartigan, the mayor.", "Una Hartigan", ClaimantKind.PERSON, None,
    ),
    "colon": ("Mayor Una Hartigan: “The port lost £2m.”", "Una Hartigan", ClaimantKind.PERSON, None),
    "pronoun": (
        "Mayor Una Hartigan runs the port. She said it had lost £2m.", "Una Hartigan", ClaimantKind.PERSON, "She",
    ),
    "role": (
        "Mayor Una Hartigan runs the port. It lost £2m, according to the mayor.",
        "Una Hartigan", ClaimantKind.PERSON, "the mayor",
    ),
    "according to, first": ("According to police, 14 boats were stolen.", "police", ClaimantKind.ORGANISATION, None),
    "according to, last": ("Thieves took 14 boats, according to police.", "police", ClaimantKind.ORGANISATION, None),
    "passive": (
        "The sale was described as “a scandal” by Mayor Una Hartigan.", "Una Hartigan", ClaimantKind.PERSON, None,
    ),
    "organisation": (
        "The Coast Agency said 14 boats were lost.", "Coast Agency", ClaimantKind.ORGANISATION, None,
    ),
    "figures from somebody": (
        "Figures from the Coast Agency show that 14 boats were lost.", "Coast Agency", ClaimantKind.ORGANISATION, None,
    ),
    "document": ("A report found that 14 boats were lost.", "report", ClaimantKind.DOCUMENT, None),
    "the second sentence of a quotation": (
        "“We sold 14 boats,” Mayor Una Hartigan said. “The port lost £2m.”", "Una Hartigan", ClaimantKind.PERSON, None,
    ),
    "a quotation before its speaker": (
        "“The port lost £2m. That was in 2019,” Mayor Una Hartigan said.", "Una Hartigan", ClaimantKind.PERSON, None,
    ),
    "a second saying": (
        "Mayor Una Hartigan denied the sale but said the port had lost £2m.", "Una Hartigan", ClaimantKind.PERSON, None,
    ),
    "a number after a verb of saying is no saying": (
        "The port reported a loss of £2m.", PAPER, ClaimantKind.PUBLICATION, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind", "resolved"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_the_claimant_is_who_said_it(text: str, name: str, kind: ClaimantKind, resolved: str | None) -> None:
    claimant = claims(text)[-1].claimant
    assert claimant is not None
    assert (claimant.name, claimant.kind, claimant.resolved_from) == (name, kind, resolved)


def test_without_a_known_publication_its_own_voice_has_no_claimant() -> None:
    [draft] = claims("The port sold 14 boats in 2019.", publisher=None)
    assert draft.claimant is None


def test_what_is_told_of_the_speaker_is_the_publications() -> None:
    told, said = claims("Una Hartigan, who joined the port in 2009, said it had lost £2m.")
    assert (told.quote, told.claimant and told.claimant.name) == ("Una Hartigan, who joined the port in 2009", PAPER)
    assert (said.quote, said.claimant and said.claimant.name) == ("it had lost £2m.", "Una Hartigan")


def test_the_role_of_a_speaker_is_kept() -> None:
    [draft] = claims("Una Hartigan, chief engineer at the port, said the wall was 40 metres long.")
    assert draft.claimant is not None
    assert draft.claimant.role == "chief engineer at the port"


NOT_CLAIMS = {
    "question": "Who will pay for the wall?",
    "opinion": "“This is a wonderful port,” said Mayor Una Hartigan.",
    "value": "She said it was vital to protect the coast.",
    "intention": "The mayor is urging ministers to help the port.",
    "prediction of what somebody will ask": "Ministers will be urged by the mayor to help the port.",
    "promise": "“We will never give up,” she said.",
    "greeting": "Welcome to the harbour.",
    "command": "Please keep away from the wall.",
    "command with a figure": "Set the alarm to 18 degrees.",
    "vague": "That is not the point.",
}


@pytest.mark.parametrize("text", NOT_CLAIMS.values(), ids=NOT_CLAIMS.keys())
def test_what_asserts_nothing_checkable_is_no_claim(text: str) -> None:
    assert claims(text) == []


TYPES = {
    "The port employs 140 people.": ClaimType.QUANTITY,
    "Landings fell by 12% in June.": ClaimType.TREND,
    "Leith has more boats than any other port.": None,
    "Leith is the oldest port in the county.": ClaimType.COMPARISON,
    "A trawler sank near the harbour wall.": ClaimType.EVENT,
    "Mayor Una Hartigan called the sale “a scandal”.": ClaimType.QUOTE,
    "Fishing in the harbour is illegal.": ClaimType.RULE,
    "The agency expects landings will fall by 12% next year.": ClaimType.PREDICTION,
}


@pytest.mark.parametrize(("text", "kind"), [case for case in TYPES.items() if case[1]], ids=str)
def test_the_type_says_what_kind_of_assertion_it_is(text: str, kind: ClaimType) -> None:
    assert [draft.type for draft in claims(text)] == [kind]


def test_a_prediction_says_that_it_cannot_be_checked_yet() -> None:
    [draft] = claims("The agency expects landings will fall by 12% next year.")
    assert draft.reasons[0] == "prediction: cannot be checked yet"


def test_figures_and_dates_stand_at_their_place_in_the_article() -> None:
    text = HEAD + "The wall is old. Landings fell by 12% in June 2019."
    [*_, draft] = extract(Article(text))
    assert [text[found.start : found.end] for found in draft.quantities] == ["12%"]
    assert [text[found.start : found.end] for found in draft.dates] == ["June 2019"]
    assert (draft.sentence_start, draft.sentence_end) == (text.index("Landings"), len(text))
