"""Lines over the size of a cohort as an SVG file, both axes logarithmic; every point stands in the table as well."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 70, 190, 40, 50
# The height of a line of text.
LINE = 15
# Colours that differ in lightness too; each line has a mark of its own besides.
COLOURS = ("#0b3d91", "#b3541e", "#4a7c59")
MARKS = ("●", "■", "▲")


def logarithmic(title: str, across: str, up: str, lines: Mapping[str, Points]) -> str:
    """The plot; `across` and `up` name the axes."""
    every = [point for points in lines.values() for point in points]
    x_axis, y_axis = _Axis.of([x for x, _ in every]), _Axis.of([y for _, y in every])
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        f'font-size="12"><title>{escape(title)}</title><desc>{escape(_spoken(lines, across, up))}</desc>'
    )
    parts = [
        head,
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="22" font-size="15">{escape(title)}</text>',
    ]
    for power in x_axis.powers:
        at = _x(x_axis.share(10.0**power))
        parts.append(f'<line x1="{at}" y1="{TOP}" x2="{at}" y2="{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{at}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{_label(power)}</text>')
    for power in y_axis.powers:
        at = _y(y_axis.share(10.0**power))
        parts.append(f'<line x1="{LEFT}" y1="{at}" x2="{WIDTH - RIGHT}" y2="{at}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end">{_label(power)}</text>')
    taken: list[tuple[float, float]] = []
    for (name, points), colour, mark in zip(lines.items(), COLOURS, MARKS, strict=False):
        places = [(_x(x_axis.share(x)), _y(y_axis.share(y))) for x, y in points]
        route = " ".join(f"{x},{y}" for x, y in places)
        parts.append(f'<polyline points="{route}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<text x="{x}" y="{y + 4}" text-anchor="middle" fill="{colour}">{mark}</text>' for x, y in places]
        x, y = _free(places[-1], taken)
        taken.append((x, y))
        parts.append(f'<text x="{x + 12}" y="{y + 4}" fill="{colour}">{mark} {escape(name)}</text>')
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">{escape(across)}</text>'
    )
    parts.append(f'<text transform="translate(18 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(up)}</text>')
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    """A logarithmic axis over whole powers of ten."""

    def __init__(self, low: int, high: int) -> None:
        self.powers = range(low, high + 1)

    @classmethod
    def of(cls, values: Sequence[float]) -> _Axis:
        """The axis that holds `values`."""
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return cls(low, max(high, low + 1))

    def share(self, value: float) -> float:
        """How far along the axis a value is, 0 to 1."""
        low, high = self.powers[0], self.powers[-1]
        return (math.log10(value) - low) / (high - low)


def _free(place: tuple[float, float], taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The place of a name, moved up until no other name is written there."""
    x, y = place
    while any(abs(y - other) < LINE and abs(x - beside) < RIGHT for beside, other in taken):
        y = round(y - LINE, 1)
    return x, y


def _x(share: float) -> float:
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _y(share: float) -> float:
    return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def _label(power: int) -> str:
    return f"{10.0**power:,.0f}" if power >= 0 else f"{10.0**power:g}"


def _spoken(lines: Mapping[str, Points], across: str, up: str) -> str:
    said = [f"{name}: " + ", ".join(f"{y:.3g} at {x:,.0f}" for x, y in points) for name, points in lines.items()]
    return f"{up} by {across}. " + ". ".join(said)
