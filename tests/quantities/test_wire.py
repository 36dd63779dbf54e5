"""How well figures are read in forty wire sentences: value and unit, as one F1 that may only rise.

When the sentences were new the first run gave F1 0.957 (77 right, 4 too many, 3 missing). Its errors were then looked
at and three rules made of them, so that later figures are those of development data.
"""

from pathlib import Path

from claims.quantities import Quantity, read

PINNED = 0.993
NEAR = 1e-6  # of the value: a third is written with fewer digits than it has

Gold = tuple[float, float, str, bool]


def sentences() -> list[tuple[str, list[Gold]]]:
    lines = (Path(__file__).parent / "wire_sentences.txt").read_text("utf-8").splitlines()
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    return [(text, labels(line.strip())) for text, line in zip(lines[::2], lines[1::2], strict=True)]


def labels(line: str) -> list[Gold]:
    found = []
    for part in line.split(";") if line != "none" else []:
        value, unit = part.strip().lstrip("?").split()
        low, _, high = value.partition("..")
        found.append((float(low), float(high or low), unit, part.strip().startswith("?")))
    return found


def same(figure: Quantity, gold: Gold) -> bool:
    low, high, unit, _ = gold
    ours = (figure.low, figure.high) if figure.value is None else (figure.value, figure.value)
    return figure.unit == unit and all(
        got is not None and abs(got - wanted) <= NEAR * abs(wanted)
        for got, wanted in zip(ours, (low, high), strict=True)
    )


def test_wire_sentences_are_read_as_well_as_before() -> None:
    right = extra = missing = 0
    for text, gold in sentences():
        left = list(gold)
        for figure in read(text):
            match = next((one for one in left if same(figure, one)), None)
            if match is None:
                extra += 1
                continue
            left.remove(match)
            right += not match[3]
        missing += sum(not optional for *_, optional in left)
    f1 = round(2 * right / (2 * right + extra + missing), 3)
    print(f"F1 {f1}: {right} right, {extra} too many, {missing} missing")  # noqa: T201 - shown when the figure rises
    assert f1 >= PINNED
