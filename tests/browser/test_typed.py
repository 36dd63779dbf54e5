"""What is being typed reaches the server without being saved, and outlives the browser: in a real one."""

import pytest
from playwright.sync_api import expect

from claims.desk.opening import load_example
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.typed_texts import typed_texts

CHECKER = "Amara Okonjo-Reyes"


@pytest.fixture(scope="module")
def prepared(engine):
    load_example(engine)


def test_a_pause_in_typing_is_enough_and_another_browser_offers_it(reader, server, reader_at, engine):
    steps.queue_claims(engine, claim_ids=[1], actor_id=1)
    reader.open("/claim", claim=1, member=CHECKER).press("claim_take_1")
    field = reader.at("verdict_rationale_1").locator("textarea")
    field.click()
    reader.page.keyboard.type("Half a thought", delay=20)
    reader.page.wait_for_timeout(2500)  # longer than the pause that hands the text over
    reader.settle()
    reader.page.keyboard.type(" and more", delay=20)
    expect(field).to_have_value("Half a thought and more")
    reader.page.wait_for_timeout(2500)
    reader.settle()
    with reader_at(server) as other:
        other.open("/claim", claim=1, member=CHECKER)
        expect(other.page.get_by_text("You were typing this")).to_be_visible()
        other.press("typed_take_verdict_rationale_1")
        expect(other.at("verdict_rationale_1").locator("textarea")).to_have_value("Half a thought and more")


def test_a_field_of_one_line_and_one_in_a_pane_that_opens_are_kept_too(reader, engine):
    reader.open("/claim", claim=1, member=CHECKER)
    for key, kind, opened in (
        ("verdict_headline_1", "input", None),
        ("contact_asked_new_1", "textarea", "contact_form"),
    ):
        if opened:
            reader.at("contact_list").get_by_text("Contacts").first.click()
            reader.at(opened).locator("button").first.click()
        field = reader.at(key).locator(kind)
        field.click()
        reader.page.keyboard.type(f"Half of {key}", delay=20)
        reader.page.wait_for_timeout(2500)
        reader.settle()
        reader.page.keyboard.type(" and more", delay=20)
        expect(field).to_have_value(f"Half of {key} and more")
        reader.page.wait_for_timeout(2500)
        reader.settle()
    with reading(engine) as session:
        kept = {one.text for one in typed_texts(session, 1).values()}
    assert kept >= {"Half of verdict_headline_1 and more", "Half of contact_asked_new_1 and more"}
