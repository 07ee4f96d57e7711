"""The worker: claims what is due, delivers it, looks up what is uncertain, and leaves nothing behind when it stops."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from uuid import uuid4

from sqlalchemy.exc import DBAPIError

from bot.delivery import after_restore, conversations, maintenance, removals, resume, sending
from bot.delivery.batches import Batch
from bot.delivery.consequences import Outcome
from bot.delivery.sending import Addressed, Begun
from bot.delivery.worker_state import Compose, OnDelivered, OnGone, Tally, WorkerState
from bot.metrics import Metrics
from bot.slack.outbound import SlackLine
from mentoring.model import ChannelId, WorkspaceId
from mentoring.nudges.limits import Limits
from mentoring.nudges.model import Nudge
from mentoring.ports import Clock, NewId
from storage.database import Database
from storage.outbox import budgets
from storage.outbox.claims import claim
from storage.outbox.conversations import Recipients, known_conversations
from storage.outbox.maintenance import Backlog, Violation, backlog, next_wake, probe
from storage.outbox.restored import restored

logger = logging.getLogger(__name__)

__all__ = ["Compose", "DeliveryWorker", "OnDelivered", "Tally"]

WORTH_A_CLAIM = 4
"""A claim is made when this fraction of the slots is free, so that claims are few and not tiny."""

LONGEST_DATABASE_WAIT = 5.0
"""Seconds between attempts to write down an answer while the database is away."""


def a_new_id() -> str:
    """An opaque id that is never used again."""
    return uuid4().hex


class DeliveryWorker:
    """Delivers the nudges of every workspace in a database; any number of workers may share a PostgreSQL.

    Nothing in it sleeps to wait for time: a nudge that must wait goes back to the plan, and `next_wake` says when there
    is something to do again. So it works on a clock that is moved by hand.
    """

    def __init__(
        self,
        *,
        database: Database,
        slack: SlackLine,
        compose: Compose,
        delivered: OnDelivered,
        clock: Clock,
        gone: OnGone | None = None,
        limits: Limits | None = None,
        new_id: NewId = a_new_id,
        metrics: Metrics | None = None,
        owner: str | None = None,
    ) -> None:
        """`compose`, `delivered` and `gone` are the programme's; `owner` names this process in the leases."""
        self.limits = limits or Limits()
        self.metrics = metrics or Metrics()
        self._state = WorkerState(
            database=database,
            slack=slack,
            compose=compose,
            delivered=delivered,
            clock=clock,
            new_id=new_id,
            limits=self.limits,
            metrics=self.metrics,
            owner=owner or a_new_id(),
            gone=gone,
        )
        self._begin: Batch[Addressed, Begun | None] = Batch(lambda batch: sending.begin(self._state, batch))
        self._settle: Batch[Outcome, None] = Batch(lambda batch: sending.settle(self._state, batch))
        self._running: set[asyncio.Task[None]] = set()
        self._posts = asyncio.Semaphore(self.limits.in_flight)
        self._slots: dict[WorkspaceId, asyncio.Semaphore] = {}
        self._stopping = False

    @property
    def in_flight(self) -> int:
        """How many nudges this process works on now."""
        return len(self._running)

    @property
    def slack(self) -> SlackLine:
        """The line to Slack."""
        return self._state.slack

    def now(self) -> datetime:
        """The present moment, by the clock that decides what is due."""
        return self._state.clock()

    async def start(self) -> None:
        """After a crash, take back what the last process held; where only one can be, without waiting for leases."""
        await self._recall_restores()
        await maintenance.reap(self._state, everybody_else=self._state.database.is_sqlite)

    async def dispatch(self, *, wait: bool = True) -> Tally:
        """Deliver all that is due now, and count what became of it.

        With `wait`, everything begun has ended on return. Without, for the heartbeat: claiming ends after
        `limits.patience`, and what is on its way goes on.
        """
        before = Counter(self._state.tally)
        until = time.monotonic() + self.limits.patience.total_seconds()
        while not self._stopping and (wait or time.monotonic() < until):
            slots = self.limits.in_flight + self.limits.ahead
            capacity = slots - len(self._running)
            if capacity * WORTH_A_CLAIM < slots:
                await asyncio.wait(self._running, timeout=1.0, return_when=asyncio.FIRST_COMPLETED)
                continue
            claimed = await self._claim(capacity)
            for nudge, channel in claimed:
                self._start(nudge, channel)
            if claimed:
                continue
            if not (wait and self._running):
                break
            await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
        if wait and self._running:
            await asyncio.wait(self._running)
        return self._state.tally - before

    async def reap(self) -> int:
        """Take nudges back from holders whose lease ran out, and end those that it is too late for; how many."""
        if any(not restored.is_confirmed for restored in self._state.restored.values()):
            await self._recall_restores()
        return await maintenance.reap(self._state)

    async def reconcile(self) -> int:
        """Look up the uncertain nudges whose time has come; how many."""
        return await maintenance.reconcile(self._state, self._settle)

    async def audit(self) -> Sequence[Violation]:
        """What is as it must never be."""
        return await maintenance.audit(self._state)

    async def retention(self) -> int:
        """Delete what is older than we keep it; how many rows."""
        return await maintenance.retention(self._state)

    async def take_back(self) -> int:
        """Remove from Slack what was said about those who were erased; how many requests that took."""
        return await removals.remove(self._state)

    async def next_wake(self) -> datetime | None:
        """The next instant at which there is something to do; None when nothing is planned or on its way."""
        async with self._state.database.begin() as connection:
            return await next_wake(connection)

    async def backlog(self) -> Backlog:
        """What waits to be delivered."""
        async with self._state.database.begin() as connection:
            return await backlog(connection, self._state.clock())

    async def probe(self) -> None:
        """Write something and commit it. Raises what the database raises when it cannot."""
        async with self._state.database.begin() as connection:
            await probe(connection, self._state.clock())

    async def pause(self, workspace: WorkspaceId, why: str) -> None:
        """Write nothing more to a workspace; what is planned waits until `resume`, or expires."""
        async with self._state.database.begin(workspace) as connection:
            await budgets.pause(connection, workspace, why, self._state.clock())

    async def resume(self, workspace: WorkspaceId) -> None:
        """The app was installed again: go on."""
        await resume.resume(self._state, workspace)

    async def revive(self) -> int:
        """Ask in each paused workspace whether we are welcome again, and go on where we are; how many."""
        return await resume.revive(self._state)

    async def drain(self) -> int:
        """Claim no more, let what is on its way arrive, and give the rest back; the number still on its way after
        `limits.shutdown_timeout`, which the next process looks up when their lease is over.
        """
        self._stopping = True
        left = set(self._running)
        if left:
            _, left = await asyncio.wait(left, timeout=self.limits.shutdown_timeout.total_seconds())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self._begin.finish()
        await self._settle.finish()
        await maintenance.give_back(self._state)
        return len(left)

    async def _claim(self, capacity: int) -> list[tuple[Nudge, ChannelId | None]]:
        """Due nudges that are ours now, each with its channel where that is known."""
        state = self._state
        async with state.database.begin() as connection:
            nudges = await claim(
                connection,
                owner=state.owner,
                now=state.clock(),
                lease=self.limits.lease,
                pace=self.limits.pace,
                capacity=capacity,
            )
            unaddressed = [_group(nudge) for nudge in nudges if nudge.channel is None]
            known = await known_conversations(connection, unaddressed)
        for nudge in nudges:
            state.log(nudge, "claimed")
        return [(nudge, nudge.channel or known.get(_group(nudge))) for nudge in nudges]

    def _start(self, nudge: Nudge, channel: ChannelId | None) -> None:
        """Deliver one nudge beside the others."""
        task = asyncio.create_task(self._deliver(nudge, channel))
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """One nudge is done with, or what failed is logged: its lease brings it back."""
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("a delivery failed", exc_info=error)

    async def _deliver(self, nudge: Nudge, channel: ChannelId | None) -> None:
        """The way of one claimed nudge."""
        slots = self._slots.setdefault(nudge.workspace, asyncio.Semaphore(self.limits.per_workspace))
        async with slots:
            where = channel or await conversations.opened(self._state, nudge)
            if isinstance(where, Outcome):
                await self._record(where)
                return
            addressed = Addressed(nudge=nudge, channel=where, opened=channel is None)
            if self._stopping or await self._was_said_before_a_restore(addressed):
                return
            begun = await self._begin.add(addressed)
            if begun is not None:
                async with self._posts:
                    outcome = await sending.post(self._state, begun)
                await self._record(outcome)

    async def _was_said_before_a_restore(self, addressed: Addressed) -> bool:
        """Whether a restored database must not simply post it; then what came of it is written down."""
        since = self._state.restored.get(addressed.nudge.workspace)
        if (
            since is None
            or (outcome := await after_restore.outcome_without_posting(self._state, since, addressed)) is None
        ):
            return False
        await self._record(outcome)
        return True

    async def _recall_restores(self) -> None:
        """Which workspaces were restored from a backup: that happens only while no bot runs."""
        async with self._state.database.begin() as connection:
            self._state.restored = await restored(connection)

    async def _record(self, outcome: Outcome) -> None:
        """Write down what came of it, and do not give up while the database is away."""
        wait = 0.1
        while True:
            with suppress(DBAPIError, OSError):
                await self._settle.add(outcome)
                return
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_DATABASE_WAIT)


def _group(nudge: Nudge) -> Recipients:
    """Whom a nudge goes to."""
    return nudge.workspace, nudge.to
