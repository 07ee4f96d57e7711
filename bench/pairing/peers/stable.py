"""`matching` at work, inside its own environment: a stable marriage, each side ranking the other by its own gain."""

from __future__ import annotations

import json
import sys
import time

from matching.games import StableMarriage

# It copies its players one inside the other, deeper than Python allows by itself from about 200 people on.
DEEP = 1_000_000


def main() -> None:
    """One problem, one answer."""
    sys.setrecursionlimit(DEEP)
    problem = json.load(sys.stdin)
    began = time.perf_counter()
    game = StableMarriage.create_from_dictionaries(problem["seniors"], problem["juniors"])
    found = game.solve()
    seconds = time.perf_counter() - began
    pairs = [[str(senior.name), str(junior.name)] for senior, junior in found.items()]
    json.dump({"seconds": seconds, "pairs": pairs}, sys.stdout)


if __name__ == "__main__":
    main()
