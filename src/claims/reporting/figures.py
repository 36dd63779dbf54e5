"""The figures of each claim as they are meant, read from the article around them."""

from claims.model.enums import Hedge
from claims.model.report import ArticleReport
from claims.quantities import Quantity, read
from claims.reporting.place import stands

HEDGE_WORDS = {
    Hedge.APPROX: "about",
    Hedge.APPROX_BELOW: "nearly",
    Hedge.APPROX_ABOVE: "just over",
    Hedge.AT_LEAST: "at least",
    Hedge.MORE_THAN: "more than",
    Hedge.AT_MOST: "at most",
    Hedge.LESS_THAN: "less than",
}  # a range says itself that it is one


def figures_of(report: ArticleReport) -> dict[int, list[str]]:
    """For each claim's number its figures in words, as in `nearly 70%`; empty where there are none.

    They are read from the whole article, so that a unit said earlier in the sentence counts.
    """
    found = read(report.text)
    return {
        claim.number: [_in_words(figure) for figure in found if claim.start <= figure.start and figure.end <= claim.end]
        if stands(claim, report.text)
        else []
        for claim in report.claims
    }


def _in_words(figure: Quantity) -> str:
    parts = [HEDGE_WORDS.get(figure.hedge) if figure.hedge else None, figure.text, figure.period]
    return " ".join(part for part in parts if part)
