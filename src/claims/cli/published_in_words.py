"""What was published of a claim, as a person reads it in a terminal."""

from typing import TYPE_CHECKING

from claims.cli.printing import json_line, line

if TYPE_CHECKING:
    from claims.store.queries.publications import PublicationView


def publication(kept: "PublicationView", *, as_json: bool) -> None:
    """Print one publication: what it said, and whether it still is what was stored."""
    if as_json:
        about = {"number": kept.number, "published_by": kept.published_by, "sha256": kept.sha256, "whole": kept.whole}
        json_line({**about, "content": kept.content})
        return
    said, verdict = kept.content, kept.content["verdict"]
    line(_line(kept))
    line(f"“{said['claim']['quote']}”")
    line(f"Verdict: {kept.rating or 'conclusion in words'} (version {verdict['version']}, by {verdict['author']})")
    for text in (verdict["headline"] if verdict["rating"] else None, verdict["rationale"]):
        if text:
            line(text, indent=3)
    if verdict["corrected_wording"]:
        line(f"What the article should say instead: {verdict['corrected_wording']}", indent=3)
    for review in said["reviews"]:
        comment = f": {review['comment']}" if review["comment"] else ""
        line(f"{review['reviewer']}: {review['decision']}{comment}", indent=3)
    for piece in said["evidence"]:
        quote = f": “{piece['quote']}”" if "quote" in piece else ""
        line(f"{piece['stance'].capitalize()}, {piece['title']}{quote}", indent=3)
    for correction in said["corrections"]:
        line(f"{correction['kind'].capitalize()}: {correction['note']}", indent=3)
    line(f"SHA-256 {kept.sha256}" if kept.whole else "This is not what was stored: its content has another hash.")


def listed(kept: "tuple[PublicationView, ...]") -> None:
    """Print what was published, a line each; nothing where nothing was."""
    for one in kept:
        line(_line(one))


def _line(kept: "PublicationView") -> str:
    what = kept.kind.value if kept.kind else "publication"
    back = ", retracted" if kept.content["retracted"] else ""
    return f"Publication {kept.number} ({what}{back}), {kept.published_at:%Y-%m-%d %H:%M} UTC, by {kept.published_by}"
