"""A cohort of invented people on the programme, the real outbox and its worker, and a real SQLite."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from bot.delivery.worker import DeliveryWorker
from handlers.blocks.block_kit import Message
from handlers.blocks.nudges import draw
from handlers.texts import Language, texts
from mentoring.errors import PairingChanged, Refusal
from mentoring.model import (
    Actor,
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    EnrolmentState,
    Member,
    MemberId,
    MentoringSession,
    Pulse,
    WorkspaceId,
)
from mentoring.nudges.content import NudgeContent
from mentoring.nudges.kinds.introduction import Introduction
from mentoring.nudges.kinds.new_partner import NewPartner
from mentoring.nudges.kinds.rearranged import Rearranged
from mentoring.nudges.kinds.set_aside import SetAside
from mentoring.nudges.limits import Limits, Pace
from mentoring.nudges.model import KIND_FACTS, Audience, Nudge, NudgeKind, Skip, Wait
from mentoring.programme import Programme, Services
from mentoring.steering_errors import DatesMove
from mentoring.timeline import local_day
from prompts.coach import shared
from prompts.coach.thread import CoachThread
from prompts.loader import load_bank
from prompts.taxonomy import load_taxonomy
from prompts.working_bank import WorkingBank
from simulator.quick_database import quick_database
from storage.database import Database
from tests.lives.outside import Accounts, Line, Slack
from tests.tables import migrated

HERE = WorkspaceId("T1")
GITA, HANA, IVO = MemberId("UGITA"), MemberId("UHANA"), MemberId("UIVO")
ORGANISERS = (GITA, HANA, IVO)
"""Who opened it, the second organiser, and an admin who takes over where none of them is left."""

SPRING = CohortId("spring")
MONDAY = date(2027, 1, 4)
TIME = time(14, 30)
"""When the bot looks each day: in everybody's working hours, whatever zone they have moved to."""

BEGINNING = datetime.combine(MONDAY, TIME, tzinfo=UTC)

NOTICED_WITHIN = 2
"""So many days on which Slack can be asked, at most, pass before it is noticed that an account is gone."""

AT_ONCE = Limits(pace=Pace(rate=1000, burst=1000, per_claim=200), per_channel=timedelta(0))


@dataclass(frozen=True)
class Read:
    """What some people were told, and when."""

    at: datetime
    nudge: Nudge
    content: NudgeContent
    message: Message


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
    said: dict[str, NudgeContent] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    """What must never be: the worker carries on after any error, so it is written down."""

    numbers: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.accounts = Accounts()
        outside = Slack(self.accounts)
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
            )
        )
        self.worker = DeliveryWorker(
            database=self.database,
            slack=Line(self.accounts, self.chance, self._arrived),  # type: ignore[arg-type]  # the same methods
            compose=self._compose,
            delivered=self.programme.composer.delivered,
            gone=self.programme.standing.gone,
            clock=lambda: self.now,
            limits=AT_ONCE,
            new_id=lambda: f"id{next(self.numbers):06}",
            owner="the only one",
        )

    async def open(self, every_weeks: int, sessions: int) -> None:
        """A cohort whose opt-in closes on Friday, of two organisers."""
        for member in (*self.people, *ORGANISERS):
            self.accounts.hire(member, admin=member in ORGANISERS)
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
        await self.programme.setup.begin(Actor(workspace=HERE, member=GITA))
        await self.programme.setup.appoint(Actor(workspace=HERE, member=GITA), HANA)
        async with self.database.transaction(HERE) as tx:
            await tx.cohorts.put(cohort)

    async def stage(self) -> CohortStage:
        """Where the cohort is in its life."""
        async with self.database.transaction(HERE) as tx:
            found = await tx.cohorts.get(SPRING)
        assert found is not None
        return found.stage

    async def approve(self, by: MemberId) -> None:
        """An organiser looks at the pairs and approves them, with the dates that they are shown."""
        actor, starts_on = Actor(workspace=HERE, member=by), None
        for _ in range(3):
            try:
                seen = (await self.programme.pairing.preview(actor, SPRING)).proposal.version
                await self.programme.pairing.approve(actor, SPRING, seen, starts_on)
            except DatesMove as shown:
                starts_on = shown.moved.starts_on
            except PairingChanged:
                continue
            except Refusal:
                return
            else:
                return

    async def beat(self) -> None:
        """What the heartbeat does, until nothing is left to do at this moment."""
        await self.programme.standing.look()
        await self.worker.revive()
        await self.worker.reap()
        await self.worker.take_back()
        for _ in range(20):
            planned = await self.programme.planner.plan()
            sent = await self.worker.dispatch()
            if not planned.cohorts and not planned.mentorships and not sum(sent.values()):
                return
        raise AssertionError("there is always something left to do")

    async def _compose(self, tx: Any, nudge: Nudge, now: datetime) -> Message | Wait | Skip:
        """As the worker's own, with what is said and to whom looked at before it goes."""
        try:
            said = await self.programme.composer.compose(tx, nudge, now)
            if isinstance(said, Wait | Skip):
                return said
            self.wrong += await self._who_should_not_read(tx, nudge)
            self.said[nudge.id] = said
            return draw(ENGLISH, said, nudge)
        except Exception as error:
            self.wrong.append(f"{nudge.kind} cannot be composed: {error!r}")
            raise

    async def _who_should_not_read(self, tx: Any, nudge: Nudge) -> list[str]:
        """No message to the paused, the gone or the erased."""
        facts, wrong = KIND_FACTS[nudge.kind], list[str]()
        for reader in nudge.to if not facts.says_why else ():
            member = await tx.members.get(reader) or Member(id=reader)
            looks = self.accounts.looks_since.get(reader, 0)
            if reader in self.erased:
                wrong.append(f"{nudge.kind} to somebody erased")
            if not member.active or looks > NOTICED_WITHIN:
                wrong.append(f"{nudge.kind} to somebody whose account is gone for {looks} days")
            if member.is_away(local_day(self.now, member.tz)) and not facts.at_once:
                wrong.append(f"{nudge.kind} to somebody paused")
        return wrong

    def _arrived(self, nudge: Nudge, message: Message) -> None:
        """Somebody reads it: nothing about somebody to whom they were not introduced, and no answer to an organiser."""
        said = self.said.pop(nudge.id)
        self.read.append(Read(at=self.now, nudge=nudge, content=said, message=message))
        if isinstance(said, Introduction):
            self.introduced |= set(itertools.permutations(said.mentorship.members, 2))
        if set(nudge.to) & set(ORGANISERS):
            if KIND_FACTS[nudge.kind].audience is not Audience.ORGANISER and nudge.kind not in TO_ORGANISERS_TOO:
                self.wrong.append(f"{nudge.kind} to an organiser")
            if _holds(said, MentoringSession | Pulse):
                self.wrong.append(f"{nudge.kind} shows an organiser what is not theirs")
            return
        expected = {*said.after} if isinstance(said, Rearranged) else set[MemberId]()
        for reader, other in itertools.product(nudge.to, self.people):
            is_named = other in _named(said) or f"<@{other}>" in f"{message.text} {message.blocks}"
            if is_named and other not in {reader, *expected} and (reader, other) not in self.introduced:
                self.wrong.append(f"{nudge.kind} tells {reader} of a stranger, {other}")

    async def check(self) -> None:
        """Nobody is in two mentorships of a cohort, nor in one without being in the cohort; and nothing was wrong."""
        assert self.wrong == []
        async with self.database.transaction(HERE) as tx:
            open_ones = [one for one in await tx.mentorships.of_cohort(SPRING) if one.is_open]
            states = {one.member: one.state for one in await tx.enrolments.of_cohort(SPRING)}
        inside = [member for one in open_ones for member in one.members]
        assert len(inside) == len(set(inside)), "somebody is in two mentorships"
        outside = {member: states.get(member) for member in inside if states.get(member) is not EnrolmentState.ENROLLED}
        assert outside == {}, "somebody has a partner who is not in the cohort"
        assert self.programme.planner.stuck == 0, "the planner fails again and again"

    def last_read(self, member: MemberId) -> datetime | None:
        """When somebody last heard anything."""
        return max((one.at for one in self.read if member in one.nudge.to), default=None)


TO_ORGANISERS_TOO = frozenset({NudgeKind.LEFT_OUT, NudgeKind.WELCOME_BACK, NudgeKind.MOVED})
"""What anybody hears of their own account."""


def _holds(said: NudgeContent, types: Any) -> bool:
    """Whether a content carries one of these, itself or in a tuple."""
    values = [getattr(said, each.name) for each in fields(said)]
    return any(isinstance(one, types) for value in values for one in (value if isinstance(value, tuple) else (value,)))


def _named(said: NudgeContent) -> set[MemberId]:
    """Everybody whom a content names in a field of its own, but for those with whom somebody is to be matched."""
    found: set[MemberId] = set()
    for each in fields(said):
        value = getattr(said, each.name)
        if each.name in ("after", "cohort"):
            continue
        if each.name == "mentorship" and not isinstance(said, NewPartner | SetAside):
            value = getattr(value, "members", ())
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                found.add(MemberId(one))
    return found


BANK = load_bank("en")
TAXONOMY = load_taxonomy()
ENGLISH = texts(Language.ENGLISH)


@asynccontextmanager
async def world(seed: int, people: int) -> AsyncIterator[World]:
    """A world of so many, gone when it is left; everything in it follows from the seed."""
    database, coach = await migrated(quick_database()), CoachThread(shared(), BANK.active())
    try:
        members = tuple(MemberId(f"U{number}") for number in range(people))
        yield World(database=database, chance=Random(seed), people=members, coach=coach)
    finally:
        await coach.close()
        await database.close()
