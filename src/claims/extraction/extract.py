"""From an article's text to its claims: lines, sentences, who said it, the facts in each, what is worth checking."""

from collections.abc import Iterable

from claims.dates import day_order
from claims.extraction.blocks import BlockKind, blocks
from claims.extraction.draft import Claimant, ClaimDraft, Resolution
from claims.extraction.paragraphs import READ, Paragraph, paragraphs
from claims.extraction.parser import Parser, with_kinds
from claims.extraction.people import cast
from claims.extraction.reader import Reader
from claims.extraction.repeats import with_repeats_linked
from claims.extraction.speakers import Stage
from claims.model.enums import ClaimantKind
from claims.reading.article import Article


def extract(article: Article, *, nlp: Parser | None = None) -> list[ClaimDraft]:
    """The claims of `article` in the order of the text; an empty list when it asserts nothing checkable.

    Each `quote` is exactly `article.text[start:end]` and stands inside one sentence; claims may overlap where two
    facts share words. Never raises, whatever the text holds. With `nlp` (`load_parser()`) the rules ask a parser where
    they find no speaker; without it they answer alone, ten times as fast.
    """
    lines = paragraphs(article.text, (block for block in blocks(article) if block.kind in READ))
    reader = reader_of(article, lines, nlp=nlp)
    found = _without_repeats(draft for each in lines for draft in reader.paragraph(each))
    headlines = [(each.block.start, each.block.end) for each in lines if each.block.kind is BlockKind.HEADLINE]
    return with_repeats_linked(with_kinds(found, nlp) if nlp else found, headlines=headlines)


def reader_of(article: Article, lines: list[Paragraph], *, nlp: Parser | None = None) -> Reader:
    """A reader who knows the people, the publication, the day and the order of dates of the article."""
    known = cast(sentence for each in lines for sentence in each.sentences)
    order = day_order(language=article.language, publisher=article.publisher, url=article.url, text=article.text)
    stage = Stage(known, _own_voice(article), text=article.text)
    return Reader(stage=stage, on=article.published_on, order=order, nlp=nlp)


def _own_voice(article: Article) -> Claimant | None:
    """The publication as the one who claims; None where nobody knows which it is."""
    if not article.publisher:
        return None
    return Claimant(article.publisher, ClaimantKind.PUBLICATION, resolved=Resolution.OWN_VOICE)


def _without_repeats(drafts: Iterable[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts in the order of the text, each span once."""
    seen: dict[tuple[int, int], ClaimDraft] = {}
    for draft in drafts:
        seen.setdefault((draft.start, draft.end), draft)
    return sorted(seen.values(), key=lambda draft: (draft.start, draft.end))
