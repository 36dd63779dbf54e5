"""One row of a sources table, as read and checked, before anything is stored."""

from dataclasses import dataclass

from claims.model.enums import SourceKind


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with one statement in it; the columns of a sources table (docs/formats.md).

    Dates are ISO and may be partial (`2021-02`). Rows with the same url are one source with several passages.
    """

    title: str
    statement: str
    kind: SourceKind
    publisher: str | None = None
    url: str | None = None
    published_on: str | None = None
    locator: str | None = None
    claimant: str | None = None
    rating: str | None = None
    rating_value: float | None = None
    language: str | None = None
    accessed_on: str | None = None
    archive_url: str | None = None
    primary: bool | None = None
    owner_group: str | None = None
    wire: str | None = None
    confidential: bool | None = None
    row: int = 0  # row of the file, counted as a spreadsheet does (the header is row 1); 0 if there was no file
