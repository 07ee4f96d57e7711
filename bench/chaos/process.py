"""One bot process of a run: `bothways run` with shorter waits, many workspaces and, on request, a naive protocol."""

from __future__ import annotations

import asyncio
import json
import os
from datetime import timedelta
from functools import partial

from bench.chaos.naive import Protocol, put_in_place
from bot import config, logs, running
from bot.app import build
from bot.delivery import Limits
from mentoring.model import WorkspaceId
from mentoring.nudges.limits import Pace

LIMITS = Limits(
    pace=Pace(rate=200, burst=200, per_claim=20),
    http=timedelta(seconds=2),
    lease=timedelta(seconds=4),
    settle=timedelta(seconds=2),
    start_within=timedelta(seconds=1),
    retry=timedelta(seconds=0.5),
    longest_retry=timedelta(seconds=2),
    tidy=timedelta(seconds=1),
)
"""The protocol with waits that a run can wait for: a few seconds where production has a minute."""


def main() -> None:
    """Run until stopped, by the settings in the environment."""
    tokens: dict[str, str] = json.loads(os.environ["CHAOS_TOKENS"])
    put_in_place(Protocol(os.environ["CHAOS_PROTOCOL"]))

    async def token(workspace: WorkspaceId) -> str | None:
        return tokens.get(workspace)

    logs.configure(as_json=True)
    asyncio.run(running.run(config.read(env_file=None), partial(build, limits=LIMITS, tokens=token)))


if __name__ == "__main__":
    main()
