"""What Bothways makes of a cohort, and in what time and memory: each large run in a process of its own."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from bench.pairing import synthetic
from bench.pairing.solvers import best_sum
from mentoring.model import Profile
from mentoring.pairing import Pairing, Rules, pair

SMALL = 2000
# Small cohorts are timed several times, and the quickest counts: the others were held up by something else.
REPEATS = 5
# People up to whom the linear programme is solved as well.
LINEAR = 1000


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One pairing in numbers.

    `seconds` on the clock, `processor` of all threads; `peak` in MiB is of a process that did nothing else, the
    profiles included. `linear` is the optimum of the linear programme without floors, 0 where it is not worked out.
    """

    people: int
    floor: float
    seconds: float
    processor: float
    peak: float
    pairs: int
    trios: int
    total: float
    bound: float
    one_way: float
    floored: int
    upper: int
    proved: bool
    linear: float


def measured(size: int, seed: int, floor: float) -> Measured:
    """A cohort of `size` paired in a fresh process."""
    words = ["--size", str(size), "--seed", str(seed), "--floor", str(floor)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.pairing.measure", *words], capture_output=True, text=True, check=True
    )
    return Measured(**json.loads(done.stdout))


def timed(people: Sequence[Profile], rules: Rules, seed: int) -> tuple[Pairing, float, float]:
    """The pairing, and the seconds that it takes, on the clock and of the processor."""
    seconds, processor = float("inf"), float("inf")
    for _ in range(REPEATS if len(people) <= SMALL else 1):
        began, worked = time.perf_counter(), time.process_time()
        result = pair(people, rules, seed=seed)
        seconds = min(seconds, time.perf_counter() - began)
        processor = min(processor, time.process_time() - worked)
    return result, seconds, processor


def main() -> None:
    """One run, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--floor", type=float, required=True)
    asked = parser.parse_args()
    people = synthetic.cohort(asked.size, asked.seed)
    rules = synthetic.rules() if asked.floor else replace(synthetic.rules(), floor=0.0, upper_floor=0.0)
    result, seconds, processor = timed(people, rules, asked.seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = Measured(
        people=asked.size,
        floor=asked.floor,
        seconds=seconds,
        processor=processor,
        peak=peak,
        pairs=result.parts.pairs,
        trios=result.parts.trios,
        total=result.total,
        bound=result.bound,
        one_way=result.one_way,
        floored=result.parts.floored,
        upper=result.parts.upper,
        proved=result.proved,
        linear=best_sum(people, rules) if asked.size <= LINEAR else 0.0,
    )
    sys.stdout.write(json.dumps(asdict(found)))


if __name__ == "__main__":
    main()
