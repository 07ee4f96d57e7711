"""A running bot: open the database, connect to Slack, beat, and stop gracefully within a bound."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from typing import Protocol

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.app import Bothways, build
from bot.clock import utc_now
from bot.config import Settings
from bot.delivery.database_clock import DatabaseClock
from bot.health import Health
from bot.scheduler import Heartbeat, Job
from bot.slack.api_outcomes import of_failure
from bot.slack.receiver import server
from mentoring.nudges.evidence import Evidence
from mentoring.ports import Clock
from storage.database import Database
from storage.erasures import KEPT, ErasureJournal

logger = logging.getLogger(__name__)


READY = "Bothways is ready"

STOPS_WITHIN = timedelta(seconds=14)
"""After so long a stop is no longer graceful: what is left is looked up by the next process, and nothing is lost."""

CLOSES_WITHIN = 2.0
"""Seconds that requests of Slack's have to be answered when we stop."""

FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Seconds between attempts to reach a Slack that is down when we start."""

SYNC_EVERY = timedelta(seconds=10)

LOOK_FOR_LOOKS_EVERY = timedelta(minutes=5)
"""How often it is asked whether in some workspace it is time to ask Slack who may take part."""


class Make(Protocol):
    """Puts the bot together; `bot.app.build` in production."""

    def __call__(self, settings: Settings, database: Database, *, clock: Clock) -> Awaitable[Bothways]:
        """The bot, not yet started."""
        ...


async def run(settings: Settings, make: Make = build) -> None:
    """Run until SIGTERM or Ctrl-C; `make` puts the bot together."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wanted, stopping.set)
    running = asyncio.create_task(_run_until(stopping, settings, make))
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if stopping.is_set():
        bound = threading.Timer(STOPS_WITHIN.total_seconds(), _give_up)
        bound.daemon = True
        bound.start()
    await running


def _give_up() -> None:
    """Leave at once: every answer that is in hand has been written down, and leases bring back the rest."""
    logger.warning("Something did not finish in time, and is left to the next process", extra={"action": "cut_short"})
    os._exit(0)


async def _run_until(stopping: asyncio.Event, settings: Settings, make: Make) -> None:
    """From the first connection to the last."""
    async with contextlib.AsyncExitStack() as stack:
        entering = asyncio.create_task(stack.enter_async_context(started(settings, make)))
        stopped = asyncio.create_task(stopping.wait())
        await asyncio.wait({entering, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if not entering.done():
            entering.cancel()
            await asyncio.wait({entering})
            return
        stopped.cancel()
        bothways, port = entering.result()
        mode = "socket" if settings.socket_mode else "http"
        facts = {"action": "ready", "workspace": bothways.workspace, "mode": mode, "port": port}
        logger.info(READY, extra=facts)
        await stopping.wait()
        logger.info("Stopping: finishing what is on its way", extra={"action": "stopping"})


@contextlib.asynccontextmanager
async def started(settings: Settings, make: Make = build) -> AsyncIterator[tuple[Bothways, int]]:
    """A bot that answers and beats for as long as the context lasts, and the port of its health page."""
    journal = ErasureJournal(settings.journal)
    database = await Database.open(settings.database_url, erased=lambda mark: journal.note(mark, utc_now()))
    try:
        await database.migrate()
        clock, jobs = await _clock_of(database)
        bothways = await _patiently(settings, database, clock, make)
    except BaseException:
        await database.close()
        raise
    forget = Job(name="journal", every=timedelta(days=1), run=lambda: _forget_erasures(journal))
    standing = Job(name="standing", every=LOOK_FOR_LOOKS_EVERY, run=bothways.programme.standing.look)
    heartbeat = Heartbeat(
        worker=bothways.worker,
        plan=bothways.programme.planner.plan,
        metrics=bothways.worker.metrics,
        also=(*jobs, forget, standing),
    )
    leaving: asyncio.Task[int] | None = None
    try:
        await bothways.worker.start()
        async with _listening(settings, bothways, heartbeat) as port:
            heartbeat.start()
            settle_memory()
            yield bothways, port
            heartbeat.stop()
            leaving = asyncio.create_task(bothways.worker.drain())
    finally:
        heartbeat.stop()
        if leaving is not None:
            await leaving
        await bothways.close()


async def _forget_erasures(journal: ErasureJournal) -> int:
    """Of whom no backup that may be restored knows any more."""
    return await asyncio.to_thread(journal.forget, utc_now() - KEPT)


async def _clock_of(database: Database) -> tuple[Clock, tuple[Job, ...]]:
    """Our own clock for one process; the database's where several must agree, and the job that keeps it right."""
    if database.is_sqlite:
        return utc_now, ()
    clock = DatabaseClock(database)
    await clock.sync()
    return clock, (Job(name="clock", every=SYNC_EVERY, run=clock.sync),)


async def _patiently(settings: Settings, database: Database, clock: Clock, make: Make) -> Bothways:
    """The bot, as soon as Slack can be reached. Raises what says that Slack will never take us as we are set up."""
    wait = FIRST_WAIT
    while True:
        try:
            return await make(settings, database, clock=clock)
        except (SlackApiError, OSError, TimeoutError) as error:
            answer = of_failure(error)
            if answer.verdict not in {Evidence.NOT_SENT, Evidence.UNCERTAIN, Evidence.LIMITED}:
                raise
            wait = max(wait, answer.retry_after.total_seconds() if answer.retry_after else 0)
            facts = {"action": "slack_away", "error": answer.error, "seconds": wait}
            logger.warning("Slack cannot be reached at %s; trying again", settings.slack_api_url, extra=facts)
        await asyncio.sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)


def settle_memory() -> None:
    """What has been loaded stays: a full garbage collection need not look through it in the middle of a rush."""
    gc.collect()
    gc.freeze()


@contextlib.asynccontextmanager
async def _listening(settings: Settings, bothways: Bothways, heartbeat: Heartbeat) -> AsyncIterator[int]:
    """Reachable for Slack, by socket or by HTTP, and for whoever asks how we are."""
    health = Health(bothways.worker, heartbeat, lambda: bothways.programme.planner.stuck)
    secret = None if settings.socket_mode else settings.slack_signing_secret.get_secret_value()
    application = server(bothways.app, health.now, secret=secret, metrics=health.metrics)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=CLOSES_WITHIN)
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
