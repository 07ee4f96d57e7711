"""The runner of led sessions: switches turns when their time is over and keeps one message of each up to date in Slack.

An edit repeats until Slack has confirmed it, since it always carries what is true now; a line that says "Switch" is
recorded before it is sent, and so comes at most once. Whoever edits holds the message for a few seconds: a replica that
died is followed within those, not within the outbox's minute.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.held_messages import (
    HeldMessage,
    MessageOutcome,
    again,
    is_to_draw,
    note_late,
    rests_until,
    says_switch,
)
from bot.slack.http import only_while
from bot.slack.outbound import SlackLine
from handlers.blocks.block_kit import Message
from handlers.blocks.led_sessions import led_session, switch
from handlers.texts import Texts, texts
from mentoring.led_sessions import LedSession
from mentoring.model import ChannelId, Language, SessionId, WorkspaceId
from mentoring.nudges.evidence import ApiOutcome, Evidence
from mentoring.ports import Clock, Transaction
from mentoring.programme.led_sessions import LedSessions
from storage.database import Database
from storage.led_sessions import EditPace, EditPaces, LiveRows, channel_of, next_due, workspaces_due
from storage.outbox.budgets import pause
from storage.tables import LedSessionRow

logger = logging.getLogger(__name__)

IS_GONE = frozenset({"message_not_found", "channel_not_found", "cant_update_message", "edit_window_closed"})
"""What Slack calls it when the message cannot be edited any more: it was deleted, or never was ours."""

NOBODY_TO_TELL = frozenset({Evidence.DEAD, Evidence.GONE, Evidence.REOPEN})
"""Refused for good; the next switch tries again."""

TIMED_OUT = ApiOutcome(verdict=Evidence.UNCERTAIN, error="timeout")

LONGEST_RETRY = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class LiveLimits:
    """How fast and for how long. `chat.update` is tier 3, 50 a minute in a workspace: rate and burst together stay
    below, with room for what else is edited. `lease` is longer than a request may take, and as long as a switch may be
    late when its replica dies; `settle` is how long a request may still be on its way.
    """

    pace: EditPace = field(default_factory=lambda: EditPace(per_minute=34, burst=13))
    lease: timedelta = timedelta(seconds=6)
    http: timedelta = timedelta(seconds=4)
    settle: timedelta = timedelta(seconds=20)
    retry: timedelta = timedelta(seconds=2)
    due: int = 1000
    sessions: int = 50


OnOver = Callable[[WorkspaceId, LedSession], Awaitable[None]]
"""Called after a session that nobody ended has come to its end."""


class LedSessionRunner:
    """Drives the led sessions of every workspace in a database; any number of runners may share a PostgreSQL.

    It waits for no time to pass: what is not due stays in the database, and `next_wake` says when something is.
    """

    def __init__(
        self,
        *,
        database: Database,
        slack: SlackLine,
        led_sessions: LedSessions,
        over: OnOver,
        clock: Clock,
        limits: LiveLimits | None = None,
    ) -> None:
        """`led_sessions` are the programme's rules, `over` what it does when time has ended a session."""
        self.limits = limits or LiveLimits()
        self._database = database
        self._slack = slack
        self._led_sessions = led_sessions
        self._over = over
        self._clock = clock
        self._running: set[asyncio.Task[None]] = set()
        self.shown = 0
        """How many messages Slack has taken from this runner."""

    async def run(self, *, wait: bool = True) -> int:
        """Do all that is due now; how many messages were begun. Without `wait`, they go on after the return."""
        now = self._clock()
        async with self._database.begin() as connection:
            due = await workspaces_due(connection, now, self.limits.due)
        begun = [self._start(self._draw(drawing)) for each in due for drawing in await self._claim(each)]
        if wait and begun:
            await asyncio.wait(begun)
        return len(begun)

    async def show(self, workspace: WorkspaceId) -> None:
        """Somebody pressed something there: bring what it changed up to date, unless somebody is at it already."""
        while drawings := await self._claim(workspace):
            await asyncio.wait([self._start(self._draw(drawing)) for drawing in drawings])

    async def next_wake(self) -> datetime | None:
        """When the next thing is due; None when no session goes on."""
        async with self._database.begin() as connection:
            return await next_due(connection)

    async def drain(self) -> None:
        """Wait for what is on its way: each request has its bound."""
        while self._running:
            await asyncio.wait(self._running)

    def _start(self, work: Awaitable[None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("a led session was not drawn", exc_info=error)

    async def _claim(self, workspace: WorkspaceId) -> Sequence[HeldMessage]:
        """Move on what is due in a workspace, and take what must be drawn, the longest waiting first.

        Once the workspace's edits are used up the rest waits as it is: what time did to it is reckoned when it is
        drawn.
        """
        now = self._clock()
        found: list[HeldMessage] = []
        ended: list[LedSession] = []
        async with self._database.begin(workspace) as connection:
            tx = self._database.unit(connection, workspace)
            rows, paces = LiveRows(connection, workspace), EditPaces(connection, workspace)
            due = await rows.due(now, self.limits.sessions)
            for row in sorted(due, key=lambda row: row.ts is not None):  # a post takes nothing from the edits
                if await self._bring_up_to(tx, row, now):
                    ended.append(row.led)
                if not is_to_draw(row, now):
                    row.wake_at, row.lease_until = rests_until(row), None
                elif row.ts is None or await paces.take(now, self.limits.pace) is None:
                    shown = led_session(_texts(row.led), await self._led_sessions.view(tx, row.led))
                    found.append(self._take(workspace, row, shown, now))
                else:
                    await rows.put(row)
                    break
                await rows.put(row)
        for led in ended:
            await self._over(workspace, led)
        return found

    async def _bring_up_to(self, tx: Transaction, row: LedSessionRow, now: datetime) -> bool:
        """Move on what time has moved on; whether it has ended by that."""
        went_on = not row.led.is_over
        row.led = await self._led_sessions.as_of(tx, row.led, now)
        row.version = row.led.version
        if row.channel is None:
            mentorship = await tx.mentorships.get(row.led.mentorship)
            row.channel = mentorship.channel if mentorship else None
        return went_on and row.led.is_over

    def _take(self, workspace: WorkspaceId, row: LedSessionRow, shown: Message, now: datetime) -> HeldMessage:
        """Hold the row for as long as a request takes. Whoever held it before has died with a request on its way."""
        if row.lease_until is not None:
            row.settle_at = now + self.limits.settle
        row.fence += 1
        row.lease_until = row.wake_at = now + self.limits.lease
        pings = says_switch(row)
        if pings:
            row.pinged = row.led.at
        return HeldMessage(
            workspace=workspace,
            session=row.session_id,
            run=row.run,
            fence=row.fence,
            version=row.version,
            members=row.led.members,
            channel=channel_of(row),
            ts=row.ts,
            shown=shown,
            ping=switch(_texts(row.led), row.led) if pings else None,
            began=now,
            until=row.lease_until,
        )

    async def _draw(self, drawing: HeldMessage) -> None:
        """Post or edit, and write down what Slack said."""
        drawn = MessageOutcome(drawing=drawing, outcome=TIMED_OUT, channel=drawing.channel)
        try:
            with only_while(lambda: self._clock() < drawing.until):
                async with asyncio.timeout(self.limits.http.total_seconds()):
                    drawn = await self._ask(drawing)
        except TimeoutError:
            pass
        await self._settle(drawn)

    async def _ask(self, drawing: HeldMessage) -> MessageOutcome:
        channel = drawing.channel or await self._conversation(drawing)
        if isinstance(channel, ApiOutcome):
            return MessageOutcome(drawing=drawing, outcome=channel, channel=None)
        if drawing.ts is None:
            outcome = await self._slack.say(drawing.workspace, channel, drawing.shown)
        else:
            outcome = await self._slack.replace(drawing.workspace, channel, drawing.ts, drawing.shown)
        pinged = None
        if drawing.ping is not None and outcome.verdict is Evidence.SENT:
            pinged = (await self._slack.say(drawing.workspace, channel, drawing.ping)).ts
        return MessageOutcome(drawing=drawing, outcome=outcome, channel=channel, pinged=pinged)

    async def _conversation(self, drawing: HeldMessage) -> ChannelId | ApiOutcome:
        return await self._slack.open(drawing.workspace, drawing.members)

    async def _settle(self, drawn: MessageOutcome) -> None:
        """Write down what came of it; when somebody else holds the message by now, only what Slack has confirmed."""
        drawing, now = drawn.drawing, self._clock()
        async with self._database.begin(drawing.workspace) as connection:
            rows = LiveRows(connection, drawing.workspace)
            row = await rows.one(SessionId(drawing.session))
            if row is None or row.fence != drawing.fence or row.lease_until is None:
                await note_late(rows, row, drawn)
                return
            row.lease_until, row.channel = None, drawn.channel
            row.pings = (*row.pings, drawn.pinged) if drawn.pinged else row.pings
            self._note(row, drawn, now)
            await rows.put(row)
            if drawn.outcome.verdict is Evidence.LIMITED:
                wait = drawn.outcome.retry_after or LONGEST_RETRY
                await EditPaces(connection, drawing.workspace).block(now + wait)
            elif drawn.outcome.verdict is Evidence.PAUSE:
                await pause(connection, drawing.workspace, drawn.outcome.error, now)

    def _note(self, row: LedSessionRow, drawn: MessageOutcome, now: datetime) -> None:
        drawing, outcome = drawn.drawing, drawn.outcome
        if outcome.verdict is Evidence.SENT:
            self.shown += 1
            row.ts = drawing.ts or row.ts or outcome.ts
            row.shown = max(row.shown, drawing.version)
            if row.settle_at is not None and row.settle_at <= drawing.began:
                row.settle_at = None
            row.wake_at = now if row.shown < row.version else rests_until(row)
        elif drawing.ts is not None and outcome.error in IS_GONE:
            row.ts = None
            if row.led.is_over:
                self._given_up(row, outcome)
            else:
                again(row, now)
        elif outcome.verdict in NOBODY_TO_TELL:
            row.channel = drawing.channel if drawing.ts else None
            self._given_up(row, outcome)
        else:
            if outcome.verdict is Evidence.UNCERTAIN and drawing.ts is not None:
                row.settle_at = now + self.limits.settle
            row.wake_at = now + self._wait(row.led, now)

    def _wait(self, led: LedSession, now: datetime) -> timedelta:
        """The longer Slack has not taken it, the longer the next try waits."""
        since = now - (led.ended_at or led.turn_began_at)
        return min(max(self.limits.retry, since / 4), LONGEST_RETRY)

    @staticmethod
    def _given_up(row: LedSessionRow, outcome: ApiOutcome) -> None:
        facts = {"workspace": row.workspace_id, "channel": row.channel, "error": outcome.error}
        logger.error("a led session cannot be shown", extra=facts)
        row.shown, row.settle_at = row.version, None
        row.wake_at = rests_until(row)


def _texts(led: LedSession) -> Texts:
    """The translator into the language in which the session was begun, which its questions are in."""
    return texts(Language.of(led.language))
