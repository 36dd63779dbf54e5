"""A date phrase as read from text."""

from dataclasses import dataclass
from datetime import date

from claims.model.enums import DateGrain


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date phrase with the days it covers; both ends are None while it cannot be resolved."""

    text: str  # exactly text[start:end] of what was read
    start: int  # code points
    end: int  # exclusive
    grain: DateGrain
    relative: bool  # needs the date of the article to be resolved
    first: date | None = None  # first day of the stretch
    last: date | None = None  # last day of the stretch, inclusive
    ambiguous: bool = False  # read one way where another is as likely: 4/5/2021, a day half a year off without a year

    def as_json(self) -> dict[str, object]:
        """The phrase as `claims extract --json` prints it; `first` and `last` are ISO days or null."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "grain": self.grain.value,
            "relative": self.relative,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "ambiguous": self.ambiguous,
        }
