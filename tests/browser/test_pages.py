"""Each page as it stands in a window: nothing sticks out, everyone can use it, and the keys do what they say."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from claims.desk.opening import load_example
from claims.model.enums import MatchState, Stance
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.claims import claim

CHECKER, EDITOR = "Amara Okonjo-Reyes", "Leilani Hartmann"

# What axe finds in every Streamlit app, and we cannot change: rule, and the reason.
STREAMLITS_OWN = {
    "list": "the navigation at the top wraps its <li> in <div>",
    "listitem": "the same wrapping, seen from the <li>",
    "presentation-role-conflict": "where files are dropped is a <section> with a role and a label",
}


@pytest.fixture(scope="module")
def prepared(engine):
    """The worked example with one claim in work and one for sign-off."""
    load_example(engine)
    with reading(engine) as session:
        ids = [number for number in range(1, 9) if claim(session, number).matches][:3]
        passages = {number: claim(session, number).matches[0].passage_id for number in ids}
    steps.queue_claims(engine, claim_ids=ids, actor_id=1)
    for number in ids[:2]:
        steps.take(engine, claim_id=number, actor_id=1)
        evidence = {"claim_id": number, "passage_id": passages[number], "actor_id": 1, "stance": Stance.SUPPORTS}
        steps.add_evidence(engine, **evidence, note="The same day.")
        steps.propose_verdict(
            engine,
            claim_id=number,
            actor_id=1,
            rating_id=1,
            rationale="The office said so.",
            sources_reason="Nobody else was there.",
            based_on=0,
        )
    with reading(engine) as session:
        undecided = [match for match in claim(session, ids[1]).matches if match.state == MatchState.SUGGESTED]
    steps.reject_matches(engine, seen={match.id: match.version for match in undecided}, actor_id=1)
    steps.submit(engine, claim_id=ids[1], actor_id=1)
    return ids


@pytest.fixture(scope="module")
def pages(prepared):
    """The address of every page, as somebody opens it."""
    work, sign_off, _ = prepared
    return {
        "queue": ("/", {"member": CHECKER}),
        "add": ("/add", {"member": CHECKER}),
        "articles": ("/article", {"member": CHECKER}),
        "article": ("/article", {"article": 1, "claim": work, "member": CHECKER}),
        "claim": ("/claim", {"claim": work, "member": CHECKER}),
        "sign-off": ("/claim", {"claim": sign_off, "member": EDITOR}),
        "sources": ("/sources", {"member": CHECKER}),
        "reports": ("/reports", {"article": 1, "member": CHECKER}),
        "nobody": ("/claim", {"claim": work}),
    }


DARK_PAPER = "rgb(23, 22, 20)"
GROUND = "colour => getComputedStyle(document.querySelector('.stApp')).backgroundColor === colour"


def test_everyone_can_use_every_page_in_light_and_dark_and_nothing_sticks_out_sideways(reader, pages):
    wrong, page = {}, reader.page
    for name, (path, address) in pages.items():
        page.set_viewport_size({"width": 1440, "height": 900})
        page.emulate_media(color_scheme="light")
        reader.open(path, **address)
        found = axe(page)
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(GROUND, arg=DARK_PAPER)
        page.wait_for_timeout(300)  # colours fade into one another
        found += axe(page, rules=["color-contrast"])  # the other rules do not depend on colours
        for width in (1440, 1024):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.scrollingElement.scrollWidth")
            found += [("too wide", f"{wide} at {width}")] if wide > width else []
        if problems := [problem for problem in found if problem[0] not in STREAMLITS_OWN]:
            wrong[name] = problems
    assert wrong == {}


def axe(page, rules: list[str] | None = None) -> list[tuple[str, str]]:
    """What axe finds on the page by these rules or by all: each rule with the first place where it is broken."""
    options = {"runOnly": rules} if rules else None
    violations = Axe().run(page, options=options).response["violations"]
    return [(violation["id"], violation["nodes"][0]["html"][:200]) for violation in violations]


FOCUSED = """() => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element?.dataset?.claim ?? null
}"""


def test_the_claims_of_an_article_are_reached_by_tab_and_chosen_with_enter(reader, pages):
    path, address = pages["article"]
    reader.open(path, **address)
    reader.page.get_by_role("heading", level=1).click()
    reached = []
    for _ in range(40):
        reader.page.keyboard.press("Tab")
        if (claim_id := reader.page.evaluate(FOCUSED)) and claim_id not in reached:
            reached.append(claim_id)
        if len(reached) == 4:
            break
    assert reached == ["1", "2", "3", "4"]
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(re.compile(r"claim=4\b"))
    reader.settle()
    expect(reader.at("article_chosen").get_by_text("Claim 4")).to_be_visible()
    assert reader.page.evaluate(FOCUSED) == "4"


def test_j_and_k_go_through_the_claims_but_not_while_somebody_types(reader, prepared):
    work = prepared[0]
    reader.open("/claim", claim=work, member=CHECKER)
    heading = reader.page.get_by_role("heading", level=1)
    here = heading.inner_text()
    reader.page.keyboard.press("j")
    expect(heading).not_to_have_text(here)
    reader.settle().page.keyboard.press("k")
    expect(heading).to_have_text(here)
    field = reader.settle().at(f"verdict_rationale_{work}").locator("textarea")
    field.click()
    field.press("End")
    field.press_sequentially(" jk1env?")
    reader.settle()
    assert heading.inner_text() == here
    assert field.input_value() == "The office said so. jk1env?"
    assert reader.page.locator(".claims-keys").count() == 0


def test_saving_by_key_saves_what_is_still_being_typed(reader, prepared):
    work = prepared[0]
    reader.open("/claim", claim=work, member=CHECKER)
    reader.page.keyboard.press("v")
    expect(reader.at(f"verdict_rating_{work}").locator("input")).to_be_focused()
    field = reader.at(f"verdict_rationale_{work}").locator("textarea")
    field.click()
    field.press("End")
    field.press_sequentially(" And so did the mayor.")
    reader.page.keyboard.press("Control+s")
    expect(reader.page.get_by_text("version 2, saved just now")).to_be_visible()
    reader.open("/claim", claim=work, member=CHECKER)
    expect(field).to_have_value("The office said so. And so did the mayor.")


def test_the_question_mark_lists_the_keys(reader):
    reader.open("/").page.keyboard.press("?")
    expect(reader.page.get_by_text("next claim of the article")).to_be_visible()


def test_filters_of_the_queue_are_in_its_address_and_stay_when_a_claim_was_looked_at(reader):
    reader.open("/", member=CHECKER).write("queue_words", "India")
    reader.page.get_by_role("radio", name="Unassigned").click()
    reader.page.wait_for_url("**queue_view=unassigned**")
    shown = reader.settle().page.locator("[class*='st-key-queue_row_']").count()
    reader.page.reload()
    reader.settle()
    assert reader.page.locator("[class*='st-key-queue_row_']").count() == shown
    reader.page.locator("[class*='st-key-queue_row_'] a").first.click()
    reader.page.wait_for_url("**/claim?**")
    reader.settle().page.get_by_role("link", name="Queue").click()
    reader.page.wait_for_selector(".st-key-queue_words")
    reader.settle()
    expect(reader.at("queue_words").locator("input")).to_have_value("India")
    assert reader.page.locator("[class*='st-key-queue_row_']").count() == shown


def test_the_report_stands_in_a_frame_that_runs_nothing(reader, pages):
    path, address = pages["reports"]
    reader.open(path, **address)
    frame = reader.page.locator("iframe[title='The report as it will print']")
    assert "allow-scripts" not in frame.get_attribute("sandbox")
    assert "allow-same-origin" not in frame.get_attribute("sandbox")
    page = frame.get_attribute("srcdoc")
    assert not re.search(r"""(?:src|<link[^>]+href)=["']?https?:""", page)
