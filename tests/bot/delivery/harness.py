"""A stage for delivery: the pretend Slack, a database, a clock moved by hand, and workers that can be started anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp

from bot.delivery import DeliveryWorker, Limits, SlackLine
from handlers.blocks.block_kit import Message
from mentoring.model import MemberId, WorkspaceId
from mentoring.nudges.limits import Pace
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState, Skip, Wait
from mentoring.ports import Transaction
from simulator.faults import FaultPlan
from simulator.model import SlackMessage
from simulator.slack import SlackSimulator
from simulator.workspace import Workspace
from storage.database import Database, in_transaction
from storage.outbox.maintenance import violations
from tests.storage.facts import a_nudge

STEP = timedelta(seconds=1)

QUICK = Limits(pace=Pace(rate=1000, burst=1000, per_claim=50))
"""The protocol as it is, but for a workspace's rate, so that tests of other things need few ticks."""


async def say_the_subject(_tx: Transaction, nudge: Nudge, _now: datetime) -> Message | Wait | Skip:
    """What the bot says on this stage."""
    return Message(text=f"About {nudge.subject}")


async def nothing(_tx: Transaction, _nudge: Nudge) -> None:
    """The programme has nothing to do."""


@dataclass(kw_only=True)
class DeliveryHarness:
    """Everything around a worker."""

    slack: SlackSimulator
    database: Database
    session: aiohttp.ClientSession
    calls_in_transactions: list[str] = field(default_factory=list)
    _workers: int = 0

    @property
    def now(self) -> datetime:
        """The present moment on this stage."""
        return self.slack.clock()

    def workspace(self, name: str = "Acme", people: int = 1) -> Workspace:
        """A workspace with so many people."""
        workspace = self.slack.workspace(name)
        for number in range(people):
            workspace.team.add_user(f"{name} person {number}")
        return workspace

    def worker(self, limits: Limits = QUICK, **parts: Any) -> DeliveryWorker:
        """A worker as a process would start it; `parts` replace what it is made of."""
        self._workers += 1
        line = SlackLine(session=self.session, base_url=self.slack.api_url, tokens=self.token, timeout=limits.http)
        made: dict[str, Any] = {
            "database": self.database,
            "slack": line,
            "compose": say_the_subject,
            "delivered": nothing,
            "clock": self.slack.clock,
            "limits": limits,
            "owner": f"worker {self._workers}",
        }
        return DeliveryWorker(**(made | parts))

    async def token(self, workspace: WorkspaceId) -> str | None:
        """The token under which the app is installed there."""
        return next((one.bot_token for one in self.slack.workspaces if one.id == workspace), None)

    async def plan(self, *nudges: Nudge) -> None:
        """Put nudges into the outbox."""
        for workspace in sorted({nudge.workspace for nudge in nudges}):
            async with self.database.transaction(workspace) as tx:
                await tx.nudges.plan(nudge for nudge in nudges if nudge.workspace == workspace)

    async def plan_for_everybody(self, workspace: Workspace, each: int = 1, **facts: Any) -> list[Nudge]:
        """So many nudges to each person of a workspace, due now."""
        nudges = [
            a_nudge(MemberId(person), workspace=WorkspaceId(workspace.id), **({"at": self.now} | facts))
            for person in people_of(workspace)
            for _ in range(each)
        ]
        await self.plan(*nudges)
        return nudges

    async def nudge(self, nudge: Nudge) -> Nudge:
        """The nudge as it is now."""
        async with self.database.transaction(nudge.workspace) as tx:
            found = await tx.nudges.get(nudge.id)
        assert found is not None
        return found

    async def states(self, nudges: Iterable[Nudge]) -> Counter[NudgeState]:
        """How many of these nudges are in each state."""
        return Counter([(await self.nudge(nudge)).state for nudge in nudges])

    async def work(self, worker: DeliveryWorker, for_: timedelta = timedelta(hours=2)) -> None:
        """Let a worker do all there is to do, moving the clock from one moment to the next."""
        until, rounds = self.now + for_, 0
        while True:
            await worker.dispatch()
            await worker.reap()
            await worker.reconcile()
            wake = await worker.next_wake()
            if wake is None or wake > until:
                return
            rounds = 0 if wake > self.now else rounds + 1
            assert rounds < 10, "there is something to do, and it is not done"
            self.let_pass(max(wake, self.now) - self.now)

    def let_pass(self, span: timedelta) -> None:
        """Move the clock in short steps, so that what Slack does meanwhile happens in its time."""
        until = self.now + span
        while self.now < until:
            self.slack.clock.advance(min(STEP, until - self.now) if span < timedelta(hours=1) else until - self.now)

    def copies(self) -> Counter[str]:
        """How often Slack accepted a post of each nudge."""
        posts = self.slack.ledger.posts()
        return Counter(post.args["metadata"]["event_payload"]["id"] for post in posts)

    async def broken_rules(self) -> list[str]:
        """The rules that some nudge breaks now."""
        async with self.database.begin() as connection:
            return [violation.rule for violation in await violations(connection, self.now)]


def people_of(workspace: Workspace) -> list[str]:
    """The ids of those who can be written to."""
    team = workspace.team
    return [user.id for user in team.users.values() if not user.is_bot and user.id != "USLACKBOT"]


@asynccontextmanager
async def staged(database: Database, *, faults: FaultPlan | None = None) -> AsyncIterator[DeliveryHarness]:
    """A stage on this database; every request is checked to be outside of a transaction."""
    calls: list[str] = []

    async def note(_session: aiohttp.ClientSession, _context: SimpleNamespace, request: Any) -> None:
        if in_transaction():
            calls.append(str(request.url))

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(note)
    async with (
        SlackSimulator(faults=faults) as slack,
        aiohttp.ClientSession(trace_configs=[trace]) as session,
    ):
        yield DeliveryHarness(slack=slack, database=database, session=session, calls_in_transactions=calls)
        assert calls == [], "Slack was called inside a transaction"


def lag_history(workspace: Workspace, by: timedelta) -> None:
    """From now on the workspace's history shows a message only so long after it was posted."""
    team = workspace.team
    post = team.post

    def posted(*args: Any, **facts: Any) -> SlackMessage:
        message = post(*args, **facts)
        message.hidden_until = team.now() + by
        return message

    team.post = posted  # type: ignore[method-assign]


Decide = Callable[[Nudge], Message | Wait | Skip]


def always(said: Message | Wait | Skip) -> Any:
    """A `compose` that says the same of every nudge."""

    async def compose(_tx: Transaction, _nudge: Nudge, _now: datetime) -> Message | Wait | Skip:
        return said

    return compose


INTRODUCTION = NudgeKind.INTRODUCTION
