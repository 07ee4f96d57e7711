"""The yardstick: a Bolt app that does nothing but acknowledge. `python -m bench.spine.bare PORT`, settings as ours."""

from __future__ import annotations

import asyncio
import json
import os
import sys

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


async def serve(port: int) -> None:
    """Answer until the process ends."""
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"], session=session
        )
        app = AsyncApp(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])
        app.command("/mentoring")(acknowledge)
        runner = web.AppRunner(app.web_app("/slack/events"), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        print(json.dumps({"action": "ready", "port": runner.addresses[0][1]}), file=sys.stderr, flush=True)
        await asyncio.Event().wait()


async def acknowledge(ack: AsyncAck) -> None:
    """All that it can do."""
    await ack()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
