"""Whether a desk kept everything that was confirmed, and skipped no step: the journals beside the log and the rows."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claims.errors import LogBroken
from claims.model.enums import ClaimState as S
from claims.model.enums import Role
from claims.model.event_data import in_one_shape
from claims.review.rules import ROLES, STATES, Step
from claims.store import audit
from claims.store.engine import reading
from claims.store.queries.policies import policy

# For each event of a claim: the step that makes it, and where it leads; None: it leaves the state as it is.
STEPS: dict[str, tuple[Step, frozenset[S] | None]] = {
    "claim.queued": (Step.QUEUE, frozenset({S.QUEUED})),
    "claim.taken": (Step.TAKE, frozenset({S.IN_PROGRESS})),
    "claim.adjusted": (Step.CORRECT, None),
    "match.confirmed": (Step.DECIDE_MATCH, None),
    "match.rejected": (Step.DECIDE_MATCH, None),
    "evidence.added": (Step.ADD_EVIDENCE, None),
    "verdict.drafted": (Step.PROPOSE, None),
    "verdict.edited": (Step.PROPOSE, None),
    "verdict.submitted": (Step.SUBMIT, frozenset({S.SUBMITTED})),
    "review.approved": (Step.APPROVE, frozenset({S.SUBMITTED, S.APPROVED})),
    "review.changes_requested": (Step.REQUEST_CHANGES, frozenset({S.CHANGES_REQUESTED})),
    "claim.published": (Step.PUBLISH, frozenset({S.PUBLISHED})),
    "claim.reopened": (Step.REOPEN, frozenset({S.IN_PROGRESS})),
    "comment.added": (Step.COMMENT, None),
}
# Saves that name the version they are based on: of two with the same one, only one may be confirmed.
OF_A_VERSION = {"propose_verdict", "adjust_claim"}


@dataclass
class Replayed:
    """How one claim stands as the log tells it."""

    state: S = S.EXTRACTED
    version: int = 0
    verdict: int = 0
    authors: set[int] = field(default_factory=set)
    approved_by: set[int] = field(default_factory=set)  # the newest version of the verdict


def rows(engine: Engine, statement: str) -> list[dict[str, Any]]:
    """What a statement finds, as mappings."""
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(sa.text(statement)).mappings()]


def log_problems(engine: Engine) -> list[str]:
    """What is wrong with the log: its hashes, and every step that the rules do not allow where it stands."""
    problems = []
    with reading(engine) as session:
        needed = policy(session).approvals
        try:
            audit.verify(session)
        except LogBroken as error:
            problems.append(f"The log does not verify: {error}")
    roles = {row["id"]: Role(row["role"]) for row in rows(engine, "SELECT id, role FROM member")}
    claims: dict[int, Replayed] = defaultdict(Replayed)
    for event in rows(engine, "SELECT * FROM event WHERE claim_id IS NOT NULL ORDER BY id"):
        said = _event(claims[event["claim_id"]], event, roles, needed)
        problems += [f"Event {event['id']} ({event['action']}, claim {event['claim_id']}): {each}" for each in said]
    for row in rows(engine, "SELECT id, state, version FROM claim"):
        told = claims[row["id"]]
        if (row["state"], row["version"]) != (told.state, told.version):
            problems.append(f"Claim {row['id']} is {row['state']}, version {row['version']}; the log says {told}.")
    return problems


def _event(claim: Replayed, event: dict[str, Any], roles: dict[int, Role], needed: int) -> list[str]:
    """Take one event into account; what the rules have against it."""
    action, actor, wrong = event["action"], event["actor_id"], []
    data = in_one_shape(action, json.loads(event["data"]))
    if data["version"] < claim.version:
        wrong.append(f"it goes back from version {claim.version} to {data['version']}")
    claim.version = data["version"]
    if action == "quorum.reached":
        return wrong + _quorum(claim, data, needed)
    if action not in STEPS:  # what was found and proposed when the article came in
        return [*wrong, "no step makes it"] if "state" in (data.get("after") or ()) else wrong
    step, leads = STEPS[action]
    if claim.state not in STATES[step]:
        wrong.append(f"to {step.value}, it must not be {claim.state}")
    if roles[actor] not in ROLES[step]:
        wrong.append(f"a {roles[actor]} may not {step.value}")
    if leads is not None:
        before, after = data["before"]["state"], data["after"]["state"]
        if before != claim.state or after not in leads:
            wrong.append(f"it leads from {before} to {after} where it was {claim.state}")
        claim.state = S(after)
    if step == Step.PROPOSE:
        if data["verdict"] != claim.verdict + 1:
            wrong.append(f"version {data['verdict']} of the verdict comes after {claim.verdict}")
        claim.verdict, claim.approved_by = data["verdict"], set()
        claim.authors.add(actor)
    if step == Step.APPROVE:
        wrong += _approval(claim, actor, data, needed)
    if step == Step.PUBLISH and len(claim.approved_by) < needed:
        wrong.append(f"published with {len(claim.approved_by)} approvals of {needed}")
    return wrong


def _approval(claim: Replayed, actor: int, data: dict[str, Any], needed: int) -> list[str]:
    wrong = []
    if actor in claim.authors:
        wrong.append("approved by one of its authors")
    if data["verdict"] != claim.verdict:
        wrong.append(f"version {data['verdict']} approved where {claim.verdict} is the newest")
    claim.approved_by.add(actor)
    if (claim.state == S.APPROVED) != (len(claim.approved_by) >= needed):
        wrong.append(f"{claim.state} with {len(claim.approved_by)} approvals of {needed}")
    return wrong


def _quorum(claim: Replayed, data: dict[str, Any], needed: int) -> list[str]:
    """What is wrong with an event that says the approvals are there."""
    if claim.state == S.APPROVED and set(data["approved_by"]) == claim.approved_by and len(claim.approved_by) >= needed:
        return []
    return [f"{data['approved_by']} are no quorum of {needed}: {claim.state}, approved by {sorted(claim.approved_by)}"]


Line = dict[str, Any]


def confirmed(journal: Iterable[Line]) -> list[Line]:
    """The lines about steps that were confirmed to their caller."""
    return [line for line in journal if "events" in line]


def lost(engine: Engine, journal: list[Line]) -> list[str]:
    """What was confirmed and is not there, what is there and nobody was told of, and saves that overwrote others."""
    done = confirmed(journal)
    told = Counter((action, claim, line["actor"]) for line in done for action, claim in line["events"])
    log = "SELECT action, claim_id, actor_id FROM event WHERE claim_id IS NOT NULL AND actor_id IS NOT NULL"
    logged = Counter((row["action"], row["claim_id"], row["actor_id"]) for row in rows(engine, log))
    problems = [f"Confirmed, not in the log: {key} ({count} times)" for key, count in (told - logged).items()]
    problems += [f"In the log, confirmed to nobody: {key} ({count} times)" for key, count in (logged - told).items()]
    based = Counter(
        (line["step"], line["events"][0][1], line["based_on"]) for line in done if line["step"] in OF_A_VERSION
    )
    problems += [f"Saved {count} times over one version: {key}" for key, count in based.items() if count > 1]
    return problems + _rows_lost(engine, done)


def _rows_lost(engine: Engine, done: list[Line]) -> list[str]:
    """Confirmed texts that are not in the rows as they were saved."""
    there: set[tuple[Any, ...]] = set()
    for name, statement in {
        "rationale": "SELECT claim_id, author_id, rationale FROM verdict",
        "body": "SELECT claim_id, author_id, body FROM comment",
        "passage": "SELECT claim_id, added_by, passage_id FROM evidence",
        "reviewed": "SELECT claim_id, reviewer_id, verdict.version FROM review JOIN verdict ON verdict.id = verdict_id",
    }.items():
        there |= {(name, *row.values()) for row in rows(engine, statement)}
    newest: dict[int, tuple[int, str]] = {}
    problems = []
    for line in done:
        claim = line["events"][0][1]
        for name, value in (line["stored"] or {}).items():
            if name == "quote":
                newest[claim] = max(newest.get(claim, (0, "")), (line["based_on"], value))
            elif (name, claim, line["actor"], value) not in there:
                problems.append(f"Confirmed, not in the rows: {name} {value!r} on claim {claim}")
    quotes = {row["id"]: row["quote"] for row in rows(engine, "SELECT id, quote FROM claim")}
    for claim, (_, quote) in newest.items():
        if quotes[claim] != quote:
            problems.append(f"Claim {claim} stands on {quotes[claim]!r}; the last one confirmed was {quote!r}")
    return problems


def given_twice(engine: Engine, journal: list[Line], *, waiting: int) -> list[str]:
    """Claims of a queue that two people were given, and claims that nobody was given."""
    given = Counter(line["result"] for line in confirmed(journal))
    problems = [f"Claim {claim} was given {count} times" for claim, count in given.items() if count > 1]
    if len(given) != waiting:
        problems.append(f"{len(given)} claims of {waiting} were given")
    left = rows(engine, "SELECT id FROM claim WHERE state = 'queued'")
    return problems + [f"Claim {row['id']} still waits" for row in left]
