"""What stands beside and below what: in a window of 1440 pixels and in a narrow one of 1024."""

import pytest
from playwright.sync_api import expect

from claims.desk.opening import load_example
from claims.model.enums import Stance
from claims.review import steps
from claims.store.engine import reading
from claims.store.queries.claims import claim

NARROW = {"width": 1024, "height": 900}
CHECKER, LEAD, ADMIN = "Amara Okonjo-Reyes", "Priya Venkataraghavan", "Dinu Arcaș"


@pytest.fixture(scope="module")
def prepared(engine):
    load_example(engine)
    steps.queue_claims(engine, claim_ids=[1, 2], actor_id=1)
    steps.take(engine, claim_id=2, actor_id=1)


def box(reader, selector: str) -> dict[str, float]:
    found = reader.page.locator(selector).first.bounding_box()
    assert found, selector
    return found


def test_the_claim_before_and_the_next_stay_in_one_line_in_a_narrow_window(reader):
    reader.page.set_viewport_size(NARROW)
    reader.open("/claim", claim=2, member=LEAD)
    before, after = box(reader, ".st-key-claim_previous"), box(reader, ".st-key-claim_next")
    assert abs(before["y"] - after["y"]) < 5
    assert after["x"] + after["width"] <= NARROW["width"]


def test_the_navigation_of_an_admin_ends_before_what_stands_beside_it(reader):
    reader.page.set_viewport_size(NARROW)
    reader.open(member=ADMIN)
    last, beside = box(reader, "a:has-text('Members')"), box(reader, ".st-key-desk_member")
    assert last["x"] + last["width"] <= beside["x"]


def test_the_box_for_choosing_a_claim_stands_beside_its_words(reader):
    reader.open(member=LEAD)
    reader.at("bulk_on").locator("label").first.click()
    reader.settle()
    tick, words = box(reader, "[class*='st-key-bulk_tick_']"), box(reader, "[class*='st-key-queue_row_'] a")
    assert tick["x"] + tick["width"] <= words["x"]
    assert tick["y"] < words["y"] + words["height"] + 25


def test_a_contact_folds_its_form_once_it_is_recorded(reader):
    reader.open("/claim", claim=1, member=CHECKER)
    reader.unfold("contact_list")
    reader.press("contact_form").write("contact_who_new_1", "The harbour office").press("contact_add")
    expect(reader.page.locator(".st-key-contact_who_new_1")).not_to_be_visible()


def test_a_refusal_stands_below_the_buttons(reader, engine):
    steps.take(engine, claim_id=1, actor_id=1)
    with reading(engine) as session:
        matches = claim(session, 1).matches
    steps.add_evidence(engine, claim_id=1, passage_id=matches[0].passage_id, actor_id=1, stance=Stance.SUPPORTS)
    words = {"rationale": "The office said so.", "sources_reason": "Nobody else was there."}
    steps.propose_verdict(engine, claim_id=1, actor_id=1, rating_id=1, based_on=0, **words)
    steps.reject_matches(engine, seen={match.id: match.version for match in matches[1:]}, actor_id=1)
    steps.submit(engine, claim_id=1, actor_id=1)
    reader.open("/claim", claim=1, member=LEAD)
    reader.unfold("review_other")
    reader.press("review_dissent")
    refusal, button = box(reader, "[data-testid=stAlert]"), box(reader, "[class*='st-key-review_abstain_']")
    assert refusal["y"] >= button["y"] + button["height"]
    assert refusal["width"] > 300
