"""Files, uploads and pasted text: what comes out is what anchors count in, and what is refused says why."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import FetchFailed, InputError, UnreadableText
from claims.reading import MAX_ARTICLE_BYTES, MAX_ARTICLE_CHARS, read, read_bytes, read_text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"The mill closed in 1998.", "The mill closed in 1998."),
        (b"\xef\xbb\xbfThe mill closed.", "The mill closed."),
        (b"One.\r\nTwo.\r\n", "One.\nTwo.\n"),
        (b"One.\rTwo.", "One.\rTwo."),
        (b"One.\n\r\n\r\rTwo.", "One.\n\n\r\rTwo."),
        (
            "  caf\u00e9 \u00a0 \u200b e\u0301 \U0001f600\t\n".encode(),
            "  caf\u00e9 \u00a0 \u200b e\u0301 \U0001f600\t\n",
        ),
        (b"<script>alert(1)</script>\n\nThe mill closed.", "<script>alert(1)</script>\n\nThe mill closed."),
    ],
    ids=["plain", "byte order mark", "CRLF", "lone CR", "mixed", "nothing is normalised", "tags in a text"],
)
def test_a_text_file_keeps_every_character_but_crlf_and_the_byte_order_mark(data: bytes, text: str) -> None:
    assert read_bytes(data, name="story.txt").text == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60))
def test_a_file_a_paste_and_an_upload_of_the_same_text_read_the_same(words: str) -> None:
    text = "It says: " + words
    pasted = read_text(text)
    assert read_bytes(text.encode(), name="story.txt") == pasted
    assert pasted.text == text.replace("\r\n", "\n")


def test_a_file_is_read_by_its_path_given_as_text_or_as_a_path(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("Mill closes\r\n\r\nThe mill in Brăila closed.".encode())
    assert read(path) == read(str(path))
    assert read(path).text == "Mill closes\n\nThe mill in Brăila closed."


NOT_TEXT = [
    (b"%PDF-1.7 ...", "a PDF"),
    (b"\x89PNG\r\n\x1a\n....", "a picture (PNG)"),
    (b"\xff\xd8\xff\xe0....", "a picture (JPEG)"),
    (b"PK\x03\x04......word/document.xml", "a Word document (docx)"),
    (b"PK\x03\x04......xl/workbook.xml", "a spreadsheet (xlsx)"),
    (b"PK\x03\x04......holiday.jpg", "a packed file (zip)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "an old or protected Word or Excel file"),
    (b"{\\rtf1 hello}", "a rich text document (RTF)"),
    (b"\x1f\x8b\x08....", "a packed file (gzip)"),
    ("\ufeffHello".encode("utf-16-le"), "text in the encoding UTF-16"),
    (b"\x00\x00\x00\x18ftypmp42", "a recording (MP4)"),
    (b"fine\nfine\nbut \x00 here", "a file of a program (a zero byte in line 3)"),
]


@pytest.mark.parametrize(("data", "what"), NOT_TEXT, ids=[what for _, what in NOT_TEXT])
def test_what_is_no_text_is_refused_with_what_it_looks_like_and_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_bytes(data, name="upload.bin")
    message = str(caught.value)
    assert message.startswith(f"upload.bin is no text: it looks like {what}. ")
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"caf\xe9 au lait", "byte 4 (line 1) is 0xE9"),
        (b"one\ntwo\nthr\xe9\xe9", "byte 12 (line 3) is 0xE9"),
        (b"\xef\xbb\xbfabc\xff", "byte 7 (line 1) is 0xFF"),
        (b"cut off \xe2\x82", "byte 9 (line 1) is 0xE2"),
    ],
    ids=["latin-1", "third line", "after a byte order mark", "cut off"],
)
def test_bytes_that_are_no_utf8_are_named_by_byte_and_line(data: bytes, place: str) -> None:
    with pytest.raises(UnreadableText, match=r"save it again with the encoding UTF-8") as caught:
        read_bytes(data, name="story.txt")
    assert f"story.txt is not UTF-8: {place}" in str(caught.value)


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "\u200b\u00a0\u2060", "\ufeff"], ids=repr)
def test_a_text_without_words_is_refused_as_empty(text: str) -> None:
    with pytest.raises(UnreadableText, match="is empty"):
        read_text(text)
    with pytest.raises(UnreadableText, match="is empty"):
        read_bytes(text.encode(), name="story.txt")


def test_a_text_of_just_the_most_characters_is_read_and_one_more_is_not() -> None:
    assert len(read_text("a" * MAX_ARTICLE_CHARS).text) == MAX_ARTICLE_CHARS
    with pytest.raises(UnreadableText, match=r"500,001 characters, and an article has at most 500,000"):
        read_text("a" * (MAX_ARTICLE_CHARS + 1))


def test_twenty_megabytes_are_refused_from_their_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(20_000_000)  # holes: nothing is written, and NUL bytes would be refused in other words
    with pytest.raises(UnreadableText, match=r"huge\.txt is too large: 20 MB, and at most 5\.0 MB are read"):
        read(path)
    with pytest.raises(UnreadableText, match="too large"):
        read_bytes(bytes(MAX_ARTICLE_BYTES + 1), name="huge.txt")


@pytest.mark.parametrize("text", ["a \x00 b", "half \ud83d an emoji"], ids=["NUL", "half a surrogate pair"])
def test_pasted_characters_that_cannot_be_stored_are_refused(text: str) -> None:
    with pytest.raises(UnreadableText, match="a character that is no text"):
        read_text(text)


def test_a_missing_file_a_folder_and_an_impossible_name_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file .*story\.txt.*https://"):
        read(tmp_path / "story.txt")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(InputError, match="cannot be opened"):
        read("a\x00b.txt")
    with pytest.raises(InputError, match="cannot be opened"):
        read("x" * 5_000)


@pytest.mark.parametrize("link", ["file:///etc/hostname", "ftp://example.org/a", "javascript://x/%0aalert(1)"])
def test_only_http_links_are_followed(link: str) -> None:
    with pytest.raises(FetchFailed, match="must begin with http:// or https://"):
        read(link)
