"""One plot of what an outbox costs as it grows, as SVG: both axes grow tenfold from line to line."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bench.delivery.scale import Cost

WIDTH, HEIGHT, LEFT, TOP = 640, 320, 70, 30
DECADES_X, DECADES_Y = (3, 6), (-2, 3)
SERIES = (("idle tick", "idle_tick", "#28464b", ""), ("first claim", "first_claim", "#b3541e", "6 4"))
TEXT = 'font-family="sans-serif" font-size="12" fill="#222"'


def svg(costs: Sequence[Cost]) -> str:
    """The plot; each series has a dash pattern of its own and its name beside it, so that colour is not needed."""
    label = "Milliseconds of an idle tick and of the first claim by the number of rows"
    box = f"{WIDTH + LEFT + 110} {HEIGHT + TOP + 50}"
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box}" role="img" aria-label="{label}">']
    lines.append(f'<rect width="{WIDTH + LEFT + 110}" height="{HEIGHT + TOP + 50}" fill="#fff"/>')
    for decade in range(DECADES_X[0], DECADES_X[1] + 1):
        x = _x(10**decade)
        lines.append(f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{TOP + HEIGHT}" stroke="#ddd"/>')
        lines.append(f'<text x="{x}" y="{TOP + HEIGHT + 20}" text-anchor="middle" {TEXT}>{10**decade:,}</text>')
    for decade in range(DECADES_Y[0], DECADES_Y[1] + 1):
        y = _y(10.0**decade)
        lines.append(f'<line x1="{LEFT}" y1="{y}" x2="{LEFT + WIDTH}" y2="{y}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end" {TEXT}>{10.0**decade:g} ms</text>')
    lines.append(f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 40}" text-anchor="middle" {TEXT}>rows</text>')
    for name, field, colour, dash in SERIES:
        points = [(_x(cost.rows), _y(getattr(cost, field))) for cost in costs]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        lines += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        lines.append(f'<text x="{points[-1][0] + 10}" y="{points[-1][1] + 4:.1f}" {TEXT}>{name}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _x(rows: float) -> float:
    return LEFT + WIDTH * (math.log10(rows) - DECADES_X[0]) / (DECADES_X[1] - DECADES_X[0])


def _y(milliseconds: float) -> float:
    share = (math.log10(max(milliseconds, 10.0 ** DECADES_Y[0])) - DECADES_Y[0]) / (DECADES_Y[1] - DECADES_Y[0])
    return TOP + HEIGHT * (1 - min(max(share, 0.0), 1.0))
