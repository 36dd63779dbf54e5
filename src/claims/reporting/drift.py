"""What became of quoted words in their source, in sentences."""

from datetime import datetime

from claims.reporting.words import day, utc


def drift_sentence(*, stands: bool, read_at: datetime, stood_at: datetime | None, instead: str | None) -> str:
    """Whether quoted words stand in what was read last, and since when they do not.

    "The quoted words stand in the text read on 3 March 2026; they are gone from the text read on 9 May 2026."
    """
    last = day(utc(read_at).date())
    if stands:
        return f"The quoted words stand in the text read on {last}."
    if stood_at is None:
        return f"The quoted words do not stand in the text read on {last}."
    stood = day(utc(stood_at).date())
    first = f"The quoted words stand in the text read on {stood}" if stood != last else "The quoted words stood there"
    gone = f"they are gone from the text read on {last}" + (" later" if stood == last else "")
    return f"{first}; {gone}." + (f" It now says: “{instead.rstrip('.')}”." if instead else "")
