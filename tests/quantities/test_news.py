"""What the news reading finds, as a table of sentences in news_cases.txt."""

from pathlib import Path

import pytest

from claims.quantities import read

Expected = tuple[str, str, str, str]


def cases() -> list[tuple[str, list[Expected]]]:
    found: list[tuple[str, list[Expected]]] = []
    for line in (Path(__file__).parent / "news_cases.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  "):
            span, value, unit, hedge = (part.strip() for part in line.split("|"))
            found[-1][1].append((span, value, unit, hedge))
        else:
            found.append((line, []))
    return found


def number(value: float | None) -> str:
    return f"{value:.15g}" if value is not None else ""


def seen(text: str) -> list[Expected]:
    rows = []
    for figure in read(text):
        value = number(figure.value) if figure.value is not None else f"{number(figure.low)}..{number(figure.high)}"
        rows.append((figure.text, value, figure.unit, figure.hedge.value if figure.hedge else ""))
    return rows


CASES = cases()


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_figures_of_a_sentence(text: str, expected: list[Expected]) -> None:
    assert seen(text) == [(span, plain(value), unit, hedge) for span, value, unit, hedge in expected]


def plain(value: str) -> str:
    return "..".join(number(float(part)) for part in value.split(".."))
