"""Who makes a claim: where they are named, how the name was arrived at, and whether that is sure."""

import pytest

from claims.extraction import Claimant, ClaimDraft, Resolution, extract
from claims.model.enums import ClaimType
from claims.reading.article import Article


def drafts(text: str) -> list[ClaimDraft]:
    return extract(Article(f"Budget news\n\n{text}", publisher="Valley Post"))


def only(text: str) -> tuple[str, Claimant]:
    found = drafts(text)[-1]
    assert found.claimant is not None
    return f"Budget news\n\n{text}", found.claimant


HOW = [
    ("Tessa Orme said 40 ships had sunk.", "Tessa Orme", Resolution.NAMED, True, "Tessa Orme", "said"),
    (
        "Tessa Orme resigned. On Thursday she said 40 ships had sunk.",
        "Tessa Orme", Resolution.PRONOUN, True, "she", "said",
    ),
    (
        "Ms Tessa Orme met Ms Jill Moss. She said 40 ships had sunk.",
        "Tessa Orme", Resolution.PRONOUN, False, "She", "said",
    ),
    (
        "Mayor Tessa Orme resigned. The mayor warned that 40 ships had sunk.",
        "Tessa Orme", Resolution.ROLE, True, "The mayor", "warned",
    ),
    (
        "Hexton County Council met. The council says 40 ships sank.",
        "Hexton County Council", Resolution.ROLE, True, "The council", "says",
    ),
    (
        "“The quay was sold in 2019,” said Tessa Orme. “Nobody was told about the 40 ships.”",
        "Tessa Orme", Resolution.CARRIED_OVER, True, "Tessa Orme", "said",
    ),
    (
        "Dr. A. B. Khan of St. Mary's Hospital, London, said 40 ships had sunk.",
        "A. B. Khan", Resolution.NAMED, True, "Dr. A. B. Khan of St. Mary's Hospital, London", "said",
    ),
    (
        "Residents say that is the 40th ship to sink.",
        "Residents", Resolution.NAMED, True, "Residents", "say",
    ),
    (
        "Half the fleet sank, according to the harbour board.",
        "harbour board", Resolution.NAMED, True, "the harbour board", "according",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "resolved", "sure", "mention", "cue"), HOW, ids=[case[0] for case in HOW])
def test_a_claimant_says_where_it_is_named_and_how_it_was_found(
    text: str, name: str, resolved: Resolution, mention: str, cue: str, *, sure: bool
) -> None:
    whole, found = only(text)
    assert (found.name, found.resolved, found.sure) == (name, resolved, sure)
    assert found.mention is not None and whole[slice(*found.mention)] == mention
    assert found.cue is not None and whole[slice(*found.cue)] == cue


SIGNED = [
    ("“The fleet lost 40 ships.”\n– Tessa Orme", "Tessa Orme", None, "Tessa Orme"),
    ('"The fleet lost 40 ships."\n\n- Tessa Orme', "Tessa Orme", None, "Tessa Orme"),
    ("“The fleet lost 40 ships.”\n—Tessa Orme, mayor of Hexton.", "Tessa Orme", "mayor of Hexton", None),
    ("“The fleet lost 40 ships.”\n-- Tessa Orme (mayor)", "Tessa Orme", "mayor", None),
    ("“The fleet lost 40 ships.” – Tessa Orme", "Tessa Orme", None, "Tessa Orme"),
    ("“The fleet lost 40 ships” — Tessa Orme, mayor", "Tessa Orme", "mayor", "Tessa Orme, mayor"),
    ('"The fleet lost 40 ships in the storms of last winter" - Tessa Orme.', "Tessa Orme", None, "Tessa Orme"),
    ("Tessa Orme spoke.\n“The fleet lost 40 ships.”\n– Orme", "Tessa Orme", None, "Orme"),
    ("“The port is shut,” said Jill Moss.\n“The fleet lost 40 ships.”\n– Tessa Orme", "Tessa Orme", None, None),
]


@pytest.mark.parametrize(("text", "name", "role", "mention"), SIGNED, ids=[case[0] for case in SIGNED])
def test_a_signature_under_a_quotation_is_its_speaker(
    text: str, name: str, role: str | None, mention: str | None
) -> None:
    whole, found = only(text)
    assert (found.name, found.role, found.resolved, found.sure) == (name, role, Resolution.NAMED, True)
    assert mention is None or (found.mention is not None and whole[slice(*found.mention)] == mention)


def test_a_signature_ends_what_its_speaker_says() -> None:
    found = drafts("“The fleet lost 40 ships.”\n– Tessa Orme\n“The port lost £2m.”\nThe quay was sold in 2019.")
    assert [draft.claimant.name for draft in found if draft.claimant] == ["Tessa Orme", "Valley Post", "Valley Post"]


def test_a_dash_after_quoted_words_opens_no_signature_where_the_sentence_goes_on() -> None:
    found = drafts("“The fleet lost 40 ships” – Hexton had 90 of them in 1913.")
    assert {draft.claimant.name for draft in found if draft.claimant} == {"Valley Post"}


def test_a_list_under_a_quotation_is_no_signature() -> None:
    found = drafts("“The fleet lost 40 ships.”\n- Rents rose by 5% in May\n- The Port of Hexton lost £2m")
    assert [draft.quote for draft in found][1:] == ["Rents rose by 5% in May", "The Port of Hexton lost £2m"]


def test_the_publication_speaks_in_its_own_voice_without_a_mention() -> None:
    _, found = only("The port lost £2m last year.")
    assert found.resolved is Resolution.OWN_VOICE
    assert found.mention is None and found.cue is None


def test_a_speaker_carried_into_the_next_paragraph_is_a_suggestion() -> None:
    found = drafts("“The quay was sold in 2019,” said Tessa Orme.\n\n“Some 40 ships were scrapped.”")[-1].claimant
    assert found is not None
    assert (found.name, found.resolved, found.sure) == ("Tessa Orme", Resolution.CARRIED_OVER, False)


SAID = [
    ("Two weeks ago Ada Cole, the home secretary, said that 4,000 visas were issued.", "Ada Cole"),
    ("In March Ola Berg, a glaciologist, told MPs the ice had lost a third of its mass.", "Ola Berg"),
    ("Now Cole said the talks had stalled over tariffs.", "Cole"),
    ("In Geneva the envoy said the convoy had reached Homs.", "envoy"),
    ("Three years ago the firm said it would cut 900 jobs.", "firm"),
    ("Two officials said the tunnel had flooded.", "Two officials"),
    ("A new bridge will link both towns, the county council said.", "county council"),
    ("A new test will detect the disease within minutes, the university said.", "university"),
    ("A joint training scheme will equip nurses in both regions, the Health Office said.", "Health Office"),
    ("Half of all tin comes from Bolivia, according to Ida Wren of the Times, who also saw the files.", "Ida Wren"),
    ("Mayor Ana Diaz told her deputy, Luis Prado, that councils must publish their accounts.", "Ana Diaz"),
    ("Nearly 60% of tenants said the stairs were worse than a year before.", "Valley Post"),
    ("Four in ten teachers said they had thought of leaving.", "Valley Post"),
    ("Some 412 parents said their children had been bullied.", "Valley Post"),
]


@pytest.mark.parametrize(("text", "name"), SAID, ids=[case[0] for case in SAID])
def test_a_sentence_that_tells_who_said_what_makes_a_claim_of_theirs(text: str, name: str) -> None:
    found = drafts(text)
    assert name in {draft.claimant.name for draft in found if draft.claimant}
    assert found[0].claimant is not None and found[0].claimant.name == name


SOFT = [
    "The economy will recover, the finance minister said.",
    "The coach said that the team must improve.",
    "We will never surrender, she said.",
    "Prices will rise, analysts said.",
    "The town will be urged to save water, she said.",
]


@pytest.mark.parametrize("text", SOFT)
def test_hopes_duties_and_forecasts_are_still_no_claims(text: str) -> None:
    assert drafts(text) == []


def test_a_headline_names_the_claim_of_the_body_that_it_repeats() -> None:
    text = "Port of Selsby lost £2m last year\n\nIt rained.\n\nThe port of Selsby lost £2m last year, its owner said."
    title, *rest = extract(Article(text, publisher="Valley Post"))
    assert title.repeats is not None
    assert next(d for d in rest if (d.start, d.end) == title.repeats).quote.startswith("The port of Selsby lost £2m")
    assert all(draft.repeats is None for draft in rest)


def test_a_headline_about_something_else_repeats_nothing() -> None:
    text = "Mayor opens 14 new schools\n\nThe port of Selsby lost £2m last year."
    assert extract(Article(text))[0].repeats is None


def test_no_claim_crosses_its_sentence() -> None:
    assert not any(draft.crosses_sentence for draft in drafts("The port lost £2m. It sold 40 ships in 2019."))


def test_what_was_denied_is_a_claim_with_its_denial() -> None:
    text = "Mr Ellison denied that the money had been taken from the schools budget of Arden."
    [draft] = extract(Article(text, publisher="Gazette"))
    assert (draft.quote, draft.type) == (text, ClaimType.QUOTE)
    assert draft.claimant is not None
    assert draft.claimant.name == "Ellison"
