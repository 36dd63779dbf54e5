"""Where claims begin and end, before anybody asks whether they are worth checking."""

import pytest

from claims.extraction.attribution import attribution
from claims.extraction.clauses import pieces
from claims.extraction.parsed import Parsed, parse
from claims.extraction.sentences import quotations, sentences
from claims.extraction.statements import statements


def parsed(text: str) -> list[Parsed]:
    return [parse(text, start, end, quotations(text)) for start, end in sentences(text)]


def cut(text: str) -> list[str]:
    """The words of every piece of the text, in order."""
    found = []
    for sentence in parsed(text):
        for part in statements(sentence):
            told = attribution(sentence, part)
            for span in sorted((*told.said, *told.own)) if told else (part,):
                found += [sentence.slice(piece.span) for piece in pieces(sentence, span)]
    return found


AROUND_SPEAKERS = {
    "when, after the speaker": (
        "Six boats sank off Pell on Monday, coastguards said, days before skippers were due to vote.",
        ["Six boats sank off Pell on Monday", "days before skippers were due to vote."],
    ),
    "a comparison after a described source": (
        "Pell landed 140 tonnes of cod, according to Quayside, a skippers’ group, compared with 95 tonnes in May.",
        ["Pell landed 140 tonnes of cod", "compared with 95 tonnes in May."],
    ),
    "some of those counted": (
        "Five men have drowned since May, the mission says, among them a boy of 14.",
        ["Five men have drowned since May", "among them a boy of 14."],
    ),
    "a rank with a clause of its own": (
        "Some 3,400 people came to the quay, according to the harbour office, the biggest crowd Pell has seen.",
        ["Some 3,400 people came to the quay", "the biggest crowd Pell has seen."],
    ),
    "what ranks the speaker": (
        "“It cost £3m,” recalls Ada Cole, one of four of her pilots to win medals.",
        ["“It cost £3m,”", "one of four of her pilots to win medals."],
    ),
    "what describes the speaker stays out": (
        "“It cost £3m,” said Ada Cole, a pilot at the harbour office.", ["“It cost £3m,”"],
    ),
    "a work with its day and place": (
        "Cod lose 6% of their weight, according to a study published Monday in the Journal of Fish.",
        ["Cod lose 6% of their weight", "a study published Monday in the Journal of Fish"],
    ),
    "the speaker between subject and verb": (
        "An old net from her shed, she says, held 1.4 tonnes.",
        ["An old net from her shed, she says, held 1.4 tonnes."],
    ),
    "the speaker behind an opening phrase": (
        "Before the strike, he said, it was 25.", ["Before the strike, he said, it was 25."],
    ),
    "told in court": (
        "The rope had been taken from a shed, the court was told.", ["The rope had been taken from a shed"],
    ),
    "a second speaker at the end": (
        "The survey found that landings fell 6% in a year, Cole said.", ["landings fell 6% in a year"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AROUND_SPEAKERS.values(), ids=AROUND_SPEAKERS.keys())
def test_nothing_around_a_speaker_is_lost(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
