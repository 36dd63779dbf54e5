"""Reads the paragraphs of an article in order: who is on stage, who is quoted, and the claims of each sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.dates import DayOrder
from claims.extraction import checkworthiness
from claims.extraction.attitudes import is_attitude
from claims.extraction.attribution import attribution, counts_people, told_whom
from claims.extraction.blocks import Block, BlockKind
from claims.extraction.clauses import Link, Piece
from claims.extraction.cues import CueKind
from claims.extraction.draft import Claimant, ClaimDraft
from claims.extraction.facts import facts
from claims.extraction.joints import trim
from claims.extraction.lexicon import base_of
from claims.extraction.paragraphs import Paragraph
from claims.extraction.parsed import MOST_WORDS, Parsed, Span
from claims.extraction.parser import Parser
from claims.extraction.people import Person
from claims.extraction.recut import pieces
from claims.extraction.speakers import Stage, claimant
from claims.extraction.standalone import standalone
from claims.extraction.statements import statements
from claims.extraction.subjects import signature
from claims.extraction.told import Figures, Told, by_cue, carried, figures_of, subject_at, told_by
from claims.extraction.types import is_no_statement, judge
from claims.extraction.underlining import traits, underlined
from claims.model.enums import ClaimType

_CARRIES = 2  # lines over which a quotation without a speaker of its own keeps the last one
_PREDICTION = "prediction: cannot be checked yet"


@dataclass(slots=True)
class Reader:
    """Keeps who is on stage and who is being quoted while the paragraphs are read in order."""

    stage: Stage
    on: date | None
    order: DayOrder | None = None
    nlp: Parser | None = None
    asked: Sequence[Span] | None = None  # stretches somebody marked, sorted; described instead of claims being found
    quoting: Claimant | None = None
    quoted_ago: int = 99

    def paragraph(self, read: Paragraph) -> Iterator[ClaimDraft]:
        """The claims of one paragraph."""
        block, sentences, quotes = read.block, read.sentences, read.quotes
        if block.kind is BlockKind.HEADLINE:
            for sentence in sentences:
                yield from self._headline(sentence)
            return
        self.quoted_ago += 1
        waiting: list[Parsed] = []  # quoted sentences whose speaker comes later in the paragraph
        signed = any(signature(sentence) for sentence in sentences)
        for sentence in sentences:
            if waiting and (name := signature(sentence)):
                yield from self._signed(waiting, sentence, name)
                waiting = []
                continue
            parts = self._parts(sentence)
            spoken = next((part for part in parts if part.said and part.cue is not None), None)
            if spoken is None and _all_quoted(sentence):
                if signed or self.quoting is None or (self.quoted_ago > 0 and not _opens_quoted(block, quotes)):
                    waiting.append(sentence)
                    continue
                goes_on = carried(self.quoting, sure=self.quoted_ago == 0)
                parts = [Told(part.span, goes_on, said=True) for part in parts]
                self.quoted_ago = 0
            elif spoken:
                self.quoting, self.quoted_ago = spoken.claimant, 0
                for early in waiting:
                    named_later = carried(spoken.claimant, sure=True)
                    yield from self._claims(early, [Told((0, len(early.words)), named_later, said=True)])
                waiting = []
            yield from self._claims(sentence, parts)
            self.stage.passes(sentence)
        for late in waiting:
            near = self.quoting is not None and self.quoted_ago <= _CARRIES
            speaker = carried(self.quoting, sure=False) if near else self.stage.publication
            yield from self._claims(late, [Told((0, len(late.words)), speaker, said=True)])
        if not _all_quoted_end(sentences):
            self.quoting = self.quoting if self.quoted_ago == 0 else None

    def _signed(self, waiting: list[Parsed], sentence: Parsed, name: Span) -> Iterator[ClaimDraft]:
        """The claims of a quotation that ends in a signature, which ends what its speaker says."""
        self.stage.number += 1
        speaker, person = claimant(sentence, name, self.stage)
        self.stage.saw(sentence, speaker=person)
        for each in waiting:
            yield from self._claims(each, [Told((0, len(each.words)), speaker, said=True)])
        self.quoting = None

    def _parts(self, sentence: Parsed) -> list[Told]:
        """The sentence cut by who says what."""
        self.stage.number += 1
        if len(sentence.words) > MOST_WORDS:
            return [Told((0, len(sentence.words)), self.stage.publication, said=False)]
        parts: list[Told] = []
        speaker: Claimant | None = None
        person: Person | None = None
        for span in statements(sentence):
            found = attribution(sentence, span)
            if self.nlp:
                found = self.nlp.second(sentence, span, found)
            if found is None:
                parts.append(Told(span, self.stage.publication, said=False))
                continue
            if found.kind is CueKind.SAYS and counts_people(sentence, found.speaker):
                parts.append(Told(span, self.stage.publication, said=False))  # a survey: the figure is the claim
                continue
            if found.speaker[0] < found.speaker[1]:
                speaker, person = claimant(sentence, found.speaker, self.stage)
            elif speaker is None:
                speaker, person = self._subject(sentence, span)
            speaker = by_cue(speaker, sentence, found.cue)
            parts += told_by(found, speaker, self.stage.publication)
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
        if self.asked is not None:
            yield from self._described(sentence, [Told(whole.span, self.stage.publication, said=False)])
            return
        figures = figures_of(sentence, self.on, self.order)
        long_enough = len(sentence.words) >= 4 and sentence.words[-1].text != "?"
        if long_enough and (figures.quantities or sentence.finite(*whole.span) or _headline_verb(sentence)):
            told = Told(whole.span, self.stage.publication, said=False)
            kind = self._read(sentence, whole, told, figures).kind
            yield self._draft(sentence, whole, told=told, kind=kind, figures=figures)

    def _claims(self, sentence: Parsed, parts: list[Told]) -> Iterator[ClaimDraft]:
        if self.asked is not None:
            yield from self._described(sentence, parts)
            return
        figures = figures_of(sentence, self.on, self.order)
        for part in parts:
            found = [*self._claims_of(sentence, part, figures)]
            before = part.said and 0 <= part.cue_at < part.span[0]
            # What was denied is not what they say: that they deny it is. And where there is nothing to look up in what
            # was said, that it was said to somebody named can be asked of both.
            denied = before and found and base_of(sentence.lower(part.cue_at)) == "deny"
            if denied or (before and not found and told_whom(sentence, part.cue_at)):
                whole = Piece(trim(sentence, (subject_at(sentence, part), part.span[1])))
                within = figures.within(*sentence.offsets(whole.span))
                found = [self._draft(sentence, whole, told=part, kind=ClaimType.QUOTE, figures=within)]
            yield from found

    def _claims_of(self, sentence: Parsed, part: Told, figures: Figures) -> Iterator[ClaimDraft]:
        for piece in pieces(sentence, part.span):
            within = figures.within(*sentence.offsets(piece.span))
            told = self._told_of(part, piece)
            read = self._read(sentence, piece, told, within)
            if read.underlined:
                yield self._draft(sentence, piece, told=told, kind=read.kind, figures=within)

    def _told_of(self, part: Told, piece: Piece) -> Told:
        """Who tells the piece: what stands before "called it …" is told of the speaker, not by the speaker."""
        if part.cue in {CueKind.NAMES, CueKind.ACCUSES} and piece.span[1] <= part.cue_at:
            return replace(part, claimant=self.stage.publication, said=False, cue=None)
        return part

    def _described(self, sentence: Parsed, parts: list[Told]) -> Iterator[ClaimDraft]:
        """The stretches of this sentence that somebody marked: a claim because a person says so."""
        figures = figures_of(sentence, self.on, self.order)
        asked = self.asked or ()
        for start, end in asked[bisect_left(asked, (sentence.start, 0)) : bisect_left(asked, (sentence.end, 0))]:
            span = sentence.words_at(start, end) if end <= sentence.end else None
            if span is None:
                continue
            telling = (each for each in parts if each.said and span[0] <= each.cue_at < span[1])
            with_cue = next((each for each in telling if _shared(each.span, span)), None)  # "the minister said that …"
            part = with_cue or max(parts, key=lambda each: _shared(each.span, span))
            piece = _like_found(pieces(sentence, part.span), span)
            told, within = self._told_of(part, piece), figures.within(start, end)
            read = self._read(sentence, piece, told, within)
            otherwise = ClaimType.QUOTE if with_cue else ClaimType.EVENT
            settled = read.underlined or (not read.no_statement and not with_cue)
            draft = self._draft(sentence, piece, told=told, kind=read.kind if settled else otherwise, figures=within)
            yield replace(draft, quote=sentence.text[start:end], start=start, end=end)

    def _read(self, sentence: Parsed, piece: Piece, told: Told, figures: Figures) -> "Read":
        found = facts(sentence, piece, figures.quantities, figures.dates)
        if is_no_statement(sentence, piece, found):
            return Read(ClaimType.EVENT, no_statement=True, underlined=False)
        quoted = sentence.quoted[piece.span[0]]
        judged = judge(sentence, piece, found, said=told.said, cue=told.cue, quoted=quoted)
        amount = judged.checkable and found.amounts  # a figure that tells something is always looked up
        if amount or told.cue in {CueKind.NAMES, CueKind.ACCUSES}:
            return Read(judged.type, no_statement=False, underlined=True)
        told_opinion = (told.said or quoted) and found.opinion and not found.hard
        if told_opinion or is_attitude(found, said=told.said):
            return Read(ClaimType.OPINION, no_statement=False, underlined=False)
        chance = checkworthiness.chance(sentence, piece.span)
        has = traits(found, piece, judged, said=told.said, quoted=quoted, checkworthiness=chance)
        return Read(judged.type, no_statement=False, underlined=underlined(has), traits=has)

    def _draft(
        self,
        sentence: Parsed,
        piece: Piece,
        *,
        told: Told,
        kind: ClaimType,
        figures: Figures,
    ) -> ClaimDraft:
        start, end = sentence.offsets(piece.span)
        text, text_sure = standalone(sentence, piece, self.stage)
        # A piece without its subject or verb is judged as the sentence it stands for.
        score, reasons = (
            checkworthiness.score(sentence, piece.span)
            if piece.link is Link.NONE
            else checkworthiness.score_sentence(text)
        )
        if kind is ClaimType.PREDICTION:
            reasons = (_PREDICTION, *(reason for reason in reasons if "future" not in reason))
        return ClaimDraft(
            quote=sentence.text[start:end],
            start=start,
            end=end,
            text=text,
            type=kind,
            claimant=told.claimant,
            checkworthiness=score,
            reasons=reasons,
            quantities=figures.quantities,
            dates=figures.dates,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            text_sure=text_sure,
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What a piece of a sentence is, and whether a checker would underline it."""

    kind: ClaimType
    no_statement: bool
    underlined: bool
    traits: Mapping[str, float] | None = None  # None where they were not asked


def _shared(one: Span, other: Span) -> int:
    """How many words two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _like_found(found: list[Piece], span: Span) -> Piece:
    """The marked words as the piece that begins where they do, so that they keep its subject; else on their own."""
    like = next((piece for piece in found if piece.span[0] == span[0] and piece.hinge < span[1] - 1), None)
    return replace(like, span=span) if like else Piece(span)


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
