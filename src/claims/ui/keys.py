"""The keys of the desk, in one list that every page offers; none of them acts while somebody types."""

from pathlib import Path

import streamlit as st

KEYS = {
    "N": "next claim for me (queue)",
    "J": "next claim of the article",
    "K": "previous claim of the article",
    "1 to 5": "confirm the match with that number",
    "E": "evidence with a note: open or close the form",
    "V": "verdict: go to the rating",
    "Ctrl/⌘ + S": "save the verdict, while you write it as well",
    "Ctrl/⌘ + Enter": "submit for sign-off; on Add, find the claims",
    "Tab, Enter": "go through the claims in an article's text, choose one",
    "?": "this list",
}

_listener = st.components.v2.component(
    "claims_keys", html="<span></span>", js=(Path(__file__).parent / "keys.js").read_text(encoding="utf-8")
)


def show_keys() -> None:
    """A button that lists the keys."""
    with st.popover("Keys", icon=":material/keyboard:", key="desk_keys", type="tertiary"):
        rows = "".join(f"<tr><th scope='row'><kbd>{key}</kbd></th><td>{does}</td></tr>" for key, does in KEYS.items())
        st.html(
            f"<table class='claims-keys'>{rows}</table>"
            "<p class='claims-quiet'>Letters and figures act only while you do not type.</p>"
        )
    _listener(key="desk_keys_listener", width=1, height=1)
