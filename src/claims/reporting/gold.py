"""Gold data: what people made of the claims of an article, one JSON object a line."""

import json
from typing import Any

from claims.model.gold import GoldArticle, GoldClaim


def gold_line(article: GoldArticle) -> str:
    """One article with its claims as a line of JSON with its end; the same values always give the same line."""
    value = {
        "article": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "language": article.language,
        "draft": article.draft,
        "complete": article.complete,
        "text": article.text,
        "claims": [_claim(claim) for claim in article.claims],
    }
    return json.dumps(value, ensure_ascii=True) + "\n"  # in ASCII, so that no hidden character hides in it


def _claim(claim: GoldClaim) -> dict[str, Any]:
    speaker = {
        "name": claim.claimant,
        "role": claim.claimant_role,
        "kind": claim.claimant_kind.value if claim.claimant_kind else None,
    }
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "text": claim.text,
        "type": claim.type.value,
        "claimant": speaker if claim.claimant else None,
        "origin": claim.origin.value,
        "checkable": claim.checkable,
        "reason": claim.reason,
        "duplicate_of": claim.duplicate_of,
        "corrections": list(claim.corrections),
    }
