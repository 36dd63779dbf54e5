"""Confidential sources, pure: who may see them, what stands in their place for everybody else, and what names them."""

import re
from collections.abc import Collection, Iterable

from claims.model.enums import EDITORS, Role, SourceKind
from claims.model.situation import Person

COVER = "A confidential source; the desk knows it."


def may_see_confidential(who: Person | None, *, assigned: bool) -> bool:
    """Whether somebody may see confidential sources: editors and leads, and a checker where the claim is theirs."""
    if who is None or not who.active:
        return False
    return who.role in EDITORS or (assigned and who.role == Role.CHECKER)


PERSONS = frozenset({SourceKind.PERSON, SourceKind.INTERVIEW})  # their titles are names
MARKS = str.maketrans("‘’“”–—", "''\"\"--")


def names_of_source(title: str, url: str | None, claimant: str | None, kind: SourceKind) -> frozenset[str]:
    """By what a text gives a source away: its title, its link, who speaks in it.

    One word alone names a person; the title of a document has to have two, or "Report" could never be written.
    """
    names = {claimant or "", title if kind in PERSONS or len(title.split()) > 1 else ""}
    if url:
        names.add(re.sub(r"^https?://(www\.)?", "", url.strip()).rstrip("/"))
    return frozenset(" ".join(name.split()) for name in names if name.strip())


def named_in(texts: Iterable[tuple[str, str | None]], names: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Which texts, by what they are called, give one of these names away, and which name; each text once."""
    found = []
    for called, text in texts:
        words = _plain(text or "")
        if hit := next((name for name in sorted(names) if _holds(words, _plain(name))), None):
            found.append((called, hit))
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(MARKS)


def _holds(text: str, name: str) -> bool:
    """Whether a text has a name as whole words, whatever its case; a single word only as it is written."""
    flags = re.IGNORECASE if re.search(r"\W", name) else 0
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None
