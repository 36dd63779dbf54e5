"""What the environment says, read once: every setting is a CLAIMS_* variable with a default that works."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.errors import SettingError

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parents[1]


def home() -> Path:
    """The folder that holds app.py, .streamlit/ and data/: the checkout, or the copy inside an installed package."""
    if (CHECKOUT / "app.py").is_file() and (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT
    return PACKAGE / "_share"


def default_database_url() -> str:
    """`data/claims.db` beside the app; for an installed package, below the folder the desk is started in."""
    folder = CHECKOUT if home() == CHECKOUT else Path.cwd()
    return f"sqlite:///{folder / 'data' / 'claims.db'}"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the desk keeps its data and how it signs its reports."""

    database_url: str
    publisher_name: str  # the fact-checking desk, as ClaimReview names it
    publisher_url: str | None  # its site; ClaimReview needs it
    lease_minutes: int  # how long a claim stays with the person who opened it
    approvals: int  # how many people other than the author must approve a verdict


def checkworthiness_model() -> Path | None:
    """The newsroom's own weights for check-worthiness (CLAIMS_CHECKWORTHINESS_MODEL); None: those of the tool.

    Not one of `Settings`: finding claims needs no desk, so a wrong setting of the desk must not stop it.
    """
    path = os.environ.get("CLAIMS_CHECKWORTHINESS_MODEL")
    return Path(path).expanduser() if path else None


def matching_model() -> Path | None:
    """The newsroom's own weights for the score of matches (CLAIMS_MATCHING_MODEL); None: those of the tool."""
    path = os.environ.get("CLAIMS_MATCHING_MODEL")
    return Path(path).expanduser() if path else None


@cache
def settings() -> Settings:
    """The settings of this process. Raises SettingError naming the variable whose value is no number."""
    return Settings(
        database_url=os.environ.get("CLAIMS_DATABASE_URL") or default_database_url(),
        publisher_name=os.environ.get("CLAIMS_PUBLISHER_NAME", "Claims desk"),
        publisher_url=os.environ.get("CLAIMS_PUBLISHER_URL") or None,
        lease_minutes=whole_number("CLAIMS_LEASE_MINUTES", 30),
        approvals=whole_number("CLAIMS_APPROVALS", 1),
    )


def whole_number(name: str, default: int) -> int:
    """The whole number above zero that the variable `name` holds, or `default` when it is not set."""
    text = os.environ.get(name, str(default))
    if not text.isdecimal() or int(text) < 1:
        raise SettingError(f"{name} is {text!r}; give a whole number of at least 1.")
    return int(text)
