"""Nudges a second through the whole path, next to a loop that only calls `chat_postMessage`, as many at a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from bench.delivery.pretend import Slack, slack
from bot.clock import utc_now
from bot.delivery import DeliveryWorker, Limits, SlackLine
from bot.slack.http import slack_session
from handlers.blocks.block_kit import Message, message, section
from mentoring.model import ChannelId, MemberId, WorkspaceId
from mentoring.nudges.limits import Pace
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind, NudgeState
from mentoring.ports import Transaction
from storage.database import Database

WORKSPACES, PEOPLE = 40, 75
AT_A_TIME = 100
LIMITS = Limits(in_flight=AT_A_TIME, pace=Pace(rate=1000, burst=1000, per_claim=20), per_channel=timedelta(0))
"""The protocol as it is, without the pace that Slack asks for, which would be all that is measured."""

SAID = message(section("*Hello.* Your next session is on Monday."))


@dataclass(frozen=True, kw_only=True)
class Rate:
    """How many were sent in how long, and for how much of this process's processor time."""

    name: str
    sent: int
    seconds: float
    processor: float

    @property
    def a_second(self) -> float:
        """How many a second."""
        return self.sent / self.seconds

    @property
    def milliseconds_each(self) -> float:
        """Processor time for one, in milliseconds; what the pretend Slack and the database's server need is theirs."""
        return 1000 * self.processor / self.sent


async def measure(url: str, name: str) -> tuple[Rate, Rate]:
    """The bare loop, then the outbox over this database, against one pretend Slack."""
    async with slack(WORKSPACES, PEOPLE) as here:
        bare = await _bare(here)
        return bare, await _outbox(here, url, name)


async def _bare(here: Slack) -> Rate:
    """Post everything, so many at a time, and remember nothing."""
    places = [(team, channel) for team, channels in here.channels.items() for channel in channels]
    queue = iter(places)
    async with slack_session() as session:
        clients = {
            team: AsyncWebClient(token=token, base_url=here.api_url, session=session, retry_handlers=[])
            for team, token in here.tokens.items()
        }

        async def worker(queue: Iterator[tuple[str, str]]) -> None:
            for team, channel in queue:
                await clients[team].chat_postMessage(channel=channel, text=SAID.text, blocks=list(SAID.blocks))

        began, used = time.monotonic(), time.process_time()
        await asyncio.gather(*(worker(queue) for _ in range(AT_A_TIME)))
        seconds, processor = time.monotonic() - began, time.process_time() - used
        return Rate(name="bare chat_postMessage", sent=len(places), seconds=seconds, processor=processor)


async def _outbox(here: Slack, url: str, name: str) -> Rate:
    """Claim, commit, post, commit, for each of as many nudges."""
    database = await Database.open(url)
    await database.migrate()
    now = utc_now()
    for team, channels in here.channels.items():
        async with database.transaction(WorkspaceId(team)) as tx:
            await tx.nudges.plan(_nudge(team, channel, now) for channel in channels)

    async def token(team: WorkspaceId) -> str | None:
        return here.tokens.get(team)

    async def compose(_tx: Transaction, _nudge: Nudge, _now: datetime) -> Message:
        return SAID

    async def nothing(_tx: Transaction, _nudge: Nudge) -> None:
        return None

    async with slack_session() as session:
        worker = DeliveryWorker(
            database=database,
            slack=SlackLine(session=session, base_url=here.api_url, tokens=token),
            compose=compose,
            delivered=nothing,
            clock=utc_now,
            limits=LIMITS,
        )
        began, used = time.monotonic(), time.process_time()
        tally = await worker.dispatch()
        seconds, processor = time.monotonic() - began, time.process_time() - used
        rate = Rate(name=name, sent=tally[NudgeState.SENT], seconds=seconds, processor=processor)
    await database.close()
    return rate


def _nudge(team: str, channel: str, now: datetime) -> Nudge:
    return Nudge(
        id=NudgeId(f"{team}-{channel}"),
        workspace=WorkspaceId(team),
        kind=NudgeKind.AGENDA,
        to=(MemberId(f"U{channel}"),),
        subject="bench",
        dedupe_key=channel,
        due_at=now,
        not_before=now,
        expires_at=now + timedelta(days=1),
        channel=ChannelId(channel),
    )


def on_sqlite(folder: Path, run: int) -> str:
    """The address of a new file in a folder."""
    return f"sqlite:///{folder}/throughput-{run}.db"
