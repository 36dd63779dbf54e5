"""What each line of an article is: headline, byline, caption, list item, author note or prose."""

import re
from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.lexicon import load
from claims.extraction.wrapping import lines as lines_of
from claims.reading.article import Article


class BlockKind(StrEnum):
    """What a line is for the reader; only headlines, list items and prose make claims."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    CAPTION = "caption"
    LIST = "list"
    SIGNATURE = "signature"  # under a quotation: "– Rachel Reeves, chancellor"
    NOTE = "note"  # author's biography, boilerplate, contact, time stamp
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Block:
    """One line; `start` stands after a dateline, time stamp or list mark."""

    kind: BlockKind
    start: int  # code points of the article
    end: int  # exclusive


_LINES = load("lines.json")


def _opens_with(phrases: list[str], after: str) -> re.Pattern[str]:
    """A pattern for lines that open with one of the phrases."""
    return re.compile(f"(?:{'|'.join(map(re.escape, phrases))}){after}", re.IGNORECASE)


_NAME_WORD = r"(?:(?:Mc|Mac|O’|O'|D’|D')?[A-Z][\w’'-]{0,20}|[A-Z]\.|de|van|von|der|al|bin|da|la|le|el)"
_NAME_LINE = re.compile(rf"(?:[A-Z][\w’'.-]{{0,20}})(?: {_NAME_WORD}){{1,3}}$")
_SIGNATURE = (
    rf"(?:[–—―]|--?) ?(?:[A-Z][\w’'.-]{{0,20}})(?: {_NAME_WORD}){{0,4}}"
    r"(?:, [^.!?;:]{2,80}| ?\([^().!?;:]{2,80}\))?\.?$"
)
_SIGNATURE_LINE = re.compile(_SIGNATURE)
_SIGNED = re.compile(rf"[“\"«][^“”\"«»]+[”\"»] {_SIGNATURE}")  # a quotation with its signature
_CLOSING = ("”", '"', "’", "'", "»")
_BYLINE = re.compile(
    r"(?:By|BY|Words by|Words:|Reporting by|From)[: ]\s?"
    rf"(?P<name>(?:the )?[A-Z][\w’'.-]{{1,20}}(?: {_NAME_WORD}){{0,5}})"
)
_DASH = r" ?(?:–|—|--|-) "
_AGENCY = r" ?\([^()\n]{2,60}\)"
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .’'/-]{1,40}(?:, [A-Z][\w .’'-]{1,30}){0,2})"  # PARIS, LEEDS, England
    r"(?:,? (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}))?"
    rf"(?:{_AGENCY})?{_DASH}"
)
_PLACE_AND_AGENCY = re.compile(
    rf"[A-Z][\w’'-]{{1,20}}(?: [A-Z][\w’'-]{{1,20}}){{0,3}}(?:, [\w .]{{2,20}})?{_AGENCY}{_DASH}"
)
_PLACE_AND_COLON = re.compile(
    r"[A-Z][a-zA-Z’'-]{2,20}(?: [A-Z][a-zA-Z’'-]{2,20})?(?::| ?[–—]) (?=[A-Z])"
)  # Pune: The court …
_STAMP_LINE = re.compile(
    r"(?:posted|published|updated|modified|last (?:updated|modified)|first published)(?: on| at|:)?"
    r" (?:\d|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|today\b|yesterday\b|\w+ (?:minutes|hours|days) ago)",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"(?:[-–—•*▪◦‣·●►✓] ?\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)\s{0,4}")
_TIME_STAMP = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?(?:GMT|BST|CET|CEST|EST|EDT|ET|UTC|local time))?(?: ?[-–—:|])?(?:\s|$)",
    re.IGNORECASE,
)
_CAPTION = _opens_with(_LINES["captions"], r"(?: (?:by|credit|courtesy)\b)?:")
_CAPTION_END = re.compile(
    r"\((?:photo|picture|image|file|credit|getty|reuters|ap|afp|pa)\b[^()]{0,60}\)$"
    r"|(?:getty images|file (?:photo|picture))\.?$",
    re.IGNORECASE,
)
_NOTE = _opens_with(_LINES["notes"], r"\b")
_LABEL = _opens_with(_LINES["labels"], r":")
_ALONE = _opens_with(_LINES["alone"], r"$")
_CREDIT = re.compile(r"contributed (?:to (?:this|the) (?:report|story|article)|reporting)")
_AUTHOR_WORK = re.compile(rf"\b(?:{'|'.join(_LINES['author_work'])})\b")
_AUTHOR_VERB = _opens_with(_LINES["author_verbs"], r"\b")
_SENTENCE_END = (".", "!", "?", ".”", ".’", '."', "!”", "?”", '?"', '!"', ".)", ":", ";", "…", ",")

HEADLINE_WORDS = 22  # more words than headlines have; a longer first line is the story already
SUBHEAD_WORDS = 12
SHORTEST = 3  # characters; a letter or a mark alone on its line is nothing
TOP = 5  # lines in which a byline without "By" may stand


def blocks(article: Article) -> list[Block]:
    """The lines of the article that hold more than a mark or two, in order, each with what it is."""
    lines = [(start, end) for start, end in lines_of(article.text) if end - start >= SHORTEST]
    found: list[Block] = []
    author = _byline_name(article.byline or "")
    notes = 0  # after an author's name at the end, everything is about the author
    for number, (begin, end) in enumerate(lines):
        line = article.text[begin:end]
        kind, start = BlockKind.PROSE, begin
        if number == 0 and _is_headline(line, article):
            kind = BlockKind.HEADLINE
        elif notes:
            kind = BlockKind.NOTE
        elif number and article.text.endswith(_CLOSING, 0, lines[number - 1][1]) and _SIGNATURE_LINE.match(line):
            kind = BlockKind.SIGNATURE
        elif _BYLINE.match(line) and len(line) < 120:
            kind, author = BlockKind.BYLINE, author or _byline_name(line)
        elif _NAME_LINE.match(line) and (number < TOP or number >= len(lines) - TOP):
            kind = BlockKind.BYLINE
            notes = int(number >= TOP and _about_author(article.text, lines[number + 1 :], line))
            author = author or line
        elif _is_about(line, author) and number >= len(lines) - TOP and number > 1:
            kind, notes = BlockKind.NOTE, 1
        else:
            kind, start = _by_its_words(article.text, begin, end)
            placed = _PLACE_AND_COLON.match(article.text, start, end) if number < TOP else None
            start = placed.end() if placed and kind is BlockKind.PROSE else start
        found.append(Block(kind, start, end))
    return found


def _is_headline(line: str, article: Article) -> bool:
    if article.title and line == article.title.strip():
        return True
    return not line.endswith(_SENTENCE_END) and len(line.split()) <= HEADLINE_WORDS and not _DATELINE.match(line)


def _byline_name(byline: str) -> str:
    match = _BYLINE.match(byline)
    name = match["name"] if match else byline
    return name.split(",")[0].strip()


def _about_author(text: str, rest: list[tuple[int, int]], name: str) -> bool:
    """Whether the lines after a name at the end speak about its bearer."""
    return bool(rest) and text[rest[0][0] : rest[0][1]].startswith((name, "She ", "He ", "They "))


def _is_about(line: str, author: str) -> bool:
    """Whether a line near the end is an author's biography."""
    match = _NAME_LINE.match(" ".join(line.split()[:2])) if line[:1].isupper() else None
    if not match:
        return False
    name = author if author and line.startswith(author) else match.group()
    rest = line[len(name) :].lstrip(" ,")
    known = bool(author) and line.startswith(author)
    return bool(_AUTHOR_VERB.match(rest)) and (known or bool(_AUTHOR_WORK.search(rest[:80])))


def _by_its_words(text: str, start: int, end: int) -> tuple[BlockKind, int]:
    """The kind of a line that is neither headline nor about the author, and where its prose begins."""
    if _CREDIT.search(text, max(start, end - 80), end) and end - start < 300:
        return BlockKind.NOTE, start
    stamp = _TIME_STAMP.match(text, start, end)
    if stamp and stamp.end() >= end:
        return BlockKind.NOTE, start
    if any(pattern.match(text, start, end) for pattern in (_NOTE, _LABEL, _ALONE, _STAMP_LINE)) or text[start] in "©#_":
        return BlockKind.NOTE, start
    if _CAPTION.match(text, start, end) or _CAPTION_END.search(text, max(start, end - 80), end):
        return BlockKind.CAPTION, start
    if stamp and text[stamp.end() : stamp.end() + 1].isupper():
        start = stamp.end()
    mark = _LIST_MARK.match(text, start, end)
    if mark and mark.end() < end:
        return BlockKind.LIST, mark.end()
    dateline = _DATELINE.match(text, start, end) or _PLACE_AND_AGENCY.match(text, start, end)
    if dateline and dateline.end() < end:
        return BlockKind.PROSE, dateline.end()
    line = text[start:end]
    if (
        not line.endswith(_SENTENCE_END)
        and len(line.split()) <= SUBHEAD_WORDS
        and not (line.endswith(("”", '"')) or _SIGNED.match(line))
    ):
        return BlockKind.SUBHEAD, start
    return BlockKind.PROSE, start
