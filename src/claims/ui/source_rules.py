"""What the policy asks of the sources behind a verdict, what stands, and the reason where less is enough."""

import streamlit as st

from claims.model.situation import Situation
from claims.reporting.words import count
from claims.review.guards import too_few_sources
from claims.review.independence import counted_as_one, independent
from claims.store.queries.claims import ClaimView
from claims.ui.outside import plain, shown


def source_rules_line(view: ClaimView, stands: Situation) -> str:
    """Whether the sources meet the policy: "✓ 2 independent sources, 1 primary"."""
    have, wanted = independent(stands.origins), stands.policy.independent_sources
    primary = len({origin.source_id for origin in stands.origins if origin.primary})
    met = not too_few_sources(stands)
    number = count(have, "independent source", "independent sources")
    asked = "" if have >= wanted else f" of {wanted} that the policy asks for"
    first = f"{primary} primary" if primary else "none primary"
    reason = "" if met or not stands.sources_reason_given else "; a reason is given"
    return f"{'✓' if met else '○'} {number}{asked}, {first}{reason}"


def show_source_rules(view: ClaimView, stands: Situation) -> None:
    """The line beside the verdict, and which sources were counted as one."""
    if not stands.origins and not view.verdict:
        return
    as_one = " ".join(counted_as_one(view.origins))
    st.caption(plain(source_rules_line(view, stands)) + (f"  \n{plain(as_one)}" if as_one else ""))


def show_sources_reason(view: ClaimView) -> None:
    """Why the author thought fewer sources enough: whoever approves reads it."""
    if view.verdict and view.verdict.sources_reason:
        st.html(f"<p class='claims-passage'>Why these sources are enough: {shown(view.verdict.sources_reason)}</p>")


def reason_key(view: ClaimView) -> str:
    """The key of the field for the reason."""
    return f"verdict_sources_reason_{view.id}"


def sources_reason_field(view: ClaimView, stands: Situation) -> str:
    """The reason why fewer sources are enough, as it is typed; a field only where the policy is not met."""
    stored = (view.verdict.sources_reason if view.verdict else None) or ""
    if not stands.evidence or not too_few_sources(stands):
        return stored
    key = reason_key(view)
    if key not in st.session_state:
        st.session_state[key] = stored
    return st.text_area(
        "Why these sources are enough",
        key=key,
        height=68,
        persist_state="session",
        help="The policy asks for more; whoever approves the verdict reads your reason.",
    )


def reason_unsaved(view: ClaimView, typed: str) -> bool:
    """Whether the reason in the field is not the one that is stored."""
    stored = (view.verdict.sources_reason if view.verdict else None) or ""
    return typed.strip() != stored
