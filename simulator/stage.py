"""A stage: the real bot and a pretend Slack in one process, on one clock that is moved by hand."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from aiohttp import web
from pydantic import SecretStr
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.app import Bothways, Chance, build
from bot.config import Settings
from bot.slack.receiver import PATH, server
from simulator.app import PretendApp, Transport
from simulator.clock import SimulatedClock
from simulator.faults import FaultPlan
from simulator.slack import SlackSimulator
from simulator.workspace import Workspace
from storage.database import Database

MANIFEST = Path(__file__).parent.parent / "app_manifest.yaml"
SEED = 7

QUIET = timedelta(milliseconds=1)
"""The bot answers when its listeners have finished, and says when nothing is left to draw: no need to wait longer."""

PATIENT = timedelta(seconds=12)
SLACKS_OWN = timedelta(seconds=3)
"""How long an answer may take: as Slack has it, or longer where it comes only when the bot is done with everything."""

LONGEST_STEP = timedelta(days=1)
"""Where nothing is planned at all, time passes in days."""


def counted_chance(seed: int = SEED) -> Chance:
    """Ids and seeds that are the same in every run."""
    ids, seeds = count(1), count(seed)
    return Chance(new_id=lambda: f"{next(ids):032x}", new_seed=lambda: next(seeds))


@dataclass(frozen=True, kw_only=True)
class SimulatedBot:
    """Everything that a journey needs: people, time, and the bot behind it all."""

    slack: SlackSimulator
    workspace: Workspace
    clock: SimulatedClock
    bothways: Bothways

    async def beat(self) -> None:
        """What the heartbeat does in production, until nothing is left to do at this moment."""
        while True:
            await self.bothways.programme.standing.look()
            planned = await self.bothways.programme.planner.plan()
            await self.bothways.worker.reap()
            await self.bothways.worker.reconcile()
            await self.bothways.worker.take_back()
            sent = await self.bothways.worker.dispatch()
            drawn = await self.bothways.live.run()
            await self.bothways.surfaces.drain()
            if not planned.cohorts and not planned.mentorships and not sum(sent.values()) and not drawn:
                return

    async def travel(self, to: datetime) -> None:
        """Let time pass until `to`, stopping wherever something is due."""
        await self.beat()
        while self.clock() < to:
            stop = await self.next_stop() or self.clock() + LONGEST_STEP
            self.clock.travel_to(min(to, stop))
            await self.beat()

    async def pass_time(self, by: timedelta) -> None:
        """Let some time pass."""
        await self.travel(self.clock() + by)

    async def next_stop(self) -> datetime | None:
        """Whatever comes first: something to deliver, or something to plan; None when nothing is."""
        stops = (await self.bothways.worker.next_wake(), await self.bothways.database.next_look())
        first = min((stop for stop in stops if stop), default=None)
        return max(self.clock() + timedelta(seconds=1), first) if first else None


@contextlib.asynccontextmanager
async def stage(
    database_url: str,
    *,
    start: datetime,
    transport: Transport = Transport.HTTP,
    faults: FaultPlan | None = None,
    organisers: frozenset[str] = frozenset(),
    language: str = "en",
    wait_for_listeners: bool = True,
    database: Database | None = None,
) -> AsyncIterator[SimulatedBot]:
    """The bot, unchanged, against a pretend Slack; both end with the context.

    `wait_for_listeners`: whatever people do returns when the bot is done with it. Without, Slack is answered at once,
    as in production, and `bothways.concurrency.drain` waits for the rest. `database` is one that is open already.
    """
    clock = SimulatedClock(start)
    app = PretendApp.from_file(MANIFEST, transport=transport)
    deadline = PATIENT if wait_for_listeners else SLACKS_OWN
    async with SlackSimulator(app=app, clock=clock, faults=faults, quiet=QUIET, ack_deadline=deadline) as slack:
        workspace = slack.workspace("Northfield Trust")
        settings = Settings(
            _env_file=None,
            slack_bot_token=SecretStr(workspace.bot_token),
            slack_app_token=SecretStr(app.app_token if transport is Transport.SOCKET else ""),
            slack_signing_secret=SecretStr(app.signing_secret),
            slack_api_url=slack.api_url,
            database_url=database_url,
            organisers=organisers,
            language=language,
        )
        database = database or await Database.open(database_url)
        await database.migrate()
        bothways = await build(
            settings, database, clock=clock, chance=counted_chance(), wait_for_listeners=wait_for_listeners
        )
        try:
            async with reachable(bothways, settings, slack):
                yield SimulatedBot(slack=slack, workspace=workspace, clock=clock, bothways=bothways)
        finally:
            await bothways.close()


@contextlib.asynccontextmanager
async def reachable(bothways: Bothways, settings: Settings, slack: SlackSimulator) -> AsyncIterator[None]:
    """Slack's way to the bot: a socket of the bot's, or signed requests to its port, in the place of one before."""
    slack.also_ask(bothways.surfaces.idle)
    if settings.socket_mode:
        handler = AsyncSocketModeHandler(bothways.app, settings.slack_app_token.get_secret_value())
        await handler.connect_async()  # type: ignore[no-untyped-call]
        await slack.connected()
        try:
            yield
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]
        return

    async def health() -> dict[str, object]:
        return {"ok": True}

    secret = settings.slack_signing_secret.get_secret_value()
    runner = web.AppRunner(server(bothways.app, health, secret=secret), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    before, slack.app.request_url = slack.app.request_url, f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
    try:
        yield
    finally:
        slack.app.request_url = before
        await runner.cleanup()
