"""`python -m bench.pairing`: every number of pairing in one run, reached or missed, and docs/benchmarks with `--write`.

`[--seed 1] [--largest 50000] [--write]`. It needs `make peers` once. Not a timed test: run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.pairing import goals, objectives, synthetic
from bench.pairing.goals import FLOOR, Goal
from bench.pairing.measure import Measured, measured
from bench.pairing.peers.run import Outcome, mentor_match, stable_marriage
from bench.pairing.plot import logarithmic

SIZES = (20, 50, 100, 200, 500, 1000, 2000, 5000, 20_000, 50_000)
PLAIN_SIZES = (500, 1000, 5000)
# Beyond this many people the other tools take minutes.
PEER_SIZES = (20, 50, 100, 200, 500)
DOCS = Path("docs/benchmarks")


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.pairing")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--largest", type=int, default=max(SIZES), help="leave larger cohorts out")
    parser.add_argument("--write", action="store_true", help="write the table and the plot to docs/benchmarks")
    asked = parser.parse_args()
    runs = [_run(size, asked.seed, FLOOR) for size in SIZES if size <= asked.largest]
    runs += [_run(size, asked.seed, 0.0) for size in PLAIN_SIZES if size <= asked.largest]
    others = [outcome for size in PEER_SIZES if size <= asked.largest for outcome in _peers(size, asked.seed)]
    found = list(_goals(runs, others, asked.seed))
    told = "\n".join(_told(asked.seed, runs, others, found))
    sys.stdout.write(told + "\n")
    if asked.write:
        DOCS.mkdir(parents=True, exist_ok=True)
        (DOCS / "pairing.md").write_text(told + "\n", encoding="utf-8")
        (DOCS / "pairing.svg").write_text(_plot(runs, others), encoding="utf-8")


def _run(size: int, seed: int, floor: float) -> Measured:
    sys.stderr.write(f"{size:,} people, floor {floor} …\n")
    return measured(size, seed, floor)


def _peers(size: int, seed: int) -> Iterator[Outcome]:
    people, rules = synthetic.cohort(size, seed), synthetic.rules()
    sys.stderr.write(f"{size:,} people, the other tools …\n")
    yield mentor_match(people, rules, our_score=False)
    yield mentor_match(people, rules, our_score=True)
    yield stable_marriage(people, rules)


def _goals(runs: Sequence[Measured], others: Sequence[Outcome], seed: int) -> Iterator[Goal]:
    ours = {run.people: run for run in runs if run.floor == FLOOR}
    yield goals.most_pairs(seed)
    yield from goals.near_bound(runs, 0.0, 0.995)
    yield from goals.near_bound(runs, FLOOR, 0.98)
    for outcome in others:
        if outcome.tool == "mentor-match, its rules" and outcome.people >= 200:
            yield from goals.against_rules(ours[outcome.people], outcome)
        if outcome.tool == "mentor-match, our score" and outcome.people == 500:
            yield from goals.against_score(ours[outcome.people], outcome)
    yield from goals.time_and_memory(runs)
    yield goals.five_shuffles(seed)
    yield goals.leavers(seed)
    yield goals.odd_cohorts(seed)


def _told(seed: int, runs: Sequence[Measured], others: Sequence[Outcome], found: Sequence[Goal]) -> Iterator[str]:
    yield "# Pairing, measured"
    yield ""
    yield f"`make bench-pairing` writes this page. Seed {seed}; {os.cpu_count()} processors, {platform.machine()},"
    yield f"Python {platform.python_version()}. How the cohorts are made, and what is measured how: docs/pairing.md."
    yield ""
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
    yield "## Sizes"
    yield ""
    yield "![Seconds by number of people](pairing.svg)"
    yield ""
    yield from _table(
        (
            "people",
            "floor",
            "seconds",
            "of processor",
            "peak MiB",
            "pairs",
            "trios",
            "score",
            "÷ bound",
            "one-way",
            "both at floor",
        ),
        [
            (
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
            for run in runs
        ],
    )
    yield ""
    yield "## Other tools, on the same cohorts"
    yield ""
    yield "They know mentors and mentees only: the more senior half mentors the more junior half. Pairs that break one"
    yield "of our hard rules are counted apart and score nothing."
    yield ""
    yield from _table(
        ("tool", "people", "seconds", "pairs", "rules broken", "score", "one-way"),
        [
            (
                each.tool,
                str(each.people),
                f"{each.seconds:.3f}",
                str(each.pairs),
                str(each.broken),
                f"{each.total:.1f}",
                f"{each.one_way:.1%}",
            )
            for each in sorted(others, key=lambda each: (each.tool, each.people))
        ],
    )
    yield ""
    yield "## Objectives, on a cohort of 200"
    yield ""
    yield "Each is solved exactly, with the same hard rules. *Weaker* is the mean of the less well served side."
    yield ""
    compared = objectives.compared(synthetic.cohort(200, seed), synthetic.rules(), seed)
    yield from _table(
        ("objective", "pairs", "one-way", "weaker"),
        [(each.name, str(each.pairs), f"{each.one_way:.1%}", f"{each.weaker:.1%}") for each in compared],
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _plot(runs: Sequence[Measured], others: Sequence[Outcome]) -> str:
    lines = {
        "Bothways": [(run.people, run.seconds) for run in runs if run.floor == FLOOR],
        "mentor-match": [(each.people, each.seconds) for each in others if each.tool == "mentor-match, our score"],
        "matching": [(each.people, each.seconds) for each in others if each.tool == "matching, stable marriage"],
    }
    return logarithmic("Seconds to pair a cohort", "people", "seconds", lines)


if __name__ == "__main__":
    main()
