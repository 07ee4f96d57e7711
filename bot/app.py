"""The composition root: every part is made here and nowhere else, and handed what it needs."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot.clock import utc_now
from bot.coaching import CoachThread
from bot.config import Settings
from bot.delivery import Compose, DeliveryWorker, Limits, SlackLine, Tokens
from bot.pairing_pool import PairingPool
from bot.slack import bolt_patches
from bot.slack.concurrency import ListenerConcurrency
from bot.slack.directory import SlackDirectory
from bot.slack.http import slack_session
from bot.slack.live_views import SlackSurfaces
from bot.slack.middleware import ListenerMiddleware
from bot.slack.responses import Replies
from handlers.blocks.block_kit import Message
from handlers.blocks.nudges import draw
from mentoring.model import MemberId, WorkspaceId
from mentoring.nudges.model import Nudge, Skip, Wait
from mentoring.ports import Clock, NewId, NewSeed, Transaction
from mentoring.programme import Programme, Services
from prompts import WorkingBank, load_bank
from prompts import coach as coach_weights
from prompts.taxonomy import load_taxonomy
from storage.database import Database

VIEW_DRAIN_TIMEOUT = 2.0
"""Seconds in which a stopping bot finishes what it is drawing."""


@dataclass(frozen=True, kw_only=True)
class Chance:
    """Where ids and seeds come from: secrets in production, a count in the demo and in tests."""

    new_id: NewId
    new_seed: NewSeed


def real_chance() -> Chance:
    """Ids and seeds that nobody can guess."""
    return Chance(new_id=lambda: uuid.uuid4().hex, new_seed=lambda: secrets.randbits(32))


@dataclass(frozen=True, kw_only=True)
class Bothways:
    """The bot, put together and not yet started."""

    app: AsyncApp
    programme: Programme
    worker: DeliveryWorker
    surfaces: SlackSurfaces
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
    session = slack_session()
    client = _client(settings, session, token=settings.slack_bot_token.get_secret_value())
    us = await _who_we_are(settings, client, session)
    workspace = WorkspaceId(str(us.team_id))
    line = SlackLine(session=session, base_url=settings.slack_api_url, tokens=tokens or _own_token(settings, workspace))
    pool, surfaces, concurrency = PairingPool(), SlackSurfaces(lambda _: client, database), ListenerConcurrency()
    coach = CoachThread(coach_weights.shared(), load_bank(settings.language).active())
    services = _desk(settings, database, surfaces, pool, coach, SlackDirectory(lambda _: client, clock), clock, chance)
    programme = Programme(services)
    surfaces.homes = programme.home.home
    replies = Replies(session, settings.slack_api_url)
    door = ListenerMiddleware(
        programme, replies, None if wait_for_listeners else concurrency, shared=not database.is_sqlite
    )
    return Bothways(
        app=_bolt(settings, session, us, door, wait_for_listeners=wait_for_listeners),
        programme=programme,
        worker=_courier(database, line, programme, clock, limits or Limits()),
        surfaces=surfaces,
        database=database,
        session=session,
        pool=pool,
        coach=coach,
        concurrency=concurrency,
        workspace=workspace,
    )


def _courier(database: Database, line: SlackLine, programme: Programme, clock: Clock, limits: Limits) -> DeliveryWorker:
    """Who takes nudges from the outbox to Slack."""
    return DeliveryWorker(
        database=database,
        slack=line,
        compose=_composer(programme),
        delivered=programme.writing.delivered,
        clock=clock,
        limits=limits,
    )


def _desk(
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
        taxonomy=load_taxonomy(settings.topics_file),
        pairer=pool,
        coach=coach,
        clock=clock,
        new_id=chance.new_id,
        new_seed=chance.new_seed,
        days_off=settings.days_off,
        named_organisers=frozenset(MemberId(each) for each in settings.organisers),
    )


def _bolt(
    settings: Settings,
    session: aiohttp.ClientSession,
    us: AuthorizeResult,
    door: ListenerMiddleware,
    *,
    wait_for_listeners: bool,
) -> AsyncApp:
    """What Slack talks to. Whose request it is we know already: left to itself, Bolt would ask Slack again, and turn to
    files of tokens wherever the environment happens to hold an OAuth client.
    """

    async def authorize(team_id: str | None) -> AuthorizeResult | None:
        return us if team_id == us.team_id else None

    app = AsyncApp(
        client=_client(settings, session, token=None),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        authorize=authorize,  # type: ignore[arg-type] # None, "not ours", is an answer that Bolt knows
        process_before_response=wait_for_listeners,
    )
    app.use(door.let_in)
    handlers.register(app)
    return app


def _own_token(settings: Settings, workspace: WorkspaceId) -> Tokens:
    """The token of the settings, for its own workspace."""

    async def own_token(asked: WorkspaceId) -> str | None:
        return settings.slack_bot_token.get_secret_value() if asked == workspace else None

    return own_token


async def _who_we_are(settings: Settings, client: AsyncWebClient, session: aiohttp.ClientSession) -> AuthorizeResult:
    """Who the token is, and in which workspace; the session is closed when Slack does not say."""
    try:
        said = await client.auth_test()
    except BaseException:
        await session.close()
        raise
    return AuthorizeResult(
        enterprise_id=said.get("enterprise_id"),
        team_id=str(said["team_id"]),
        bot_user_id=said.get("user_id"),
        bot_id=said.get("bot_id"),
        bot_token=settings.slack_bot_token.get_secret_value(),
    )


def _client(settings: Settings, session: aiohttp.ClientSession, *, token: str | None) -> AsyncWebClient:
    """For requests that may be repeated; what must not be posted twice goes through delivery."""
    return AsyncWebClient(
        token=token,
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=[
            AsyncConnectionErrorRetryHandler(max_retry_count=2),
            AsyncRateLimitErrorRetryHandler(max_retry_count=3),
            AsyncServerErrorRetryHandler(max_retry_count=1),
        ],
    )


def _composer(programme: Programme) -> Compose:
    """What delivery asks at the moment of sending: the message as things are now, or why not."""

    async def compose(tx: Transaction, nudge: Nudge, now: datetime) -> Message | Wait | Skip:
        letter = await programme.writing.letter(tx, nudge, now)
        return letter if isinstance(letter, Wait | Skip) else draw(letter, nudge)

    return compose
