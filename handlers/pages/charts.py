"""Charts of a report as SVG, drawn by matplotlib; the colours are the page’s: light, dark and paper."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

INK, LINE, FILL, SOFT = "#010203", "#040506", "#070809", "#0a0b0c"
"""Stand-ins, each of which becomes a colour of the page."""

COLOURS = {INK: "var(--ink)", LINE: "var(--line)", FILL: "var(--fill)", SOFT: "var(--soft)"}

ROW = 0.34
"""Inches of a chart for each of its lines."""

WIDTH = 4.7


@dataclass(frozen=True, kw_only=True)
class ChangeSpan:
    """A change with its interval, on a line of its own."""

    name: str
    mean: float
    low: float
    high: float


def held_chart(names: Sequence[str], held: Sequence[int], due: Sequence[int], label: str) -> str:
    """For each session a bar of those that were due, filled as far as they were held."""
    figure, axes = _canvas(len(names))
    places = range(len(names))
    axes.barh(places, due, color=SOFT, height=0.62)
    axes.barh(places, held, color=FILL, height=0.62)
    for place, (done, of) in enumerate(zip(held, due, strict=True)):
        beside = {"xytext": (5, 0), "textcoords": "offset points", "va": "center"}
        axes.annotate(f"{done}/{of}", (of, place), color=INK, fontsize=10, **beside)
    axes.set_xlim(0, max(1, *due) * 1.15)
    axes.xaxis.set_visible(False)
    return _svg(figure, axes, names, label)


def change_chart(spans: Sequence[ChangeSpan], label: str) -> str:
    """For each benefit the mean change as a dot and its interval as a line, about no change."""
    figure, axes = _canvas(len(spans), foot=0.35)
    axes.axvline(0, color=LINE, linewidth=1)
    for place, span in enumerate(spans):
        axes.plot([span.low, span.high], [place, place], color=FILL, linewidth=2.4, solid_capstyle="round")
        axes.plot([span.mean], [place], "o", color=FILL, markersize=7)
    reach = max(1.0, *(max(abs(span.low), abs(span.high)) for span in spans)) * 1.08
    axes.set_xlim(-reach, reach)
    axes.tick_params(axis="x", colors=INK, labelsize=9, length=0)
    axes.grid(axis="x", color=SOFT, linewidth=0.8)
    axes.set_axisbelow(True)
    return _svg(figure, axes, [span.name for span in spans], label)


def _canvas(lines: int, foot: float = 0.0):  # type: ignore[no-untyped-def]  # noqa: ANN202 - matplotlib's own types
    """An empty chart, without pyplot's state of the process; imported here since that takes a while."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, max(1, lines) * ROW + foot + 0.1), layout="constrained")
    return figure, figure.subplots()


def _svg(figure, axes, names: Sequence[str], label: str) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The chart as an inline SVG with text that can be read out, and the same bytes each time."""
    import matplotlib as mpl

    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(-0.6, len(names) - 0.4)
    axes.tick_params(axis="y", colors=INK, labelsize=10, length=0)
    axes.invert_yaxis()
    for side in axes.spines.values():
        side.set_visible(False)
    written = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "bothways", "font.family": "sans-serif"}):
        figure.savefig(written, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return _for_the_page(written.getvalue(), label)


def _for_the_page(svg: str, label: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'width="[^"]*pt" height="[^"]*pt"', "", svg, count=1) if "viewBox" in svg else svg
    for stand_in, colour in COLOURS.items():
        svg = svg.replace(stand_in, colour)
    svg = re.sub(r"font: ([0-9.]+)px [^;\"]*", r"font: \1px system-ui, sans-serif", svg)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)
