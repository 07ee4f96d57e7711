"""`make failover`: ten failovers with a synchronous standby, one with an asynchronous one, in one table."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from bench.failover.run import Result, run

SEED = 20261201

COLUMNS = (
    *("way", "failovers", "nudges", "lost", "twice", "left open", "commits", "of them lost"),
    *("longest gap, s", "commands", "apologised for", "answers lost", "left in silence", "verdict"),
)
HEADER = "\n".join(["| " + " | ".join(COLUMNS) + " |", "|---|" + "--:|" * (len(COLUMNS) - 2) + "---|"])


def line(result: Result) -> str:
    """One row."""
    counted = result.outcome
    cells = (
        *(result.name, result.failovers, f"{counted.trial.nudges:,}", counted.lost, counted.twice, counted.unfinished),
        *(f"{result.commits:,}", result.commits_lost, f"{result.longest_gap:.1f}", result.commands, result.apologies),
        *(result.answers_lost, result.in_silence, "green" if result.is_green else "**RED**"),
    )
    return "| " + " | ".join(map(str, cells)) + " |"


def main() -> None:
    """Play both, print the table, and fail when a row is red."""
    parser = argparse.ArgumentParser(prog="make failover", description=__doc__)
    parser.add_argument("--nudges", type=int, default=10_000)
    parser.add_argument("--failovers", type=int, default=10)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    sys.exit(0 if asyncio.run(_both(asked)) else 1)


async def _both(asked: argparse.Namespace) -> bool:
    print(HEADER, flush=True)
    green = True
    for synchronous in (True, False):
        with tempfile.TemporaryDirectory(prefix="bothways-failover-") as folder:
            own = await asyncio.to_thread(entered, Path(folder))
            number = asked.nudges if synchronous else max(asked.nudges // 10, 100)
            result = await run(number, asked.failovers, own, seed=asked.seed, synchronous=synchronous)
        print(line(result), flush=True)
        green = green and result.is_green
    return green


def entered(folder: Path) -> Path:
    """A folder for the servers, which their own user can reach."""
    folder.chmod(0o755)
    (folder / "servers").mkdir()
    return folder / "servers"


if __name__ == "__main__":
    main()
