"""Text from outside on every page: shown letter by letter, never read as markup, whatever it holds."""

import pytest

from claims.model.enums import ClaimState, Role, SourceKind, Stance
from claims.reading import SourceRow

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "[x](javascript:alert(1))",
    "![](https://evil.example/pixel.png)",
    "<https://evil.example/>",
    "https://evil.example/auto",
    "www.evil.example",
    ":red[x]",
    ":blue-background[x]",
    ":material/delete:",
    ":smile:",
    "$x^2$",
    "**bold**",
    "_it_",
    "~~gone~~",
    "`code`",
    "| a | b |",
    "<!-- gone -->",
    '=HYPERLINK("https://evil.example","x")',
    "abc\u202egnp.exe",
)
HOSTILE = "# 7 " + " ".join(PAYLOADS)
LINE = "- 8 " + " ".join(PAYLOADS[:12])


@pytest.fixture
def hostile(desk):
    """A desk on which everything that people or sources can write is hostile; the claim that carries it all."""
    from claims.review import steps

    engine = desk.engine
    name = "<b>Eve</b> :red[x] [y](javascript:alert(2))"
    eve = steps.add_member(engine, name=name, role=Role.EDITOR, actor_id=desk.admin)
    row = SourceRow(
        LINE, HOSTILE, SourceKind.NEWS, url="https://example.org/a", publisher=LINE, locator=LINE, claimant=LINE
    )
    steps.import_sources(engine, rows=[row], actor_id=eve, name=HOSTILE[:100])
    article = desk.article(
        HOSTILE,
        "A second claim.",
        matches=[1],
        by=eve,
        title=LINE,
        byline=LINE,
        publisher=LINE,
        url="https://example.org/<script>",
    )
    claim = desk.claims(article)[0]
    steps.queue_claims(engine, claim_ids=[claim], actor_id=eve)
    steps.take(engine, claim_id=claim, actor_id=eve)
    steps.add_evidence(engine, claim_id=claim, passage_id=1, actor_id=eve, stance=Stance.REFUTES, note=HOSTILE)
    steps.add_comment(engine, claim_id=claim, actor_id=eve, body=HOSTILE)
    steps.propose_verdict(
        engine,
        claim_id=claim,
        actor_id=eve,
        rating_id=desk.ratings[0],
        rationale=HOSTILE,
        sources_reason=HOSTILE[:2000],
        based_on=0,
    )
    return claim


def check(screen):
    """Nothing that Streamlit reads as Markdown or HTML holds a payload that is not escaped."""
    for body in screen.markdown:
        assert not [payload for payload in PAYLOADS if payload in body], body
        assert "\u202e" not in body
    for body in screen.html:
        assert "<script" not in body
        assert "<img" not in body
        assert "<svg" not in body
        assert 'href="javascript:' not in body
        assert "\u202e" not in body
    return screen


@pytest.mark.parametrize("who", [None, "Asha Rao", "<b>Eve</b> :red[x] [y](javascript:alert(2))"])
@pytest.mark.parametrize("page", ["queue", "add", "article", "claim", "sources", "reports"])
def test_no_page_reads_outside_text_as_markup(hostile, open_page, page, who):
    address = {"claim": {"claim": hostile}, "article": {"article": 1}}.get(page, {})
    screen = check(open_page(page, who=who, **address))
    if page != "add":
        assert "<script>alert(1)</script>" in screen.says or page == "reports"


def test_the_list_of_articles_reads_none_either(hostile, open_page):
    assert "<script>alert(1)</script>" in check(open_page("article")).says


STEPS = (
    ClaimState.SUBMITTED,
    ClaimState.CHANGES_REQUESTED,
    ClaimState.APPROVED,
    ClaimState.PUBLISHED,
    ClaimState.NOT_CHECKABLE,
)


@pytest.mark.parametrize("state", STEPS, ids=str)
def test_no_state_of_a_claim_reads_them_either(desk, hostile, open_page, state):
    from claims.review import steps

    of = {"claim_id": hostile, "actor_id": desk.editor}
    eve = 8
    if state == ClaimState.NOT_CHECKABLE:
        steps.mark_not_checkable(desk.engine, claim_id=hostile, actor_id=eve, reason=HOSTILE)
    else:
        steps.submit(desk.engine, claim_id=hostile, actor_id=eve)
        if state == ClaimState.CHANGES_REQUESTED:
            steps.request_changes(desk.engine, **of, verdict_version=1, comment=HOSTILE)
        elif state != ClaimState.SUBMITTED:
            steps.approve(desk.engine, **of, verdict_version=1, comment=HOSTILE)
        if state == ClaimState.PUBLISHED:
            steps.publish(desk.engine, **of)
    for who in (None, "Asha Rao", "Jon Bell"):
        check(open_page("claim", who=who, claim=hostile))
        check(open_page("queue", who=who))


def test_steps_and_refusals_speak_of_hostile_names_as_text(desk, hostile, open_page):
    screen = open_page("claim", who="Asha Rao", claim=hostile)
    screen.at.get_by_key("claim_assign_to").set_value(8)
    check(screen.press("claim_assign"))
    assert "Assigned to <b>Eve</b> :red[x]" in screen.says
    check(open_page("claim", who="Tom Reed", claim=hostile))


def test_passages_that_are_searched_for_are_text(desk, hostile, open_page):
    second = desk.claims(1)[1]
    desk.queue(second)
    desk.take(second)
    screen = open_page("claim", who="Mina Marsh", claim=second)
    screen.fill("evidence_words", "script").run()
    assert screen.shows("evidence_found_passage")
    check(screen)


def test_a_hostile_article_is_previewed_as_text(desk, open_page):
    screen = open_page("add", who="Mina Marsh")
    text = f"{LINE}\n\nBy {LINE}\n\nThe port {HOSTILE} handled 412 ships last year, said {LINE}.\n"
    check(screen.fill("article_text", text).press("article_find"))
    check(screen.press("article_add"))
    assert "article" in screen.at.query_params


def test_a_hostile_table_is_shown_and_refused_as_text(desk, open_page):
    import csv
    import io

    def table(**changes: str) -> bytes:
        row = {"title": LINE, "publisher": LINE, "url": "https://example.org", "published_on": "2022", "kind": "news"}
        row |= {"statement": HOSTILE} | changes
        out = io.StringIO()
        writer = csv.DictWriter(out, row)
        writer.writeheader()
        writer.writerow(row)
        return out.getvalue().encode()

    for content in (table(), table(kind=LINE), table(published_on=HOSTILE), table(url="javascript:alert(1)")):
        screen = open_page("sources", who="Mina Marsh")
        screen.at.get_by_key("source_file").upload("a [x](javascript:alert(1)) <script>.csv", content)
        check(screen.press("source_read"))


@pytest.mark.parametrize("name", ["claim", "article", "queue_words", "queue_view", "source_words", "member"])
def test_a_hostile_address_is_text(hostile, open_page, name):
    for page in ("queue", "claim", "article", "sources", "reports"):
        check(open_page(page, **{name: HOSTILE}))
