"""Several processes share one PostgreSQL: nudges a second that they claim, begin and finish, each committed."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bench.delivery.rows import fill
from bot.clock import utc_now
from mentoring.nudges.limits import Pace
from mentoring.nudges.model import NudgeState
from storage.database import Database
from storage.outbox.claims import claim
from storage.outbox.keys import write_nudges

ROOT = Path(__file__).parent.parent.parent
ROWS = 100_000
PACE = Pace(rate=1000, burst=1000, per_claim=50)


async def together(url: str, workers: int) -> float:
    """Nudges a second of so many processes on a fresh database."""
    database = await Database.open(url)
    await database.migrate()
    await fill(database, ROWS, utc_now())
    await database.close()
    counted = await asyncio.gather(*(_one(url, number) for number in range(workers)))
    began, ended = min(one["began"] for one in counted), max(one["ended"] for one in counted)
    return float(sum(one["done"] for one in counted) / (ended - began))


async def _one(url: str, number: int) -> dict[str, float]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.delivery.workers", url, f"worker {number}"),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    told, _ = await process.communicate()
    counted: dict[str, float] = json.loads(told)
    return counted


async def _work(url: str, owner: str) -> None:
    """Claim a hundred, commit that they are on their way, commit that they arrived, until nothing is left."""
    database = await Database.open(url)
    began, done, nothing = time.time(), 0, 0
    ended = began
    while nothing < 5:
        now = utc_now()
        async with database.begin() as connection:
            claimed = await claim(connection, owner=owner, now=now, lease=timedelta(minutes=5), pace=PACE, capacity=100)
        for state in (NudgeState.SENDING, NudgeState.SENT):
            async with database.begin(*{nudge.workspace for nudge in claimed}) as connection:
                await write_nudges(connection, [replace(nudge, state=state, slack_ts="1.0") for nudge in claimed])
        done += len(claimed)
        nothing = 0 if claimed else nothing + 1
        ended = time.time() if claimed else ended
    await database.close()
    print(json.dumps({"began": began, "ended": ended, "done": done}))


if __name__ == "__main__":
    asyncio.run(_work(sys.argv[1], sys.argv[2]))
