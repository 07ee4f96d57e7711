"""The runner of led sessions: crashes, two replicas, refusals, lost answers, and what an idle tick costs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import cast

import pytest
from sqlalchemy import event

from bot.delivery.led_sessions import LedSessionRunner, LiveLimits
from bot.slack.outbound import SlackLine
from handlers.blocks.block_kit import Message
from mentoring.led_sessions import LedSession
from mentoring.model import ChannelId, Member, MemberId, WorkspaceId
from mentoring.nudges.evidence import ApiOutcome
from mentoring.programme import Services
from mentoring.programme.led_sessions import LedSessions
from simulator.faults import Fault, FaultPlan
from simulator.workspace import Workspace
from storage.database import Database
from storage.led_sessions import EditPace
from tests.bot.delivery.harness import DeliveryHarness, people_of, staged
from tests.storage.facts import FIRST, a_cohort, a_led_session, a_mentorship, a_session

SECOND = timedelta(seconds=1)
NO_SERVICES = cast("Services", None)
"""What time does to a session needs none."""


@dataclass(kw_only=True)
class Led:
    """A session that has just begun, and where."""

    stage: DeliveryHarness
    workspace: Workspace
    session: LedSession
    over: list[LedSession] = field(default_factory=list)

    @property
    def id(self) -> WorkspaceId:
        return WorkspaceId(self.workspace.id)

    def runner(self, line: SlackLine | None = None, limits: LiveLimits | None = None) -> LedSessionRunner:
        """One as a process would start it."""
        stage = self.stage
        slack = line or SlackLine(session=stage.session, base_url=stage.slack.api_url, tokens=stage.token)
        return LedSessionRunner(
            database=stage.database,
            slack=slack,
            led_sessions=LedSessions(NO_SERVICES),
            over=self.is_over,
            clock=stage.slack.clock,
            limits=limits,
        )

    async def is_over(self, _workspace: WorkspaceId, session: LedSession) -> None:
        self.over.append(session)

    def shown(self) -> list[str]:
        """The first lines of the messages that are there, without those that say "Switch"."""
        return [text.splitlines()[0] for text in self._texts() if not text.startswith("*Switch:*")]

    def pings(self) -> list[str]:
        return [text for text in self._texts() if text.startswith("*Switch:*")]

    def _texts(self) -> list[str]:
        channels = self.workspace.team.channels.values()
        return [message.text for channel in channels for message in channel.messages.values()]

    def passes(self, seconds: float) -> None:
        self.stage.let_pass(timedelta(seconds=seconds))

    async def put(self, session: LedSession) -> None:
        async with self.stage.database.transaction(self.id) as tx:
            await tx.led_sessions.put(session, self.stage.now)

    async def now(self) -> LedSession:
        async with self.stage.database.transaction(self.id) as tx:
            found = await tx.led_sessions.get(FIRST)
        assert found is not None
        return found


@pytest.fixture
async def led(database: Database) -> AsyncIterator[Led]:
    """On each kind of database; two turns of five minutes."""
    async with staged(database, faults=FaultPlan(seed=1)) as stage:
        workspace = stage.workspace(people=2)
        both = cast("tuple[MemberId, MemberId]", tuple(map(MemberId, people_of(workspace)[-2:])))
        turns = tuple(
            replace(turn, asker=asker, answerer=answerer)
            for turn, (asker, answerer) in zip(a_led_session().turns, (both, both[::-1]), strict=True)
        )
        now = stage.now
        session = replace(a_led_session(), members=both, turns=turns, began_at=now, turn_began_at=now)
        found = Led(stage=stage, workspace=workspace, session=session)
        async with database.transaction(found.id) as tx:
            for member in both:
                await tx.members.put(Member(id=member))
            await tx.cohorts.put(a_cohort())
            await tx.mentorships.put(replace(a_mentorship(), members=both))
            await tx.sessions.put(a_session())
            await tx.led_sessions.put(session, now)
        yield found


class DyingLine(SlackLine):
    """Slack took it, and the process is no more."""

    async def replace(self, workspace: WorkspaceId, channel: ChannelId, ts: str, message: Message) -> ApiOutcome:
        await super().replace(workspace, channel, ts, message)
        raise asyncio.CancelledError


class StillbornLine(SlackLine):
    """The process is no more before Slack hears anything."""

    async def replace(self, *_: object) -> ApiOutcome:
        raise asyncio.CancelledError


def dying(led: Led, kind: type[SlackLine]) -> LedSessionRunner:
    stage = led.stage
    return led.runner(kind(session=stage.session, base_url=stage.slack.api_url, tokens=stage.token))


async def test_it_switches_at_its_second_and_ends_by_itself(led: Led) -> None:
    runner = led.runner()
    await runner.run()
    assert led.shown() == ["Session 1, turn 1 of 2"]
    led.passes(300)
    await runner.run()
    assert led.shown() == ["Session 1, turn 2 of 2"]
    led.passes(300)
    await runner.run()
    assert led.shown()[0].startswith("*That was session 1.*")
    assert [each.session for each in led.over] == [led.session.session]
    assert await runner.next_wake() is None


@pytest.mark.parametrize("kind", [DyingLine, StillbornLine])
async def test_who_dies_over_an_edit_is_followed_within_seconds(led: Led, kind: type[SlackLine]) -> None:
    await led.runner().run()
    led.passes(300)
    await dying(led, kind).run()
    after = led.runner()
    assert await after.run() == 0, "it is held"
    led.passes(LiveLimits().lease.total_seconds())
    await after.run()
    assert led.shown() == ["Session 1, turn 2 of 2"]
    led.passes(LiveLimits().settle.total_seconds())
    assert await after.run() == 1, "what may still have been on its way is drawn over"
    assert await after.run() == 0


@pytest.mark.parametrize("kind", [DyingLine, StillbornLine])
async def test_a_ping_comes_at_most_once_whoever_dies(led: Led, kind: type[SlackLine]) -> None:
    await led.put(replace(led.session, pings=True))
    await led.runner().run()
    led.passes(300)
    await dying(led, kind).run()
    for _ in range(40):
        led.passes(1)
        await led.runner().run()
    assert len(led.pings()) <= 1


async def test_two_replicas_edit_once_and_ping_once(led: Led) -> None:
    await led.put(replace(led.session, pings=True))
    one, other = led.runner(), led.runner()
    for _ in range(620):
        led.passes(1)
        await asyncio.gather(one.run(), other.run())
    updates = led.stage.slack.ledger.calls("chat.update", accepted=True)
    assert len(updates) == 2
    assert len(led.pings()) == 1
    assert len(led.shown()) == 1
    assert len(led.over) == 1


UNCONFIRMED = [Fault.REFUSE_500, Fault.DROP, Fault.NOT_JSON, Fault.ACCEPT_THEN_RESET, Fault.ACCEPT_THEN_500]


@pytest.mark.parametrize("fault", UNCONFIRMED)
async def test_an_edit_repeats_until_it_is_confirmed(led: Led, fault: Fault) -> None:
    await led.runner().run()
    led.stage.slack.faults.add(fault, "chat.update", times=6)
    led.passes(300)
    for _ in range(60):
        await led.runner().run()
        led.passes(1)
    assert led.shown() == ["Session 1, turn 2 of 2"]
    assert (await led.now()).at == 1


async def test_an_edit_of_whoever_lost_the_message_is_drawn_over(led: Led) -> None:
    await led.runner().run()
    led.passes(300)
    slow = led.runner()
    [held] = await slow._claim(led.id)
    await led.put(replace(await led.now(), version=9, pings=True))
    led.passes(7)
    await led.runner().run()
    await slow._draw(held)
    led.passes(20)
    assert await led.runner().run() == 1


async def test_what_is_confirmed_too_late_counts_so_that_slow_replicas_get_on(led: Led) -> None:
    slow, other = led.runner(), led.runner()
    [first] = await slow._claim(led.id)
    posted = await slow._ask(first)
    led.passes(7)
    [second] = await other._claim(led.id)
    await slow._settle(posted)
    await other._settle(await other._ask(second))
    led.passes(293)
    await other.run()
    assert led.shown() == ["Session 1, turn 2 of 2", "Session 1, turn 1 of 2"], (
        "the first message is the one that goes on"
    )


async def test_many_switches_at_once_stay_within_the_tier(led: Led) -> None:
    limits = LiveLimits(pace=EditPace(per_minute=34, burst=3))
    runner = led.runner(limits=limits)
    await runner.run()
    edits = []
    for version in range(2, 30):
        await led.put(replace(led.session, version=version))
        await runner.run()
        edits.append(len(led.stage.slack.ledger.calls("chat.update")))
    assert edits[-1] == 3
    led.passes(2)
    await runner.run()
    assert len(led.stage.slack.ledger.calls("chat.update")) == 4
    led.passes(60)
    await runner.run()
    assert await runner.next_wake() == led.session.turn_ends_at


async def test_what_slack_asks_to_wait_for_is_waited_for(led: Led) -> None:
    runner = led.runner()
    await runner.run()
    led.stage.slack.faults.add(Fault.RATE_LIMIT, "chat.update", times=1, retry_after=20)
    led.passes(300)
    for _ in range(60):
        await runner.run()
        led.passes(1)
    assert [entry for entry in led.stage.slack.ledger.entries if entry.early] == []
    assert led.shown() == ["Session 1, turn 2 of 2"]


async def test_where_nothing_goes_on_a_tick_asks_one_question(led: Led) -> None:
    runner = led.runner()
    await runner.run()
    asked: list[str] = []
    engine = led.stage.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    await runner.run()
    assert len([each for each in asked if each.startswith("SELECT")]) == 1


async def test_after_an_outage_it_goes_on_and_both_have_as_much(led: Led) -> None:
    await led.runner().run()
    led.passes(300 + 240)
    await led.runner().run()
    led.passes(1)
    await led.runner().run()
    assert led.shown() == ["Session 1, turn 2 of 2"]
    now: LedSession = await led.now()
    assert {now.time_of(member) for member in now.members} == {timedelta(seconds=540)}


async def test_left_alone_for_long_it_stops_and_says_so(led: Led) -> None:
    await led.runner().run()
    led.passes(3600)
    await led.runner().run()
    assert led.shown()[0].startswith("*I lost touch during session 1*")
    began: datetime = led.session.began_at
    assert (await led.now()).ended_at == began + timedelta(hours=1)
