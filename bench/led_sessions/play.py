"""One run: so many sessions, begun within so long; replicas in processes of their own; and what Slack saw."""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bench.led_sessions.fast import BEGINS, FastClock
from bench.led_sessions.seen import Place, Seen, look
from mentoring.led_sessions import LedSession
from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Level,
    Member,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Profile,
    SessionId,
    WorkspaceId,
)
from simulator.rates import RateLimits
from simulator.slack import SlackSimulator
from storage.database import Database

ROOT = Path(__file__).parent.parent.parent
SPRING = CohortId("spring")
MINUTES = 30
PINGED, STRETCHED = 2, 3
"""Every second session pings, and in every third somebody needs longer once."""

GETS_READY = 40.0
"""Seconds of this machine's in which the replicas start; then the clock begins to show `BEGINS`."""

NEEDS_LONGER_AFTER = 400
"""Seconds into the session."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is played. `kills`: at which minutes the first replica is killed, to be started again."""

    workspaces: int
    sessions: int
    within: timedelta
    replicas: int
    speed: float
    kills: tuple[float, ...] = ()
    seed: int = 20270201


async def play(plan: Plan, database_url: str) -> Seen:
    """Play it, and look at what Slack accepted."""
    clock = FastClock(time.time(), plan.speed)
    async with SlackSimulator(clock=clock, settles=False) as slack:
        places = await _seed(plan, slack, database_url)
        origin = time.time() + GETS_READY
        clock.begin_at(origin)
        slack.world.rates = RateLimits(clock, enforced=True, seconds=clock.seconds)
        tokens = {each.id: each.bot_token for each in slack.workspaces}
        given = {"api_url": slack.api_url, "tokens": tokens, "database": database_url, "origin": origin}
        started = (Replica.start({**given, "speed": plan.speed}) for _ in range(plan.replicas))
        replicas = await asyncio.gather(*started)
        if clock.seconds() > 0:
            raise RuntimeError("the replicas took too long to start")
        await asyncio.gather(_press(clock, places, replicas[-1]), _kill(plan, clock, replicas))
        await _until(clock, plan.within.total_seconds() + (MINUTES + 7) * 60)
        for replica in replicas:
            await replica.stop()
        led = await _led(places, database_url)
        return look(places, led, slack.ledger.entries)


class Replica:
    """A process that runs the bot."""

    def __init__(self, given: dict[str, object]) -> None:
        """Not started."""
        self._given = given
        self._process: asyncio.subprocess.Process | None = None

    @classmethod
    async def start(cls, given: dict[str, object]) -> Replica:
        """Started, and ready."""
        made = cls(given)
        await made.begin()
        return made

    async def begin(self) -> None:
        """Start the process, again after a kill."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.led_sessions.replica"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
        )
        await self.tell(self._given)

    async def tell(self, line: dict[str, object]) -> None:
        """Say a line, and wait for the answer."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(line).encode() + b"\n")
        await self._process.stdin.drain()
        if not await self._process.stdout.readline():
            raise RuntimeError("the replica has ended")

    async def kill(self) -> None:
        """As `kill -9` does."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> None:
        """Let it end by itself."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), 20)


async def _until(clock: FastClock, seconds: float) -> None:
    await asyncio.sleep(max(0.0, clock.real(seconds - clock.seconds())))


async def _press(clock: FastClock, places: Sequence[Place], replica: Replica) -> None:
    """Everybody starts in their second; some need longer."""
    acts = [(place.starts, "start", number, place) for number, place in enumerate(places)]
    some = [(number, place) for number, place in enumerate(places) if not number % STRETCHED]
    acts += [(place.starts + NEEDS_LONGER_AFTER, "longer", number, place) for number, place in some]
    for at, act, number, place in sorted(acts, key=lambda each: each[:3]):
        await _until(clock, at)
        who = {"workspace": place.workspace, "member": place.members[number % 2], "session": place.session}
        await replica.tell({"do": act, "pings": not number % PINGED, **who})


async def _kill(plan: Plan, clock: FastClock, replicas: Sequence[Replica]) -> None:
    for minute in plan.kills:
        await _until(clock, minute * 60)
        await replicas[0].kill()
        await replicas[0].begin()


async def _seed(plan: Plan, slack: SlackSimulator, database_url: str) -> list[Place]:
    """People, pairs and their second sessions, the same for the same seed."""
    chance, places = random.Random(plan.seed), []
    database = await Database.open(database_url)
    await database.migrate()
    for number in range(plan.workspaces):
        workspace = slack.workspace(f"Workspace {number}")
        for pair in range(plan.sessions // plan.workspaces):
            users = [workspace.team.add_user(f"Person {pair} {side}") for side in "ab"]
            both = (MemberId(users[0].id), MemberId(users[1].id))
            channel = ChannelId(workspace.team.dm(users[0].id).id)
            starts = chance.uniform(0, plan.within.total_seconds())
            session = SessionId(f"session-{pair}")
            place = Place(
                workspace=WorkspaceId(workspace.id), channel=channel, members=both, session=session, starts=starts
            )
            places.append(place)
        await _remember(database, [place for place in places if place.workspace == workspace.id])
    await database.close()
    return places


async def _remember(database: Database, places: Sequence[Place]) -> None:
    cohort = Cohort(
        id=SPRING,
        name="Spring",
        channel=ChannelId("C1"),
        organiser=places[0].members[0],
        opt_in_closes_on=BEGINS.date(),
        starts_on=BEGINS.date(),
        minutes=MINUTES,
        stage=CohortStage.UNDER_WAY,
    )
    async with database.transaction(places[0].workspace) as tx:
        await tx.cohorts.put(cohort)
        for place in places:
            for member in place.members:
                await tx.members.put(Member(id=member))
                await tx.profiles.put(Profile(member=member, level=Level.LEADING, offers=(), seeks=()))
            pair = MentorshipId(f"pair-{place.session}")
            await tx.mentorships.put(
                Mentorship(
                    id=pair,
                    cohort=SPRING,
                    members=place.members,
                    directions=(),
                    began_at=BEGINS,
                    introduced_at=BEGINS,
                    state=MentorshipState.ACTIVE,
                    channel=place.channel,
                )
            )
            for number in (1, 2, 3, 4):
                session = place.session if number == 2 else SessionId(f"{place.session}-{number}")
                due, opens = BEGINS.date(), place.members[number % 2]
                await tx.sessions.put(
                    MentoringSession(id=session, mentorship=pair, number=number, due_on=due, opens=opens)
                )


async def _led(places: Sequence[Place], database_url: str) -> list[LedSession | None]:
    database = await Database.open(database_url)
    found = []
    for place in places:
        async with database.transaction(place.workspace) as tx:
            found.append(await tx.led_sessions.get(place.session))
    await database.close()
    return found
