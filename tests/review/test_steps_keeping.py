"""Looking after sources and articles: what is known about a source, its texts, what is put away; and the policy."""

import json
from hashlib import sha256
from typing import Any

import pytest

from claims.errors import Refused, StaleVersion
from claims.model.enums import AnchorStatus, Channel, ClaimState, Role, Stance
from claims.model.policy import DeskPolicy
from claims.reading import MAX_ARTICLE_CHARS
from claims.reading import Article as ReadArticle
from claims.review import steps
from claims.store.queries import articles, claims, sources
from claims.store.queries.elsewhere import elsewhere
from claims.store.queries.filters import Filters, View
from claims.store.queries.policies import policy
from claims.store.queries.queue import counts_by_view, queue
from claims.store.queries.situations import situation
from claims.store.queries.snapshots import drift, snapshots
from claims.store.queries.typed_texts import typed_texts
from claims.store.search import candidates

SAID = "The council spent £3.6 million on road repairs in 2023."


def edit(desk: Any, **given: Any) -> int:
    known = {"primary": None, "owner_group": "", "wire": "", "confidential": False, "based_on": 1}
    return steps.edit_source(desk.engine, source_id=1, **{**known, "actor_id": desk.checker, **given})


def test_what_is_known_about_a_source_is_saved_with_before_and_after(desk) -> None:
    desk.passages(SAID)
    assert edit(desk, primary=True, owner_group=" Big Media ") == 2
    view = desk.read(sources.source, 1)
    assert (view.primary, view.owner_group, view.wire, view.confidential) == (True, "Big Media", None, False)
    event = desk.last_event()
    assert (event.action, event.entity, event.entity_id) == ("source.edited", "source", 1)
    data = json.loads(event.data)
    assert data["before"] == {"primary": None, "owner_group": None, "wire": None, "confidential": False}
    assert data["after"] == {"primary": True, "owner_group": "Big Media", "wire": None, "confidential": False}


def test_a_source_that_somebody_else_saved_meanwhile_is_not_saved(desk) -> None:
    desk.passages(SAID)
    edit(desk, primary=True)
    with desk.nothing_stored(), pytest.raises(StaleVersion):
        edit(desk, primary=False)
    with desk.nothing_stored(), pytest.raises(Refused, match="Nothing about this source was changed"):
        edit(desk, primary=True, based_on=2)


def test_only_editors_and_leads_open_a_confidential_source(desk) -> None:
    (passage,) = desk.passages(SAID)
    desk.claim(ClaimState.IN_PROGRESS, matches=[passage])
    edit(desk, confidential=True)
    with desk.nothing_stored(), pytest.raises(Refused, match="Only editors and leads"):
        edit(desk, based_on=2)
    edit(desk, based_on=2, actor_id=desk.editor)
    assert not desk.read(sources.source, 1).confidential


def test_the_text_of_a_source_is_kept_with_its_hash(desk) -> None:
    desk.passages(SAID)
    steps.take_snapshot(desk.engine, source_id=1, text=SAID, actor_id=desk.checker, url="https://o.example/y")
    (line,) = desk.read(snapshots, 1)
    assert (line.sha256, line.characters) == (sha256(SAID.encode()).hexdigest(), len(SAID))
    event = desk.last_event()
    assert (event.action, json.loads(event.data)["after"]["sha256"]) == ("snapshot.taken", line.sha256)


def test_a_text_that_changed_is_said_in_the_log_one_that_did_not_is_not(desk) -> None:
    desk.passages(SAID)
    for text in (SAID, SAID, SAID + " Corrected."):
        steps.take_snapshot(desk.engine, source_id=1, text=text, actor_id=desk.checker)
    actions = [row.action for row in desk.rows("SELECT action FROM event WHERE entity = 'source' ORDER BY id")]
    assert actions == ["source.added"] + ["snapshot.taken"] * 3 + ["snapshot.changed"]


@pytest.mark.parametrize(
    ("text", "why"), [(" \n", "no text"), ("x" * (MAX_ARTICLE_CHARS + 1), "at most"), ("a\0b", "no text")]
)
def test_a_text_that_cannot_be_kept_is_refused(desk, text: str, why: str) -> None:
    desk.passages(SAID)
    with desk.nothing_stored(), pytest.raises(Refused, match=why):
        steps.take_snapshot(desk.engine, source_id=1, text=text, actor_id=desk.checker)


def test_quoted_words_that_are_gone_from_the_source_are_noticed(desk) -> None:
    desk.passages(SAID)
    assert desk.read(drift, 1, [SAID]) == [None]
    frame = "The accounts were published. {} The roads are old."
    steps.take_snapshot(desk.engine, source_id=1, text=frame.format(SAID), actor_id=desk.checker)
    assert desk.read(drift, 1, [SAID])[0].stands
    now = SAID.replace("3.6", "4.1")
    steps.take_snapshot(desk.engine, source_id=1, text=frame.format(now), actor_id=desk.checker)
    (found,) = desk.read(drift, 1, [SAID])
    assert not found.stands
    assert found.changed
    assert "£4.1 million" in found.instead
    assert found.stood_at is not None
    assert found.stood_at <= found.read_at


def test_a_source_put_away_is_not_proposed_or_found_and_its_evidence_stays(desk) -> None:
    (passage,) = desk.passages(SAID)
    claim_id = desk.claim(ClaimState.IN_PROGRESS, matches=[passage])
    other = desk.claim(ClaimState.IN_PROGRESS, matches=[passage])
    desk.evidence(claim_id, passage)
    remove = {"source_id": 1, "actor_id": desk.editor}
    with desk.nothing_stored(), pytest.raises(Refused, match="Say why"):
        steps.remove_source(desk.engine, **remove, reason=" ")
    steps.remove_source(desk.engine, **remove, reason="Withdrawn.")
    assert (desk.last_event().action, desk.last_event().reason) == ("source.removed", "Withdrawn.")
    assert desk.read(candidates, SAID).entries == []
    assert desk.read(sources.passages).total == 0
    assert desk.read(claims.evidence, claim_id)[0].source.removed
    assert desk.read(claims.matches, other) == ()
    assert desk.read(situation, other).undecided == 0
    assert [view.id for view in desk.read(sources.sources, removed=True)] == [1]
    with desk.nothing_stored(), pytest.raises(Refused, match="put away"):
        desk.evidence(other, passage, Stance.CONTEXT)
    steps.restore_source(desk.engine, **remove)
    assert len(desk.read(candidates, SAID).entries) == 1
    assert len(desk.read(claims.matches, other)) == 1
    assert desk.read(situation, other).undecided == 1


def test_an_article_put_away_takes_its_claims_out_of_the_queue_and_the_search(desk) -> None:
    article_id = desk.article("Road repairs cost £4 million in 2023.")
    (claim_id,) = desk.claims(article_id)
    like = desk.claims(desk.article("Road repairs cost £4 million in 2023, it said."))[0]
    desk.queue(claim_id)
    assert desk.read(elsewhere, like)
    steps.remove_article(desk.engine, article_id=article_id, actor_id=desk.editor, reason="By mistake.")
    assert [line.id for line in desk.read(queue, Filters(), member_id=None).lines] == [like]
    assert desk.read(counts_by_view, member_id=None)[View.ALL] == 1
    assert not desk.read(elsewhere, like)
    assert [line.id for line in desk.read(articles.articles)] == [2]
    assert [line.id for line in desk.read(articles.articles, removed=True)] == [article_id]
    with desk.nothing_stored():
        with pytest.raises(Refused, match="put away"):
            desk.take(claim_id)
        with pytest.raises(Refused, match="not triaged yet"):
            steps.take_next(desk.engine, actor_id=desk.checker)
    steps.restore_article(desk.engine, article_id=article_id, actor_id=desk.editor)
    assert steps.take_next(desk.engine, actor_id=desk.checker) == claim_id


def test_nothing_is_done_with_an_article_put_away_or_its_claims(desk, draft) -> None:
    article_id = desk.article("Road repairs cost £4 million in 2023.")
    (claim_id,) = desk.claims(article_id)
    desk.queue(claim_id)
    tag = steps.add_tag(desk.engine, name="Roads", actor_id=desk.lead)
    steps.skip(desk.engine, claim_id=claim_id, actor_id=desk.checker)
    steps.remove_article(desk.engine, article_id=article_id, actor_id=desk.editor, reason="By mistake.")
    of_claim = {"claim_id": claim_id, "actor_id": desk.checker}
    new = {"article": ReadArticle("Road repairs cost £5 million in 2023."), "based_on": 1, "drafts": []}
    lost = [steps.CarriedClaim(claim_id, 2, AnchorStatus.LOST)]
    found = draft("Road repairs cost £4 million in 2023.", "Road repairs")
    here = {"article_id": article_id, "actor_id": desk.checker}
    tries = [
        lambda: steps.tag_claim(desk.engine, tag_id=tag, **of_claim),
        lambda: steps.record_contact(desk.engine, who="The mayor", channel=Channel.EMAIL, **of_claim),
        lambda: steps.unskip(desk.engine, **of_claim),
        lambda: steps.add_draft(desk.engine, **here, **new, carried=lost),
        lambda: steps.add_claim(desk.engine, **here, draft_number=1, found=found),
    ]
    for attempt in tries:
        with desk.nothing_stored(), pytest.raises(Refused, match="was put away; it has to be restored first"):
            attempt()


def test_what_is_typed_about_a_claim_put_away_is_kept_all_the_same(desk) -> None:
    (claim_id,) = desk.claims(desk.article())
    steps.remove_article(desk.engine, article_id=1, actor_id=desk.editor, reason="By mistake.")
    place = f"claim {claim_id} rationale"
    steps.keep_typed(desk.engine, member_id=desk.checker, place=place, text="Half a thought")
    assert desk.read(typed_texts, desk.checker)[place].text == "Half a thought"


def test_an_article_with_a_published_claim_stays(desk) -> None:
    claim_id = desk.claim(ClaimState.PUBLISHED)
    with desk.nothing_stored(), pytest.raises(Refused, match=f"Claim {claim_id} of this article is published"):
        steps.remove_article(desk.engine, article_id=1, actor_id=desk.editor, reason="By mistake.")


def test_a_checker_puts_nothing_away(desk) -> None:
    desk.passages(SAID)
    desk.article()
    with desk.nothing_stored():
        with pytest.raises(Refused, match="that is for editors and leads"):
            steps.remove_source(desk.engine, source_id=1, actor_id=desk.checker, reason="No.")
        with pytest.raises(Refused, match="that is for editors and leads"):
            steps.remove_article(desk.engine, article_id=1, actor_id=desk.checker, reason="No.")


LEADS_SIGN = DeskPolicy(approvals=2, approver_roles=frozenset({Role.LEAD}), independent_sources=3)


def test_a_policy_is_a_new_version_with_a_reason(desk) -> None:
    assert steps.set_policy(desk.engine, policy=LEADS_SIGN, reason="Two leads sign.", actor_id=desk.admin) == 1
    assert desk.read(policy) == LEADS_SIGN
    event = desk.last_event()
    assert (event.action, event.reason) == ("policy.changed", "Two leads sign.")
    data = json.loads(event.data)
    assert (data["before"]["approvals"], data["after"]["approvals"]) == (1, 2)
    assert data["after"]["approver_roles"] == ["lead"]
    steps.set_policy(desk.engine, policy=DeskPolicy(), reason="One again.", actor_id=desk.admin)
    assert desk.read(policy) == DeskPolicy()
    assert len(desk.rows("SELECT id FROM policy")) == 2


def test_the_setting_of_approvals_holds_until_a_policy_is_stored(desk, setting) -> None:
    setting("CLAIMS_APPROVALS", "3")
    assert desk.read(policy).approvals == 3
    steps.set_policy(desk.engine, policy=DeskPolicy(approvals=2), reason="Two.", actor_id=desk.admin)
    assert desk.read(policy).approvals == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"approvals": 0},
        {"approvals": 11},
        {"independent_sources": 0},
        {"keep_days": 0},
        {"retraction_approvals": -1},
        {"approver_roles": frozenset()},
        {"approver_roles": frozenset({Role.CHECKER})},
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(desk, wrong: dict[str, Any]) -> None:
    with desk.nothing_stored(), pytest.raises(Refused):
        steps.set_policy(desk.engine, policy=DeskPolicy(**wrong), reason="Try.", actor_id=desk.admin)


def test_only_an_admin_sets_the_policy_and_says_why(desk) -> None:
    with desk.nothing_stored():
        for actor in (desk.checker, desk.editor, desk.lead):
            with pytest.raises(Refused, match="that is for admins"):
                steps.set_policy(desk.engine, policy=LEADS_SIGN, reason="Mine.", actor_id=actor)
        with pytest.raises(Refused, match="Say why"):
            steps.set_policy(desk.engine, policy=LEADS_SIGN, reason="", actor_id=desk.admin)
        with pytest.raises(StaleVersion):
            steps.set_policy(desk.engine, policy=LEADS_SIGN, reason="So.", actor_id=desk.admin, based_on=4)


def test_a_stored_policy_is_what_the_rules_ask(desk) -> None:
    steps.set_policy(desk.engine, policy=LEADS_SIGN, reason="Two leads sign.", actor_id=desk.admin)
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    desk.prove(claim_id)
    with pytest.raises(Refused, match="3 independent sources are needed"):
        desk.submit(claim_id)
    desk.propose(claim_id, based_on=1, sources_reason="There are only two.")
    desk.submit(claim_id)
    assert desk.read(claims.claim, claim_id).verdict.sources_reason == "There are only two."
    with pytest.raises(Refused, match="leaves approval to leads"):
        steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=2)
