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
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot import fixes
from bot.clock import utc_now
from bot.config import Settings
from bot.delivery import Compose, Courier, Limits, SlackLine, Tokens
from bot.directory import SlackDirectory
from bot.middleware import Doorkeeper
from bot.pairing_pool import PairingPool
from bot.replies import Replies
from bot.surfaces import SlackSurfaces
from bot.turns import Turns
from bot.wire import slack_session
from handlers.blocks.kit import Message
from handlers.blocks.letters import draw
from mentoring.model import MemberId, WorkspaceId
from mentoring.nudge import Nudge, Skip, Wait
from mentoring.ports import Clock, NewId, NewSeed, Transaction
from mentoring.programme import Desk, Pairer, Programme
from prompts import WorkingBank, load_bank
from prompts.taxonomy import load_taxonomy
from storage.database import Database

LAST_STROKES = 2.0
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
    courier: Courier
    surfaces: SlackSurfaces
    database: Database
    session: aiohttp.ClientSession
    pool: PairingPool
    turns: Turns
    workspace: WorkspaceId

    async def close(self) -> None:
        """Finish what is on its way, then let everything go."""
        await self.turns.drain()
        await self.courier.drain()
        with contextlib.suppress(TimeoutError):
            # What was not drawn is drawn when somebody looks at it; a Slack that says 429 is not waited for.
            await asyncio.wait_for(self.surfaces.drain(), LAST_STROKES)
        await self.pool.close()
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
    fixes.apply()
    chance = chance or real_chance()
    session = slack_session()
    token = settings.slack_bot_token.get_secret_value()
    client = _client(settings, session)
    workspace = await _who_we_are(client, session)
    pool = PairingPool()
    surfaces = SlackSurfaces(lambda _: client, database)
    programme = Programme(
        Desk(
            store=database,
            directory=SlackDirectory(lambda _: client, clock),
            surfaces=surfaces,
            bank=WorkingBank(load_bank(settings.language)),
            taxonomy=load_taxonomy(settings.topics_file),
            pairer=_pairer(pool),
            clock=clock,
            new_id=chance.new_id,
            new_seed=chance.new_seed,
            days_off=settings.days_off,
            named_organisers=frozenset(MemberId(each) for each in settings.organisers),
        )
    )
    surfaces.homes = programme.home.home

    async def own_token(asked: WorkspaceId) -> str | None:
        return token if asked == workspace else None

    courier = Courier(
        database=database,
        slack=SlackLine(session=session, base_url=settings.slack_api_url, tokens=tokens or own_token),
        compose=_composer(programme),
        delivered=programme.writing.delivered,
        clock=clock,
        limits=limits or Limits(),
    )
    turns = Turns()
    app = AsyncApp(
        client=client,
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        process_before_response=wait_for_listeners,
    )
    replies = Replies(session, settings.slack_api_url)
    door = Doorkeeper(programme, replies, None if wait_for_listeners else turns, shared=not database.is_sqlite)
    app.use(door.let_in)
    handlers.register(app)
    return Bothways(
        app=app,
        programme=programme,
        courier=courier,
        surfaces=surfaces,
        database=database,
        session=session,
        pool=pool,
        turns=turns,
        workspace=workspace,
    )


async def _who_we_are(client: AsyncWebClient, session: aiohttp.ClientSession) -> WorkspaceId:
    """The workspace of the token; the session is closed when Slack does not say."""
    try:
        return WorkspaceId(str((await client.auth_test())["team_id"]))
    except BaseException:
        await session.close()
        raise


def _client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """For requests that may be repeated; what must not be posted twice goes through delivery."""
    return AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
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


def _pairer(pool: PairingPool) -> Pairer:
    """Pairing in another process, so that nobody waits for it."""
    return pool.pair
