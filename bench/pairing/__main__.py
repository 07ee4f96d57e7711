"""`python -m bench.pairing`: every number of pairing in one run, reached or missed, and docs/benchmarks with `--write`.

`[--seed 1] [--largest 50000] [--write]`. It needs `make peers` once. Not a timed test: run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.pairing import goals, objectives, page, synthetic
from bench.pairing.goals import FLOOR, Goal
from bench.pairing.measure import Measured, measured
from bench.pairing.peers.run import Outcome, mentor_match, stable_marriage
from bench.pairing.solvers import plain_solvers

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
    compared = objectives.compared(synthetic.cohort(200, asked.seed), synthetic.rules(), asked.seed)
    told = "".join(f"{line}\n" for line in page.told(asked.seed, found, runs, others, compared))
    sys.stdout.write(told)
    if asked.write:
        DOCS.mkdir(parents=True, exist_ok=True)
        (DOCS / "pairing.md").write_text(told, encoding="utf-8")
        (DOCS / "pairing.svg").write_text(page.plot(runs, others), encoding="utf-8")


def _run(size: int, seed: int, floor: float) -> Measured:
    sys.stderr.write(f"{size:,} people, floor {floor} …\n")
    return measured(size, seed, floor)


def _peers(size: int, seed: int) -> Iterator[Outcome]:
    people, rules = synthetic.cohort(size, seed), synthetic.rules()
    sys.stderr.write(f"{size:,} people, the other tools …\n")
    yield mentor_match(people, rules, our_score=False)
    yield mentor_match(people, rules, our_score=True)
    yield stable_marriage(people, rules)
    yield from plain_solvers(people, rules)


def _goals(runs: Sequence[Measured], others: Sequence[Outcome], seed: int) -> Iterator[Goal]:
    ours = {run.people: run for run in runs if run.floor == FLOOR}
    one_floor = goals.first_floor_alone(synthetic.cohort(500, seed), seed)
    yield goals.most_pairs(seed)
    yield from goals.near_bound(runs, 0.0, 0.995)
    yield from goals.near_bound(runs, FLOOR, 0.98)
    for outcome in others:
        if outcome.tool == "mentor-match, its rules" and outcome.people >= 200:
            yield from goals.against_rules(ours[outcome.people], outcome)
        if outcome.tool == "SciPy assignment, halves, our score" and outcome.people == 500:
            yield from goals.against_assignment(ours[outcome.people], outcome, one_floor)
        if outcome.tool == "mentor-match, our score" and outcome.people == 500:
            yield from goals.against_score(ours[outcome.people], outcome, one_floor)
    yield from goals.proved(runs)
    yield from goals.time_and_memory(runs)
    yield goals.five_shuffles(seed)
    yield goals.leavers(seed)
    yield goals.odd_cohorts(seed)


if __name__ == "__main__":
    main()
