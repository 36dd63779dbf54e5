import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reporting.outside import host_of, json_text, safe_url, visible

ANY_TEXT = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "Cc", "Cf", "Cs", "Co", "Cn")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “news” text, naïve 70% 🚢", "plain “news” text, naïve 70% 🚢"),
        ("abc\u202etxt.exe", "abc⟨U+202E⟩txt.exe"),
        ("\u2066isolate\u2069", "⟨U+2066⟩isolate⟨U+2069⟩"),
        ("\u200emark\u200f", "⟨U+200E⟩mark⟨U+200F⟩"),
        ("tab\tand\nline stay", "tab\tand\nline stay"),
        ("nul\x00 bell\x07 cr\r", "nul⟨U+0000⟩ bell⟨U+0007⟩ cr⟨U+000D⟩"),
        ("half \ud800 pair", "half ⟨U+D800⟩ pair"),
        ("שלום عليكم", "שלום عليكم"),
        ("क्‍ष 👩‍🚀", "क्‍ष 👩‍🚀"),
    ],
    ids=[
        "plain",
        "override",
        "isolates",
        "marks",
        "white space",
        "controls",
        "half surrogate",
        "rtl letters",
        "joiners",
    ],
)
def test_hidden_characters_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(ANY_TEXT)
def test_what_is_visible_can_be_encoded_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert visible(shown) == shown


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a?b=c&d=%20#e",
        "http://news.example",
        "HTTPS://News.Example/ä/日本",
        "http://[2001:db8::1]:8080/x",
        "https://news.example?q={a}",
    ],
)
def test_web_addresses_may_be_links(url: str) -> None:
    assert safe_url(url) == url
    assert safe_url(f"  {url}\n") == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//news.example/x",
        "/x",
        "news.example",
        "https:/news.example",
        "https://",
        "https:///x",
        "https://bank.example@other.example/",
        "https://news.example\\@other.example",
        "https://news.example/a b",
        'https://news.example/"onmouseover="x',
        "https://news.example/\u202etxt",
        "https://news.example/\x00",
        "https://news.example:port/",
    ],
)
def test_anything_else_is_no_link(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.News.Example:443/x", "news.example"),
        ("http://sub.news.example.", "sub.news.example"),
        ("mailto:a@news.example", None),
        (None, None),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


@given(st.dictionaries(ANY_TEXT, ANY_TEXT))
def test_json_says_the_same_and_cannot_end_a_script_element(value: dict[str, str]) -> None:
    written = json_text(value)
    assert json.loads(written) == value
    assert "<" not in written
    assert visible(written) == written
