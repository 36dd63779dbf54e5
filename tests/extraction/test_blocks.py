"""What each line of an article is."""

import pytest

from claims.extraction.blocks import BlockKind, blocks
from claims.reading.article import Article

HEAD = "Harbour wall to be rebuilt after storm\n\n"
TAIL = "\n\nThe work begins in May.\n\nIt will take two years."


def kind_of(line: str) -> BlockKind:
    return blocks(Article(f"{HEAD}The harbour was closed.\n\n{line}{TAIL}"))[2].kind


NO_CLAIMS = {
    "byline": ("By Una Hartigan", BlockKind.BYLINE),
    "byline with job": ("By Una Hartigan, harbour correspondent", BlockKind.BYLINE),
    "name alone near the top": ("Una Hartigan", BlockKind.BYLINE),
    "photo": ("Photo: the harbour wall in March", BlockKind.CAPTION),
    "credit at the end": ("The harbour wall in March (Photo: Una Hartigan)", BlockKind.CAPTION),
    "link": ("Read more: how the wall was built", BlockKind.NOTE),
    "newsletter": ("Sign up for our morning email", BlockKind.NOTE),
    "contact": ("Media contact: press@harbour.example", BlockKind.NOTE),
    "end of a release": ("ENDS", BlockKind.NOTE),
    "time stamp": ("14:32 GMT", BlockKind.NOTE),
    "greeting of a live page": ("Good morning and welcome to our live coverage.", BlockKind.NOTE),
    "credit of a reporter": ("Jo Bell in Leith contributed to this report.", BlockKind.NOTE),
    "subheading": ("What the council wants", BlockKind.SUBHEAD),
}


@pytest.mark.parametrize(("line", "kind"), NO_CLAIMS.values(), ids=NO_CLAIMS.keys())
def test_lines_that_make_no_claims_are_recognised(line: str, kind: BlockKind) -> None:
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the minister angered the fishermen.",
        "Photographs of the wall were shown in court.",
        "Share prices fell by a tenth on Monday.",
        "Related companies paid £3m for the land.",
        "“We saw it fall,” said Una Hartigan.",
    ],
)
def test_prose_that_opens_like_boilerplate_stays_prose(line: str) -> None:
    assert kind_of(line) is BlockKind.PROSE


@pytest.mark.parametrize(
    "opening",
    [
        "LEITH (Harbour Gazette) – ",
        "LEITH, 4 May (Coast News) - ",
        "NEW HAVEN — ",
        "Leith (Coast News) -- ",
        "14:32 GMT ",
        "• ",
        "2. ",
    ],
)
def test_datelines_times_and_list_marks_stay_out_of_the_claim(opening: str) -> None:
    text = f"{HEAD}{opening}The harbour was closed.{TAIL}"
    block = blocks(Article(text))[1]
    assert text[block.start : block.end] == "The harbour was closed."


@pytest.mark.parametrize(
    "biography",
    [
        "Una Hartigan\n\nUna Hartigan is a freelance writer. She lives in Leith.",
        "Una Hartigan is a journalist who covers ports.",
    ],
)
def test_the_life_of_the_author_is_no_claim_of_the_article(biography: str) -> None:
    found = blocks(Article(f"{HEAD}The harbour was closed.\n\nIt was old.\n\nIt fell.\n\nIt is gone.\n\n{biography}"))
    assert {block.kind for block in found[5:]} <= {BlockKind.NOTE, BlockKind.BYLINE}


def test_the_author_of_the_byline_is_known_at_the_end() -> None:
    text = f"{HEAD}By Una Hartigan\n\nThe wall fell.\n\nIt was old.\n\nUna Hartigan has covered ports since 2009."
    assert blocks(Article(text))[-1].kind is BlockKind.NOTE


def test_the_first_line_is_the_headline_unless_it_is_a_sentence() -> None:
    assert blocks(Article(HEAD + "The wall fell."))[0].kind is BlockKind.HEADLINE
    assert blocks(Article("The wall fell on Monday.\n\nIt was old."))[0].kind is BlockKind.PROSE
