"""Nobody reads a word of a confidential source who may not: every question the desk is asked, and every export."""

import json
from typing import Any

import pytest

from claims.errors import NotFound, Refused
from claims.model.base import now
from claims.model.confidential import COVER
from claims.model.enums import ClaimState, Role, SourceKind, Stance
from claims.model.situation import Person
from claims.reading import SourceRow
from claims.reporting import claim_review_json, csv, evidence_csv, html
from claims.review import steps
from claims.store import audit_export
from claims.store.queries import articles, claims, decisions, elsewhere, evidence, gold, sources
from claims.store.queries.corrections import register
from claims.store.queries.filters import Filters
from claims.store.queries.publications import publications
from claims.store.queries.queue import queue
from claims.store.queries.reports import report
from claims.store.queries.situations import person, situation
from claims.store.queries.snapshots import drift, snapshots
from claims.store.queries.verdicts import versions

SECRET = "zyxomark"


@pytest.fixture
def claim_id(desk) -> int:
    """A published claim of the checker's with a confidential source in every place that holds words of a source."""
    row = SourceRow(
        f"Leak {SECRET}",
        f"The council spent £9 million, {SECRET} says.",
        SourceKind.DOCUMENT,
        publisher=f"Publisher {SECRET}",
        url=f"https://{SECRET}.example/",
        locator=f"page {SECRET}",
        claimant=f"Claimant {SECRET}",
        archive_url=f"https://archive.example/{SECRET}",
        owner_group=f"Owner {SECRET}",
        wire=f"Wire {SECRET}",
        confidential=True,
    )
    steps.import_sources(desk.engine, rows=[row], actor_id=desk.checker, name="table.csv")
    passage_id = desk.rows("SELECT id FROM passage")[0][0]
    claim_id = desk.claim(ClaimState.IN_PROGRESS, matches=[passage_id])
    differs = [{"kind": "number", "claim": "1", "source": SECRET, "says": f"{SECRET} is more"}]
    told = {"differs": json.dumps(differs), "reasons": json.dumps([SECRET])}
    desk.by_hand("UPDATE match SET differences = :differs, reasons = :reasons, score = 99", **told)
    said = {"note": f"Note {SECRET}", "quote": SECRET, "locator": f"line {SECRET}"}
    steps.add_evidence(
        desk.engine,
        claim_id=claim_id,
        passage_id=passage_id,
        actor_id=desk.checker,
        stance=Stance.SUPPORTS,
        **said,
    )
    for text in (f"The text {SECRET}.", f"Another text of {SECRET}."):
        steps.take_snapshot(desk.engine, source_id=1, text=text, actor_id=desk.editor, url=row.url)
    version = desk.read(sources.source, 1, desk.read(person, desk.editor)).version
    steps.edit_source(
        desk.engine,
        source_id=1,
        actor_id=desk.editor,
        based_on=version,
        primary=True,
        owner_group=f"New owner {SECRET}",
        wire="",
        confidential=True,
    )
    piece = desk.rows("SELECT id FROM evidence")[0][0]
    steps.remove_evidence(desk.engine, evidence_id=piece, actor_id=desk.checker, based_on=1)
    steps.restore_evidence(desk.engine, evidence_id=piece, actor_id=desk.checker, based_on=2)
    desk.prove(claim_id)
    desk.submit(claim_id)
    desk.approve(claim_id)
    desk.publish(claim_id)
    return claim_id


def table(session: Any, viewer: Person | None) -> list[tuple[str, str]]:
    return [(source.title, passage.statement) for source, passage in sources.every_passage(session, viewer)]


def everything_read(desk: Any, claim_id: int, viewer: Person | None) -> dict[str, str]:
    """What each question answers to somebody, as text."""
    found: dict[str, Any] = {
        "claim": desk.read(claims.claim, claim_id, viewer),
        "matches": desk.read(claims.matches, claim_id, viewer),
        "evidence": desk.read(claims.evidence, claim_id, viewer),
        "removed": desk.read(evidence.removed_evidence, claim_id, viewer),
        "history": desk.read(claims.history, claim_id, viewer),
        "passages": desk.read(sources.passages, viewer=viewer),
        "search": desk.read(sources.passages, words=SECRET, viewer=viewer).lines,
        "sources": desk.read(sources.sources, viewer),
        "table": [
            (a.title, b.statement) for a, b in desk.read(lambda session: list(sources.every_passage(session, viewer)))
        ],
        "queue": desk.read(queue, Filters(), member_id=viewer.id if viewer else None, viewer=viewer),
        "snapshots": desk.read(snapshots, 1, viewer),
        "publications": desk.read(publications, claim_id),
        "register": desk.read(register, claim_id=claim_id),
        "versions": desk.read(versions, claim_id),
        "drift": desk.read(drift, 1, ["nothing"], viewer),
        "article": desk.read(articles.article, 1),
        "elsewhere": desk.read(elsewhere.elsewhere, claim_id),
        "decisions": desk.read(decisions.match_decisions, at_most=100),
        "gold": desk.read(lambda session: list(gold.gold(session))),
    }
    try:
        found["source"] = desk.read(sources.source, 1, viewer)
    except NotFound as error:
        found["source"] = str(error)
    return {name: repr(value) for name, value in found.items()}


WHO = ["nobody", "viewer", "admin", "colleague"]


def member(desk: Any, who: str) -> Person | None:
    return None if who == "nobody" else desk.read(person, getattr(desk, who))


@pytest.mark.parametrize("who", WHO)
def test_who_may_not_see_a_confidential_source_reads_no_word_of_it(desk, claim_id: int, who: str) -> None:
    viewer = member(desk, who)
    for name, text in everything_read(desk, claim_id, viewer).items():
        assert SECRET not in text, name
    view = desk.read(claims.claim, claim_id, viewer)
    assert view.hides_evidence
    assert len(view.evidence) == 2  # the open ones
    assert not any("£9" in repr(event) for event in desk.read(claims.history, claim_id, viewer))


@pytest.mark.parametrize("who", ["editor", "lead", "checker"])
def test_who_may_see_it_does(desk, claim_id: int, who: str) -> None:
    read = everything_read(desk, claim_id, member(desk, who))
    seen = {name for name, text in read.items() if SECRET in text}
    assert seen >= {
        "claim",
        "matches",
        "evidence",
        "history",
        "passages",
        "search",
        "sources",
        "table",
        "queue",
        "source",
    }
    assert not seen & {"article", "elsewhere", "decisions", "gold"}
    assert not desk.read(claims.claim, claim_id, member(desk, who)).hides_evidence


def test_a_member_who_left_sees_nothing(desk, claim_id: int) -> None:
    gone = Person(desk.editor, "Asha Rao", Role.EDITOR, active=False)
    assert not any(SECRET in text for text in everything_read(desk, claim_id, gone).values())


def test_no_report_names_or_quotes_it_whoever_makes_it(desk, claim_id: int) -> None:
    found = desk.read(report, 1, made_at=now(), made_by="Asha Rao")
    publisher = {"publisher_name": "Desk", "publisher_url": "https://d.example", "page_url": "https://d.example/1"}
    made = [html(found), csv(found).decode(), evidence_csv(found).decode(), claim_review_json(found, **publisher)]
    for text in [*made, repr(found)]:
        assert SECRET not in text
    assert COVER in made[0]
    assert COVER in made[2]


def test_many_hidden_pieces_are_one_line_a_stance(desk, claim_id: int) -> None:
    covered = [line for line in desk.read(report, 1, made_at=now()).claims[0].evidence if line.source.confidential]
    assert len(covered) == 1


def test_what_an_export_of_the_log_says_is_covered(desk, claim_id: int) -> None:
    def exported(form: audit_export.LogFormat, *, whole: bool) -> list[str]:
        lines: list[str] = []
        desk.read(audit_export.export, lines.append, as_=form, whole=whole)
        return lines

    for form in audit_export.LogFormat:
        covered, whole = exported(form, whole=False), exported(form, whole=True)
        assert SECRET not in "".join(covered)
        assert SECRET in "".join(whole)  # the log itself keeps everything
        assert len(covered) == len(whole)  # no event is missing: each keeps its place in the chain
        assert any(a == b for a, b in zip(covered, whole, strict=True))


def test_a_claim_given_to_another_hides_it_from_the_one_before(desk) -> None:
    row = SourceRow("Leak", f"{SECRET} it is.", SourceKind.DOCUMENT, confidential=True)
    steps.import_sources(desk.engine, rows=[row], actor_id=desk.editor, name="a.csv")
    claim_id = desk.claim(ClaimState.IN_PROGRESS, matches=[1])
    assert desk.read(claims.matches, claim_id, member(desk, "checker"))
    steps.assign(desk.engine, claim_id=claim_id, actor_id=desk.lead, to_id=desk.colleague)
    assert not desk.read(claims.matches, claim_id, member(desk, "checker"))
    assert not desk.read(sources.passages, viewer=member(desk, "checker")).lines
    assert desk.read(sources.passages, viewer=member(desk, "colleague")).lines


def test_nobody_gets_to_a_confidential_source_by_guessing_its_number(desk) -> None:
    row = SourceRow("Leak", f"{SECRET} it is.", SourceKind.DOCUMENT, url="https://leak.example", confidential=True)
    steps.import_sources(desk.engine, rows=[row], actor_id=desk.editor, name="a.csv")
    claim_id = desk.claim(ClaimState.IN_PROGRESS)
    use: dict[str, Any] = {"claim_id": claim_id, "actor_id": desk.checker, "stance": Stance.SUPPORTS}
    with desk.nothing_stored():
        with pytest.raises(NotFound, match=r"There is no passage 1\."):
            steps.add_evidence(desk.engine, passage_id=1, **use)
        typed = SourceRow("Other", "Something else.", SourceKind.NEWS, url="https://leak.example")
        with pytest.raises(Refused, match="ask an editor") as refused:
            steps.add_new_evidence(desk.engine, row=typed, **use)
        for step, more in (
            (steps.take_snapshot, {"text": "…"}),
            (
                steps.edit_source,
                {"based_on": 1, "primary": None, "owner_group": "", "wire": "", "confidential": False},
            ),
        ):
            with pytest.raises(NotFound, match=r"There is no source 1\."):
                step(desk.engine, source_id=1, actor_id=desk.checker, **more)
    assert SECRET not in str(refused.value)


def test_the_rules_count_a_hidden_source_as_any_other(desk, claim_id: int) -> None:
    assert len(desk.read(situation, claim_id).origins) == 3
    assert len(desk.read(claims.claim, claim_id).origins) == 2
