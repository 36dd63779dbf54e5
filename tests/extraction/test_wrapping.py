"""Lines that an e-mail program wrapped are read as the paragraphs they were."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import extract, sentences
from claims.extraction.wrapping import lines
from claims.reading.article import Article

PARAGRAPHS = [
    "Harbour fees to rise",
    (
        "The port of Selsby will raise its fees by 12 per cent in April, the harbour board said on Monday, blaming the "
        "cost of dredging. It handled 4.1 million tonnes of cargo last year, a fifth less than in 2019."
    ),
    (
        "Board chair Ola Brandt said two shipping lines had left since the summer. “We lost 140 calls in a single "
        "season,” she told the council, which owns the port and has lent it £6m since 2020."
    ),
]


def wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(text, width, break_on_hyphens=False) for text in PARAGRAPHS)


@pytest.mark.parametrize("width", [60, 65, 72, 78])
def test_a_wrapped_article_makes_the_same_claims(width: int) -> None:
    plain = extract(Article("\n\n".join(PARAGRAPHS), publisher="Selsby Echo"))
    text = wrapped(width)
    found = extract(Article(text, publisher="Selsby Echo"))
    assert [(draft.text, draft.claimant and draft.claimant.name) for draft in found] == [
        (draft.text, draft.claimant and draft.claimant.name) for draft in plain
    ]
    assert any("\n" in draft.quote for draft in found)
    for draft in found:
        assert draft.quote == text[draft.start : draft.end]
        assert all(text[part.start : part.end] == part.text for part in (*draft.quantities, *draft.dates))


def test_the_sentences_of_a_wrapped_text_run_over_line_ends() -> None:
    text = wrapped(72)
    found = [" ".join(text[start:end].split()) for start, end in sentences(text)]
    assert found[1].startswith("The port of Selsby") and found[1].endswith("dredging.")


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph on one line.\nAnother on the next.\nA third, no longer than that.\nAnd a fourth.\n",
        "Roses are red\nviolets are blue\nthe council has voted\nto close the loo\n" * 3,
        "Aims of the plan, which was agreed by the board at the meeting:\n- more boats\n- more quays\n- more jobs",
        "",
    ],
    ids=["short lines", "verse", "a list", "nothing"],
)
def test_other_lines_stay_apart(text: str) -> None:
    assert len(lines(text)) == sum(1 for line in text.split("\n") if line.strip())


@given(st.text(alphabet="ab .,-\n", max_size=400))
def test_lines_cover_all_that_is_no_space(text: str) -> None:
    spans = lines(text)
    assert spans == sorted(spans)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(at in covered or text[at].isspace() for at in range(len(text)))
