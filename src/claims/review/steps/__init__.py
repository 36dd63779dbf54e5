"""The steps of the desk: one function each, one transaction each, every one of them in the log.

A step takes the engine first, then names everything: `submit(engine, claim_id=7, actor_id=2)`. It raises Refused
with the reasons when the rules object, NotFound when a thing is not there, StoreError when the database fails;
then nothing is stored.
"""

from claims.review.steps.articles import add_article, suggest_matches
from claims.review.steps.bulk import Undone, bulk, undo_bulk
from claims.review.steps.comments import (
    add_comment,
    edit_comment,
    read_mentions,
    remove_comment,
    reopen_thread,
    resolve_thread,
    restore_comment,
)
from claims.review.steps.contacts import (
    close_contact,
    edit_contact,
    record_answer,
    record_contact,
    remove_contact,
    restore_contact,
)
from claims.review.steps.desk import NewMember, NewRating, NewScale, add_member, add_scale, set_up
from claims.review.steps.drafts import CarriedClaim, add_draft, look_again
from claims.review.steps.evidence import (
    add_evidence,
    add_new_evidence,
    confirm_match,
    reconsider_match,
    reject_match,
    reject_matches,
    remove_evidence,
)
from claims.review.steps.leases import break_lease, prioritise, renew, skip, unskip
from claims.review.steps.members import activate_member, deactivate_member, invite_member, join, set_role
from claims.review.steps.operations import clear_removed, log_backup, log_export, log_restored
from claims.review.steps.sources import Imported, import_sources
from claims.review.steps.spans import add_claim, adjust_claim, archive_claim, merge_claims, split_claim
from claims.review.steps.tags import add_tag, retire_tag, tag_claim, untag_claim
from claims.review.steps.triage import mark_duplicate, mark_not_checkable, queue_claims, restore
from claims.review.steps.typed_texts import forget_typed, keep_typed
from claims.review.steps.vectors import store_vectors
from claims.review.steps.verdicts import (
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
    "Undone",
    "activate_member",
    "add_article",
    "add_claim",
    "add_comment",
    "add_draft",
    "add_evidence",
    "add_member",
    "add_new_evidence",
    "add_scale",
    "add_tag",
    "adjust_claim",
    "approve",
    "archive_claim",
    "assign",
    "break_lease",
    "bulk",
    "clear_removed",
    "close_contact",
    "confirm_match",
    "deactivate_member",
    "edit_comment",
    "edit_contact",
    "forget_typed",
    "import_sources",
    "invite_member",
    "join",
    "keep_typed",
    "log_backup",
    "log_export",
    "log_restored",
    "look_again",
    "mark_duplicate",
    "mark_not_checkable",
    "merge_claims",
    "prioritise",
    "propose_verdict",
    "publish",
    "queue_claims",
    "read_mentions",
    "reconsider_match",
    "record_answer",
    "record_contact",
    "reject_match",
    "reject_matches",
    "release",
    "remove_comment",
    "remove_contact",
    "remove_evidence",
    "renew",
    "reopen",
    "reopen_thread",
    "request_changes",
    "resolve_thread",
    "restore",
    "restore_comment",
    "restore_contact",
    "retire_tag",
    "set_role",
    "set_up",
    "skip",
    "split_claim",
    "store_vectors",
    "submit",
    "suggest_matches",
    "tag_claim",
    "take",
    "take_next",
    "undo_bulk",
    "unskip",
    "untag_claim",
]
