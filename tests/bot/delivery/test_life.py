"""A state machine plays with a nudge's life on a real database: claims, crashes, answers, lookups, cancels, erasure.

`LIVES` says how many lives are played; more than a few are different ones each time.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import aiohttp
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.delivery import DeliveryWorker, SlackLine
from bot.delivery.consequences import Outcome
from bot.delivery.sending import Addressed, Begun, begin, settle
from handlers.blocks.block_kit import Message
from mentoring.model import ChannelId, MemberId
from mentoring.nudges.evidence import ApiOutcome, Evidence, Lookup
from mentoring.nudges.model import TERMINAL, Nudge, NudgeState, Skip, Wait
from mentoring.nudges.reasons import SkipReason, WaitReason
from mentoring.nudges.transitions import TRANSITIONS
from mentoring.ports import Transaction
from simulator.quick_database import quick_database
from storage.database import Database
from storage.outbox.claims import claim_uncertain
from storage.outbox.keys import read_nudges
from storage.outbox.maintenance import violations
from tests.bot.delivery.harness import QUICK, nothing
from tests.storage.facts import HERE, a_nudge
from tests.tables import migrated

T = TypeVar("T")
START = datetime(2026, 12, 1, 8, tzinfo=UTC)
FEW_LIVES = 25
LIVES = int(os.environ.get("LIVES", FEW_LIVES))
PEOPLE = st.integers(0, 2)


class Life(RuleBasedStateMachine):
    """Any interleaving of what workers, Slack, people and time can do."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.now = START
        self.nudges: dict[str, Nudge] = {}
        self.arrived: dict[str, int] = {}
        self.claimed: list[Nudge] = []
        self.begun: list[Begun] = []
        self.outcomes: list[Outcome] = []
        self.reading: list[Nudge] = []
        self.erased: set[str] = set()
        self.said: Message | Wait | Skip = Message(text="hello")

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    @initialize()
    def open(self) -> None:
        async def opened() -> tuple[Database, aiohttp.ClientSession]:
            database = await migrated(quick_database())
            return database, aiohttp.ClientSession()

        self.database, self.session = self.run(opened())
        self.workers = [self._worker(f"worker {number}") for number in range(2)]

    def _worker(self, owner: str) -> DeliveryWorker:
        async def compose(_tx: Transaction, _nudge: Nudge, _now: datetime) -> Message | Wait | Skip:
            return self.said

        async def tokens(_workspace: str) -> str:
            return "never used"

        async def made() -> DeliveryWorker:
            return DeliveryWorker(
                database=self.database,
                slack=SlackLine(session=self.session, base_url="", tokens=tokens),
                compose=compose,
                delivered=nothing,
                clock=lambda: self.now,
                limits=QUICK,
                owner=owner,
            )

        return self.run(made())

    @rule(person=PEOPLE, ahead=st.integers(0, 3), lasts=st.integers(1, 30))
    def plan(self, person: int, ahead: int, lasts: int) -> None:
        nudge = a_nudge(MemberId(f"U{person}"), at=self.now + timedelta(minutes=ahead), lasts=timedelta(minutes=lasts))

        async def planned() -> None:
            async with self.database.transaction(HERE) as tx:
                assert await tx.nudges.plan([nudge]) == 1

        self.run(planned())
        self.nudges[nudge.id] = nudge

    @rule(which=st.integers(0, 1))
    def claim(self, which: int) -> None:
        self.claimed += [nudge for nudge, _ in self.run(self.workers[which]._claim(10))]

    @rule(which=st.integers(0, 1), said=st.sampled_from(["message", "message", "message", "wait", "skip"]))
    def let_go(self, which: int, said: str) -> None:
        wait = Wait(until=self.now + timedelta(minutes=2), reason=WaitReason.SNOOZED)
        self.said = {"message": Message(text="hello"), "wait": wait, "skip": Skip(reason=SkipReason.LEFT)}[said]
        together = [Addressed(nudge=nudge, channel=ChannelId(f"D{nudge.id}")) for nudge in self.claimed]
        self.claimed = []
        if together:
            begun = self.run(begin(self.workers[which]._state, together))
            self.begun += [one for one in begun if one is not None]

    @rule(arrives=st.booleans(), verdict=st.sampled_from([*Evidence]))
    def post(self, arrives: bool, verdict: Evidence) -> None:
        """Slack answers truthfully where its answer says something, and anything may happen where it does not."""
        if not self.begun:
            return
        one = self.begun.pop()
        if self.now - (one.nudge.last_attempt_at or self.now) > QUICK.start_within:
            answer = ApiOutcome(verdict=Evidence.NOT_SENT, error="not_posted")
        else:
            known = verdict is not Evidence.UNCERTAIN
            if verdict is Evidence.SENT or (not known and arrives):
                self.arrived[one.nudge.id] = self.arrived.get(one.nudge.id, 0) + 1
            answer = ApiOutcome(verdict=verdict, error=verdict.name, ts="1.0" if verdict is Evidence.SENT else None)
        self.outcomes.append(Outcome(nudge=one.nudge, answer=answer, tried_at=self.now))

    @rule(which=st.integers(0, 1))
    def write_down(self, which: int) -> None:
        if self.outcomes:
            together, self.outcomes = self.outcomes, []
            self.run(settle(self.workers[which]._state, together))

    @rule(dies=st.sampled_from(["claimed", "begun", "outcomes", "reading"]))
    def crash(self, dies: str) -> None:
        getattr(self, dies).clear()

    @rule(seconds=st.sampled_from([1, 10, 61, 61, 300]))
    def time_passes(self, seconds: int) -> None:
        # A post and its answer take ten seconds at most, so what is on its way is over before a longer time has passed.
        if seconds > 10 and self.outcomes:
            self.write_down(0)
        self.now += timedelta(seconds=seconds)

    @rule(which=st.integers(0, 1))
    def reap(self, which: int) -> None:
        self.run(self.workers[which].reap())

    @rule()
    def take_to_look_up(self) -> None:
        async def taken() -> list[Nudge]:
            async with self.database.begin() as connection:
                return await claim_uncertain(connection, owner="worker 0", now=self.now, lease=QUICK.lease, capacity=10)

        self.reading += self.run(taken())

    @rule(readable=st.booleans())
    def look_up(self, readable: bool) -> None:
        together, self.reading = self.reading, []
        outcomes = [
            Outcome(nudge=nudge, answer=self._history(nudge) if readable else Lookup(error="500"), tried_at=self.now)
            for nudge in together
        ]
        if outcomes:
            self.run(settle(self.workers[0]._state, outcomes))

    def _history(self, nudge: Nudge) -> Lookup:
        return Lookup(ts="1.0") if self.arrived.get(nudge.id) else Lookup()

    @rule(
        which=st.integers(0, 1),
        arrives=st.booleans(),
        verdict=st.sampled_from([*Evidence]),
        then=st.sampled_from(["is written down", "is lost", "is late"]),
    )
    def deliver(self, which: int, arrives: bool, verdict: Evidence, then: str) -> None:
        """The steps above in their usual order, so that long stories are found soon."""
        self.claim(which)
        self.let_go(which, "message")
        while self.begun:
            self.post(arrives, verdict)
        if then == "is written down":
            self.write_down(which)
        elif then == "is lost":
            self.crash("outcomes")

    @rule(which=st.integers(0, 1), readable=st.booleans())
    def a_while_later(self, which: int, readable: bool) -> None:
        """A lease is over, and what it left behind is settled."""
        self.time_passes(61)
        self.reap(which)
        self.take_to_look_up()
        self.look_up(readable)

    @rule(person=PEOPLE)
    def leave(self, person: int) -> None:
        async def left() -> None:
            async with self.database.transaction(HERE) as tx:
                await tx.nudges.skip(SkipReason.LEFT, member=MemberId(f"U{person}"))

        self.run(left())

    @rule(person=PEOPLE)
    def erase(self, person: int) -> None:
        async def gone() -> None:
            async with self.database.transaction(HERE) as tx:
                await tx.members.erase(MemberId(f"U{person}"))

        self.run(gone())
        self.erased |= {nudge.id for nudge in self.nudges.values() if nudge.to == (MemberId(f"U{person}"),)}

    @rule()
    def install_again(self) -> None:
        self.run(self.workers[0].resume(HERE))

    @invariant()
    def only_steps_that_a_nudge_may_take(self) -> None:
        for nudge in self._present().values():
            before = self.nudges[nudge.id]
            if nudge.state is not before.state:
                assert self._reachable(before.state, nudge.state), f"{before.state} → {nudge.state}"
            if before.state in TERMINAL:
                assert nudge == before
            assert nudge.fence >= before.fence
            self.nudges[nudge.id] = nudge

    @invariant()
    def nothing_arrives_twice(self) -> None:
        assert all(number == 1 for number in self.arrived.values())

    @invariant()
    def what_is_sent_arrived_and_what_ended_unsent_for_sure_did_not(self) -> None:
        for nudge in self._present().values():
            if nudge.state is NudgeState.SENT:
                assert nudge.id in self.arrived
                assert nudge.slack_ts == "1.0"
            if nudge.state in {NudgeState.SKIPPED, NudgeState.EXPIRED, NudgeState.DEAD}:
                assert nudge.id not in self.arrived
                assert nudge.reason

    def teardown(self) -> None:
        """In the end everything ends, and no rule is broken."""
        if not hasattr(self, "database"):
            return
        self.claimed, self.begun, self.outcomes, self.reading = [], [], [], []
        for _ in range(4):
            self.now += timedelta(minutes=31)
            self.reap(1)
            self.take_to_look_up()
            self.look_up(True)
        self.only_steps_that_a_nudge_may_take()
        assert all(nudge.state in TERMINAL for nudge in self._present().values())
        self.what_is_sent_arrived_and_what_ended_unsent_for_sure_did_not()

        async def closed() -> None:
            async with self.database.begin() as connection:
                assert await violations(connection, self.now + timedelta(days=1)) == []
            await self.session.close()
            await self.database.close()

        self.run(closed())
        self.loop.close()

    def _present(self) -> dict[str, Nudge]:
        """The nudges as they are, without those of erased people."""

        async def read() -> dict[str, Nudge]:
            async with self.database.begin() as connection:
                found = await read_nudges(connection, [(HERE, replace(one).id) for one in self.nudges.values()])
            return {nudge.id: nudge for nudge in found.values()}

        if not self.nudges:
            return {}
        present = self.run(read())
        assert set(self.nudges) - set(present) <= self.erased
        return present

    def _reachable(self, before: NudgeState, after: NudgeState) -> bool:
        """Whether a nudge can have come from one state to the other within one rule."""
        seen, front = {before}, {before}
        for _ in range(3):
            front = {to for state in front for to in TRANSITIONS.get(state, ())} - seen
            seen |= front
        return after in seen


Life.TestCase.settings = settings(
    max_examples=LIVES,
    stateful_step_count=50,
    deadline=None,
    derandomize=LIVES == FEW_LIVES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestLife = Life.TestCase
