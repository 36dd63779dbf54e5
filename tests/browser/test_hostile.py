"""Hostile text in a real browser: it is read as text, runs nothing, and asks nothing of the outside."""

import pytest
from playwright.sync_api import expect

from claims.desk import intake
from claims.extraction import extract
from claims.model.enums import Role, SourceKind, Stance
from claims.reading import Article, SourceRow
from claims.review import steps

SCRIPT = "<script>window.hacked = 1; alert(1)</script>"
PAYLOADS = (
    SCRIPT,
    '<img src="https://evil.example/a.png" onerror="window.hacked = 1">',
    '"><svg onload="window.hacked = 1">',
    "![](https://evil.example/b.png)",
    "[click](javascript:window.hacked=1)",
    ":red[red] :material/delete: $x^2$",
    "<iframe src=https://evil.example></iframe>",
    "<style>@import url(https://evil.example/c.css)</style>",
    '=HYPERLINK("https://evil.example")',
    "abc\u202egnp.exe",
)
HOSTILE = " ".join(PAYLOADS)
TITLE = f"Title {HOSTILE}"
TEXT = f"{TITLE}\n\nBy {SCRIPT}\n\nThe port {HOSTILE} handled 412 ships last year, said {SCRIPT}.\n"
EVE = "Eve <script>window.hacked = 1</script>"


@pytest.fixture(scope="module")
def prepared(engine):
    """A desk on which everything that people and sources write is hostile."""
    eve = steps.add_member(engine, name=EVE, role=Role.EDITOR, actor_id=5)
    row = SourceRow(TITLE, f"The port {HOSTILE} handled 300 ships last year.", SourceKind.NEWS, publisher=HOSTILE)
    steps.import_sources(engine, rows=[row], actor_id=eve, name=SCRIPT)
    article = Article(TEXT, title=TITLE, byline=HOSTILE, publisher=HOSTILE, url="https://example.org/<script>")
    intake.add(engine, article=article, drafts=extract(article), actor_id=eve)
    work = {"claim_id": 1, "actor_id": eve}
    steps.queue_claims(engine, claim_ids=[1], actor_id=eve)
    steps.take(engine, **work)
    steps.add_evidence(engine, **work, passage_id=1, stance=Stance.REFUTES, note=HOSTILE)
    steps.add_comment(engine, **work, body=HOSTILE)
    steps.propose_verdict(engine, **work, rating_id=1, rationale=HOSTILE, based_on=0)


def untouched(reader):
    """Nothing ran, and nothing of the text became part of the page."""
    page = reader.settle().page
    assert page.evaluate("window.hacked") is None
    assert page.locator("[onerror], [onload], [src*='evil'], [href*='evil'], [href^='javascript']").count() == 0
    assert "\u202e" not in page.locator("body").inner_text()
    return page


def test_every_page_shows_hostile_text_as_text_and_asks_nothing_of_the_outside(reader):
    for path, address in {
        "/": {},
        "/article": {"article": 1},
        "/claim": {"claim": 1},
        "/sources": {},
        "/reports": {"article": 1},
    }.items():
        page = untouched(reader.open(path, **address, member=EVE))
        place = page.frame_locator("iframe") if path == "/reports" else page
        expect(place.get_by_text(SCRIPT).first).to_be_attached()
    assert untouched(reader.open("/article", member=EVE)).get_by_text(SCRIPT).first.is_visible()


def test_pasting_and_importing_hostile_text_shows_it_as_text(reader):
    reader.open("/add", member="Amara Okonjo-Reyes").write("article_text", TEXT + "\nAgain.").press("article_find")
    page = untouched(reader)
    expect(page.get_by_text(SCRIPT).first).to_be_visible()
    reader.press("article_add")
    page.wait_for_url("**/article?*")
    untouched(reader)
    reader.open("/sources", member="Amara Okonjo-Reyes")
    statement = HOSTILE.replace('"', '""')
    row = f'"{statement}",,https://example.org,2022,news,"{statement}"'
    table = f"title,publisher,url,published_on,kind,statement\n{row}\n"
    file = {"name": f"{SCRIPT}.csv", "mimeType": "text/csv", "buffer": table.encode()}
    reader.at("source_file").locator("input[type=file]").set_input_files(file)
    reader.settle().press("source_read")
    expect(reader.at("source_import_confirm")).to_be_visible()
    untouched(reader).get_by_text("Import 1 row").click()
    untouched(reader)
