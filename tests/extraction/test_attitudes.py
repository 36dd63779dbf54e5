"""What somebody makes of things is no claim without a figure; what happened is."""

import pytest

from claims.extraction import extract
from claims.reading.article import Article


def quotes(text: str) -> list[str]:
    return [x.quote for x in extract(Article(f"Notes\n\n{text}", publisher="Harbour Gazette"))]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour minister dismissed the idea of a merger.",
        "Skipper Una Hartigan brushed off a question about her pay.",
        "Port managers have quietly played down hopes of a settlement.",
        "The mayor said the port remained open to talks.",
        "Una Hartigan said skippers deserved some relief.",
        "The chair is expected to raise the matter with her deputy.",
        "The ferry owners are under pressure to show results.",
        "The audit does not say by how much.",
        "It remains to be seen whether trade will recover.",
        "The bosun said the strike was meant chiefly for the crews at home.",
    ],
)
def test_an_attitude_is_no_claim(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board rejected the bylaw on Monday.",
        "The harbour board dismissed its chief engineer.",
        "The ferry owners expected a loss of £4m.",
        "Una Hartigan said the crew had been given access to lawyers.",
        "The union denied the charge of theft.",
    ],
)
def test_what_happened_and_what_holds_a_figure_is(text: str) -> None:
    assert quotes(text)
