"""The second opinion on speakers: asked only where the rules name nobody. Needs the extra `nlp`."""

from importlib.util import find_spec

import pytest

from claims.errors import InputError
from claims.extraction import extract
from claims.extraction.parser import MODEL, Parser, load_parser
from claims.model.enums import ClaimantKind
from claims.reading.article import Article

INSTALLED = find_spec(MODEL) is not None
needs_spacy = pytest.mark.skipif(not INSTALLED, reason="spaCy is not installed: uv sync --extra nlp")


@pytest.mark.skipif(INSTALLED, reason="the extra nlp is installed")
def test_without_the_extra_the_message_says_how_to_get_it() -> None:
    with pytest.raises(InputError, match=r"claims-desk\[nlp\]"):
        load_parser()


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def speakers(text: str, parser: Parser | None) -> list[str | None]:
    return [claim.claimant.name if claim.claimant else None for claim in extract(Article(text), nlp=parser)]


@needs_spacy
@pytest.mark.parametrize(
    "text",
    [
        "The port lost 240 jobs in 2019, said Ann Lee, its director.",
        "Figures from the Harbour Board show that 240 jobs were lost in 2019.",
        "The port lost 240 jobs in 2019.",
        "“We lost 240 jobs in 2019,” Ann Lee told reporters.",
    ],
)
def test_what_the_rules_answer_stays_as_it_is(text: str, parser: Parser) -> None:
    assert speakers(text, parser) == speakers(text, None)


@needs_spacy
def test_it_never_makes_a_claim_of_its_own(parser: Parser) -> None:
    text = "It says a lot that 240 jobs were lost in 2019. What a day! “He said it,” she wrote of the 12 ships."
    assert {c.quote for c in extract(Article(text), nlp=parser)} <= {c.quote for c in extract(Article(text))} | {text}


@needs_spacy
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee – the director since 2011 – said the port lost 240 jobs.", "Ann Lee"),
        ("The union would only say 240 jobs had gone.", "union"),
        ("The port had, the union reckons, 240 jobs to lose in 2019.", "union"),
    ],
)
def test_it_finds_a_speaker_that_the_rules_miss(text: str, speaker: str, parser: Parser) -> None:
    assert speaker in speakers(text, parser)


@needs_spacy
def test_what_was_not_said_has_no_speaker(parser: Parser) -> None:
    assert speakers("The union did not say that 240 jobs had gone.", parser) in ([None], [])


@needs_spacy
def test_a_bare_name_gets_the_kind_that_the_parser_sees(parser: Parser) -> None:
    text = "The party lost 12 seats in 2019. The Democratic Front said 240 jobs were lost in Arden in 2019."
    kinds = {c.claimant.kind for c in extract(Article(text), nlp=parser) if c.claimant}
    assert kinds == {ClaimantKind.ORGANISATION}
