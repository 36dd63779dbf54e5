"""The JSON objects of the commands, as docs/cli.md lists them; a test holds every key."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from claims.desk.redraft import Plan
    from claims.model.crosswalk import Equivalent
    from claims.model.report import ArticleReport, ClaimReport, MatchLine, ReviewLine, SourceLine
    from claims.store.queries.claims import ClaimView, EventView, EvidenceView, MatchView
    from claims.store.queries.publications import PublicationView
    from claims.store.queries.queue import QueueLine
    from claims.store.queries.verdicts import VerdictView

SOURCE_FIELDS = ("title", "publisher", "url", "published_on", "kind", "locator", "accessed_on", "archive_url")


def source(line: "SourceLine") -> dict[str, Any]:
    """A passage with the source it stands in."""
    return {"statement": line.statement, **{field: getattr(line, field) for field in SOURCE_FIELDS}}


def match(line: "MatchLine | MatchView") -> dict[str, Any]:
    """A passage that may speak about a claim, with what differs."""
    return {
        "state": line.state.value,
        "outcome": line.outcome.value,
        "differences": [difference.as_json() for difference in line.differences],
        "score": round(line.score, 1),
        "reasons": list(line.reasons),
        "source": source(line.source),
    }


def checked_claim(claim: "ClaimReport") -> dict[str, Any]:
    """A claim as `claims check --json` prints it."""
    claimant = {
        "name": claim.claimant,
        "role": claim.claimant_role,
        "kind": claim.claimant_kind.value if claim.claimant_kind else None,
    }
    return {
        "number": claim.number,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "type": claim.type.value,
        "claimant": claimant if claim.claimant else None,
        "checkworthiness": round(claim.checkworthiness, 4),
        "reasons": list(claim.reasons),
        "matches": [match(line) for line in claim.matches],
    }


def draft_report(report: "ArticleReport") -> dict[str, Any]:
    """A draft report as `claims check --output report.json` writes it."""
    article = {
        "title": report.title,
        "publisher": report.publisher,
        "byline": report.byline,
        "published_on": report.published_on.isoformat() if report.published_on else None,
        "url": report.url,
        "language": report.language,
        "text": report.text,
    }
    return {
        "made_at": report.made_at.isoformat(timespec="seconds"),
        "article": article,
        "claims": [checked_claim(claim) for claim in report.claims],
    }


def redraft(plan: "Plan", number: int, added_by: str | None) -> dict[str, Any]:
    """What a new draft did, as `claims add --draft-of --json` prints it."""
    by_status: dict[str, list[dict[str, Any]]] = {"unchanged": [], "moved": [], "changed": [], "lost": []}
    for claim in plan.carried:
        status = "unchanged" if claim.status.value == "anchored" else claim.status.value
        place = {
            "claim": claim.claim_id,
            "before": plan.before[claim.claim_id].quote,
            "quote": claim.found.quote if claim.found else None,
            "start": claim.found.start if claim.found else None,
            "end": claim.found.end if claim.found else None,
        }
        by_status[status].append({**place, "changes": list(claim.changes)})
    return {
        "article": plan.article_id,
        "draft": number,
        "title": plan.article.title,
        **by_status,
        "new": len(plan.new),
        "added_by": added_by,
    }


def queue_line(line: "QueueLine") -> dict[str, Any]:
    """A claim as `claims queue --json` prints it."""
    return {
        "id": line.id,
        "quote": line.quote,
        "text": line.text,
        "type": line.type.value,
        "state": line.state.value,
        "state_since": line.state_since.isoformat(timespec="seconds"),
        "checkworthiness": round(line.checkworthiness, 4),
        "claimant": line.claimant,
        "assignee": line.assignee,
        "article": {"id": line.article_id, "title": line.article_title, "publisher": line.publisher},
        "differs": line.says,
        "best_score": round(line.best_score, 1) if line.best_score is not None else None,
    }


def claim(
    view: "ClaimView",
    history: "tuple[EventView, ...]",
    kept: "tuple[PublicationView, ...]",
    like: "tuple[Equivalent, ...]",
) -> dict[str, Any]:
    """A claim as `claims show --json` prints it."""
    stored, claimant = view.claim, view.claimant
    figures = ("text", "start", "end", "value", "low", "high", "unit", "kind", "hedge", "period")
    said_by = (
        {
            "name": claimant.name,
            "role": claimant.role or None,
            "kind": claimant.kind.value,
            "resolved_from": stored.claimant_resolved_from,
        }
        if claimant
        else None
    )
    return {
        "id": stored.id,
        "article": {"id": stored.article_id, "title": view.article_title, "publisher": view.publisher},
        "number": view.number,
        "quote": stored.quote,
        "start": view.anchor.start,
        "end": view.anchor.end,
        "text": stored.text,
        "text_sure": stored.text_sure,
        "type": stored.type.value,
        "origin": stored.origin.value,
        "anchor": {
            "draft": view.draft,
            "of": view.drafts,
            "status": view.anchor.status.value if view.draft == view.drafts else "lost",
            "changes": list(view.anchor.changes),
            "to_look_at": list(stored.unseen_changes),
        },
        "state": stored.state.value,
        "state_since": stored.state_since.isoformat(timespec="seconds"),
        "claimant": said_by,
        "checkworthiness": round(stored.checkworthiness, 4),
        "reasons": list(stored.reasons),
        "quantities": [{field: getattr(figure, field) for field in figures} for figure in view.quantities],
        "dates": list(stored.dates),
        "assignee": view.assignee,
        "set_aside": stored.set_aside_reason,
        "duplicate_of": stored.duplicate_of_id,
        "matches": [_stored_match(line) for line in view.matches],
        "evidence": [_evidence(piece) for piece in view.evidence],
        "confidential_evidence": view.hides_evidence,
        "verdict": _verdict(view.verdict, like) if view.verdict else None,
        "retracted_at": _at(stored.retracted_at) if stored.retracted else None,
        "publications": [_publication(one) for one in kept],
        "comments": [
            {"author": said.author, "body": said.body, "at": said.written_at.isoformat(timespec="seconds")}
            for said in view.comments
        ],
        "history": [_event(event) for event in history],
    }


def _stored_match(line: "MatchView") -> dict[str, Any]:
    decided = {
        "stance": line.stance.value if line.stance else None,
        "decided_by": line.decided_by,
        "decided_at": line.decided_at.isoformat(timespec="seconds") if line.decided_at else None,
    }
    return {"id": line.id, **match(line), **decided}


def _evidence(piece: "EvidenceView") -> dict[str, Any]:
    return {
        "id": piece.id,
        "stance": piece.stance.value,
        "quote": piece.quote,
        "locator": piece.locator,
        "note": piece.note,
        "added_by": piece.added_by,
        "added_at": piece.added_at.isoformat(timespec="seconds"),
        "source": source(piece.source),
    }


def _at(at: "datetime | None") -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _publication(kept: "PublicationView") -> dict[str, Any]:
    return {
        "number": kept.number,
        "at": _at(kept.published_at),
        "by": kept.published_by,
        "correction": kept.kind.value if kept.kind else None,
        "retracted": kept.content["retracted"],
        "sha256": kept.sha256,
    }


def _verdict(view: "VerdictView", like: "tuple[Equivalent, ...]") -> dict[str, Any]:
    fields = ["version", "rating", "value", "scale", "best", "worst", "headline", "rationale", "corrected_wording"]
    fields += ["sources_reason", "author"]
    return {
        **{field: getattr(view, field) for field in fields},
        "author": view.author,
        "saved_at": view.saved_at.isoformat(timespec="seconds"),
        "equivalents": [{"scale": one.scale, "labels": list(one.labels)} for one in like],
        "reviews": [_review(review) for review in view.reviews],
    }


def _review(review: "ReviewLine") -> dict[str, Any]:
    return {
        "reviewer": review.reviewer,
        "decision": review.decision.value,
        "rating": review.rating,
        "at": review.at.isoformat(timespec="seconds"),
        "comment": review.comment,
    }


def _event(event: "EventView") -> dict[str, Any]:
    return {
        "id": event.id,
        "at": event.at.isoformat(timespec="seconds"),
        "actor": event.actor,
        "action": event.action,
        "reason": event.reason,
    }
