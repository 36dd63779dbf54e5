"""Sentences and speakers: ours and what a user would pick instead, on texts of our own."""

import importlib.util
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.environments import PYSBD, SPACY
from claims.extraction import extract, sentences
from claims.extraction.parser import load_parser

HERE = Path(__file__).parent
EVALUATION = HERE.parents[0] / "tests" / "eval" / "test_extraction.py"
AGAIN = 50


@dataclass(frozen=True, slots=True)
class Splitting:
    """How a splitter did: paragraphs split exactly as wanted, and its speed."""

    name: str
    right: int
    of: int
    per_second: float  # sentences


def splitting(folder: Path) -> list[Splitting]:
    """Ours first, then pysbd."""
    lines = (HERE / "sentences.txt").read_text("utf-8").splitlines()
    wanted = [[part.strip() for part in line.split("¦")] for line in lines if line and not line.startswith("#")]
    texts = [" ".join(parts) for parts in wanted]
    number = sum(map(len, wanted))
    begun = time.process_time()
    for _ in range(AGAIN):
        ours = [sentences(text) for text in texts]
    seconds = (time.process_time() - begun) / AGAIN
    peers_seconds, theirs = PYSBD.run(texts, folder)
    rows = []
    for name, spans, took in (("claims", ours, seconds), (PYSBD.name, theirs, peers_seconds)):
        split = [[text[a:b].strip() for a, b in each] for text, each in zip(texts, spans, strict=True)]
        right = sum(a == b for a, b in zip(split, wanted, strict=True))
        rows.append(Splitting(name, right, len(texts), number / took))
    return rows


@dataclass(frozen=True, slots=True)
class Speaking:
    """How often the speaker of a labelled claim was right, and its speed."""

    name: str
    right: int
    of: int
    per_second: float  # sentences


def speaking(folder: Path, *, half: str) -> list[Speaking]:
    """Speakers of the claims labelled in one half of our articles that `extract` finds: ours, then spaCy alone.

    spaCy is given each claim's sentence, and where it names nobody the publication counts as its answer.
    """
    measure = _evaluation()
    articles = [measure.load(path) for path in sorted((HERE.parents[0] / "tests/eval/articles").glob("*.json"))
                if f'"half": "{half}"' in path.read_text("utf-8")]  # fmt: skip
    begun = time.process_time()
    found = [extract(article) for article, _ in articles]
    seconds = time.process_time() - begun
    told = [
        (article, claim, drafts[number])
        for (article, gold), drafts in zip(articles, found, strict=True)
        for claim, number in ((gold[k], n) for k, n in measure.pairs(gold, drafts).items())
    ]
    spoken = [article.text[draft.sentence_start : draft.sentence_end] for article, _, draft in told]
    sentence_number = sum(len(sentences(article.text)) for article, _ in articles)
    ours = sum(measure.rightly_said(claim, draft) for _, claim, draft in told)
    took, names = SPACY.run(spoken, folder)
    theirs = sum(
        _right(claim.speakers, name or article.publisher or "")
        for (article, claim, _), name in zip(told, names, strict=True)
    )
    return [
        Speaking("claims", ours, len(told), sentence_number / seconds),
        Speaking("spaCy alone", theirs, len(told), len(spoken) / took),
    ]


def with_parser(half: str) -> dict[str, float] | None:
    """Recall, precision and speakers with the extra `nlp`; None where it is not installed here."""
    from claims.errors import InputError

    measure = _evaluation()
    try:
        parser = load_parser()
    except InputError:
        return None
    rules = measure.extract
    measure.extract = lambda article: rules(article, nlp=parser)
    try:
        figures: dict[str, float] = measure.measure(half)
    finally:
        measure.extract = rules
    return figures


def by_rules(half: str) -> dict[str, float]:
    """Recall, precision and speakers of the rules alone."""
    figures: dict[str, float] = _evaluation().measure(half)
    return figures


def _right(wanted: tuple[str, ...], name: str) -> bool:
    lower = name.lower()
    return any(each.lower() in lower or (lower and lower in each.lower()) for each in wanted)


def _evaluation() -> Any:
    """The module of tests/eval, which knows how articles are labelled and claims paired."""
    name = "extraction_evaluation"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, EVALUATION)
        assert spec is not None and spec.loader is not None
        module: ModuleType = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]
