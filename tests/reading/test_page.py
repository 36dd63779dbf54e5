"""Web pages: the article without its markup, and what the page says about itself."""

import logging
from datetime import date

import pytest

from claims.errors import UnreadableText
from claims.reading import Article, read_bytes

PAGE = """<!doctype html>
<html lang="en-GB"><head>
<title>River floods lower town | Danube News</title>
<meta property="og:site_name" content="Danube News">
<meta name="author" content="Ana Pop">
<meta property="article:published_time" content="2022-03-31T10:00:00Z">
<link rel="canonical" href="{canonical}">
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>River floods lower town</h1>
<p>The water rose by <b>two metres</b> on Sunday and
   flooded <a href="/town">the lower town</a>, the mayor of the town said in the evening.</p>
<h2>Schools shut</h2>
<p>All of the four schools in the lower town will stay shut &amp; empty, he said.<br>They may open in May again.</p>
<ul><li>Nobody was hurt in the flood</li><li>Forty houses lost their power</li></ul>
<script>document.write("evil()")</script>
<p>He added &lt;script&gt;alert(1)&lt;/script&gt; to his speech, which nobody in the hall understood.</p>
</article>
<footer>Copyright 2031 Danube News. All rights reserved.</footer></body></html>"""


def page(html: str = PAGE, *, canonical: str = "https://news.example/flood", name: str = "flood.html") -> Article:
    return read_bytes(html.replace("{canonical}", canonical).encode(), name=name)


def test_a_page_gives_its_headline_and_paragraphs_separated_by_blank_lines_without_markup() -> None:
    assert page().text.split("\n\n") == [
        "River floods lower town",
        "The water rose by two metres on Sunday and flooded the lower town, the mayor of the town said in the evening.",
        "Schools shut",
        "All of the four schools in the lower town will stay shut & empty, he said.",
        "They may open in May again.",
        "Nobody was hurt in the flood",
        "Forty houses lost their power",
        "He added <script>alert(1)</script> to his speech, which nobody in the hall understood.",
    ]


def test_a_page_says_who_wrote_it_where_and_when() -> None:
    article = page()
    assert article.title == "River floods lower town"
    assert article.byline == "Ana Pop"
    assert article.publisher == "Danube News"
    assert article.published_on == date(2022, 3, 31)
    assert article.url == "https://news.example/flood"
    assert article.language == "en"


@pytest.mark.parametrize("canonical", ["javascript:alert(1)", "data:text/html,x", "", "https://a b.example/"])
def test_a_canonical_link_that_is_no_web_link_is_not_taken(canonical: str) -> None:
    data = PAGE.replace("{canonical}", canonical).encode()
    assert read_bytes(data, name="flood.html", url="https://given.example/1").url == "https://given.example/1"


@pytest.mark.parametrize("name", ["flood.html", "FLOOD.HTM", "flood", "flood.php"])
def test_a_page_is_known_by_its_name_or_by_how_it_begins(name: str) -> None:
    assert page(name=name).title == "River floods lower town"


def test_a_date_somewhere_in_the_page_is_not_taken_for_its_day() -> None:
    undated = PAGE.replace('<meta property="article:published_time" content="2022-03-31T10:00:00Z">', "")
    assert page(undated.replace("on Sunday", "on 4 May 2021")).published_on is None


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "windows-1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "windows-1252"),
        ("<meta charset=iso-8859-2>", "iso-8859-2"),
        ("", "utf-8"),
        ("", "windows-1252"),
        ("", "utf-8-sig"),
    ],
    ids=["windows", "latin-1 means windows", "unquoted", "utf-8 unsaid", "windows unsaid", "byte order mark"],
)
def test_a_page_is_read_in_the_encoding_it_names(head: str, encoding: str) -> None:
    html = PAGE.replace("<title>", head + "<title>").replace("the mayor", "the mayör")
    assert "the mayör of the town" in read_bytes(html.encode(encoding), name="flood.html").text


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "utf-99", "iso-8859-77"])
def test_an_encoding_that_no_page_may_choose_is_refused(charset: str) -> None:
    html = PAGE.replace("<title>", f'<meta charset="{charset}"><title>')
    with pytest.raises(UnreadableText, match=f"says it is written in the encoding '{charset}'"):
        page(html)


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html><html></html>",
        "<html><body><script>render()</script><div id=app></div></body></html>",
        "<!doctype html>" + "<div>" * 20_000,
        "<!doctype html><p",
    ],
    ids=["empty", "put together in the browser", "20,000 open tags", "cut off"],
)
def test_a_page_without_an_article_says_so_and_what_to_do(html: str) -> None:
    with pytest.raises(UnreadableText, match=r"No article was found in flood\.html.*paste it"):
        page(html)


def test_a_page_with_a_flood_of_tags_is_refused_before_it_is_taken_apart() -> None:
    with pytest.raises(UnreadableText, match="400,001 tags, and at most 50,000 are read"):
        page("<html>" + "<li>item " * 400_000)


def test_a_page_laid_out_in_a_table_still_gives_its_text() -> None:
    long = "The water rose by two metres on Sunday and flooded the lower town, as the mayor said in the evening. "
    html = f"<html><body><table><tr><td>{long}</td></tr><tr><td>{long * 2}</td></tr></table></body></html>"
    assert "flooded the lower town" in page(html).text


def test_reading_a_page_says_nothing_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(UnreadableText):
        page("<html><body></body></html>")
    assert caplog.records == []
