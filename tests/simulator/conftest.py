"""A pretend workspace with the club bot in it, over one transport or both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from simulator import PretendApp, SlackSimulator, Transport, Workspace
from tests.simulator.club_bot import MANIFEST, ClubBot


@dataclass(frozen=True, kw_only=True)
class Club:
    """Everything that a test needs."""

    slack: SlackSimulator
    ws: Workspace
    bot: ClubBot
    client: AsyncWebClient


@asynccontextmanager
async def connected(slack: SlackSimulator, bot: ClubBot) -> AsyncIterator[None]:
    """The bot listens over the transport of its app."""
    if slack.app.transport is Transport.SOCKET:
        handler = AsyncSocketModeHandler(bot.app, slack.app.app_token)
        await handler.client.connect()  # type: ignore[no-untyped-call]  # of the SDK
        await slack.connected()
        try:
            yield
        finally:
            await handler.client.close()  # type: ignore[no-untyped-call]  # of the SDK
        return
    runner = web.AppRunner(bot.app.web_app("/slack/events"), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    slack.app.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def club_over(transport: Transport, **settings: Any) -> AsyncIterator[Club]:
    """A club whose bot listens over this transport."""
    app = PretendApp.from_manifest(MANIFEST, transport=transport)
    settings = {"ack_deadline": timedelta(seconds=2), "quiet": timedelta(milliseconds=15)} | settings
    async with SlackSimulator(app=app, **settings) as slack, aiohttp.ClientSession() as session:
        ws = slack.workspace("Acme")
        client = AsyncWebClient(token=ws.bot_token, base_url=slack.api_url, session=session, retry_handlers=[])
        bot = ClubBot(client, app.signing_secret)
        async with connected(slack, bot):
            yield Club(slack=slack, ws=ws, bot=bot, client=client)


@pytest.fixture(autouse=True)
def _no_slack_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=[Transport.HTTP, Transport.SOCKET])
async def club(request: pytest.FixtureRequest) -> AsyncIterator[Club]:
    """The club, once over each transport."""
    async with club_over(request.param) as ready:
        yield ready


@pytest.fixture
async def quick() -> AsyncIterator[Club]:
    """The club over HTTP only, for what does not depend on the transport."""
    async with club_over(Transport.HTTP) as ready:
        yield ready
