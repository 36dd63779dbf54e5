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


TOLD_BESIDE = {
    "a comparison with a year's change": (
        "Landings fell 4 per cent last year, after a 9 per cent rise in 2022.",
        ["Landings fell 4 per cent last year", "after a 9 per cent rise in 2022."],
    ),
    "a long way down": (
        "Debt is 71 per cent of income, down from a peak of 83 per cent three years ago.",
        ["Debt is 71 per cent of income", "down from a peak of 83 per cent three years ago."],
    ),
    "a short way down stays": (
        "Some 48,200 homes are dark, down from 63,000 at noon.",
        ["Some 48,200 homes are dark, down from 63,000 at noon."],
    ),
    "a thing with a figure, then a rival": (
        "The pump scored 91 points in Pell, a test of 2,200 pumps, against 88 for its nearest rival.",
        ["The pump scored 91 points in Pell", "a test of 2,200 pumps", "against 88 for its nearest rival."],
    ),
    "an ordinal": (
        "Rawal took five wickets for 94, his fourth such haul of the season.",
        ["Rawal took five wickets for 94", "his fourth such haul of the season."],
    ),
    "a thing with a clause of its own": (
        "In 2022 the agency fined the port for dumping, an order it has challenged in the high court.",
        ["In 2022 the agency fined the port for dumping", "an order it has challenged in the high court."],
    ),
    "and a rank": (
        "It was the narrowest vote since May, and the third time this year that skippers have split.",
        ["It was the narrowest vote since May", "the third time this year that skippers have split."],
    ),
    "a clause of reason without a figure": (
        "Profit fell 18 per cent in the quarter, as a sharp rise in the price of rope ate into margins.",
        ["Profit fell 18 per cent in the quarter", "a sharp rise in the price of rope ate into margins."],
    ),
    "before somebody did": (
        "Orr hit the post twice in ten minutes before skipper Stuart Maybe nodded the visitors in front on 22.",
        ["Orr hit the post twice in ten minutes", "skipper Stuart Maybe nodded the visitors in front on 22."],
    ),
    "since when something is the most stays": (
        "May was the wettest month in Pell since records began in 1910.",
        ["May was the wettest month in Pell since records began in 1910."],
    ),
    "what it makes of this": (
        "Both sides have spent £21m on posters, making this the most expensive vote in Pell.",
        ["Both sides have spent £21m on posters", "making this the most expensive vote in Pell."],
    ),
    "what a flood did": (
        "The river burst its banks on Sunday, sweeping away homes, livestock and a stretch of the coast road.",
        ["The river burst its banks on Sunday", "sweeping away homes, livestock and a stretch of the coast road."],
    ),
    "what a plan hopes for stays out": (
        "The port met skippers on Sunday, hoping to calm their nerves.", ["The port met skippers on Sunday"],
    ),
    "a condition behind a colon": (
        "The mission feeds 600 men on one condition: they must mend their own nets.",
        ["The mission feeds 600 men on one condition", "they must mend their own nets."],
    ),
}  # fmt: skip


WHO_AND_WHAT = {
    "a rank among those of a place": (
        "Selsby, North Island’s second-largest port, has been shut since 2022.",
        ["Selsby, North Island’s second-largest port", "has been shut since 2022."],
    ),
    "an age and an office": (
        "Haldane, 58, a two-term former harbour master, went to Pell.",
        ["Haldane, 58, a two-term former harbour master", "went to Pell."],
    ),
    "a description with a clause": (
        "Mr Akers, a pilot before he entered the council in 2019, tabled the motion.",
        ["Mr Akers, a pilot before he entered the council in 2019", "tabled the motion."],
    ),
    "a second clause whose subject is described": (
        "Pell finished with 27 shots, and keeper Ed Bell, on loan from Selsby, made eleven saves.",
        ["Pell finished with 27 shots", "keeper Ed Bell, on loan from Selsby, made eleven saves."],
    ),
    "a second clause behind an aim": (
        "It was their fourth defeat in a row, and to rub it in the league fined them £900.",
        ["It was their fourth defeat in a row", "to rub it in the league fined them £900."],
    ),
    "a listed item of several sentences": (
        "■ A warden who stole £27,450 has been jailed. Orme spent it on boats.",
        ["A warden who stole £27,450 has been jailed.", "Orme spent it on boats."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD_BESIDE.values(), ids=TOLD_BESIDE.keys())
def test_what_is_told_beside_a_clause_is_cut_off(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHO_AND_WHAT.values(), ids=WHO_AND_WHAT.keys())
def test_descriptions_and_second_clauses_are_cut_off(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
