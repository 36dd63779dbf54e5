"""Parts of a sentence with who tells them, and the figures and dates that stand in them."""

from dataclasses import dataclass, replace
from datetime import date

from claims.dates import DateMention, DayOrder
from claims.dates import find as find_dates
from claims.extraction.cues import Attribution, CueKind
from claims.extraction.draft import Claimant, Resolution
from claims.extraction.parsed import Parsed, Span
from claims.quantities import Quantity
from claims.quantities import read as read_quantities


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a sentence with its speaker; `said` is False in the publication's own voice."""

    span: Span
    claimant: Claimant | None
    said: bool
    cue: CueKind | None = None
    cue_at: int = -1


@dataclass(frozen=True, slots=True)
class Figures:
    """The quantities and dates of a sentence or of a piece of it, with offsets of the article."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]

    def within(self, start: int, end: int) -> "Figures":
        """Those that stand in this stretch of the article."""
        return Figures(
            tuple(found for found in self.quantities if start <= found.start and found.end <= end),
            tuple(found for found in self.dates if start <= found.start and found.end <= end),
        )


def figures_of(sentence: Parsed, on: date | None, order: DayOrder | None = None) -> Figures:
    """The quantities and dates of the sentence, moved into the article."""
    text, at = sentence.text[sentence.start : sentence.end], sentence.start
    line = text.replace("\n", " ")  # of a wrapped paragraph
    quantities = (
        replace(found, text=text[found.start : found.end], start=found.start + at, end=found.end + at)
        for found in read_quantities(line)
    )
    dates = (
        replace(found, text=text[found.start : found.end], start=found.start + at, end=found.end + at)
        for found in find_dates(line, on=on, order=order)
    )
    return Figures(tuple(quantities), tuple(dates))


def subject_at(sentence: Parsed, part: Told) -> int:
    """Where the words that name the speaker begin."""
    mention = part.claimant.mention if part.claimant else None
    if mention is None:
        return part.cue_at
    return next(at for at, word in enumerate(sentence.words) if word.end > mention[0])


def carried(speaker: Claimant | None, *, sure: bool) -> Claimant | None:
    """The speaker of one quotation as that of another that names nobody."""
    if speaker is None or speaker.resolved is Resolution.OWN_VOICE:
        return speaker
    return replace(speaker, resolved=Resolution.CARRIED_OVER, sure=sure and speaker.sure)


def by_cue(speaker: Claimant | None, sentence: Parsed, cue: int) -> Claimant | None:
    """The speaker with the place of the word that says they spoke; a colon alone is no word."""
    if speaker is None or speaker.mention is None or sentence.words[cue].mark:
        return speaker
    return replace(speaker, cue=sentence.offsets((cue, cue + 1)))


def told_by(found: Attribution, speaker: Claimant | None, publication: Claimant | None) -> list[Told]:
    """The parts of an attribution: what the speaker said, then what the publication adds."""
    said = [Told(span, speaker, said=True, cue=found.kind, cue_at=found.cue) for span in found.said]
    own = [Told(span, publication, said=False) for span in found.own]
    return said + own
