"""What each line of an article is: headline, byline, caption, list item, author note or prose."""

import re
from dataclasses import dataclass
from enum import StrEnum

from claims.reading.article import Article


class BlockKind(StrEnum):
    """What a line is for the reader; only headlines, list items and prose make claims."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    CAPTION = "caption"
    LIST = "list"
    NOTE = "note"  # author's biography, boilerplate, contact, time stamp
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Block:
    """One line; `start` stands after a dateline, time stamp or list mark."""

    kind: BlockKind
    start: int  # code points of the article
    end: int  # exclusive


_NAME_WORD = r"(?:(?:Mc|Mac|O’|O'|D’|D')?[A-Z][\w’'-]{0,20}|[A-Z]\.|de|van|von|der|al|bin|da|la|le|el)"
_NAME_LINE = re.compile(rf"(?:[A-Z][\w’'.-]{{0,20}})(?: {_NAME_WORD}){{1,3}}$")
_BYLINE = re.compile(
    rf"(?:By|BY|Words by|Words:|Reporting by|From)[: ]\s?(?P<name>(?:the )?[A-Z][\w’'.-]{{1,20}}(?: {_NAME_WORD}){{0,5}})"
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .’'/-]{1,40}(?:, [A-Z][\w .’'-]{1,30}){0,2})(?:,? (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}))?"
    r"(?: ?\([^()\n]{2,60}\))? ?(?:–|—|--|-) "
)
_PLACE_AND_AGENCY = re.compile(
    r"[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,3}(?:, [\w .]{2,20})? ?\([^()\n]{2,60}\) ?(?:–|—|--|-) "
)
_LIST_MARK = re.compile(r"(?:[-–—•*▪◦‣·●►✓] ?\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)\s{0,4}")
_TIME_STAMP = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: ?(?:GMT|BST|CET|CEST|EST|EDT|ET|UTC|local time))?(?: ?[-–—:|])?(?:\s|$)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:photo|photos|photograph|photographs|picture|pictures|image|images|caption|video|watch|graphic|chart|map|illustration|credit)"
    r"(?: (?:by|credit|courtesy)\b)?:|.{0,300}\((?:photo|picture|image|file|credit|getty|reuters|ap|afp|pa)\b[^()]{0,60}\)$"
    r"|.{0,300}(?:getty images|file photo|file picture)\.?$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:read more|read also|also read|more on|related:|see also|sign up|subscribe|follow us|follow @|share this|advertisement|advertisment"
    r"|listen to|click here|©|\(c\)|copyright (?:©|\d|\(c\))|all rights reserved|ends$|-ends-|# ?# ?#|notes? (?:to|for) editors?"
    r"|(?:media|press) (?:contacts?|enquiries|office|release)|contacts?:|for (?:more|further) (?:information|details)|for media"
    r"|for immediate release|embargo|to comment|have you been|are you affected|do you (?:know|have)|send us|get in touch|email us"
    r"|this (?:article|story|piece|page|post) (?:was|has been|is|first|originally)|(?:last )?updated(?:\b.{0,12}:|\s+\d)|published(?: on)?:|first published"
    r"|additional reporting|reporting by|edited by|editing by|our standards|terms and conditions|privacy policy|support our|donate"
    r"|about the author|about us|topics?:|tags?:|source:|sources:|filed under|most read$|newsletter$|(?:view )?comments$"
    r"|good (?:morning|afternoon|evening)\b|press release|here is what we know|here’s what|what we know)",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"contributed (?:to (?:this|the) (?:report|story|article)|reporting)")
_AUTHOR_WORK = re.compile(
    r"\b(?:journalist|reporter|writer|correspondent|editor|columnist|author|contributor|commentator|blogger|broadcaster|novelist|freelance)\b"
)
_AUTHOR_VERB = re.compile(
    r"(?:is (?:an?|the|our)|writes|covers|reports|has (?:covered|written|reported|worked)|was (?:previously|formerly)|works as|can be (?:reached|followed)|joined)\b"
)
_SENTENCE_END = (".", "!", "?", ".”", ".’", '."', "!”", "?”", '?"', '!"', ".)", ":", ";", "…", ",")

HEADLINE_WORDS = 22  # more words than headlines have; a longer first line is the story already
SUBHEAD_WORDS = 12
TOP = 5  # lines in which a byline without "By" may stand


def blocks(article: Article) -> list[Block]:
    """The lines of the article that are not blank, in order, each with what it is."""
    lines = _lines(article.text)
    found: list[Block] = []
    author = _byline_name(article.byline or "")
    notes = 0  # after an author's name at the end, everything is about the author
    for number, (start, end) in enumerate(lines):
        line = article.text[start:end]
        kind = BlockKind.PROSE
        if number == 0 and _is_headline(line, article):
            kind = BlockKind.HEADLINE
        elif notes:
            kind = BlockKind.NOTE
        elif _BYLINE.match(line) and len(line) < 120:
            kind, author = BlockKind.BYLINE, author or _byline_name(line)
        elif _NAME_LINE.match(line) and (number < TOP or number >= len(lines) - TOP):
            kind = BlockKind.BYLINE
            notes = int(number >= TOP and _about_author(article.text, lines[number + 1 :], line))
            author = author or line
        elif _is_about(line, author) and number >= len(lines) - TOP and number > 1:
            kind, notes = BlockKind.NOTE, 1
        else:
            kind, start = _by_its_words(article.text, start, end)
        found.append(Block(kind, start, end))
    return found


def author_of(article: Article) -> str:
    """The author's name as the byline gives it; empty when there is none."""
    if article.byline:
        return _byline_name(article.byline)
    for start, end in _lines(article.text)[:TOP]:
        if _BYLINE.match(article.text, start, end):
            return _byline_name(article.text[start:end])
    return ""


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = at + line.index(stripped)
            found.append((first, first + len(stripped)))
        at += len(line) + 1
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
    if _NOTE.match(text, start, end):
        return BlockKind.NOTE, start
    if _CAPTION.match(text, start, end):
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
    if not line.endswith(_SENTENCE_END) and len(line.split()) <= SUBHEAD_WORDS and not line.endswith(("”", '"')):
        return BlockKind.SUBHEAD, start
    return BlockKind.PROSE, start
