"""One replica in a process of its own: the bot as it is put together in production, of which only led sessions run.

It takes what people press as JSON lines, and answers each with a line when that is kept.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bench.led_sessions.fast import FastClock
from bot import logs
from bot.app import Bothways, build
from bot.config import Settings
from mentoring.model import Actor, MemberId, SessionId, WorkspaceId
from storage.database import Database


async def serve(given: dict[str, Any]) -> None:
    """Until its standard input ends, or somebody kills it."""
    tokens: dict[str, str] = given["tokens"]

    async def token(workspace: WorkspaceId) -> str | None:
        return tokens.get(workspace)

    settings = Settings(
        _env_file=None,
        slack_bot_token=SecretStr(next(iter(tokens.values()))),
        slack_signing_secret=SecretStr("0" * 32),
        slack_api_url=given["api_url"],
        database_url=given["database"],
    )
    database = await Database.open(given["database"])
    clock = FastClock(given["origin"], given["speed"])
    bothways = await build(settings, database, clock=clock, tokens=token)
    ticking = asyncio.create_task(_tick(bothways, 1 / given["speed"]))
    print("ready", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        await _do(bothways, json.loads(line))
        print("kept", flush=True)
    ticking.cancel()
    with suppress(asyncio.CancelledError):
        await ticking
    await bothways.close()


async def _tick(bothways: Bothways, second: float) -> None:
    """As the heartbeat does, once a second of the clock's."""
    while True:
        await bothways.live.run(wait=False)
        await asyncio.sleep(second)


async def _do(bothways: Bothways, asked: dict[str, Any]) -> None:
    """What a person presses."""
    actor = Actor(workspace=WorkspaceId(asked["workspace"]), member=MemberId(asked["member"]))
    session, journey = SessionId(asked["session"]), bothways.programme.led_sessions
    if asked["do"] == "start":
        await journey.start(actor, session)
        if asked["pings"]:
            await journey.ping(actor, session, 1, on=True)
        return
    async with bothways.database.transaction(actor.workspace) as tx:
        led = await tx.led_sessions.get(session)
    if led is not None:
        await journey.longer(actor, session, led.run, led.at, led.turn.stretched)


if __name__ == "__main__":
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        logs.configure(as_json=True, to=nowhere)
        asyncio.run(serve(json.loads(sys.stdin.readline())))
