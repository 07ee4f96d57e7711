"""A cohort of invented people on the programme and a real SQLite: what anybody does, what time brings, what is read."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from mentoring.errors import Refusal
from mentoring.model import (
    Actor,
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Enrolment,
    EnrolmentState,
    Level,
    Member,
    MemberId,
    Met,
    Offer,
    Profile,
    SessionId,
    Standing,
    WorkspaceId,
)
from mentoring.nudges.content import NudgeContent
from mentoring.nudges.kinds.introduction import Introduction
from mentoring.nudges.kinds.new_partner import NewPartner
from mentoring.nudges.kinds.set_aside import SetAside
from mentoring.nudges.model import Nudge, NudgeState, Skip, Wait
from mentoring.nudges.transitions import hold
from mentoring.pairing import Pairing
from mentoring.ports import Account, ChannelInfo
from mentoring.programme import Programme, Services
from mentoring.timeline import local_day
from prompts.coach import shared
from prompts.coach.thread import CoachThread
from prompts.loader import load_bank
from prompts.taxonomy import load_taxonomy
from prompts.working_bank import WorkingBank
from simulator.quick_database import quick_database
from storage.database import Database
from storage.outbox.keys import write_nudges
from storage.rows import table_of
from storage.tables import NUDGES, NudgeRow
from tests.tables import migrated

HERE = WorkspaceId("T1")
GITA = MemberId("UGITA")
SPRING = CohortId("spring")
MONDAY = date(2027, 1, 4)
TIMES = (time(10), time(15, 30))
"""When the bot looks each day; both fall into everybody's working hours."""

BEGINNING = datetime.combine(MONDAY, TIMES[0], tzinfo=UTC)

TOPICS = ("negotiation", "spreadsheets", "presenting", "python")


@dataclass(frozen=True)
class Read:
    """What some people were told, and when."""

    at: datetime
    nudge: Nudge
    content: NudgeContent


class Slack:
    """The outside: everybody is somebody, and nothing is looked at."""

    async def person(self, _workspace: WorkspaceId, member: MemberId) -> Account:
        return Account(id=member, name=member.title(), tz="UTC")

    async def channel(self, _workspace: WorkspaceId, channel: ChannelId) -> ChannelInfo | None:
        return ChannelInfo(id=channel, name="mentoring")

    async def members_of(self, _workspace: WorkspaceId, _channel: ChannelId) -> frozenset[MemberId]:
        return frozenset()

    async def announcement_changed(self, _workspace: WorkspaceId, _cohort: CohortId) -> None:
        return None

    async def home_opened(self, _workspace: WorkspaceId, _member: MemberId) -> None:
        return None

    async def home_changed(self, _workspace: WorkspaceId, _member: MemberId) -> None:
        return None

    async def session_changed(self, _workspace: WorkspaceId) -> None:
        return None

    async def run(self, work: Callable[[], Pairing], _people: int) -> Pairing:
        return work()


@dataclass(kw_only=True)
class World:
    """People, their time and what they have read."""

    database: Database
    chance: Random
    people: tuple[MemberId, ...]
    coach: CoachThread
    now: datetime = BEGINNING
    read: list[Read] = field(default_factory=list)
    introduced: set[tuple[MemberId, MemberId]] = field(default_factory=set)
    erased: set[MemberId] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        outside = Slack()
        self.programme = Programme(
            Services(
                store=self.database,
                directory=outside,
                surfaces=outside,
                bank=WorkingBank(BANK),
                taxonomy=TAXONOMY,
                pairer=outside,
                coach=self.coach,
                clock=lambda: self.now,
                new_id=lambda: f"id{next(self.numbers):06}",
                new_seed=lambda: 1,
                named_organisers=frozenset({GITA}),
            )
        )

    async def open(self, every_weeks: int, sessions: int) -> None:
        """A cohort whose opt-in closes in a week, joined by everybody."""
        cohort = Cohort(
            id=SPRING,
            name="Spring",
            channel=ChannelId("C1"),
            organiser=GITA,
            opt_in_closes_on=MONDAY + timedelta(days=4),
            starts_on=MONDAY + timedelta(days=14),
            sessions=sessions,
            every_weeks=every_weeks,
            stage=CohortStage.OPEN,
            look_again_at=self.now + timedelta(days=4, hours=8),
            owners=(GITA,),
        )
        async with self.database.transaction(HERE) as tx:
            await tx.cohorts.put(cohort)
            for number, member in enumerate(self.people):
                await tx.members.put(Member(id=member))
                await tx.profiles.put(_profile(member, number))
                await tx.enrolments.put(Enrolment(cohort=SPRING, member=member, at=self.now))

    async def approve(self) -> None:
        """The organiser looks at the pairs, once there are some."""
        try:
            gita = Actor(workspace=HERE, member=GITA)
            seen = (await self.programme.pairing.preview(gita, SPRING)).proposal.version
            await self.programme.pairing.approve(gita, SPRING, seen)
        except Refusal:
            return

    async def plan(self) -> None:
        """One beat of the planner."""
        await self.programme.planner.plan()

    async def deliver(self) -> None:
        """Everything that is due is composed and arrives; what has expired ends."""
        for nudge in await self._due():
            async with self.database.begin(HERE) as connection:
                tx = self.database.unit(connection, HERE)
                now = await tx.nudges.get(nudge.id)
                if now is not None and now.state is NudgeState.PLANNED:
                    await write_nudges(connection, [await self._send(tx, now)])
            async with self.database.transaction(HERE) as tx:
                sent = await tx.nudges.get(nudge.id)
                if sent is not None and sent.state is NudgeState.SENT:
                    await self.programme.composer.delivered(tx, sent)

    async def _due(self) -> list[Nudge]:
        table = table_of(NudgeRow)
        query = select(table).where(table.c.state == "planned", table.c.not_before <= self.now)
        async with self.database.begin(HERE) as connection:
            found = [NUDGES.read(row) for row in (await connection.execute(query)).mappings()]
        self.chance.shuffle(found)
        return found

    async def _send(self, tx: Any, nudge: Nudge) -> Nudge:
        if nudge.expires_at <= self.now:
            return replace(nudge, state=NudgeState.EXPIRED)
        said = await self.programme.composer.compose(tx, nudge, self.now)
        if isinstance(said, Wait):
            return hold(nudge, said.until, self.now, reason=said.reason)
        if isinstance(said, Skip):
            return replace(nudge, state=NudgeState.SKIPPED, reason=said.reason)
        self.read.append(Read(at=self.now, nudge=nudge, content=said))
        await self._check_who_reads(tx, nudge, said)
        ts, channel = f"{len(self.read)}.0", nudge.channel or ChannelId("D" + "".join(nudge.to))
        return replace(nudge, state=NudgeState.SENT, slack_ts=ts, channel=channel, last_attempt_at=self.now)

    async def _check_who_reads(self, tx: Any, nudge: Nudge, said: NudgeContent) -> None:
        """No message to the paused, gone or erased, and none about somebody to whom they were not introduced."""
        for reader in nudge.to:
            assert reader not in self.erased, f"{nudge.kind} to somebody erased"
            member = await tx.members.get(reader)
            if member is not None:
                assert member.active, f"{nudge.kind} to somebody who is gone"
                assert not member.is_away(local_day(self.now, member.tz)), f"{nudge.kind} to somebody paused"
        if isinstance(said, Introduction):
            self.introduced |= set(itertools.permutations(said.mentorship.members, 2))
        for reader in nudge.to:
            if reader == GITA:
                continue
            for other in _named(said) & set(self.people) - {reader}:
                assert (reader, other) in self.introduced, f"{nudge.kind} tells {reader} of a stranger, {other}"

    async def act(self, member: MemberId) -> None:
        """Somebody does something, whatever it is, or presses something old; a refusal is an answer too."""
        if member in self.erased:
            return
        try:
            await self.chance.choice(self._acts())(Actor(workspace=HERE, member=member))
        except Refusal:
            return

    def _acts(self) -> list[Callable[[Actor], Any]]:
        often = [self._answer] * 6 + [self._write] * 2 + [self._pause, self._resume]
        return [*often, self._press, self._press, self._rarely]

    async def _rarely(self, actor: Actor) -> None:
        """What most people never do."""
        acts = [self._leave, self._another, self._erase, self._vanish, self._vanish]
        if self.chance.random() < 0.25:
            await self.chance.choice(acts)(actor)

    async def _answer(self, actor: Actor) -> None:
        async with self.database.transaction(HERE) as tx:
            sessions = await self._offered(tx, actor.member)
        if sessions:
            met = self.chance.choice([Met.YES, Met.YES, Met.NOT_YET, Met.SKIPPED])
            await self.programme.feedback.did_meet(actor, self.chance.choice(sessions), met)

    @staticmethod
    async def _offered(tx: Any, member: MemberId) -> list[SessionId]:
        own = await tx.mentorships.of_member(member)
        return [
            session.id for each in own for session in await tx.sessions.of_mentorship(each.id) if session.offered_at
        ]

    async def _write(self, actor: Actor) -> None:
        await self.programme.silence.heard_from(actor)

    async def _pause(self, actor: Actor) -> None:
        await self.programme.pauses.pause(actor, self.now.date() + timedelta(days=self.chance.choice([3, 10, 30])))

    async def _resume(self, actor: Actor) -> None:
        await self.programme.pauses.resume(actor)

    async def _press(self, actor: Actor) -> None:
        """A button of some message that they have had, however old."""
        async with self.database.transaction(HERE) as tx:
            own = await tx.mentorships.of_member(actor.member)
        if own:
            chosen = self.chance.choice(own).id
            does = [self.programme.silence.stay, self.programme.silence.take_new_partner]
            if self.chance.random() < 0.1:
                does = [self.programme.silence.stop]
            await self.chance.choice(does)(actor, chosen)
        await self.programme.silence.come_back(actor, SPRING)

    async def _leave(self, actor: Actor) -> None:
        await self.programme.enrolment.leave(actor)

    async def _another(self, actor: Actor) -> None:
        await self.programme.exits.another_partner(actor)

    async def _erase(self, actor: Actor) -> None:
        await self.programme.data.erase(actor)
        self.erased.add(actor.member)

    async def _vanish(self, actor: Actor) -> None:
        """Their account is deactivated, or is there again."""
        async with self.database.transaction(HERE) as tx:
            member = await tx.members.get(actor.member)
            if member is not None:
                standing = Standing.DEACTIVATED if member.active else Standing.HERE
                await tx.members.put(replace(member, standing=standing))

    async def check(self) -> None:
        """Nobody is in two mentorships of a cohort, and nobody who is not in the cohort is in one."""
        async with self.database.transaction(HERE) as tx:
            open_ones = [one for one in await tx.mentorships.of_cohort(SPRING) if one.is_open]
            states = {one.member: one.state for one in await tx.enrolments.of_cohort(SPRING)}
        inside = [member for one in open_ones for member in one.members]
        assert len(inside) == len(set(inside)), "somebody is in two mentorships"
        outside = {member: states.get(member) for member in inside if states.get(member) is not EnrolmentState.ENROLLED}
        assert outside == {}, "somebody has a partner who is not in the cohort"

    def last_read(self, member: MemberId) -> datetime | None:
        """When somebody last heard anything."""
        return max((one.at for one in self.read if member in one.nudge.to), default=None)


def _named(said: NudgeContent) -> set[MemberId]:
    """Everybody whom a content names in a field of its own, but for those with whom somebody is to be matched."""
    found: set[MemberId] = set()
    for each in fields(said):
        value = getattr(said, each.name)
        if each.name in ("after", "cohort"):
            continue
        if each.name == "mentorship" and not isinstance(said, NewPartner | SetAside):
            value = value.members
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                found.add(MemberId(one))
    return found


def _profile(member: MemberId, number: int) -> Profile:
    return Profile(
        member=member,
        level=Level(1 + 2 * (number % 3)),
        offers=(Offer(topic=TOPICS[number % 4]), Offer(topic=TOPICS[(number + 1) % 4])),
        seeks=(TOPICS[(number + 2) % 4], TOPICS[(number + 3) % 4]),
        department=f"Department {number}",
    )


BANK = load_bank("en")
TAXONOMY = load_taxonomy()


@asynccontextmanager
async def world(seed: int, people: int) -> Any:
    """A world of so many, gone when it is left; everything in it follows from the seed."""
    database, coach = await migrated(quick_database()), CoachThread(shared(), BANK.active())
    try:
        members = tuple(MemberId(f"U{number}") for number in range(people))
        yield World(database=database, chance=Random(seed), people=members, coach=coach)
    finally:
        await coach.close()
        await database.close()
