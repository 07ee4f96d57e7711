"""`python -m bench.attack`: every attack, long, and what it came to; 1 when one got through."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from bench.attack import door, people
from bench.attack.figures import Figures, table
from bot import logs

SEED = 20261124


async def all_attacks(forged: int, most: int | None, seed: int) -> list[Figures]:
    """First the door, then the people inside."""
    with tempfile.TemporaryDirectory() as folder:
        return [*await door.attacks(forged, seed), *await people.attacks(Path(folder), seed, most)]


def main() -> int:
    """Run them, print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.attack", description=__doc__)
    parser.add_argument("--forged", type=int, default=100_000, help="forged requests")
    parser.add_argument("--most", type=int, help="at most so many payloads of each kind; without, all of them")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    logs.configure(as_json=True)
    logging.disable(logging.CRITICAL)
    print(f"seed {given.seed}")
    found = asyncio.run(all_attacks(given.forged, given.most, given.seed))
    print(table(found))
    return 0 if all(each.held for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
