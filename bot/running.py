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

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.app import Bothways, build
from bot.clock import SteadyClock, utc_now
from bot.config import Settings
from bot.delivery.database_clock import DatabaseClock
from bot.health import Health
from bot.scheduler import CLOCK, Heartbeat, Job
from bot.slack.api_outcomes import of_failure
from bot.slack.listening import Connections, listen
from bot.slack.receiver import numbers_page, server
from mentoring.nudges.evidence import Evidence
from mentoring.ports import Clock
from storage.database import Database
from storage.erasures import KEPT, ErasureJournal

logger = logging.getLogger(__name__)


READY = "Bothways is ready"

OURS_ALONE = 0o077
"""Whatever this process writes, nobody else on the machine reads."""

STOPS_WITHIN = timedelta(seconds=14)
"""After so long a stop is no longer graceful: what is left is looked up by the next process, and nothing is lost."""

CLOSES_WITHIN = 2.0
"""Seconds that requests of Slack's have to be answered when we stop."""

FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Seconds between attempts to reach a Slack that is down when we start."""

SYNC_EVERY = timedelta(seconds=10)

LOOK_FOR_SWITCHES_EVERY = timedelta(seconds=1)
"""How often it is asked whether a turn of a led session is over: one look at an index, empty while none goes on."""

LOOK_FOR_LOOKS_EVERY = timedelta(minutes=5)
"""How often it is asked whether in some workspace it is time to ask Slack who may take part."""


READ_CALENDARS_EVERY = timedelta(minutes=1)
"""How often it is asked whether a published calendar is to be read again."""


class Make(Protocol):
    """Puts the bot together; `bot.app.build` in production."""

    def __call__(self, settings: Settings, database: Database, *, clock: Clock) -> Awaitable[Bothways]:
        """The bot, not yet started."""
        ...


async def run(settings: Settings, make: Make = build) -> None:
    """Run until SIGTERM or Ctrl-C; `make` puts the bot together."""
    os.umask(OURS_ALONE)
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
        bothways, port, metrics_port = entering.result()
        mode = "socket" if settings.socket_mode else "http"
        ports = {"port": port, "metrics_port": metrics_port}
        facts = {"action": "ready", "workspace": bothways.workspace, "mode": mode, **ports}
        logger.info(READY, extra=facts)
        await stopping.wait()
        logger.info("Stopping: finishing what is on its way", extra={"action": "stopping"})


@contextlib.asynccontextmanager
async def started(settings: Settings, make: Make = build) -> AsyncIterator[tuple[Bothways, int, int]]:
    """A bot that answers and beats for as long as the context lasts, with the ports of its health page and numbers."""
    journal = ErasureJournal(settings.journal)
    await asyncio.to_thread(journal.begin)
    database = await Database.open(settings.database_url, erased=lambda mark: journal.note(mark, utc_now()))
    try:
        await database.migrate()
        clock = await _clock_of(database)
        bothways = await _patiently(settings, database, clock, make)
    except BaseException:
        await database.close()
        raise
    forget = Job(name="journal", every=timedelta(days=1), run=lambda: _forget_erasures(journal))
    led = Job(name="led sessions", every=LOOK_FOR_SWITCHES_EVERY, run=lambda: bothways.live.run(wait=False))
    standing = Job(name="standing", every=LOOK_FOR_LOOKS_EVERY, run=bothways.programme.standing.look)
    calendars = Job(name="calendars", every=READ_CALENDARS_EVERY, run=bothways.programme.availability.read_due)
    heartbeat = Heartbeat(
        worker=bothways.worker,
        plan=bothways.programme.planner.plan,
        metrics=bothways.worker.metrics,
        also=(_kept_right(clock, bothways), forget, standing, led, calendars),
        trusted=lambda: clock.is_trusted,
    )
    leaving: asyncio.Task[int] | None = None
    try:
        await bothways.worker.start()
        async with _listening(settings, bothways, heartbeat, clock) as (port, metrics_port):
            heartbeat.start()
            settle_memory()
            yield bothways, port, metrics_port
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


async def _clock_of(database: Database) -> SteadyClock:
    """Our own clock for one process; the database's where several must agree."""
    if database.is_sqlite:
        return SteadyClock(utc_now())
    clock = DatabaseClock(database)
    await clock.sync()
    return clock


def _kept_right(clock: SteadyClock, bothways: Bothways) -> Job:
    """The job that looks for a jump; where there is one, Slack is asked at once, since each answer bears a date."""

    async def look() -> None:
        if isinstance(clock, DatabaseClock):
            await clock.sync()
        else:
            clock.check(utc_now())
        bothways.worker.metrics.clock_wrong(clock.disagreement.total_seconds())
        if not clock.is_trusted:
            await bothways.worker.slack.is_welcome(bothways.workspace)

    return Job(name=CLOCK, every=SYNC_EVERY, run=look)


async def _patiently(settings: Settings, database: Database, clock: SteadyClock, make: Make) -> Bothways:
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
async def _listening(
    settings: Settings, bothways: Bothways, heartbeat: Heartbeat, clock: SteadyClock
) -> AsyncIterator[tuple[int, int]]:
    """Reachable for Slack, by socket or by HTTP, and for whoever asks how we are; the port of each page."""
    health = Health(bothways.worker, heartbeat, clock, lambda: bothways.programme.planner.stuck)
    secret = None if settings.socket_mode else settings.slack_signing_secret.get_secret_value()
    connections = Connections(bothways.worker.metrics.rejected)
    application = server(bothways.app, health.now, secret=secret, connections=connections, clock=clock.slacks)
    async with contextlib.AsyncExitStack() as stack:
        runner, port = await listen(application, settings.host, settings.port, connections, closes_within=CLOSES_WITHIN)
        stack.push_async_callback(runner.cleanup)
        pages, numbers = await listen(
            numbers_page(health.metrics),
            settings.metrics_host,
            settings.metrics_port,
            Connections(),
            closes_within=CLOSES_WITHIN,
        )
        stack.push_async_callback(pages.cleanup)
        if settings.socket_mode:
            socket = AsyncSocketModeHandler(bothways.app, settings.slack_app_token.get_secret_value())
            stack.push_async_callback(socket.close_async)
            await socket.connect_async()  # type: ignore[no-untyped-call]
        yield port, numbers
