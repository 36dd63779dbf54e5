"""What one check of `claims doctor` found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `what_to_do` is None where nothing has to be done."""

    check: str
    ok: bool
    says: str
    what_to_do: str | None = None

    def as_json(self) -> dict[str, object]:
        """The finding as `claims doctor --json` prints it."""
        return {"check": self.check, "ok": self.ok, "says": self.says, "what_to_do": self.what_to_do}
