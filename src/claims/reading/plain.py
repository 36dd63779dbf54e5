"""Bytes to text that can be stored: UTF-8 only, and where it is not, what it looks like and what to do."""

import re

from claims.errors import UnreadableText
from claims.reading.limits import MAX_ARTICLE_CHARS

_AS_TEXT = "Copy its text and paste it, or save it as plain text (UTF-8) and add that file."

# First bytes of files that people hand in for text; https://en.wikipedia.org/wiki/List_of_file_signatures
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _AS_TEXT),
    (b"{\\rtf", "a rich text document (RTF)", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or protected Word or Excel file", _AS_TEXT),
    (b"\x89PNG\r\n", "a picture (PNG)", "Type or paste the text that is in it."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Type or paste the text that is in it."),
    (b"GIF8", "a picture (GIF)", "Type or paste the text that is in it."),
    (b"II*\x00", "a picture (TIFF)", "Type or paste the text that is in it."),
    (b"MM\x00*", "a picture (TIFF)", "Type or paste the text that is in it."),
    (b"RIFF", "a picture or a recording (RIFF)", "Type or paste the text that is in it."),
    (b"ID3", "a recording (MP3)", "Type or paste what is said in it."),
    (b"\x1f\x8b", "a packed file (gzip)", "Unpack it and add the text in it."),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (7z)", "Unpack it and add the text in it."),
    (b"Rar!\x1a\x07", "a packed file (RAR)", "Unpack it and add the text in it."),
    (b"SQLite format 3\x00", "a database (SQLite)", "Export the text from it and add that."),
)
# What a zip holds, by a name that is in it; the names stand unpacked in the file.
_ZIPS: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document (docx)", _AS_TEXT),
    (b"xl/", "a spreadsheet (xlsx)", "Add it as a sources table, or copy the text of the article out of it."),
    (b"ppt/", "a presentation (pptx)", _AS_TEXT),
    (b"opendocument", "an OpenDocument file (odt, ods)", _AS_TEXT),
    (b"epub", "an e-book (EPUB)", _AS_TEXT),
)
_HTML = re.compile(
    rb"\s{0,1000}+(?:<\?xml[^>]{0,200}+>\s{0,1000}+)?(?:<!--[^>]{0,1000}+>\s{0,1000}+)?<(?:!doctype\s+html|html)\b",
    re.I,
)


def refuse_binary(data: bytes, *, name: str) -> None:
    """Nothing, or UnreadableText that says what the bytes look like and what to do about it."""
    found = what_it_looks_like(data)
    if found is not None:
        what, advice = found
        raise UnreadableText(f"{name} is no text: it looks like {what}. {advice}")


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes begin as an HTML page does; a text that only mentions tags does not."""
    return _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:4000]) is not None


def decode_utf8(data: bytes, *, name: str) -> str:
    """The text of UTF-8 bytes, without a byte order mark; UnreadableText names the first byte that is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        position = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        line = data.count(b"\n", 0, position) + 1
        raise UnreadableText(
            f"{name} is not UTF-8: byte {position + 1} (line {line}) is 0x{data[position]:02X}. "
            "Open it in an editor and save it again with the encoding UTF-8."
        ) from None


def checked_text(text: str, *, name: str) -> str:
    r"""The text with `\r\n` read as `\n` and nothing else changed: what anchors count in.

    Raises UnreadableText when it is empty, too long, or holds what no database and no file can store.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if len(text) > MAX_ARTICLE_CHARS:
        raise UnreadableText(
            f"{name} is too long: {len(text):,} characters, and an article has at most {MAX_ARTICLE_CHARS:,}. "
            "Split it and add the parts one by one."
        )
    if not any(char.isprintable() and not char.isspace() for char in text):
        raise UnreadableText(f"{name} is empty: there are no words in it. Check that it is the right text.")
    position = unstorable(text)
    if position is not None:
        raise UnreadableText(
            f"{name} holds a character that is no text (U+{ord(text[position]):04X}, character {position + 1}). "
            "Remove it and try again."
        )
    return text


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def unstorable(text: str) -> int | None:
    """Where the first NUL or half surrogate stands, which PostgreSQL and UTF-8 cannot hold; None: nowhere."""
    found = _UNSTORABLE.search(text)
    return found.start() if found else None


def what_it_looks_like(data: bytes) -> tuple[str, str] | None:
    """What bytes that are no text look like ("a PDF"), and what to do with an article in them; None for text."""
    for signature, what, advice in _SIGNATURES:
        if data.startswith(signature):
            return what, advice
    if data.startswith(b"PK\x03\x04"):
        for inside, what, advice in _ZIPS:
            if inside in data:
                return what, advice
        return "a packed file (zip)", "Unpack it and add the text in it."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text in the encoding UTF-16", "Open it in an editor and save it again with the encoding UTF-8."
    if data[4:8] == b"ftyp":
        return "a recording (MP4)", "Type or paste what is said in it."
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        return f"a file of a program (a zero byte in line {line})", _AS_TEXT
    return None
