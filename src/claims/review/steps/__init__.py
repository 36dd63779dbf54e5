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
from claims.review.steps.corrections import (
    approve_correction,
    propose_correction,
    send_back_correction,
    withdraw_correction,
)
from claims.review.steps.desk import NewMember, NewRating, NewScale, add_member, add_scale, retire_scale, set_up
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
from claims.review.steps.leases import break_lease, prioritise, renew, skip, unskip
from claims.review.steps.members import activate_member, deactivate_member, invite_member, join, set_role
from claims.review.steps.operations import clear_removed, log_backup, log_export, log_restored, log_verified
from claims.review.steps.policy import set_policy
from claims.review.steps.publishing import publish, reopen
from claims.review.steps.sign_off import abstain, approve, dissent, request_changes
from claims.review.steps.sources import Imported, import_sources
from claims.review.steps.spans import add_claim, adjust_claim, archive_claim, merge_claims, split_claim
from claims.review.steps.tags import add_tag, retire_tag, tag_claim, untag_claim
from claims.review.steps.triage import mark_duplicate, mark_not_checkable, queue_claims, restore
from claims.review.steps.typed_texts import forget_typed, keep_typed
from claims.review.steps.vectors import store_vectors
from claims.review.steps.verdicts import propose_verdict, submit
from claims.review.steps.work import assign, release, take, take_next

__all__ = [
    "CarriedClaim",
    "Imported",
    "NewMember",
    "NewRating",
    "NewScale",
    "Undone",
    "abstain",
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
    "approve_correction",
    "archive_claim",
    "assign",
    "break_lease",
    "bulk",
    "change_stance",
    "clear_removed",
    "close_contact",
    "confirm_match",
    "deactivate_member",
    "dissent",
    "edit_comment",
    "edit_contact",
    "edit_source",
    "forget_typed",
    "import_sources",
    "invite_member",
    "join",
    "keep_typed",
    "log_backup",
    "log_export",
    "log_restored",
    "log_verified",
    "look_again",
    "mark_duplicate",
    "mark_not_checkable",
    "merge_claims",
    "prioritise",
    "propose_correction",
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
    "remove_article",
    "remove_comment",
    "remove_contact",
    "remove_evidence",
    "remove_source",
    "renew",
    "reopen",
    "reopen_thread",
    "request_changes",
    "resolve_thread",
    "restore",
    "restore_article",
    "restore_comment",
    "restore_contact",
    "restore_evidence",
    "restore_source",
    "retire_scale",
    "retire_tag",
    "send_back_correction",
    "set_policy",
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
    "take_snapshot",
    "undo_bulk",
    "unskip",
    "untag_claim",
    "withdraw_correction",
]
