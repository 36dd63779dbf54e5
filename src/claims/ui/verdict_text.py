"""A verdict as it reads: rating, words, who decided what, earlier versions and what changed since."""

import streamlit as st

from claims.model.crosswalk import Equivalent
from claims.model.enums import Decision
from claims.model.report import ReviewLine
from claims.reporting.wording import word_changes
from claims.store.queries.verdicts import VerdictView
from claims.ui.outside import plain, shown
from claims.ui.words import when

DECIDED = {
    Decision.APPROVE: "approved",
    Decision.REQUEST_CHANGES: "asked for changes",
    Decision.DISSENT: "disagrees",
    Decision.ABSTAIN: "abstained",
}


def show_verdict_text(verdict: VerdictView, like: tuple[Equivalent, ...] = ()) -> None:
    """The verdict with its reviews; dissent stands with it, not below."""
    if verdict.rating:
        st.markdown(f"**{plain(verdict.rating)}** ({plain(verdict.scale or '')})")
    elif verdict.headline:
        st.markdown(f"**{plain(verdict.headline)}** (a conclusion in words, no rating)")
    else:
        st.caption("A conclusion in words, no rating.")
    headline = f"<b>{shown(verdict.headline)}</b><br>" if verdict.headline and verdict.rating else ""
    instead = ""
    if verdict.corrected_wording:
        instead = f"<p class='claims-passage'>What the article should say instead: “{shown(verdict.corrected_wording)}”"
        instead += "</p>"
    st.html(f"<p class='claims-passage claims-lines'>{headline}{shown(verdict.rationale)}</p>{instead}")
    for review in verdict.reviews:
        if review.decision == Decision.DISSENT:
            st.warning(plain(review_in_words(review)), icon=":material/thumb_down:")
    lines = [f"version {verdict.version} by {shown(verdict.author)}, {when(verdict.saved_at)}"]
    for review in verdict.reviews:
        if review.decision == Decision.DISSENT:
            continue
        would = f" (would have said “{shown(review.rating)}”)" if review.rating else ""
        comment = f": “{shown(review.comment)}”" if review.comment else ""
        lines.append(f"{shown(review.reviewer)} {DECIDED[review.decision]}{would}{comment}, {when(review.at)}")
    lines += [shown(one.sentence) for one in like]
    st.html("<p class='claims-quiet'>" + "<br>".join(lines) + "</p>")


def review_in_words(review: ReviewLine) -> str:
    """A review as one sentence: "Jon Bell disagrees (would have said “Half true”): The table is old."."""
    would = f" (would have said “{review.rating}”)" if review.rating else ""
    return f"{review.reviewer} {DECIDED[review.decision]}{would}{f': {review.comment}' if review.comment else ''}"


def show_versions(versions: tuple[VerdictView, ...]) -> None:
    """Earlier versions, folded, and above them what the newest one changed."""
    if len(versions) < 2:
        return
    with st.expander(f"Earlier versions ({len(versions) - 1})", key="verdict_versions"):
        st.html(f"<p>What version {versions[0].version} changed:</p>" + changes(versions[1], versions[0]))
        for older in versions[1:]:
            st.html(f"<hr><b>{shown(older.label)}</b> <span class='claims-quiet'>version {older.version}</span>")
            st.html(f"<p class='claims-passage claims-lines'>{shown(older.rationale)}</p>")
            said = [
                f"by {shown(older.author)}, {when(older.saved_at)}",
                *map(shown, map(review_in_words, older.reviews)),
            ]
            st.html("<p class='claims-quiet'>" + "<br>".join(said) + "</p>")


def changes(before: VerdictView, after: VerdictView) -> str:
    """What one version changed of another, word by word, as HTML; all of it escaped."""
    rows = [
        ("Rating", before.rating or "no rating", after.rating or "no rating"),
        ("Headline", before.headline or "", after.headline or ""),
        ("Rationale", before.rationale, after.rationale),
        ("Should say instead", before.corrected_wording or "", after.corrected_wording or ""),
    ]
    found = [f"<dt>{name}</dt><dd>{marked_changes(old, new)}</dd>" for name, old, new in rows if old != new]
    return f"<dl class='claims-passage claims-lines'>{''.join(found)}</dl>" if found else "<p>Nothing that is read.</p>"


def marked_changes(before: str, after: str) -> str:
    """Two texts as one, with what was removed struck out and what was added underlined."""
    tags = {"same": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}
    marked = "".join(tags[kind].format(shown(text)) for kind, text in word_changes(before, after))
    return marked.replace("</del><ins>", "</del> <ins>")
