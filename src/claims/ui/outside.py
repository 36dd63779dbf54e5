"""Text from outside on the screen: always as text, never as markup."""

import re
from html import escape

from claims.reporting import safe_url, visible

# Everything that Streamlit's Markdown gives a meaning, its :icons: and $formulas$ included.
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/])")

# Where Streamlit's Markdown makes links of bare addresses, escaped or not: after the scheme, after www, before an @.
# https://github.com/syntax-tree/mdast-util-gfm-autolink-literal looks for them when everything else was read.
_ADDRESS = re.compile(r"https?:(?=//)|www(?=\.)|[\w.+-](?=@)", re.IGNORECASE)
_JOINER = "\u2060"  # has no width and breaks no line


def plain(text: str) -> str:
    """Outside text for a place that reads Markdown (labels, alerts): shown letter by letter, on one line."""
    return _MARKUP.sub(r"\\\1", _ADDRESS.sub(rf"\g<0>{_JOINER}", one_line(text)))


def one_line(text: str) -> str:
    """Outside text for the options of a list, which Streamlit shows letter by letter itself: on one line."""
    return " ".join(visible(text).split())


def shown(text: str) -> str:
    """Outside text for HTML of our own: escaped, hidden characters made visible, kept apart from what is around it."""
    return f"<bdi>{escape(visible(text))}</bdi>"


def link(text: str, url: str | None) -> str:
    """Outside text as a link where the address is a web address, and as text with the address beside it if not."""
    address = safe_url(url)
    if address:
        return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{shown(text)}</a>'
    return f"{shown(text)} <span class='claims-quiet'>({shown(url)})</span>" if url else shown(text)


def shortened(text: str, length: int) -> str:
    """Text of at most `length` characters, cut at a word with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: length - 1].rsplit(" ", 1)[0] or text[: length - 1]
    return cut.rstrip(",;: ") + "…"
