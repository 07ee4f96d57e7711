"""A pretend Slack in a process of its own, whose posts take 100 to 300 ms; it ends with its standard input."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from simulator.clock import SimulatedClock
from simulator.faults import Fault, FaultPlan
from simulator.slack import SlackSimulator

ROOT = Path(__file__).parent.parent.parent

LATENCIES = ((0.1, 1 / 3), (0.2, 1 / 2), (0.3, 1.0))
"""Seconds that a post takes: a third each."""


@dataclass(frozen=True, kw_only=True)
class Slack:
    """Where it is; of each workspace the token, and the people's conversations."""

    api_url: str
    tokens: dict[str, str]
    channels: dict[str, list[str]]


@asynccontextmanager
async def slack(workspaces: int, people: int) -> AsyncIterator[Slack]:
    """A pretend Slack with so many workspaces, and people in each."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.delivery.pretend", str(workspaces), str(people)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
        limit=2**26,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Slack(**json.loads(await process.stdout.readline()))
    finally:
        process.stdin.close()
        await process.wait()


async def _serve(workspaces: int, people: int) -> None:
    faults = FaultPlan(seed=1)
    for seconds, share in LATENCIES:
        faults.add(Fault.DELAY, "chat.postMessage", probability=share, by=timedelta(seconds=seconds))
    async with SlackSimulator(faults=faults, clock=SimulatedClock.keeping_real_time(), settles=False) as here:
        made = [here.workspace(f"Workspace {number}") for number in range(workspaces)]
        channels = {
            each.id: [each.team.dm(each.team.add_user(f"Person {number}").id).id for number in range(people)]
            for each in made
        }
        tokens = {each.id: each.bot_token for each in made}
        print(json.dumps({"api_url": here.api_url, "tokens": tokens, "channels": channels}), flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2])))
