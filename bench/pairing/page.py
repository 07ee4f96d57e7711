"""The page that tells what was measured of pairing: goals, sizes, other tools, objectives; and its plot."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence

from bench.pairing.goals import FLOOR, Goal
from bench.pairing.measure import Measured
from bench.pairing.objectives import Objective
from bench.pairing.peers.run import Outcome
from bench.plot import logarithmic

SIZES_HEAD = (
    "people", "floor", "seconds", "of processor", "peak MiB", "pairs", "trios", "score", "÷ bound", "one-way",
    "both at floor",
)  # fmt: skip


def told(
    seed: int,
    found: Sequence[Goal],
    runs: Sequence[Measured],
    others: Sequence[Outcome],
    compared: Sequence[Objective],
) -> Iterator[str]:
    """The lines of the page."""
    yield from _head(seed)
    yield from _goals(found)
    yield from _sizes(runs)
    yield from _other_tools(others)
    yield from _objectives(compared)


def plot(runs: Sequence[Measured], others: Sequence[Outcome]) -> str:
    """Seconds by number of people, beside the other tools, as SVG."""
    lines = {
        "Bothways": [(run.people, run.seconds) for run in runs if run.floor == FLOOR],
        "mentor-match": [(each.people, each.seconds) for each in others if each.tool == "mentor-match, our score"],
        "matching": [(each.people, each.seconds) for each in others if each.tool == "matching, stable marriage"],
    }
    return logarithmic("Seconds to pair a cohort", "people", "seconds", lines)


def _head(seed: int) -> Iterator[str]:
    yield "# Pairing, measured"
    yield ""
    yield f"`make bench-pairing` writes this page. Seed {seed}; {os.cpu_count()} processors, {platform.machine()},"
    yield f"Python {platform.python_version()}. How the cohorts are made, and what is measured how: docs/pairing.md."
    yield ""


def _goals(found: Sequence[Goal]) -> Iterator[str]:
    yield "## Goals"
    yield ""
    yield from _table(
        ("goal", "to reach", "measured", ""),
        [(goal.what, goal.reach, goal.found, "reached" if goal.reached else "**missed**") for goal in found],
    )
    yield ""
    yield f"{sum(goal.reached for goal in found)} of {len(found)} reached."
    missed = [goal for goal in found if not goal.reached]
    if missed:
        yield ""
        yield "Missed, and why:"
        yield ""
        yield from (f"* {goal.what}: {goal.why_missed or 'see the number'}." for goal in missed)
    yield ""


def _sizes(runs: Sequence[Measured]) -> Iterator[str]:
    yield "## Sizes"
    yield ""
    yield "![Seconds by number of people](pairing.svg)"
    yield ""
    yield from _table(SIZES_HEAD, [_size(run) for run in runs])
    yield ""


def _size(run: Measured) -> Sequence[str]:
    return (
        f"{run.people:,}",
        f"{run.floor:g}",
        f"{run.seconds:.3f}",
        f"{run.processor:.3f}",
        f"{run.peak:.0f}",
        f"{run.pairs:,}",
        str(run.trios),
        f"{run.total:.1f}",
        f"{run.total / run.bound:.4f}" if run.bound else "–",
        f"{run.one_way:.1%}",
        f"{run.floored:,}",
    )


def _other_tools(others: Sequence[Outcome]) -> Iterator[str]:
    yield "## Other tools, on the same cohorts"
    yield ""
    yield "They know mentors and mentees only: the more senior half mentors the more junior half. Pairs that break one"
    yield "of our hard rules are counted apart and score nothing."
    yield ""
    yield from _table(
        ("tool", "people", "seconds", "pairs", "rules broken", "score", "one-way"),
        [_outcome(each) for each in sorted(others, key=lambda each: (each.tool, each.people))],
    )
    yield ""


def _outcome(other: Outcome) -> Sequence[str]:
    return (
        other.tool,
        str(other.people),
        f"{other.seconds:.3f}",
        str(other.pairs),
        str(other.broken),
        f"{other.total:.1f}",
        f"{other.one_way:.1%}",
    )


def _objectives(compared: Sequence[Objective]) -> Iterator[str]:
    yield "## Objectives, on a cohort of 200"
    yield ""
    yield "Each is solved exactly, with the same hard rules. *Weaker* is the mean of the less well served side."
    yield ""
    yield from _table(
        ("objective", "pairs", "one-way", "weaker"),
        [(each.name, str(each.pairs), f"{each.one_way:.1%}", f"{each.weaker:.1%}") for each in compared],
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
