"""Which links are links: absolute, http or https, with a host, and nothing in them that is never in one."""

import unicodedata
from urllib.parse import urlsplit

# Where Internet Explorer stopped: a link that is meant to be opened by everybody is shorter.
MAX_LINK_CHARS = 2_083


def is_link(source: str) -> bool:
    """Whether a text is meant as a link and not as the name of a file: it has a scheme and `://`."""
    scheme, mark, _ = source.strip().partition("://")
    return bool(mark) and scheme.isascii() and scheme.replace("+", "").replace("-", "").isalnum()


def why_no_link(url: str) -> str | None:
    """What is wrong with a link, in words that finish the sentence "'…' is no link: "; None when it is one."""
    if len(url) > MAX_LINK_CHARS:
        return f"it has {len(url):,} characters, and links have at most {MAX_LINK_CHARS:,}"
    if any(char.isspace() or unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in url):
        return "there are spaces or invisible characters in it"
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return "its address cannot be read"
    if parts.scheme not in {"http", "https"}:
        return "it must begin with http:// or https://"
    if not parts.hostname or "\\" in url or not port_is_fine:
        return "its address cannot be read"
    return None
