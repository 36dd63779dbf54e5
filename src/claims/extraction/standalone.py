"""A claim's text so that it can be read without the article around it."""

import re
from dataclasses import dataclass

from claims.extraction.clauses import Link, Piece
from claims.extraction.parsed import Parsed, Span
from claims.extraction.references import Replacement, replacements, surnames
from claims.extraction.speakers import Stage

_SPACES = re.compile(r"[ \t\u00a0]{2,}|[ \t\u00a0]*+\n\s*+")
_ENDS = (".", "!", "?", "…")
_PLURAL = re.compile(r"(?:[^s]s|people|men|women|children|police)$")


def standalone(sentence: Parsed, piece: Piece, stage: Stage) -> tuple[str, bool]:
    """The piece as a sentence of its own, and whether every name put in for a pronoun or a role in it is sure."""
    writer = _Writer(sentence, stage)
    if piece.link is Link.SHARED_SUBJECT and piece.subject:
        body = f"{writer.text(piece.subject)} {_with_helper(sentence, piece)}{writer.rest(piece.span)}"
    elif piece.link is Link.PARALLEL and piece.subject:
        body = f"{writer.text(piece.subject)} {writer.rest(piece.span)}"
    elif piece.link is Link.RELATIVE and piece.hinge > 0:
        body = _relative(writer, piece)
    elif piece.link is Link.APPOSITION and piece.hinge > 0:
        named = sentence.slice((piece.span[0], piece.hinge))
        plural = _PLURAL.search(sentence.lower(piece.hinge - 1)) and sentence.tag(piece.hinge - 1) == "N"
        body = f"{named} {'are' if plural else 'is'} {writer.rest((piece.hinge + 1, piece.span[1]))}"
    elif piece.link is Link.TAIL and piece.subject:
        body = f"{writer.text(piece.subject)}, {writer.rest(piece.span)}"
    else:
        body = writer.text(piece.span)
    return _finished(body), writer.sure


@dataclass(slots=True)
class _Writer:
    """Writes spans of a sentence with what stands for their pronouns, and remembers whether all of it was sure."""

    sentence: Parsed
    stage: Stage
    sure: bool = True

    def text(self, span: Span) -> str:
        """The words of the span with pronouns, surnames and roles written out."""
        return self._written(span, replacements(self.sentence, span, self.stage)) if span[0] < span[1] else ""

    def rest(self, span: Span) -> str:
        """The words after a subject, with surnames written out: their pronouns go back to the subject."""
        return self._written(span, list(surnames(self.sentence, span, self.stage))) if span[0] < span[1] else ""

    def _written(self, span: Span, instead: list[Replacement]) -> str:
        start, end = self.sentence.offsets(span)
        out: list[str] = []
        at = start
        for one in instead:
            out += [self.sentence.text[at : one.start], one.text]
            at = one.end
            self.sure = self.sure and one.sure
        return "".join([*out, self.sentence.text[at:end]])


def _with_helper(sentence: Parsed, piece: Piece) -> str:
    """The helper verb that the second of two participles shares: "was built and (was) closed"."""
    first = piece.span[0]
    if sentence.tag(first) != "E":
        return ""
    helper = next((at for at in range(first - 1, -1, -1) if sentence.tags[at] == "A"), None)
    return f"{sentence.words[helper].text} " if helper is not None else ""


def _relative(writer: _Writer, piece: Piece) -> str:
    """ "officials, who refused" → "officials refused"; "the line, whose cost" → "the line’s cost"."""
    sentence = writer.sentence
    named = writer.text((piece.span[0], piece.hinge))
    at = piece.hinge + 1
    rest = writer.rest((at + 1, piece.span[1]))
    word = sentence.lower(at)
    if word in {"who", "which"} and sentence.tag(at + 1) in "AVR":
        return f"{named} {rest}"
    if word == "whose":
        return f"{named}’s {rest}"
    if word == "where":
        return f"In {named} {rest}"
    return sentence.slice(piece.span)


def _finished(body: str) -> str:
    """Capital first, one full stop last, no stray spaces or unpaired quote marks."""
    body = _SPACES.sub(" ", body.strip().strip(",;:–— "))
    for opening, closing in (("“", "”"),):
        if body.count(opening) != body.count(closing):
            body = body.replace(opening, "").replace(closing, "")
    if body.count('"') % 2:
        body = body.replace('"', "")
    whole = body.startswith("“") and body.endswith("”") and body.count("“") == 1
    if whole or (body.startswith('"') and body.endswith('"') and body.count('"') == 2):
        body = body[1:-1].strip()
    body = body.strip().rstrip(",;:").replace(",”.", "”.")
    if body.endswith((",”", ',"')):
        body = body[:-2] + body[-1]
    if not body:
        return body
    body = body[0].upper() + body[1:]
    closed = body.rstrip("”’\"'")
    return body if closed.endswith(_ENDS) else body + "."
