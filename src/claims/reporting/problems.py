"""What keeps the ClaimReview markup of a report from being valid, in words, before it is exported."""

import re
from collections import defaultdict
from collections.abc import Iterator

from claims.model.enums import ClaimantKind
from claims.model.report import ArticleReport, ClaimReport, VerdictLine
from claims.reporting import summary
from claims.reporting.claim_review import signed_on
from claims.reporting.outside import host_of, safe_url
from claims.reporting.words import listed

# Services that only forward: the address in the markup has to be the page itself.
SHORTENERS = {"bit.ly", "buff.ly", "goo.gl", "is.gd", "ow.ly", "t.co", "tiny.cc", "tinyurl.com", "youtu.be"}

ADVISED_LENGTH = 75  # characters of claimReviewed: Google may cut what is longer


def problems(
    report: ArticleReport, *, publisher_name: str, publisher_url: str | None, page_url: str | None
) -> list[str]:
    """What has to be put right before the ClaimReview markup is published, a sentence each; empty if nothing has."""
    exported = [claim for claim in report.claims if claim.state in summary.SIGNED and not claim.retracted_at]
    if not exported:
        return ["No claim is approved or published, so there is nothing to export."]
    return [
        *_with_publisher(publisher_name, publisher_url),
        *_with_page(page_url, publisher_url),
        *_with_appearance(report, publisher_url),
        *(f"Claim {claim.number}: {says}" for claim in exported for says in _with_claim(report, claim)),
        *_between_claims(exported),
    ]


def warnings(report: ArticleReport, *, publisher_url: str | None) -> list[str]:
    """What is allowed but costs reach or clarity, a sentence each; empty if nothing does."""
    exported = [claim for claim in report.claims if summary.signed(claim)]
    several = ["There is more than one claim: search engines show a page with several checks without its rating."]
    return [
        *(several if len(exported) > 1 else []),
        *(["The publisher has no address; give it so that the check is credited."] if not publisher_url else []),
        *(["The article has no link, so the markup does not say where the claim was made."] if not report.url else []),
        *(["The article has no date, so the markup does not say when the claim was made."] * (not report.published_on)),
        *(f"Claim {claim.number} is retracted and left out." for claim in report.claims if claim.retracted_at),
        *(f"Claim {claim.number}: {says}" for claim in exported for says in _advice(claim)),
    ]


def _with_publisher(name: str, url: str | None) -> Iterator[str]:
    if not name.strip():
        yield "The publisher of the check has no name; give the name of your organisation."
    if url and not safe_url(url):
        yield f"The publisher's address “{url}” is no web address; write it with https:// in front."


def _with_page(page_url: str | None, publisher_url: str | None) -> Iterator[str]:
    host, home = host_of(page_url), host_of(publisher_url)
    if not page_url:
        yield "The page has no address; give the address where this report will be published."
    elif not host:
        yield f"The page's address “{page_url}” is no web address; write it with https:// in front."
    elif host in SHORTENERS:
        yield f"The page's address is a short link ({host}); give the address it leads to."
    elif home and not _belongs(host, home):
        yield f"The page stands on {host}, the publisher on {home}; both have to be the same site."


def _with_appearance(report: ArticleReport, publisher_url: str | None) -> Iterator[str]:
    host, home = host_of(report.url), host_of(publisher_url)
    if host and home and _belongs(host, home):
        yield f"The article checked stands on your own site ({host}); a claim has to come from somewhere else."


def _belongs(host: str, home: str) -> bool:
    return host == home or host.endswith(f".{home}")


def _with_claim(report: ArticleReport, claim: ClaimReport) -> Iterator[str]:
    if not claim.text.strip():
        yield "it has no text."
    if claim.verdict is None:
        yield "it is signed off but has no verdict."
        return
    if claim.changed_in:
        yield f"draft {claim.changed_in} changed it after it was checked; look at it again, or open it again."
    yield from _with_rating(claim.verdict)
    came_out = signed_on(claim)
    if came_out and report.published_on and came_out < report.published_on.isoformat():
        yield f"it was checked on {came_out}, before the article came out on {report.published_on.isoformat()}."
    if claim.claimant is not None and not claim.claimant.strip():
        yield "whoever made it has an empty name; name them or remove them."


def _with_rating(verdict: VerdictLine) -> Iterator[str]:
    if verdict.rating is None and not (verdict.headline or "").strip():
        yield "it has neither a rating nor a headline; give its conclusion in a headline."
    elif verdict.rating is not None and not verdict.rating.strip():
        yield "its rating has no words."
    value, worst, best = verdict.value, verdict.worst, verdict.best
    if value is None:
        return
    if worst is None or best is None:
        yield f"its rating is {value}, but the scale does not say which numbers are worst and best."
    elif worst < 1 or worst >= best:
        yield f"its scale runs from {worst} (worst) to {best} (best); the worst must be at least 1 and below the best."
    elif not worst <= value <= best:
        yield f"its rating is {value}, outside its scale from {worst} to {best}."


def _between_claims(exported: list[ClaimReport]) -> Iterator[str]:
    same_text: dict[str, list[str]] = defaultdict(list)
    labels: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for claim in exported:
        same_text[" ".join(claim.text.casefold().split())].append(str(claim.number))
        if claim.verdict and claim.verdict.value is not None:
            labels[claim.verdict.scale or "", claim.verdict.value][claim.verdict.label] = None
    for numbers in same_text.values():
        if len(numbers) > 1:
            yield f"Claims {listed(numbers)} say the same; set all but one aside as duplicates."
    for (scale, value), ratings in labels.items():
        if len(ratings) > 1:
            yield f"On the scale “{scale}”, {value} is called {listed([f'“{name}”' for name in ratings])}; choose one."


def _advice(claim: ClaimReport) -> Iterator[str]:
    if len(claim.text) > ADVISED_LENGTH:
        yield f"its text has {len(claim.text)} characters; search engines may cut it after {ADVISED_LENGTH}."
    if (
        claim.verdict
        and claim.verdict.rating
        and re.search(rf"\b{re.escape(claim.verdict.rating)}\b", claim.text, re.IGNORECASE)
    ):
        yield f"its text contains its rating “{claim.verdict.rating}”."
    if not claim.claimant:
        yield "nobody is named who made it."
    elif claim.claimant_kind is ClaimantKind.DOCUMENT:
        yield "it was made by a document, which the markup cannot name."
