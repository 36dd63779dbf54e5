"""The verdict report as one HTML page that needs nothing else: no scripts, no fonts, no pictures from elsewhere."""

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claims.model.enums import Decision, MatchState
from claims.model.report import ArticleReport
from claims.reporting import place, summary, words
from claims.reporting.figures import figures_of
from claims.reporting.outside import safe_url, visible

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")  # BCP 47, as far as news sites use it
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]")
RUNNING_TITLE = 70  # characters of the title in the running header: one line on A4 at 8 points


def html(report: ArticleReport) -> str:
    """The report as one self-contained HTML page; the same report always gives the same page.

    All outside text is escaped, hidden and direction-changing characters are written out, and only http and https
    addresses become links.
    """
    paragraphs = place.paragraph_spans(report.text)
    return (
        _templates()
        .get_template("report.html")
        .render(
            report=report,
            language=_language(report),
            running_title=_css_text(_shortened(visible(report.title))),
            places={claim.number: place.place(claim, report.text, paragraphs) for claim in report.claims},
            paragraphs=place.pieces(report.text, report.claims),
            without_desk=summary.made_without_desk(report),
            figures=figures_of(report),
            still_open=[claim for claim in report.claims if summary.is_open(claim)],
            states_shown=list(dict.fromkeys(words.STATE_LABEL[c.state] for c in report.claims if c.state)),
        )
    )


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("claims.reporting"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "day": words.day,
        "partial_day": words.partial_day,
        "moment": words.moment,
        "stamp": words.stamp,
        "safe_url": safe_url,
        "shortened": _shortened,
    }
    templates.globals |= {
        "words": words,
        "summary": summary,
        "emphasised": place.emphasised,
        "Decision": Decision,
        "MatchState": MatchState,
    }
    return templates


def _shown(value: object) -> object:
    """Every value on its way into the page: hidden characters written out here, so that no template can forget it."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _language(report: ArticleReport) -> str:
    language = report.language or ""
    return language if _LANGUAGE.fullmatch(language) else "en"


def _shortened(text: str, length: int = RUNNING_TITLE) -> str:
    """`text` on one line and at most `length` characters, with an ellipsis where something was left out."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _css_text(text: str) -> str:
    """`text` for a quoted CSS string: everything but ASCII letters and digits as an escape, so it cannot end it."""
    return _NOT_PLAIN.sub(lambda found: f"\\{ord(found[0]):06x}", text)
