"""Random people over months, in any order: nobody is stranded, told of strangers, or written to when they are away.

`LIVES` says how many people live; more than a few take a while.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import fields
from datetime import datetime, timedelta

import pytest

from mentoring.model import EnrolmentState, MemberId, MentorshipState
from mentoring.nudges.kinds.not_meeting import NotMeeting
from mentoring.nudges.kinds.stay_or_stop import StayOrStop
from mentoring.nudges.kinds.still_quiet import StillQuiet
from tests.lives.world import GITA, HERE, MONDAY, SPRING, TIMES, World, world

FEW_LIVES = 24
LIVES = int(os.environ.get("LIVES", FEW_LIVES))
PEOPLE = 8
DAY = timedelta(days=1)

LONGEST_SILENCE = timedelta(days=42)
"""Whoever has a partner, and is here, hears something within this: the rhythm, and what a holiday moves."""


@pytest.mark.parametrize("seed", range(-(-LIVES // PEOPLE)))
async def test_whatever_people_do_nobody_is_stranded_and_nobody_hears_of_strangers(seed: int) -> None:
    async with world(seed, PEOPLE) as here:
        every_weeks, sessions = here.chance.choice([(1, 6), (2, 5), (4, 4)])
        await here.open(every_weeks, sessions)
        silent = set(here.chance.sample(here.people, here.chance.randint(0, 4)))
        awake: dict[MemberId, datetime] = {}
        down_until = here.now
        for day in range(14 + 7 * every_weeks * sessions + 21):
            down_until = await live(here, day, down_until, silent)
            if here.now < down_until:
                awake.clear()
            elif day % 5 == 0:
                await here.check()
                await nobody_waits_too_long(here, awake)
        no_words_twice(here)
        organisers_see_pairs_alone(here)


async def live(here: World, day: int, down_until: datetime, silent: set[MemberId]) -> datetime:
    """One day: the bot runs, or is down until some moment, which is returned; and people do what they do."""
    for at in TIMES if day % 7 < 5 else ():
        here.now = datetime.combine(MONDAY + day * DAY, at, tzinfo=here.now.tzinfo)
        if here.chance.random() < 0.01:
            down_until = here.now + here.chance.choice([1, 3, 16]) * DAY
        if here.now >= down_until:
            await beat(here)
            if day < 14:
                await here.approve()
        for member in here.people:
            if member not in silent and here.chance.random() < 0.05:
                await here.act(member)
    if here.chance.random() < 0.02:
        silent ^= {here.chance.choice(here.people)}
    return down_until


async def beat(here: World) -> None:
    """What the running bot does, sometimes twice over: a double changes nothing."""
    for _ in range(here.chance.choice([1, 1, 1, 2])):
        await here.plan()
        await here.deliver()


async def nobody_waits_too_long(here: World, since: dict[MemberId, datetime]) -> None:
    """Whoever has been here with a partner for a while has heard something; `since`: from when on that holds."""
    async with here.database.transaction(HERE) as tx:
        paired = {
            member
            for one in await tx.mentorships.of_cohort(SPRING)
            if one.state is MentorshipState.ACTIVE
            for member in one.members
        }
        members = await tx.members.of(here.people)
        gone = {each.id for each in members.values() if not each.active or each.is_away(here.now.date())}
        with_absent = {
            member
            for one in await tx.mentorships.of_cohort(SPRING)
            for member in one.members
            if one.is_open and set(one.members) & gone
        }
        states = {one.member: one.state for one in await tx.enrolments.of_cohort(SPRING)}
    for member in here.people:
        if member not in paired - with_absent or states[member] is not EnrolmentState.ENROLLED:
            since.pop(member, None)
            continue
        start = since.setdefault(member, here.now)
        heard = max(here.last_read(member) or start, start)
        assert here.now - heard <= LONGEST_SILENCE, f"{member} has heard nothing since {heard}"


def no_words_twice(here: World) -> None:
    """Nobody is asked twice in the same words about their silence."""
    asked = Counter(
        (type(one.content), one.nudge.to, one.content.wording, getattr(one.content, "called_off", False))
        for one in here.read
        if isinstance(one.content, StillQuiet | StayOrStop)
    )
    assert [words for words, times in asked.items() if times > 1] == []


def organisers_see_pairs_alone(here: World) -> None:
    """Of silence an organiser sees who, together, and nothing of what one of them did."""
    for one in here.read:
        if isinstance(one.content, NotMeeting):
            assert one.nudge.to == (GITA,)
            assert {each.name for each in fields(one.content)} == {"cohort", "members"}
            assert list(one.content.members) == sorted(one.content.members)
        else:
            assert GITA not in one.nudge.to or not isinstance(one.content, StillQuiet | StayOrStop)
