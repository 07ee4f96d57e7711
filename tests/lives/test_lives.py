"""Random people over months, in any order: nobody is stranded, told of strangers, or written to when they are away.

People join, pause, leave, come back, move, fall silent and are erased; accounts are deactivated, become guests' and are
there again, of organisers too, and what Slack says of it comes late, twice or never; the bot is down, its token is
revoked, the workspace forbids it to write. `LIVES` says how many people live; more than a few take a while, and `SEED`
lets others live.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta

import pytest

from mentoring.model import CohortStage, EnrolmentState, MemberId
from mentoring.nudges.kinds.not_meeting import NotMeeting
from mentoring.nudges.kinds.stay_or_stop import StayOrStop
from mentoring.nudges.kinds.still_quiet import StillQuiet
from tests.lives.acts import Acts
from tests.lives.world import HERE, MONDAY, ORGANISERS, SPRING, TIME, World, world

FEW_LIVES = 24
LIVES = int(os.environ.get("LIVES", FEW_LIVES))
SEED = int(os.environ.get("SEED", "0"))
PEOPLE = 8
DAY = timedelta(days=1)

LONGEST_SILENCE = timedelta(days=42)
"""Whoever takes part, and is here, hears something within this: the rhythm, and what a holiday moves."""


@dataclass
class Life:
    """One cohort's people, what they are like, and what is broken until when."""

    here: World
    acts: Acts
    silent: set[MemberId]
    approved_after: int
    down_until: datetime
    welcome_again: datetime
    waits_since: dict[MemberId, datetime] = field(default_factory=dict)

    @property
    def is_up(self) -> bool:
        """Whether the bot runs and Slack takes what it says."""
        accounts = self.here.accounts
        return self.here.now >= self.down_until and not accounts.revoked and not accounts.forbids


@pytest.mark.parametrize("seed", range(SEED, SEED + -(-LIVES // PEOPLE)))
async def test_whatever_people_do_nobody_is_stranded_and_nobody_hears_of_strangers(seed: int) -> None:
    async with world(seed, PEOPLE) as here:
        every_weeks, sessions = here.chance.choice([(1, 6), (2, 4), (4, 3)])
        await here.open(every_weeks, sessions)
        life = Life(
            here=here,
            acts=Acts(here),
            silent=set(here.chance.sample(here.people, here.chance.randint(0, 4))),
            approved_after=here.chance.choice([5, 5, 7, 7, 14, 40]),
            down_until=here.now,
            welcome_again=here.now,
        )
        days = life.approved_after + 28 + 7 * every_weeks * sessions + 21
        for day in range(days):
            await live(life, day)
            if day % 5 == 0:
                await here.check()
                await nobody_waits_too_long(life)
            if day % 5 == 0 and await here.stage() in (CohortStage.FINISHED, CohortStage.CANCELLED):
                break
        await here.check()
        no_words_twice(here)
        organisers_see_pairs_alone(here)


async def live(life: Life, day: int) -> None:
    """One day: the bot runs, or is down until some moment; and people do what they do."""
    here = life.here
    if day % 7 < 5:
        here.now = datetime.combine(MONDAY + day * DAY, TIME, tzinfo=here.now.tzinfo)
        something_breaks_or_is_mended(life)
        if here.now >= life.down_until:
            await here.beat()
            if not here.accounts.revoked:
                here.accounts.another_day()
            if day >= life.approved_after:
                await organisers_decide(life)
        await everybody_lives(life, day)
    if here.chance.random() < 0.02:
        life.silent ^= {here.chance.choice(here.people)}


def something_breaks_or_is_mended(life: Life) -> None:
    """The bot is down; or its token is revoked, or a rule of the workspace refuses what it says."""
    here, chance = life.here, life.here.chance
    if here.now >= life.welcome_again:
        here.accounts.revoked = here.accounts.forbids = False
    if chance.random() < 0.015:
        life.down_until = here.now + chance.choice([1, 3, 16]) * DAY
    if chance.random() < 0.01:
        here.accounts.revoked, here.accounts.forbids = chance.choice([(True, False), (True, False), (False, True)])
        life.welcome_again = here.now + chance.choice([1, 5, 16]) * DAY
    if not life.is_up:
        life.waits_since.clear()


async def organisers_decide(life: Life) -> None:
    """Whoever of them is here approves, and takes it back now and then; where nobody is left, an admin takes over."""
    here = life.here
    if await here.stage() is not CohortStage.PROPOSED:
        return
    await life.acts.an_organiser()
    for each in ORGANISERS:
        if here.accounts.is_here(each) and await here.stage() is CohortStage.PROPOSED:
            await here.approve(each)
            if here.chance.random() < 0.2:
                await life.acts.takes_back(each)


async def everybody_lives(life: Life, day: int) -> None:
    """People do things, and Slack says things of them."""
    here, chance = life.here, life.here.chance
    await life.acts.late_events()
    for member in here.people:
        if day < 5 and chance.random() < 0.5:
            await life.acts.joins(member)
        if member not in life.silent and chance.random() < 0.12:
            await life.acts.somebody(member)
    for member in (*here.people, *ORGANISERS):
        if chance.random() < (0.006 if here.accounts.is_here(member) else 0.1):
            await life.acts.account_changes(member)


async def nobody_waits_too_long(life: Life) -> None:
    """Whoever takes part and is here hears something now and then, whether or not they have a partner."""
    here, since = life.here, life.waits_since
    waiting = await who_waits(here) if life.is_up else set()
    for member in here.people:
        if member not in waiting:
            since.pop(member, None)
            continue
        start = since.setdefault(member, here.now)
        heard = max(here.last_read(member) or start, start)
        assert here.now - heard <= LONGEST_SILENCE, f"{member} has heard nothing since {heard}"


async def who_waits(here: World) -> set[MemberId]:
    """Everybody in a cohort that is not over who is not away, nor has a partner who is: they know until when."""
    async with here.database.transaction(HERE) as tx:
        cohort = await tx.cohorts.get(SPRING)
        members = await tx.members.of(here.people)
        mentorships = [one for one in await tx.mentorships.of_cohort(SPRING) if one.is_open]
        enrolments = await tx.enrolments.of_cohort(SPRING)
    if cohort is None or cohort.stage not in (CohortStage.PROPOSED, CohortStage.UNDER_WAY):
        return set()
    gone = {each.id for each in members.values() if not each.active or each.is_away(here.now.date())}
    gone |= {each.id for each in members.values() if each.snoozed_until and each.snoozed_until > here.now}
    with_absent = {member for one in mentorships if set(one.members) & gone for member in one.members}
    return {one.member for one in enrolments if one.state is EnrolmentState.ENROLLED} - gone - with_absent


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
            assert set(one.nudge.to) <= set(ORGANISERS)
            assert {each.name for each in fields(one.content)} == {"cohort", "members"}
            assert list(one.content.members) == sorted(one.content.members)
        else:
            assert not set(ORGANISERS) & set(one.nudge.to) or not isinstance(one.content, StillQuiet | StayOrStop)
