"""Lines over a size as an SVG file, both axes logarithmic, by matplotlib; every point stands in a table as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from io import StringIO

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

Points = Sequence[tuple[float, float]]

INCHES = (7.5, 4.0)

STYLES = (("#0b3d91", "o", "-"), ("#b3541e", "s", "--"), ("#4a7c59", "^", ":"))
"""Colours that differ in lightness too; each line has a mark and a dash of its own besides."""

AS_TEXT = {"svg.fonttype": "none", "svg.hashsalt": "bothways", "font.family": "sans-serif"}
"""Words stay words, to be searched and read aloud, and the same numbers make the same file."""


def logarithmic(title: str, across: str, up: str, lines: Mapping[str, Points]) -> str:
    """The plot; `across` and `up` name the axes."""
    with mpl.rc_context(AS_TEXT):
        figure = Figure(figsize=INCHES, layout="constrained")
        axes = figure.add_subplot(title=title, xlabel=across, ylabel=up, xscale="log", yscale="log")
        for (name, points), (colour, mark, dash) in zip(lines.items(), STYLES, strict=False):
            axes.plot(*zip(*points, strict=True), label=name, color=colour, marker=mark, linestyle=dash)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}" if value >= 1 else f"{value:g}"))
        axes.grid(color="#ddd")
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
        drawn = StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None})
    return _read_aloud(drawn.getvalue(), title, _spoken(lines, across, up))


def _read_aloud(svg: str, title: str, said: str) -> str:
    """The drawing with what a screen reader says of it."""
    before, tag, after = svg.partition("<svg ")
    inside = after.index(">") + 1
    spoken = f"\n <title>{escape(title)}</title>\n <desc>{escape(said)}</desc>"
    whole = f'{before}{tag}role="img" {after[:inside]}{spoken}{after[inside:]}'
    return "".join(f"{line.rstrip()}\n" for line in whole.splitlines())


def _spoken(lines: Mapping[str, Points], across: str, up: str) -> str:
    said = [f"{name}: " + ", ".join(f"{y:.3g} at {x:,.0f}" for x, y in points) for name, points in lines.items()]
    return f"{up} by {across}. " + ". ".join(said)
