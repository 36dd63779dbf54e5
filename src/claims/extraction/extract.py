"""From an article's text to its claims: lines, sentences, who said it, the facts in each, what is worth checking."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from claims.dates import DateMention
from claims.dates import find as find_dates
from claims.extraction import checkworthiness
from claims.extraction.attribution import Attribution, CueKind, attribution, statements
from claims.extraction.blocks import Block, BlockKind, blocks
from claims.extraction.clauses import Link, Piece, pieces
from claims.extraction.draft import Claimant, ClaimDraft
from claims.extraction.facts import facts
from claims.extraction.parsed import MOST_WORDS, Parsed, Span, parse
from claims.extraction.people import Person, cast
from claims.extraction.sentences import quotations, sentences_within
from claims.extraction.speakers import Stage, claimant
from claims.extraction.standalone import standalone
from claims.extraction.types import Judgement, judge
from claims.model.enums import ClaimantKind, ClaimType
from claims.quantities import Quantity
from claims.quantities import read as read_quantities
from claims.reading.article import Article

_CLAIMING = {BlockKind.PROSE, BlockKind.LIST, BlockKind.HEADLINE}
# Characters; no sentence of prose is as long. A table or a wall of marks is, and asserts nothing as a sentence.
LONGEST_SENTENCE = 2_000
_CARRIES = 2  # lines over which a quotation without a speaker of its own keeps the last one


def extract(article: Article) -> list[ClaimDraft]:
    """The claims of `article` in the order of the text; an empty list when it asserts nothing checkable.

    Each `quote` is exactly `article.text[start:end]` and stands inside one sentence; claims may overlap where two
    facts share words. Never raises, whatever the text holds.
    """
    text = article.text
    paragraphs = [_paragraph(text, block) for block in blocks(article) if block.kind in _CLAIMING]
    known = cast(sentence for _, sentences, _ in paragraphs for sentence in sentences)
    publication = Claimant(article.publisher, ClaimantKind.PUBLICATION) if article.publisher else None
    reader = _Reader(stage=Stage(known, publication), on=article.published_on)
    found: list[ClaimDraft] = []
    for block, sentences, quotes in paragraphs:
        found += reader.paragraph(block, sentences, quotes)
    return _without_repeats(found)


def score_sentence(text: str) -> tuple[float, tuple[str, ...]]:
    """How much one line is worth checking (0 to 1) and why, the strongest reason first; 0 and none for a blank line."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    end = min(end, start + LONGEST_SENTENCE)
    sentence = parse(text, start, end, quotations(text)) if start < end else None
    if sentence is None or not sentence.words:
        return 0.0, ()
    return checkworthiness.score(sentence, (0, len(sentence.words)))


def _paragraph(text: str, block: Block) -> tuple[Block, list[Parsed], list[Span]]:
    quotes = [(block.start + a, block.start + b) for a, b in quotations(text[block.start : block.end])]
    spans = sentences_within(text, block.start, block.end)
    parsed = [parse(text, start, end, quotes) for start, end in spans if end - start <= LONGEST_SENTENCE]
    return block, [sentence for sentence in parsed if sentence.words], quotes


@dataclass(frozen=True, slots=True)
class _Told:
    """A part of a sentence with its speaker; `said` is False in the publication's own voice."""

    span: Span
    claimant: Claimant | None
    said: bool
    cue: CueKind | None = None
    cue_at: int = -1


@dataclass(frozen=True, slots=True)
class _Figures:
    """The quantities and dates of a sentence or of a piece of it, with offsets of the article."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]

    def within(self, start: int, end: int) -> "_Figures":
        """Those that stand in this stretch of the article."""
        return _Figures(
            tuple(found for found in self.quantities if start <= found.start and found.end <= end),
            tuple(found for found in self.dates if start <= found.start and found.end <= end),
        )


def _figures(sentence: Parsed, on: date | None) -> _Figures:
    """The quantities and dates of the sentence, moved into the article."""
    text, at = sentence.text[sentence.start : sentence.end], sentence.start
    return _Figures(
        tuple(replace(found, start=found.start + at, end=found.end + at) for found in read_quantities(text)),
        tuple(replace(found, start=found.start + at, end=found.end + at) for found in find_dates(text, on=on)),
    )


@dataclass(slots=True)
class _Reader:
    """Reads the paragraphs in order, keeping who is on stage and who is being quoted."""

    stage: Stage
    on: date | None
    quoting: Claimant | None = None
    quoted_ago: int = 99

    def paragraph(self, block: Block, sentences: list[Parsed], quotes: list[Span]) -> Iterator[ClaimDraft]:
        """The claims of one paragraph."""
        if block.kind is BlockKind.HEADLINE:
            for sentence in sentences:
                yield from self._headline(sentence)
            return
        self.quoted_ago += 1
        waiting: list[Parsed] = []  # quoted sentences whose speaker comes later in the paragraph
        for sentence in sentences:
            parts = self._parts(sentence)
            spoken = next((part for part in parts if part.said and part.cue is not None), None)
            if spoken is None and _all_quoted(sentence):
                if self.quoting is None or (self.quoted_ago > 0 and not _opens_quoted(block, quotes)):
                    waiting.append(sentence)
                    continue
                parts = [_Told(part.span, self.quoting, said=True) for part in parts]
                self.quoted_ago = 0
            elif spoken:
                self.quoting, self.quoted_ago = spoken.claimant, 0
                for early in waiting:
                    yield from self._claims(early, [_Told((0, len(early.words)), spoken.claimant, said=True)])
                waiting = []
            yield from self._claims(sentence, parts)
        for late in waiting:
            speaker = self.quoting if self.quoted_ago <= _CARRIES else self.stage.publication
            yield from self._claims(late, [_Told((0, len(late.words)), speaker, said=True)])
        if not _all_quoted_end(sentences):
            self.quoting = self.quoting if self.quoted_ago == 0 else None

    def _parts(self, sentence: Parsed) -> list[_Told]:
        """The sentence cut by who says what."""
        self.stage.number += 1
        if len(sentence.words) > MOST_WORDS:
            return [_Told((0, len(sentence.words)), self.stage.publication, said=False)]
        parts: list[_Told] = []
        speaker: Claimant | None = None
        person: Person | None = None
        for span in statements(sentence):
            found = attribution(sentence, span)
            if found is None:
                parts.append(_Told(span, self.stage.publication, said=False))
                continue
            if found.speaker[0] < found.speaker[1]:
                speaker, person = claimant(sentence, found.speaker, self.stage)
            elif speaker is None:
                speaker, person = self._subject(sentence, span)
            parts += _told(found, speaker, self.stage.publication)
        self.stage.saw(sentence, speaker=person)
        return parts

    def _subject(self, sentence: Parsed, span: Span) -> tuple[Claimant | None, Person | None]:
        """The subject that a further verb of saying shares with the one before: "denied it but said …"."""
        verb = next((at for at in range(len(sentence.words)) if sentence.tags[at] in "AV"), 0)
        if not 0 < verb <= span[0]:
            return self.stage.publication, None
        return claimant(sentence, (0, verb), self.stage)

    def _headline(self, sentence: Parsed) -> Iterator[ClaimDraft]:
        """A headline is one claim, if it says anything: its grammar is too short to cut."""
        self.stage.number += 1
        whole = Piece((0, len(sentence.words)))
        figures = _figures(sentence, self.on)
        long_enough = len(sentence.words) >= 4 and sentence.words[-1].text != "?"
        if long_enough and (figures.quantities or sentence.finite(*whole.span) or _headline_verb(sentence)):
            told = _Told(whole.span, self.stage.publication, said=False)
            kind = self._judged(sentence, whole, told, figures).type
            kind = ClaimType.EVENT if kind is ClaimType.NOT_CHECKABLE else kind
            yield self._draft(sentence, whole, told=told, judgement=Judgement(kind, checkable=True), figures=figures)

    def _claims(self, sentence: Parsed, parts: list[_Told]) -> Iterator[ClaimDraft]:
        figures = _figures(sentence, self.on)
        for part in parts:
            for piece in pieces(sentence, part.span):
                within = figures.within(*sentence.offsets(piece.span))
                told = part
                if part.cue in {CueKind.NAMES, CueKind.ACCUSES} and piece.span[1] <= part.cue_at:
                    # What stands before "called it …" is told of the speaker, not by the speaker.
                    told = replace(part, claimant=self.stage.publication, said=False, cue=None)
                judgement = self._judged(sentence, piece, told, within)
                if judgement.checkable:
                    yield self._draft(sentence, piece, told=told, judgement=judgement, figures=within)

    def _judged(self, sentence: Parsed, piece: Piece, told: _Told, figures: _Figures) -> Judgement:
        found = facts(sentence, piece, figures.quantities, figures.dates)
        quoted = sentence.quoted[piece.span[0]]
        return judge(sentence, piece, found, said=told.said, cue=told.cue, quoted=quoted)

    def _draft(
        self,
        sentence: Parsed,
        piece: Piece,
        *,
        told: _Told,
        judgement: Judgement,
        figures: _Figures,
    ) -> ClaimDraft:
        start, end = sentence.offsets(piece.span)
        text = standalone(sentence, piece, self.stage)
        # A piece without its subject or verb is judged as the sentence it stands for.
        score, reasons = (
            checkworthiness.score(sentence, piece.span) if piece.link is Link.NONE else score_sentence(text)
        )
        if judgement.type is ClaimType.PREDICTION:
            reasons = (_PREDICTION, *(reason for reason in reasons if "future" not in reason))
        return ClaimDraft(
            quote=sentence.text[start:end],
            start=start,
            end=end,
            text=text,
            type=judgement.type,
            claimant=told.claimant,
            checkworthiness=score,
            reasons=reasons,
            quantities=figures.quantities,
            dates=figures.dates,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
        )


_PREDICTION = "prediction: cannot be checked yet"


def _told(found: Attribution, speaker: Claimant | None, publication: Claimant | None) -> list[_Told]:
    said = [_Told(span, speaker, said=True, cue=found.kind, cue_at=found.cue) for span in found.said]
    own = [_Told(span, publication, said=False) for span in found.own]
    return said + own


def _all_quoted(sentence: Parsed) -> bool:
    """Whether the sentence stands in quote marks as a whole."""
    inner = [quoted for word, quoted in zip(sentence.words, sentence.quoted, strict=True) if not word.mark]
    return bool(inner) and all(inner)


def _all_quoted_end(sentences: list[Parsed]) -> bool:
    return bool(sentences) and sentences[-1].quoted[-1]


def _opens_quoted(block: Block, quotes: list[Span]) -> bool:
    """Whether the paragraph opens with a quotation, which then goes on from the one before."""
    return bool(quotes) and quotes[0][0] - block.start <= 1


def _headline_verb(sentence: Parsed) -> bool:
    """Whether a headline without a finite verb still tells an event: "jailed for", "to create 350 jobs"."""
    return any(letter in "EB" for letter in sentence.tags)


def _without_repeats(drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts in the order of the text, each span once."""
    seen: dict[tuple[int, int], ClaimDraft] = {}
    for draft in drafts:
        seen.setdefault((draft.start, draft.end), draft)
    return sorted(seen.values(), key=lambda draft: (draft.start, draft.end))
