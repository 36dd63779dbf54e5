"""One tree of errors, each holding a sentence that a journalist can act on.

ClaimsError
├── InputError            what was handed in cannot be used
│   ├── UnreadableText    not text, no UTF-8, empty, or too large
│   ├── FetchFailed       a link could not be read
│   ├── TableError        rows of a sources table are wrong (`problems` lists each)
│   └── AlreadyThere      the same article or row is stored already
├── SettingError          a CLAIMS_* variable has a value that cannot be used
├── NotFound              there is no such article, claim, match, member
├── Refused               the rules of the desk do not allow it (`reasons` lists why)
│   └── StaleVersion      someone else saved first (`theirs` and `yours` hold both texts)
└── StoreError            the database cannot be used as it is
    └── LogBroken         the audit log was changed by hand
"""


class ClaimsError(Exception):
    """The base of everything that the page and the command line show to people instead of a traceback."""


class InputError(ClaimsError):
    """What was handed in cannot be used."""


class UnreadableText(InputError):
    """The bytes are no text we can read: wrong encoding, empty, or too large."""


class FetchFailed(InputError):
    """A link could not be read."""


class TableError(InputError):
    """Rows of a sources table are wrong; `problems` has one sentence for each, with its row and column."""

    def __init__(self, message: str, problems: list[str]) -> None:
        super().__init__(message)
        self.problems = problems


class AlreadyThere(InputError):
    """The same thing is stored already; `existing_id` names it."""

    def __init__(self, message: str, existing_id: int) -> None:
        super().__init__(message)
        self.existing_id = existing_id


class SettingError(ClaimsError):
    """A setting has a value that cannot be used."""


class NotFound(ClaimsError):
    """There is no such thing."""


class Refused(ClaimsError):
    """The rules do not allow this step; `reasons` has one sentence for each objection."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class StaleVersion(Refused):
    """Someone else saved first; `theirs` is what is stored now, `yours` what was refused."""

    def __init__(self, reasons: list[str], *, theirs: str, yours: str) -> None:
        super().__init__(reasons)
        self.theirs = theirs
        self.yours = yours


class StoreError(ClaimsError):
    """The database cannot be used as it is."""


class LogBroken(StoreError):
    """The audit log does not verify; `event_id` is the first event that is wrong."""

    def __init__(self, message: str, event_id: int) -> None:
        super().__init__(message)
        self.event_id = event_id
