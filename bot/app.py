"""Composition root: every part is made here and nowhere else, and handed what it needs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import uuid
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context

import aiohttp
from slack_bolt.async_app import AsyncApp

from bot.calendars.reader import PublishedCalendars
from bot.clock import utc_now
from bot.config import Settings
from bot.delivery import Compose, DeliveryWorker, Limits, SlackLine, Tokens
from bot.delivery.led_sessions import LedSessionRunner
from bot.metrics import Metrics
from bot.slack import bolt_patches
from bot.slack.answered_questions import AnsweredQuestions
from bot.slack.concurrency import ListenerConcurrency
from bot.slack.connection import SlackConnection, bolt_app, connect
from bot.slack.directory import SlackDirectory
from bot.slack.live_views import SlackSurfaces
from bot.slack.middleware import ListenerMiddleware
from bot.slack.responses import Replies
from handlers.blocks.block_kit import Message
from handlers.blocks.nudges import draw
from handlers.texts import texts
from mentoring.model import Actor, Language, MemberId, WorkspaceId
from mentoring.nudges.model import Nudge, Skip, Wait
from mentoring.pairing import Pairing
from mentoring.ports import Clock, NewId, NewSeed, Transaction
from mentoring.programme import Programme, Services
from mentoring.programme.home import Home
from prompts import coach as coach_weights
from prompts.coach.thread import CoachThread
from prompts.loader import load_bank
from prompts.taxonomy import load_taxonomy
from prompts.working_bank import WorkingBank
from storage.database import Database

logger = logging.getLogger(__name__)

VIEW_DRAIN_TIMEOUT = 2.0
"""Seconds in which a stopping bot finishes what it is drawing."""


SMALL_COHORT = 60
"""A cohort up to this many people is paired in a few milliseconds, sooner than a process starts."""


@dataclass(frozen=True, kw_only=True)
class Chance:
    """Where ids and seeds come from: secrets in production, a count in the demo and in tests."""

    new_id: NewId
    new_seed: NewSeed


def real_chance() -> Chance:
    """Ids and seeds that nobody can guess."""
    return Chance(new_id=lambda: uuid.uuid4().hex, new_seed=lambda: secrets.randbits(32))


class PairingPool:
    """Pairing in a process of its own, started with the first large cohort, so that a large one holds nobody up."""

    def __init__(self) -> None:
        """No process yet."""
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, work: Callable[[], Pairing], people: int) -> Pairing:
        """What the work comes to; raises what it raises. Cancelling stops waiting at once."""
        if people <= SMALL_COHORT:
            return await asyncio.to_thread(work)
        try:
            return await self._in_the_worker(work)
        except BrokenProcessPool:  # killed, or out of memory: once more in a new one
            logger.warning("the pairing process ended, and is started again", extra={"people": people})
            self._pool = None
            return await self._in_the_worker(work)

    async def _in_the_worker(self, work: Callable[[], Pairing]) -> Pairing:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def close(self) -> None:
        """End the worker: what has not begun never does, and what runs comes to its end."""
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)


@dataclass(frozen=True, kw_only=True)
class Bothways:
    """The bot, put together and not yet started."""

    app: AsyncApp
    programme: Programme
    worker: DeliveryWorker
    surfaces: SlackSurfaces
    live: LedSessionRunner
    database: Database
    session: aiohttp.ClientSession
    pool: PairingPool
    coach: CoachThread
    concurrency: ListenerConcurrency
    workspace: WorkspaceId

    async def close(self) -> None:
        """Finish what is on its way, then let everything go."""
        await self.concurrency.drain()
        await self.worker.drain()
        await self.live.drain()
        with contextlib.suppress(TimeoutError):
            # What was not drawn is drawn when somebody looks at it; a Slack that says 429 is not waited for.
            await asyncio.wait_for(self.surfaces.drain(), VIEW_DRAIN_TIMEOUT)
        await self.pool.close()
        await self.coach.close()
        await self.session.close()
        await self.database.close()


async def build(
    settings: Settings,
    database: Database,
    *,
    clock: Clock = utc_now,
    chance: Chance | None = None,
    limits: Limits | None = None,
    tokens: Tokens | None = None,
    wait_for_listeners: bool = False,
) -> Bothways:
    """Put the bot together; Slack is asked once who we are. Raises SlackApiError when it does not know us.

    `tokens` finds the token of each workspace that nudges go to; without it, there is the one of the settings.
    `wait_for_listeners` answers Slack only when a listener has finished: for tests, where nothing may be left over.
    """
    bolt_patches.apply()
    metrics, pool, concurrency = Metrics(), PairingPool(), ListenerConcurrency()
    slack = await connect(settings, clock, metrics, tokens)

    surfaces = _surfaces(slack, database, metrics, clock, lambda: programme, lambda: live)
    directory = SlackDirectory(lambda _: slack.client, clock, in_grid=bool(slack.us.enterprise_id))
    coach = CoachThread(coach_weights.shared(), load_bank(settings.language).active())
    services = _services(settings, database, surfaces, pool, coach, directory, clock, chance)
    programme = Programme(services)
    led = programme.led_sessions
    live = LedSessionRunner(
        database=database, slack=slack.line, led_sessions=led, over=led.told_that_they_met, clock=clock
    )
    replies, turns = Replies(slack.session, settings.slack_api_url), None if wait_for_listeners else concurrency
    middleware = ListenerMiddleware(services, replies, turns, shared=not database.is_sqlite)
    return Bothways(
        app=bolt_app(slack, settings, middleware, waits=wait_for_listeners),
        programme=programme,
        worker=_worker(database, slack.line, programme, clock, limits or Limits(), metrics),
        surfaces=surfaces,
        live=live,
        database=database,
        session=slack.session,
        pool=pool,
        coach=coach,
        concurrency=concurrency,
        workspace=slack.workspace,
    )


def _surfaces(
    slack: SlackConnection,
    database: Database,
    metrics: Metrics,
    clock: Clock,
    programme: Callable[[], Programme],
    live: Callable[[], LedSessionRunner],
) -> SlackSurfaces:
    """What people see and what changes under their eyes. A use case changes it, and it asks use cases what to show:
    so `programme` and `live` are looked up when somebody looks.
    """

    async def home(actor: Actor) -> Home:
        return await programme().home.home(actor)

    async def language(actor: Actor) -> Language:
        return await programme().readers.language(actor)

    async def show_sessions(workspace: WorkspaceId) -> None:
        await live().show(workspace)

    return SlackSurfaces(
        lambda _: slack.patient,
        database,
        home,
        metrics.undrawn,
        read_language=language,
        show_sessions=show_sessions,
        draw_answered=AnsweredQuestions(programme).draw,
        clock=clock,
    )


def _worker(
    database: Database, line: SlackLine, programme: Programme, clock: Clock, limits: Limits, metrics: Metrics
) -> DeliveryWorker:
    """Who takes nudges from the outbox to Slack."""
    return DeliveryWorker(
        database=database,
        slack=line,
        compose=_composer(programme),
        delivered=programme.composer.delivered,
        gone=programme.standing.gone,
        clock=clock,
        limits=limits,
        metrics=metrics,
    )


def _services(
    settings: Settings,
    database: Database,
    surfaces: SlackSurfaces,
    pool: PairingPool,
    coach: CoachThread,
    directory: SlackDirectory,
    clock: Clock,
    chance: Chance | None,
) -> Services:
    """Everything that a use case may use; pairing runs in another process, so that nobody waits for it."""
    chance = chance or real_chance()
    return Services(
        store=database,
        directory=directory,
        surfaces=surfaces,
        bank=WorkingBank(load_bank(settings.language)),
        other_banks={each: WorkingBank(load_bank(each)) for each in Language if each != settings.language},
        taxonomy=load_taxonomy(settings.topics_file, sorted(settings.topic_packs)),
        pairer=pool,
        coach=coach,
        clock=clock,
        new_id=chance.new_id,
        new_seed=chance.new_seed,
        days_off=settings.days_off,
        calendars=PublishedCalendars(settings.calendar_hosts),
        named_organisers=frozenset(MemberId(each) for each in settings.organisers),
    )


def _composer(programme: Programme) -> Compose:
    """What delivery asks at the moment of sending: the message as things are now, or why not."""

    async def compose(tx: Transaction, nudge: Nudge, now: datetime) -> Message | Wait | Skip:
        content = await programme.composer.compose(tx, nudge, now)
        if isinstance(content, Wait | Skip):
            return content
        return draw(texts(await programme.readers.of_nudge(tx, nudge)), content, nudge)

    return compose
