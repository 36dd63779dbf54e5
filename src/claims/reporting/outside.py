"""Text from outside, made safe to show: hidden characters become visible, only web addresses become links."""

import json
import re

# Characters that change how text looks without being seen themselves: control characters (but tab and line feed),
# the marks of the Unicode bidirectional algorithm (https://www.unicode.org/reports/tr9/), the line and paragraph
# separators, the byte order mark, interlinear annotation, half surrogates and code points that are no characters.
# Zero-width joiners stay: Persian, Hindi and emoji are written with them.
_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
)
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_NOT_IN_JSON = re.compile(f"[<{_HIDDEN}]")

# A scheme, a host (a name or a bracketed IPv6 address), perhaps a port, then anything without spaces, quotes, angle
# brackets or backslashes. No user name before the host: https://bank.example@other.example misleads the reader.
_WEB_ADDRESS = re.compile(
    r"https?://(?P<host>[\w.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\`]*)?", re.IGNORECASE
)


def visible(text: str) -> str:
    """`text` with every hidden or direction-changing character written out, as in `⟨U+202E⟩`.

    Tabs and line feeds stay as they are. The answer can always be encoded as UTF-8. It is not escaped for HTML:
    that is the template's work.
    """
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def seen_at(text: str, shown: int) -> int:
    """How many characters of `text` stand before the first `shown` characters of `visible(text)`."""
    for found in _UNSEEN.finditer(text):
        if found.start() >= shown:
            break
        shown = max(found.end(), shown - len(visible(found[0])) + 1)
    return max(0, min(shown, len(text)))


def safe_url(url: str | None) -> str | None:
    """`url` without spaces around it if it may become a link: absolute, http or https, nothing hidden in it.

    None for anything else (`javascript:`, `data:`, relative, with a user name, empty): show that as text.
    """
    address = (url or "").strip()
    return address if _WEB_ADDRESS.fullmatch(address) and not _UNSEEN.search(address) else None


def host_of(url: str | None) -> str | None:
    """The host of a web address, in lower case and without a leading `www.`; None where `safe_url` gives None."""
    found = _WEB_ADDRESS.fullmatch(safe_url(url) or "")
    return found["host"].lower().rstrip(".").removeprefix("www.") if found else None


def json_text(value: object) -> str:
    """`value` as readable JSON with a line end; the same value always gives the same text, encodable as UTF-8.

    Hidden characters are written as `\\uXXXX`, and so is `<`: nothing in it can end a script element it is pasted into.
    """
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return _NOT_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"
