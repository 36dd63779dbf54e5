"""In which encoding a web page is written, as it or its server says."""

import re

from claims.errors import UnreadableText

# The encodings of https://encoding.spec.whatwg.org that pages still use. A closed list: Python knows codecs
# ("punycode", "unicode_escape") that no page may choose for us.
_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|iso-?8859-\d{1,2}|windows-125\d|koi8-[ru]|gb2312|gbk|gb18030|big5"
    r"|shift[_-]jis|euc-(?:jp|kr)|iso-2022-jp|macintosh|ibm866"
)
_LATIN = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"}  # on the web all mean windows-1252
_META = re.compile(rb"<meta\b[^<>]{0,200}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{2,20})", re.I)
_HEAD = 4_096  # bytes; the standard asks for the first 1,024, real pages are later


def decode_page(data: bytes, *, charset: str | None, name: str) -> str:
    """The text of a page, in the encoding named by its byte order mark, its server (`charset`) or its meta tag.

    Where none is named it is UTF-8, or windows-1252 if it cannot be UTF-8. Bytes that do not fit become U+FFFD: one
    broken character must not hide a page. Raises UnreadableText for an encoding that is not known.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", errors="replace")
    meta = _META.search(data[:_HEAD])
    said = charset or (meta.group(1).decode("ascii") if meta else None)
    if said is not None:
        return data.decode(_codec(said.strip().lower(), name=name), errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")


def _codec(said: str, *, name: str) -> str:
    if said in _LATIN:
        return "windows-1252"
    if _KNOWN.fullmatch(said):
        try:
            "".encode(said)
        except LookupError:
            pass
        else:
            return said
    raise UnreadableText(
        f"{name} says it is written in the encoding {said!r}, which is not known here. Copy its text and paste it."
    )
