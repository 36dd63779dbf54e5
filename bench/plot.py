"""A plot of lines over two logarithmic scales, as SVG, without a library."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 760, 420
FONT = 'font-family="sans-serif" font-size="12"'
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 20, 50
# Okabe and Ito's colours, told apart by the colour-blind; https://jfly.uni-koeln.de/color/
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9")


@dataclass(frozen=True, slots=True)
class Line:
    """A named line; its points have both values above 0, and it may have none."""

    name: str
    points: tuple[tuple[float, float], ...]


def lines(drawn: Sequence[Line], *, across: str, up: str) -> str:
    """The lines as an SVG, each with its name at its end. Needs at least one point."""
    xs = [log10(x) for line in drawn for x, _ in line.points]
    ys = [log10(y) for line in drawn for _, y in line.points]
    x0, x1, y0, y1 = floor(min(xs)), max(ceil(max(xs)), floor(min(xs)) + 1), floor(min(ys)), ceil(max(ys))

    def place(x: float, y: float) -> tuple[float, float]:
        right = LEFT + (log10(x) - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT)
        return right, HEIGHT - BOTTOM - (log10(y) - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {FONT}>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for power in range(x0, x1 + 1):
        (x, y), (_, top) = place(10.0**power, 10.0**y0), place(10.0**power, 10.0**y1)
        parts.append(f'<path d="M{x:.0f} {y:.0f}V{top:.0f}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.0f}" y="{y + 18:.0f}" text-anchor="middle">{10**power:,}</text>')
    for power in range(y0, y1 + 1):
        (x, y), (right, _) = place(10.0**x0, 10.0**power), place(10.0**x1, 10.0**power)
        parts.append(f'<path d="M{x:.0f} {y:.0f}H{right:.0f}" stroke="#ddd"/>')
        parts.append(f'<text x="{x - 8:.0f}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:,g}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle:.0f}" y="{HEIGHT - 10}" text-anchor="middle">{escape(across)}</text>')
    half = (TOP + HEIGHT - BOTTOM) / 2
    turned = f'transform="rotate(-90 16 {half:.0f})"'
    parts.append(f'<text x="16" y="{half:.0f}" text-anchor="middle" {turned}>{escape(up)}</text>')
    for line, colour in zip(drawn, COLOURS, strict=False):
        if line.points:
            at = [place(x, y) for x, y in line.points]
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in at)
            parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
            parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in at]
            x, y = at[-1]
            parts.append(f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{escape(line.name)}</text>')
    return "\n".join([*parts, "</svg>", ""])
