"""A claim's text so that it can be read without the article around it."""

import re

from claims.extraction.clauses import Link, Piece
from claims.extraction.parsed import Parsed, Span
from claims.extraction.people import mentions
from claims.extraction.speakers import Stage

_SPACES = re.compile(r"[ \t\u00a0]{2,}")
_ENDS = (".", "!", "?", "…")
_PLURAL = re.compile(r"(?:[^s]s|people|men|women|children|police)$")


def standalone(sentence: Parsed, piece: Piece, stage: Stage) -> str:
    """The piece as a sentence of its own: subject restored, pronouns replaced where it is sure whom they mean."""
    body = _text(sentence, piece.span, stage)
    if piece.link is Link.SHARED_SUBJECT and piece.subject:
        body = f"{_text(sentence, piece.subject, stage)} {_with_helper(sentence, piece)}{body}"
    elif piece.link is Link.PARALLEL and piece.subject:
        body = f"{_text(sentence, piece.subject, stage)} {body}"
    elif piece.link is Link.RELATIVE and piece.hinge > 0:
        body = _relative(sentence, piece, stage)
    elif piece.link is Link.APPOSITION and piece.hinge > 0:
        named = sentence.slice((piece.span[0], piece.hinge))
        verb = (
            "are" if _PLURAL.search(sentence.lower(piece.hinge - 1)) and sentence.tag(piece.hinge - 1) == "N" else "is"
        )
        body = f"{named} {verb} {_text(sentence, (piece.hinge + 1, piece.span[1]), stage)}"
    elif piece.link is Link.TAIL and piece.subject:
        body = f"{_text(sentence, piece.subject, stage)}, {body}"
    return _finished(body)


def _text(sentence: Parsed, span: Span, stage: Stage) -> str:
    """The words of the span with "She" and "Ms Surname" made full names where that is sure."""
    if span[0] >= span[1]:
        return ""
    start, end = sentence.offsets(span)
    out: list[str] = []
    at = start
    for first, last, name in _replacements(sentence, span, stage):
        out += [sentence.text[at:first], name]
        at = last
    return "".join([*out, sentence.text[at:end]])


def _replacements(sentence: Parsed, span: Span, stage: Stage) -> list[tuple[int, int, str]]:
    found = []
    for mention in mentions(sentence, stage.cast):
        first, last = mention.name
        if not span[0] <= first < span[1] or last > span[1] or last - first > 1:
            continue
        if sentence.quoted[first] or not mention.person.sure:
            continue
        begin = first - 1 if first > span[0] and sentence.words[first - 1].text.rstrip(".") in _ADDRESS else first
        if begin < first or mention.person.surname != mention.person.name:
            found.append((sentence.words[begin].start, sentence.words[last - 1].end, mention.person.name))
    opening = sentence.lower(span[0])
    if opening in {"he", "she"} and not sentence.quoted[span[0]]:
        person = stage.sure(opening)
        if person:
            found.append((sentence.words[span[0]].start, sentence.words[span[0]].end, person.name))
    return sorted(found)


_ADDRESS = frozenset({"Mr", "Ms", "Mrs", "Miss"})


def _with_helper(sentence: Parsed, piece: Piece) -> str:
    """The helper verb that the second of two participles shares: "was built and (was) closed"."""
    first = piece.span[0]
    if sentence.tag(first) != "E":
        return ""
    helper = next((at for at in range(first - 1, -1, -1) if sentence.tags[at] == "A"), None)
    return f"{sentence.words[helper].text} " if helper is not None else ""


def _relative(sentence: Parsed, piece: Piece, stage: Stage) -> str:
    """ "officials, who refused" → "officials refused"; "the line, whose cost" → "the line’s cost"."""
    named = _text(sentence, (piece.span[0], piece.hinge), stage)
    at = piece.hinge + 1
    rest = _text(sentence, (at + 1, piece.span[1]), stage)
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
    if body.startswith("“") and body.endswith("”") and body.count("“") == 1:
        body = body[1:-1].strip()
    body = body.strip().rstrip(",;:").replace(",”.", "”.")
    if body.endswith((",”", ',"')):
        body = body[:-2] + body[-1]
    if not body:
        return body
    body = body[0].upper() + body[1:]
    closed = body.rstrip("”’\"'")
    return body if closed.endswith(_ENDS) else body + "."
