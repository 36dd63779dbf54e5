"""Words marked with the mouse become a claim, and a new draft carries every claim over: in a real browser."""

import pytest
from playwright.sync_api import expect

from claims.desk.opening import load_example
from claims.settings import home

CHECKER = "Amara Okonjo-Reyes"
EXAMPLE = (home() / "data" / "example" / "article.txt").read_text("utf-8")

# Marks the words between two stretches of text inside the article's own shadow tree, as a mouse does.
MARK = """([from, to]) => {
  const host = [...document.querySelectorAll("*")].find((e) => e.shadowRoot?.querySelector("article"))
  const walk = document.createTreeWalker(host.shadowRoot.querySelector("article"), NodeFilter.SHOW_TEXT)
  const place = (words, atEnd) => {
    for (walk.currentNode = walk.root; walk.nextNode(); ) {
      const at = walk.currentNode.data.indexOf(words)
      if (at >= 0) return [walk.currentNode, at + (atEnd ? words.length : 0)]
    }
  }
  getSelection().setBaseAndExtent(...place(from, false), ...place(to, true))
  host.shadowRoot.querySelector("article").dispatchEvent(new MouseEvent("mousedown", { bubbles: true }))
  document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }))
}"""


@pytest.fixture(scope="module")
def prepared(engine):
    load_example(engine)


def test_words_dragged_over_with_the_mouse_become_a_claim(reader):
    reader.open("/article", article=1, member=CHECKER)
    words = reader.page.get_by_text("Washington is not impressed").first
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    reader.page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 150, box["y"] + box["height"] / 2, steps=5)
    reader.page.mouse.up()
    reader.page.wait_for_timeout(500)  # a triple click may still come
    reader.settle()
    expect(reader.at("marked_words")).to_contain_text("Washington is")
    reader.press("marked_forget")
    expect(reader.at("marked_words")).to_have_count(0)


def test_a_triple_click_marks_the_whole_paragraph(reader):
    reader.open("/article", article=1, member=CHECKER)
    words = reader.page.get_by_text("It is hard to see India choosing a side soon")
    words.scroll_into_view_if_needed()
    words.click(click_count=3)
    reader.page.wait_for_timeout(500)
    reader.settle()
    expect(reader.at("marked_words")).to_contain_text("Whether any of this moves Delhi")
    expect(reader.at("marked_words")).to_contain_text("choosing a side soon.")


def test_marked_words_over_claims_keep_their_exact_place(reader):
    reader.open("/article", article=1, member=CHECKER)
    reader.page.evaluate(MARK, ["according to the BBC", "Landale"])
    reader.page.wait_for_timeout(500)
    reader.settle()
    expect(reader.at("marked_words")).to_contain_text("according to the BBC’s James Landale")
    reader.press("marked_add")
    expect(reader.page.get_by_text("The claim was added and is in the queue.")).to_be_visible()
    expect(reader.page.get_by_role("button", name="In the queue: according to the BBC’s James Landale")).to_be_visible()


def test_a_new_draft_is_read_looked_at_and_stored(reader):
    reader.open("/article", article=1, member=CHECKER)
    reader.page.get_by_role("link", name="Add a new draft").click()
    reader.settle()
    draft = EXAMPLE.replace("Nearly 70% of India’s arms", "Some 46% of India’s arms")
    reader.write("article_text", draft).press("article_find")
    expect(reader.page.get_by_text("“Nearly 70%” is now “Some 46%”: 24 percentage points lower.")).to_be_visible()
    reader.picture("new-draft")
    reader.press("draft_add")
    expect(reader.page.get_by_text("draft 2 of 2")).to_be_visible()
    expect(reader.page.locator("article").get_by_text("Some 46% of India’s arms")).to_be_visible()
