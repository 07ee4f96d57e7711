"""One run: so many sessions, begun within so long; replicas in processes of their own; and what Slack saw."""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from bench.led_sessions.fast import BEGINS, FastClock
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
from simulator.ledger import LedgerEntry
from simulator.rates import RateLimits
from simulator.slack import SlackSimulator
from storage.database import Database

ROOT = Path(__file__).parent.parent.parent
SPRING = CohortId("spring")
TURN = re.compile(r"turn (\d+) of ")
SWITCH = "*Switch:*"
MINUTES = 30
PINGED, STRETCHED = 2, 3
"""Every second session pings, and in every third somebody needs longer once."""

GETS_READY = 40.0
"""Seconds of this machine's in which the replicas start; then the clock begins to show `BEGINS`."""

NEEDS_LONGER_AFTER = 400
"""Seconds into the session."""

FOR_EVER = datetime.max.replace(tzinfo=UTC)


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


@dataclass(frozen=True, kw_only=True)
class Place:
    """A session and where it is led."""

    workspace: WorkspaceId
    channel: ChannelId
    members: tuple[MemberId, MemberId]
    session: SessionId
    starts: float


@dataclass(kw_only=True)
class Seen:
    """What came of it. `late` in seconds, of every switch; `skipped` were drawn together with the next."""

    late: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    sessions: int = 0
    unfinished: int = 0
    skipped: int = 0
    edits: int = 0
    pings: int = 0
    pings_due: int = 0
    pinged_twice: int = 0
    cards_twice: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unequal: int = 0
    most_edits_a_minute: int = 0


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


def look(places: Sequence[Place], led: Sequence[LedSession | None], entries: Sequence[LedgerEntry]) -> Seen:
    """Compare what Slack accepted with when it was due."""
    seen = Seen(sessions=len(places))
    by_channel: dict[tuple[str | None, str], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        if entry.answer.get("ok") is False:
            seen.refused[f"{entry.method} {entry.answer.get('error')}"] += 1
        elif entry.accepted and entry.method in {"chat.postMessage", "chat.update"}:
            by_channel[entry.team, str(entry.args["channel"])].append(entry)
    for place, one in zip(places, led, strict=True):
        said = by_channel[place.workspace, place.channel]
        if one is None:
            seen.unfinished += 1
            continue
        seen.unequal += len({one.time_of(member) for member in one.members}) > 1
        _switches(seen, one, [each for each in said if SWITCH not in each.args["text"]])
        _pings(seen, one, [each for each in said if SWITCH in each.args["text"]])
    seen.edits = sum(entry.method == "chat.update" and entry.accepted for entry in entries)
    seen.most_edits_a_minute = _busiest(entries)
    return seen


def instants(led: LedSession) -> list[datetime]:
    """When each turn was to begin, and when it was to be over."""
    at = [led.began_at]
    for turn in led.turns:
        at.append(at[-1] + turn.time)
    return at


def _switches(seen: Seen, led: LedSession, said: Sequence[LedgerEntry]) -> None:
    shown = [(datetime.fromisoformat(entry.at), _place(entry, led)) for entry in said]
    due = instants(led)
    seen.cards_twice += sum(entry.method == "chat.postMessage" for entry in said) > 1
    seen.unfinished += not shown or shown[-1][1] != len(led.turns) or not led.is_over
    seen.skipped += len(set(range(len(due))) - {place for _, place in shown})
    for place, at in enumerate(due):
        first = next((when for when, which in shown if which >= place), None)
        if first is not None:
            (seen.late if place else seen.starts).append((first - at).total_seconds())


def _place(entry: LedgerEntry, led: LedSession) -> int:
    """Which turn a message shows; as many as there are turns when it is over."""
    found = TURN.search(str(entry.args["text"]))
    return int(found[1]) - 1 if found else len(led.turns)


def _pings(seen: Seen, led: LedSession, said: Sequence[LedgerEntry]) -> None:
    """Each falls between two switches; more than one there is one too many."""
    due = instants(led)[:-1]
    at = [datetime.fromisoformat(entry.at) for entry in said]
    spans = pairwise([*due[1:], FOR_EVER])
    between = [sum(begins <= when < ends for when in at) for begins, ends in spans]
    seen.pings += len(said)
    seen.pings_due += (len(due) - 1) if led.pings else 0
    seen.pinged_twice += sum(number - 1 for number in between if number > 1)


def _busiest(entries: Sequence[LedgerEntry]) -> int:
    """The most edits that one workspace saw in any minute."""
    edits: dict[str | None, list[float]] = defaultdict(list)
    for entry in entries:
        if entry.method == "chat.update":
            edits[entry.team].append(datetime.fromisoformat(entry.at).timestamp())
    return max((_most_in_a_minute(of_one) for of_one in edits.values()), default=0)


def _most_in_a_minute(at: Sequence[float]) -> int:
    return max(sum(first <= each < first + 60 for each in at[place:]) for place, first in enumerate(at))
