"""What the policy asks of the sources behind a verdict, what stands, and the reason where less is enough."""

import streamlit as st

from claims.model.situation import Situation
from claims.reporting.words import count
from claims.review.guards import too_few_sources
from claims.review.independence import counted_as_one, independent
from claims.store.queries.claims import ClaimView
from claims.ui import frame
from claims.ui.outside import plain, shown
from claims.ui.typed import Kept, text_field
from claims.ui.writing import filled, show_overtaken


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
    return frame.own(f"verdict_sources_reason_{view.id}")


def sources_reason_field(view: ClaimView, stands: Situation, kept: Kept) -> str:
    """The reason why fewer sources are enough, as it is typed; a field only where the policy is not met."""
    stored = (view.verdict.sources_reason if view.verdict else None) or ""
    if not stands.evidence or not too_few_sources(stands):
        return stored
    key, version = reason_key(view), view.verdict.version if view.verdict else 0
    form, newest = _reason_form(view), {key: stored}
    if filled(form, newest, version) != version and view.verdict:
        texts = (stored, st.session_state.get(key) or "")
        show_overtaken(form, newest, version, by=view.verdict.author, texts=texts)
    return text_field(
        kept,
        "reason for the sources",
        "Why these sources are enough",
        key=key,
        stored=stored,
        version=version,
        height=68,
        help="The policy asks for more; whoever approves the verdict reads your reason.",
    )


def _reason_form(view: ClaimView) -> str:
    return frame.own(f"sources_reason_{view.id}")


def reason_based_on(view: ClaimView) -> int:
    """The version of the verdict that the reason was filled in from; the newest where there is no field for it."""
    filled_from: tuple[int, object] | None = st.session_state.get(_reason_form(view))
    newest = view.verdict.version if view.verdict else 0
    return min(filled_from[0], newest) if filled_from else newest


def reason_unsaved(view: ClaimView, typed: str) -> bool:
    """Whether the reason in the field is not the one that is stored."""
    stored = (view.verdict.sources_reason if view.verdict else None) or ""
    return typed.strip() != stored
