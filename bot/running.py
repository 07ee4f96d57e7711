"""A running bot: open the database, connect to Slack, beat, and stop gracefully."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.app import Bothways, build
from bot.config import Settings
from bot.scheduler import SILENCE, Heartbeat
from bot.web import server
from storage.database import Database

logger = logging.getLogger(__name__)

READY = "Bothways is ready"


async def run(settings: Settings) -> None:
    """Run until SIGTERM or Ctrl-C."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wanted, stopping.set)
    async with started(settings) as (bothways, port):
        logger.info(
            READY,
            extra={
                "action": "ready",
                "workspace": bothways.workspace,
                "mode": "socket" if settings.socket_mode else "http",
                "port": port,
            },
        )
        await stopping.wait()
        logger.info("Stopping: finishing what is on its way", extra={"action": "stopping"})


@contextlib.asynccontextmanager
async def started(settings: Settings) -> AsyncIterator[tuple[Bothways, int]]:
    """A bot that answers and beats for as long as the context lasts, and the port of its health page."""
    database = await Database.open(settings.database_url)
    try:
        await database.migrate()
        bothways = await build(settings, database)
    except BaseException:
        await database.close()
        raise
    heartbeat = Heartbeat(
        courier=bothways.courier, plan=bothways.programme.planner.plan, metrics=bothways.courier.metrics
    )
    await bothways.courier.start()
    try:
        async with _listening(settings, bothways, heartbeat) as port:
            heartbeat.start()
            yield bothways, port
    finally:
        await heartbeat.stop()
        await bothways.close()


@contextlib.asynccontextmanager
async def _listening(settings: Settings, bothways: Bothways, heartbeat: Heartbeat) -> AsyncIterator[int]:
    """Reachable for Slack, by socket or by HTTP, and for whoever asks how we are."""

    async def health() -> dict[str, object]:
        silence = heartbeat.since_last_tick
        waiting = await bothways.courier.backlog()
        return {
            "ok": silence < SILENCE,
            "seconds_since_last_tick": round(silence.total_seconds(), 1),
            "due": waiting.due,
        }

    runner = web.AppRunner(server(bothways.app, health, slack=not settings.socket_mode), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, settings.host, settings.port).start()
    socket = None
    try:
        if settings.socket_mode:
            socket = AsyncSocketModeHandler(bothways.app, settings.slack_app_token.get_secret_value())
            await socket.connect_async()  # type: ignore[no-untyped-call]
        yield int(runner.addresses[0][1])
    finally:
        if socket is not None:
            await socket.close_async()  # type: ignore[no-untyped-call]
        await runner.cleanup()
