"""The steps of the desk: one function each, one transaction each, every one of them in the log.

A step takes the engine first, then names everything: `submit(engine, claim_id=7, actor_id=2)`. It raises Refused
with the reasons when the rules object, NotFound when a thing is not there, StoreError when the database fails;
then nothing is stored.
"""

from claims.review.steps.articles import add_article, suggest_matches
from claims.review.steps.desk import NewMember, NewRating, NewScale, add_member, add_scale, set_up
from claims.review.steps.drafts import CarriedClaim, add_draft, look_again
from claims.review.steps.evidence import (
    add_evidence,
    add_new_evidence,
    change_stance,
    confirm_match,
    reconsider_match,
    reject_match,
    reject_matches,
    remove_evidence,
    restore_evidence,
)
from claims.review.steps.keeping import (
    edit_source,
    remove_article,
    remove_source,
    restore_article,
    restore_source,
    take_snapshot,
)
from claims.review.steps.policy import set_policy
from claims.review.steps.sources import Imported, import_sources
from claims.review.steps.spans import add_claim, adjust_claim, archive_claim, merge_claims, split_claim
from claims.review.steps.triage import mark_duplicate, mark_not_checkable, queue_claims, restore
from claims.review.steps.vectors import store_vectors
from claims.review.steps.verdicts import (
    add_comment,
    approve,
    propose_verdict,
    publish,
    reopen,
    request_changes,
    submit,
)
from claims.review.steps.work import assign, release, take, take_next

__all__ = [
    "CarriedClaim",
    "Imported",
    "NewMember",
    "NewRating",
    "NewScale",
    "add_article",
    "add_claim",
    "add_comment",
    "add_draft",
    "add_evidence",
    "add_member",
    "add_new_evidence",
    "add_scale",
    "adjust_claim",
    "approve",
    "archive_claim",
    "assign",
    "change_stance",
    "confirm_match",
    "edit_source",
    "import_sources",
    "look_again",
    "mark_duplicate",
    "mark_not_checkable",
    "merge_claims",
    "propose_verdict",
    "publish",
    "queue_claims",
    "reconsider_match",
    "reject_match",
    "reject_matches",
    "release",
    "remove_article",
    "remove_evidence",
    "remove_source",
    "reopen",
    "request_changes",
    "restore",
    "restore_article",
    "restore_evidence",
    "restore_source",
    "set_policy",
    "set_up",
    "split_claim",
    "store_vectors",
    "submit",
    "suggest_matches",
    "take",
    "take_next",
    "take_snapshot",
]
