"""What an outbox costs as it grows: an idle tick, the first claim, everything claimed, memory, stalls."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

import psutil
from sqlalchemy.dialects import sqlite

from bench.delivery.rows import NOISY, fill
from bot.clock import utc_now
from bot.delivery import Limits
from bot.running import settle_memory
from mentoring.nudges.limits import Pace
from storage.database import Database
from storage.outbox.claims import claim, due_budgets

ROOT = Path(__file__).parent.parent.parent
LEASE = timedelta(minutes=10)
TICKS = 200
STALL_STEP = 0.005

CAPACITY = Limits().in_flight + Limits().ahead
"""As many as a process claims at once that has nothing on its way."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What was measured on an outbox of so many rows; times in milliseconds, memory in MB."""

    rows: int
    idle_tick: float
    first_claim: float
    claims_a_second: float
    small_ones_within: float
    longest_stall: float
    memory: float
    explained: str

    @property
    def missed(self) -> list[str]:
        """What is not as it must be, in words; empty when all is."""
        found = [
            f"{what} {getattr(self, name):.1f}" for name, (what, most) in MOST.items() if getattr(self, name) > most
        ]
        return found if INDEX in self.explained else [*found, "an idle tick reads no index"]


MOST = {
    "idle_tick": ("an idle tick of ms", 1.0),
    "first_claim": ("a first claim of ms", 50.0),
    "small_ones_within": ("the small workspaces after seconds", 5.0),
    "longest_stall": ("a stall of ms", 100.0),
    "memory": ("memory of MB", 300.0),
}
"""No number may be more than this."""

INDEX = "USING INDEX ix_budget_next_claim_at"


async def cost_of(rows: int, folder: Path) -> Cost:
    """What is measured on a SQLite file with so many rows, in a process that does nothing else."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.delivery.scale", str(rows), str(folder)),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    told, _ = await process.communicate()
    return Cost(**json.loads(told))


async def _cost_of(rows: int, folder: Path) -> Cost:
    """The same in this process."""
    database = await Database.open(f"sqlite:///{folder}/{rows}.db")
    await database.migrate()
    now = utc_now()
    await fill(database, rows, now)
    settle_memory()
    os.sync()  # what filling it left to be written is not delivery's
    before = psutil.Process().memory_info().rss
    idle = await _idle_tick(database)
    over = asyncio.Event()
    stall = asyncio.create_task(_longest_stall(over))
    first, a_second, within = await _claim_everything(database)
    over.set()
    longest = await stall
    explained = await _explained(database)
    await database.close()
    return Cost(
        rows=rows,
        idle_tick=idle,
        first_claim=first,
        claims_a_second=a_second,
        small_ones_within=within,
        longest_stall=longest,
        memory=max(before, psutil.Process().memory_info().rss) / 2**20,
        explained=explained,
    )


async def _idle_tick(database: Database) -> float:
    """The median of a claim that finds nothing due, the transaction left out."""
    early = utc_now() - timedelta(days=2)
    times = []
    async with database.begin() as connection:
        for _ in range(TICKS):
            began = time.perf_counter()
            assert await claim(connection, owner="bench", now=early, lease=LEASE, pace=Pace(), capacity=CAPACITY) == []
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


async def _claim_everything(database: Database) -> tuple[float, float, float]:
    """Milliseconds of the first claim, nudges claimed a second, and when the small workspaces had all of theirs."""
    began = time.perf_counter()
    first = last_small = 0.0
    claimed = 0
    now = utc_now()
    while True:
        before = time.perf_counter()
        async with database.begin() as connection:
            nudges = await claim(connection, owner="bench", now=now, lease=LEASE, pace=Pace(), capacity=CAPACITY)
        first = first or (time.perf_counter() - before) * 1000
        claimed += len(nudges)
        if any(nudge.workspace != NOISY for nudge in nudges):
            last_small = time.perf_counter() - began
        if not nudges:
            return first, claimed / (time.perf_counter() - began), last_small


async def _longest_stall(over: asyncio.Event) -> float:
    """Milliseconds for which the event loop was busy with something else, at worst, until it is over."""
    longest = 0.0
    while not over.is_set():
        began = time.perf_counter()
        await asyncio.sleep(STALL_STEP)
        longest = max(longest, (time.perf_counter() - began - STALL_STEP) * 1000)
    return longest


async def _explained(database: Database) -> str:
    """How SQLite answers an idle tick."""
    query = (
        due_budgets()
        .params(moment=utc_now(), most=50)
        .compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    )
    async with database.begin() as connection:
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")
        return "; ".join(str(row[-1]) for row in rows)


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_cost_of(int(sys.argv[1]), Path(sys.argv[2]))))))
