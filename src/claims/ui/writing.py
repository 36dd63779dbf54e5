"""What a member is writing in a form: kept while they write, never silently laid over someone else's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from claims.store.queries.claims import ClaimView
from claims.store.queries.verdicts import VerdictView
from claims.ui import frame
from claims.ui.outside import plain

IN_WORDS = 0  # chosen in place of a rating: a conclusion in words


def filled(form: str, stored: Mapping[str, Any], version: int) -> int:
    """Fill fields with what is stored unless something else is typed in them, before they are drawn.

    `stored` has the value of each field by its key. Fields that nobody changed follow what is stored; changed ones
    stay. Returns the version they were filled from, which a save names: when it is not `version`, somebody saved since.
    """
    typed = {key: _said(st.session_state[key]) for key in stored if key in st.session_state}
    base: tuple[int, dict[str, Any]] | None = st.session_state.get(form)
    if base is None or typed in ({key: base[1].get(key) for key in typed}, {key: stored[key] for key in typed}):
        st.session_state[form] = base = (version, dict(stored))
        wanted = base[1]
    else:
        wanted = {key: value for key, value in base[1].items() if key not in typed}
    for key, value in wanted.items():
        if key not in typed or typed[key] != value:  # only then: setting a field takes away what is being typed
            st.session_state[key] = value
    return base[0]


def _said(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def show_overtaken(form: str, stored: Mapping[str, Any], version: int, *, by: str, texts: tuple[str, str]) -> None:
    """Someone saved while this member was writing: both texts, theirs first, and which of them to go on with."""
    st.warning(
        f"{plain(by)} saved version {version} while you were writing. Take over what you need, "
        "then choose which text to go on with.",
        icon=":material/sync_problem:",
    )
    frame.show_both(*texts)
    with st.container(horizontal=True, gap="small"):
        if st.button("Go on with mine", key=f"keep_mine_{form}"):
            st.session_state[form] = (version, dict(stored))
            st.rerun()
        if st.button("Go on with theirs", key=f"take_theirs_{form}"):
            st.session_state[form] = None
            st.rerun()


@dataclass(frozen=True, slots=True)
class Writing:
    """Where the form for the verdict of one claim stands; the keys are those of its widgets in the session."""

    claim_id: int
    based_on: int  # the version the fields were filled from
    stored_version: int
    unsaved: bool  # the fields differ from what is stored

    @property
    def rating_key(self) -> str:
        """The widget that holds the rating."""
        return frame.own(f"verdict_rating_{self.claim_id}")

    @property
    def rationale_key(self) -> str:
        """The widget that holds the rationale."""
        return frame.own(f"verdict_rationale_{self.claim_id}")

    @property
    def headline_key(self) -> str:
        """The widget that holds the headline."""
        return frame.own(f"verdict_headline_{self.claim_id}")

    @property
    def wording_key(self) -> str:
        """The widget that holds the corrected wording."""
        return frame.own(f"verdict_wording_{self.claim_id}")

    @property
    def form(self) -> str:
        """Where the session keeps what the fields were filled from."""
        return frame.own(f"verdict_{self.claim_id}")

    def stored(self, verdict: VerdictView | None) -> dict[str, Any]:
        """A verdict as the form holds it; empty where none is proposed."""
        if verdict is None:
            return {self.rating_key: None, self.rationale_key: "", self.headline_key: "", self.wording_key: ""}
        return {
            self.rating_key: verdict.rating_id or IN_WORDS,
            self.rationale_key: verdict.rationale,
            self.headline_key: verdict.headline or "",
            self.wording_key: verdict.corrected_wording or "",
        }


def written(view: ClaimView) -> Writing:
    """The form for the verdict, its fields filled with what is stored unless something else is typed in them."""
    version = view.verdict.version if view.verdict else 0
    keys = Writing(view.id, 0, version, unsaved=False)
    stored = keys.stored(view.verdict)
    based_on = filled(keys.form, stored, version)
    unsaved = any(_said(st.session_state.get(key)) != value for key, value in stored.items())
    return Writing(view.id, based_on, version, unsaved)
