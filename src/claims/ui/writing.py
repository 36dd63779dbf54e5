"""What a member is writing in the verdict form: kept while they write, never silently laid over someone else's."""

from dataclasses import dataclass

import streamlit as st

from claims.store.queries.claims import ClaimView
from claims.store.queries.verdicts import VerdictView

Stored = tuple[int, int | None, str, str, str]  # version (0: none), rating, rationale, headline, corrected wording

IN_WORDS = 0  # chosen in place of a rating: a conclusion in words
NOTHING: Stored = (0, None, "", "", "")


@dataclass(frozen=True, slots=True)
class Writing:
    """Where the form of one claim stands; the keys are those of its widgets in the session."""

    claim_id: int
    based_on: int  # the version the fields were filled from
    stored_version: int
    unsaved: bool  # the fields differ from what is stored

    @property
    def rating_key(self) -> str:
        """The widget that holds the rating."""
        return f"verdict_rating_{self.claim_id}"

    @property
    def rationale_key(self) -> str:
        """The widget that holds the rationale."""
        return f"verdict_rationale_{self.claim_id}"

    @property
    def headline_key(self) -> str:
        """The widget that holds the headline."""
        return f"verdict_headline_{self.claim_id}"

    @property
    def wording_key(self) -> str:
        """The widget that holds the corrected wording."""
        return f"verdict_wording_{self.claim_id}"

    @property
    def base_key(self) -> str:
        """Where the session keeps what the fields were filled from."""
        return f"verdict_base_{self.claim_id}"


def as_stored(verdict: VerdictView | None) -> Stored:
    """A verdict as the form compares it; `NOTHING` where none is proposed."""
    if verdict is None:
        return NOTHING
    words = (verdict.rationale, verdict.headline or "", verdict.corrected_wording or "")
    return (verdict.version, verdict.rating_id or IN_WORDS, *words)


def written(view: ClaimView) -> Writing:
    """Fill the fields with the stored verdict unless something else is typed in them; before they are drawn.

    Fields that nobody changed follow what is stored; changed ones stay, with the version they were filled from.
    """
    keys = Writing(view.id, 0, 0, unsaved=False)
    stored = as_stored(view.verdict)
    base: Stored | None = st.session_state.get(keys.base_key)
    texts = (keys.rationale_key, keys.headline_key, keys.wording_key)
    typed = (st.session_state.get(keys.rating_key), *((st.session_state.get(key) or "").strip() for key in texts))
    if base is None or typed in (base[1:], stored[1:]):
        st.session_state[keys.base_key] = base = stored
        if typed != stored[1:]:  # only then: setting a field takes away what is being typed just now
            for key, value in zip((keys.rating_key, *texts), stored[1:], strict=True):
                st.session_state[key] = value
            typed = stored[1:]
    return Writing(view.id, based_on=base[0], stored_version=stored[0], unsaved=typed != stored[1:])
