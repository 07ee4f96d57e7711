"""`make demo`: a whole cohort in seconds, printed as it happens; `--people people.csv` plays it with real names."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot import logs
from simulator.app import Transport
from simulator.cast import CAST, Role, UnreadablePeople, people_of
from simulator.stage import stage
from simulator.story import BEGINS, Story


async def play(roles: Sequence[Role], transport: Transport) -> None:
    """Play the story against a database that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        async with stage(f"sqlite:///{folder}/demo.db", start=BEGINS, transport=transport) as set_up:
            await Story(stage=set_up, roles=roles, tell=_say).play()


def main() -> None:
    """The command: exit code 2 for a spreadsheet that cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=Path, help="a CSV file with a column “name” (and title, level, department)")
    parser.add_argument("--transport", type=Transport, choices=list(Transport), default=Transport.SOCKET)
    asked = parser.parse_args()
    try:
        roles = people_of(asked.people) if asked.people else CAST
    except UnreadablePeople as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from None
    logs.configure(as_json=False, level="WARNING", to=sys.stderr)
    _say("SIMULATION: a pretend workspace, invented answers; nothing leaves this computer.")
    asyncio.run(play(roles, asked.transport))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
