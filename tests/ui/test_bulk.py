"""A lead takes a step with many claims from the queue: chosen, previewed, done, undone."""

from claims.model.enums import ClaimState


def test_claims_are_chosen_previewed_changed_and_put_back(desk, open_page) -> None:
    first, second = desk.claims(desk.article("One is said.", "Two is said."))
    desk.queue(first)
    desk.queue(second)
    page = open_page("queue", who="Lena Lee")
    page.fill("bulk_on", True).run()
    page.fill("bulk_kind", "priority").run()
    page.fill("bulk_priority", "high").run()
    page.fill(f"bulk_tick_{first}", True).run()
    assert "1 will change, 0 are refused" in page.says
    assert "Its priority goes from normal to high" in page.says
    page.press("bulk_do")
    assert [row[0] for row in desk.rows("SELECT priority FROM claim ORDER BY id")] == ["high", "normal"]
    page.press("bulk_undo")
    assert [row[0] for row in desk.rows("SELECT priority FROM claim ORDER BY id")] == ["normal", "normal"]


def test_all_that_match_are_chosen_and_refusals_are_said(desk, open_page) -> None:
    desk.article("One is said.", "Two is said.")
    page = open_page("queue", who="Lena Lee")
    page.fill("bulk_on", True).run()
    page.fill("bulk_all", True).run()
    assert "Say to whom the claims are assigned" in page.says
    assert "0 will change, 2 are refused" in page.says
    assert not page.may_press("bulk_do")


def test_nobody_else_sees_the_switch(desk, open_page) -> None:
    for name in ("Mina Marsh", "Asha Rao", "Ada Adams"):
        assert not open_page("queue", who=name).shows("bulk_on")


def test_older_events_of_a_claim_are_a_page_away(desk, open_page) -> None:
    claim_id = desk.claim()
    from claims.store import audit
    from claims.store.engine import writing

    with writing(desk.engine) as session:
        for n in range(150):
            audit.append(
                session, action="comment.added", entity="claim", entity_id=claim_id, actor_id=desk.checker,
                claim_id=claim_id, reason=f"Event {n}.",
            )  # fmt: skip
        session.commit()
    page = open_page("claim", who="Mina Marsh", claim=claim_id)
    assert "Event 149." in page.says
    assert "Event 10." not in page.says
    page.press("history_older")
    assert "Event 10." in page.says
    assert "Event 149." not in page.says
    assert "Event 149." in page.press("history_newer").says


def test_what_is_refused_of_all_is_said_once(desk, open_page) -> None:
    desk.article("One is said.", "Two is said.")
    page = open_page("queue", who="Lena Lee")
    page.fill("bulk_on", True).run()
    page.fill("bulk_all", True).fill("bulk_kind", "archive").run()
    assert page.says.count("Say why these claims are put away.") == 1
    assert "0 will change, 2 are refused" in page.says
    page.fill("bulk_kind", "due").run()
    assert page.says.count("It has no due date.") == 1
    desk.claim(ClaimState.PUBLISHED)
    page.run()
    assert "must not be published or archived" in page.says
