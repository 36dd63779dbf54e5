"""What leaves the desk of newsroom_machine.py, by the commands themselves: who may see it, and whether it was signed.

What was typed and what was published is kept here apart from the desk, as it was handed to the steps.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from tests.review.newsroom_reads import NOTE, SECRET, may_see

from claims.cli import articles, backups, claims, contacts, log, register, sources, talk
from claims.errors import NotFound, Refused
from claims.model.enums import CorrectionKind
from claims.model.situation import Person

PAGE = "https://desk.example/report"
CLAIM = re.compile(r"Claim (\d+) is made\.")  # what each claim of the newsroom says: its id is its number
RATING = re.compile(r'<p class="rating">(.*?)</p>')
RATIONALE = re.compile(r'<p class="rationale"[^>]*>(.*?)</p>', re.DOTALL)


@dataclass(slots=True)
class Told:
    """What people typed, signed and published, as the desk was told it and confirmed it."""

    typed: dict[tuple[int, int], str] = field(default_factory=dict)  # by claim and version of its verdict
    corrections: dict[int, tuple[CorrectionKind, str]] = field(default_factory=dict)  # by correction
    published: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))  # by claim, in order
    signed: dict[int, str] = field(default_factory=dict)  # by claim: what stands signed just now

    def hear(self, name: str, claim: int, given: dict[str, Any], result: Any) -> None:
        """A step with a claim that was taken."""
        if name == "propose_verdict":
            self.typed[claim, result] = given["rationale"].strip()
        elif name == "propose_correction":
            self.corrections[result] = given["kind"], given["rationale"].strip()
        elif name == "approve" and result:
            self.signed[claim] = self.typed[claim, given["verdict_version"]]
        elif name == "publish":
            self.published[claim].append(self.signed[claim])
        elif name == "approve_correction" and result:
            self._corrected(claim, *self.corrections[given["correction_id"]])
        elif name in {"reopen", "archive_claim"}:
            self.signed.pop(claim, None)

    def _corrected(self, claim: int, kind: CorrectionKind, said: str) -> None:
        if kind == CorrectionKind.RETRACTION:
            self.published[claim].append(self.signed.pop(claim))
            return
        self.typed[claim, 1 + max(version for of, version in self.typed if of == claim)] = said
        self.published[claim].append(said)
        self.signed[claim] = said


class Asked(NamedTuple):
    """Who asks for an export, about which claim."""

    viewer: Person | None  # None: nobody in particular, at the shell
    assigned: bool  # whether a claim is theirs
    claim: int


class Export(NamedTuple):
    """A way out of the desk: the command, who may see confidential sources in it, and what it says was signed."""

    run: Callable[[str | None, int, str], None]  # as whom, about which claim, into which file
    entitled: Callable[[Asked], bool] = lambda asked: False
    differs: Callable[[str, Told, Asked], list[str]] = lambda text, told, asked: []


def _signed_alone(shown: dict[int, str], told: Told) -> list[str]:
    """What is shown as signed has to be what was signed, word by word, and all of it."""
    return [] if shown == told.signed else [f"shown as signed: {shown}, signed: {told.signed}"]


def _markup(text: str, told: Told, asked: Asked) -> list[str]:
    reviews = {int(_number(one["claimReviewed"])): one["reviewBody"] for one in json.loads(text)}
    return _signed_alone(reviews, told)


def _table(text: str, told: Told, asked: Asked) -> list[str]:
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    return _signed_alone({int(row["claim_id"]): row["rationale"] for row in rows if row["approved_by"]}, told)


def _page(text: str, told: Told, asked: Asked) -> list[str]:
    shown = {}
    for part in text.split('<article class="claim"')[1:]:
        rating = RATING.search(part)
        if rating and "not-final" not in rating[1] and (said := RATIONALE.search(part)):
            shown[int(_number(part))] = said[1]
    return _signed_alone(shown, told)


def _number(text: str) -> str:
    found = CLAIM.search(text)
    assert found is not None, text
    return found[1]


def _publications(text: str, told: Told, asked: Asked) -> list[str]:
    kept = [json.loads(line) for line in text.splitlines()]
    said = [one["content"]["verdict"]["rationale"] for one in kept]
    wrong = [] if all(one["whole"] for one in kept) else ["a publication is not what was stored"]
    if said != told.published[asked.claim]:
        wrong.append(f"published: {told.published[asked.claim]}, read as published: {said}")
    return wrong


def _register(text: str, told: Told, asked: Asked) -> list[str]:
    rows = [row for row in json.loads(text) if row["kind"] != "retraction"]
    wrong = [row for row in rows if row["after_rationale"] != told.corrections[row["id"]][1]]
    return [f"the register says other words than were approved: {row}" for row in wrong]


def _each_publication(who: str | None, claim: int, output: str) -> None:
    """Every publication of a claim, a line each, until there is no further one."""
    said = StringIO()
    with redirect_stdout(said):
        try:
            for number in range(1, 1000):
                claims.show(claim, number=number, who=who, as_json=True)
        except NotFound:
            Path(output).write_text(said.getvalue(), encoding="utf-8")


def _printed(command: Callable[..., None], *given: Any, **more: Any) -> Callable[[str | None, int, str], None]:
    """A command that prints, into a file."""

    def run(who: str | None, claim: int, output: str) -> None:
        said = StringIO()
        with redirect_stdout(said):
            command(*(claim if one == "claim" else one for one in given), who=who, **more)
        Path(output).write_text(said.getvalue(), encoding="utf-8")

    return run


def _sees(asked: Asked) -> bool:
    return may_see(asked.viewer, theirs=asked.assigned)


def _reads_log_and_sees(asked: Asked) -> bool:
    return asked.viewer is not None and asked.viewer.role.value == "lead" and asked.viewer.active


def _looks_after_the_desk(asked: Asked) -> bool:
    """A backup is the whole desk: for admins, and for whoever has the database anyway."""
    return asked.viewer is None or (asked.viewer.role.value == "admin" and asked.viewer.active)


EXPORTS: dict[str, Export] = {
    "page": Export(lambda who, _, output: articles.report(1, "html", output, PAGE, who), differs=_page),
    "table": Export(lambda who, _, output: articles.report(1, "csv", output, PAGE, who), differs=_table),
    "markup": Export(lambda who, _, output: articles.report(1, "json", output, PAGE, who), differs=_markup),
    "publications": Export(_each_publication, differs=_publications),
    "register": Export(
        lambda who, _, output: register.corrections(register.RegisterFormat.JSON, output), differs=_register
    ),
    "whole register": Export(
        lambda who, _, output: register.corrections(register.RegisterFormat.HTML, output, every=True)
    ),
    "log": Export(lambda who, _, output: log.export(output, "jsonl", who=who), _reads_log_and_sees),
    "log of a claim": Export(
        lambda who, claim, output: log.export(output, "csv", claim=claim, who=who), _reads_log_and_sees
    ),
    "sources": Export(lambda who, _, output: sources.export(f"{output}.csv", who), _sees),
    "claim": Export(_printed(claims.show, "claim", as_json=True), _sees),
    "queue": Export(_printed(claims.queue, as_json=True), _sees),
    "comments": Export(lambda who, _, output: talk.export("csv", output, who)),
    "search": Export(_printed(talk.search, ["note"], as_json=True)),
    "contacts": Export(lambda who, _, output: contacts.export("json", output)),
    "gold": Export(lambda who, _, output: articles.gold(output)),
    "backup": Export(lambda who, _, output: backups.backup(output, who), _looks_after_the_desk),
}


def exported_wrongly(name: str, asked: Asked, told: Told, people: int, folder: Path) -> list[str]:
    """What is wrong with an export: shown to somebody without the right, or not what was signed; empty for nothing."""
    export = EXPORTS[name]
    who = asked.viewer.name if asked.viewer else None
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            export.run(who, asked.claim, str(folder / "out"))
    except (Refused, NotFound):
        return []
    (path,) = folder.iterdir()
    text = path.read_bytes().decode("utf-8", "replace")
    path.unlink()
    wrong = export.differs(text, told, asked)
    if SECRET in text and not export.entitled(asked):
        wrong.append(f"a confidential source leaves the desk ({name}) for somebody without the right")
    if name != "backup" and any(note in text for note in _notes_of_others(asked.viewer, people)):
        wrong.append(f"another one's private note leaves the desk ({name})")
    return wrong


def _notes_of_others(viewer: Person | None, people: int) -> Iterator[str]:
    return (NOTE.format(number) for number in range(1, people + 1) if viewer is None or number != viewer.id)
