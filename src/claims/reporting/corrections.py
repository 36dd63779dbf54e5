"""The register of corrections as a table, as JSON and as a page of its own."""

import html as markup
import json

from claims.model.correction import CorrectionEntry
from claims.reporting.cells import Cell, csv_bytes
from claims.reporting.outside import visible
from claims.reporting.words import CORRECTION_LABEL, moment, stamp

SAID = ("rating", "headline", "rationale", "corrected_wording")
COLUMNS = [
    "id",
    "claim_id",
    "article",
    "quote",
    "kind",
    "state",
    "public_note",
    *(f"{side}_{name}" for name in SAID for side in ("before", "after")),
    "proposed_by",
    "proposed_at",
    "approved_by",
    "decided_at",
]


def corrections_csv(entries: list[CorrectionEntry]) -> bytes:
    """The register as CSV, a row each, oldest first; guarded against formulas as every table is."""
    rows = (_row(entry) for entry in entries)
    return csv_bytes(COLUMNS, ({name: visible(v) if isinstance(v, str) else v for name, v in r.items()} for r in rows))


def corrections_json(entries: list[CorrectionEntry]) -> str:
    """The register as a JSON list of objects with the columns of the table; `approved_by` is a list."""
    rows = [{**_row(entry), "approved_by": list(entry.approved_by)} for entry in entries]
    return json.dumps(rows, ensure_ascii=True, indent=2) + "\n"


def corrections_html(entries: list[CorrectionEntry]) -> str:
    """The register as one page without scripts, the newest first, all outside text escaped."""
    body = "\n".join(_shown(entry) for entry in reversed(entries)) or "<p>Nothing was corrected yet.</p>"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Corrections</title>'
        "<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
        "article{border-top:1px solid #999}dt{font-weight:600}dd{margin:0 0 .5rem;white-space:pre-wrap}</style>"
        f"</head><body><h1>Corrections</h1>\n{body}\n</body></html>\n"
    )


def _shown(entry: CorrectionEntry) -> str:
    at = entry.decided_at or entry.proposed_at
    facts = [("Before", _said(entry, "before")), ("After", _said(entry, "after"))]
    if entry.kind.value == "retraction":
        facts = [("Taken back", _said(entry, "before"))]
    by = f"Proposed by {entry.proposed_by}"
    by += f", approved by {', '.join(entry.approved_by)}" if entry.approved_by else ""
    listed = "".join(f"<dt>{name}</dt><dd>{_text(said)}</dd>" for name, said in facts)
    return (
        f'<article id="correction-{entry.id}"><h2>{CORRECTION_LABEL[entry.kind]}, {moment(at)}</h2>'
        f"<p>{_text(entry.public_note)}</p><blockquote>{_text(entry.quote)}</blockquote><dl>{listed}</dl>"
        f"<p>{_text(by)} ({entry.state.value}). {_text(entry.article)}, claim {entry.claim_id}.</p></article>"
    )


def _text(text: str) -> str:
    return f"<bdi>{markup.escape(visible(text))}</bdi>"


def _said(entry: CorrectionEntry, side: str) -> str:
    found = getattr(entry, side)
    return "\n".join(said for name in SAID if (said := getattr(found, name)))


def _row(entry: CorrectionEntry) -> dict[str, Cell]:
    sides = {"before": entry.before, "after": entry.after}
    return {
        "id": entry.id,
        "claim_id": entry.claim_id,
        "article": entry.article,
        "quote": entry.quote,
        "kind": entry.kind.value,
        "state": entry.state.value,
        "public_note": entry.public_note,
        **{f"{side}_{name}": getattr(said, name) for name in SAID for side, said in sides.items()},
        "proposed_by": entry.proposed_by,
        "proposed_at": stamp(entry.proposed_at),
        "approved_by": "; ".join(entry.approved_by) or None,
        "decided_at": stamp(entry.decided_at) if entry.decided_at else None,
    }
