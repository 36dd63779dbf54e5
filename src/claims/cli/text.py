"""The commands that need no desk: claims, figures and check-worthiness of a text, and how two statements relate."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import in_words
from claims.cli.article_lines import articles_in
from claims.cli.inputs import article_from, lines_in, lines_of
from claims.cli.options import AllowPrivate, ArticleSource, AsJson
from claims.cli.printing import json_line, line, say
from claims.errors import InputError

if TYPE_CHECKING:
    from claims.extraction import ClaimDraft

TEXT_OR_STDIN = "A text of one or more lines, or - for standard input; put -- before a text that begins with a dash."


def extract(
    source: ArticleSource,
    as_json: AsJson = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read many articles, one a line: {"text", "publisher", "published_on"}.')
    ] = False,
    nlp: Annotated[bool, typer.Option("--nlp", help="Ask spaCy where the rules find no speaker; slow.")] = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Print the claims a text makes.

    Each with its exact place, who made it, and how much it is worth checking. Nothing is stored.

    \b
    Examples:
      claims extract article.txt --json
      cat archive.jsonl | claims extract - --jsonl --json
    """
    from claims.extraction import extract as find_claims
    from claims.extraction.parser import load_parser

    parser = load_parser() if nlp else None
    if jsonl:
        for number, article in articles_in(source):
            _print_claims(find_claims(article, nlp=parser), as_json=as_json, of_line=number)
        return
    claims = find_claims(article_from(source, allow_private=allow_private), nlp=parser)
    _print_claims(claims, as_json=as_json)
    if not claims:
        say("No claim was found in this text.")


def _print_claims(claims: "list[ClaimDraft]", *, as_json: bool, of_line: int | None = None) -> None:
    """The claims of one article; `of_line` says which, where there are many."""
    if of_line is not None and not as_json and claims:
        line(f"Line {of_line}")
    for number, claim in enumerate(claims, start=1):
        if as_json:
            json_line({"line": of_line, **claim.as_json()} if of_line is not None else claim.as_json())
        else:
            in_words.claim(number, claim)


def quantities(
    text: Annotated[str, typer.Argument(metavar="TEXT|-", help=TEXT_OR_STDIN)],
    numbers: Annotated[
        bool, typer.Option("--numbers", help="Read every number, years and ordinary counts too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print the figures in each line of a text.

    \b
    Examples:
      claims quantities "Nearly 70% of it, or £3.5m a year"
      cat article.txt | claims quantities - --json
    """
    from claims.quantities import read, read_numbers

    find = read_numbers if numbers else read
    for each in lines_of(text):
        found = find(each)
        if as_json:
            json_line({"text": each, "quantities": [quantity.as_json() for quantity in found]})
        else:
            in_words.quantities(each, found)


def compare(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="What was claimed.")] = None,
    passage: Annotated[str | None, typer.Argument(metavar="PASSAGE", help="What the source says.")] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="PAIRS.jsonl", help='A file of {"claim", "source"} objects, one a line; or -.'),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print how two statements relate.

    Says what differs, and whether the figures agree.

    \b
    Examples:
      claims compare "Nearly 70% of it" "46 per cent of it"
      claims compare --file pairs.jsonl --json
    """
    if file is None and (claim is None or passage is None):
        raise typer.BadParameter("Give a claim and a passage, or a file of pairs with --file.")
    if file is not None and claim is not None:
        raise typer.BadParameter("Give either a claim and a passage or --file, not both.")
    from claims.matching import compare as relate

    pairs = iter([(claim or "", passage or "")]) if file is None else _pairs(file)
    for ours, theirs in pairs:
        comparison = relate(ours, theirs)
        if as_json:
            json_line(comparison.as_json())
        else:
            in_words.comparison(comparison, pair=(ours, theirs) if file else None)


def _pairs(source: str) -> Iterator[tuple[str, str]]:
    """The pairs in a file of JSON lines; blank lines are passed over. Raises InputError naming the line."""
    for number, text in enumerate(lines_in(source), start=1):
        if not text.strip():
            continue
        try:
            pair = json.loads(text)
        except (ValueError, RecursionError):
            raise InputError(f"{source}, line {number} is no JSON. {_WANTED}") from None
        if not isinstance(pair, dict):
            raise InputError(f"{source}, line {number} is no JSON object. {_WANTED}")
        for key in ("claim", "source"):
            if not isinstance(pair.get(key), str):
                raise InputError(f'{source}, line {number} has no text under "{key}". {_WANTED}')
        yield pair["claim"], pair["source"]


_WANTED = 'Each line is an object like {"claim": "…", "source": "…"}.'


def score_sentences(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="A file of sentences, one a line; or -.")],
    as_json: AsJson = False,
) -> None:
    """Print how much each line is worth checking.

    From 0 to 1, with the reasons.

    \b
    Example:
      claims score-sentences sentences.txt --json
    """
    from claims.extraction import score_sentence

    for text in lines_in(source):
        score, reasons = score_sentence(text)
        if as_json:
            json_line({"text": text, "score": round(score, 4), "reasons": list(reasons)})
        else:
            line(f"{score:.2f}  {text}")
            if reasons:
                line("; ".join(reasons), indent=6)
