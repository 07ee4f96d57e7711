"""Several replicas plan, and organisers change, one cohort at the same moment: nobody is paired twice, and what an
organiser did is not overwritten by somebody slower.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentoring.errors import ChangedMeanwhile, WrongStage
from mentoring.model import Actor, CohortId, CohortStage, MemberId, WorkspaceId
from mentoring.nudges.model import NudgeKind
from mentoring.pairing import Pairing
from mentoring.programme import Programme
from mentoring.programme.planner import LEASE
from mentoring.programme.proposing import Preview
from simulator.cast import CAST
from simulator.stage import SimulatedBot, stage
from simulator.story import ORGANISER, Story
from storage.database import Database
from tests import invariants
from tests.journeys.acts import MONDAY

CLOSED = datetime(2027, 1, 25, 10, tzinfo=UTC)
"""Opt-in has closed over the weekend, and nobody has looked yet."""

PATIENCE = 2.0
"""Seconds that a pairing waits for another to have begun, where perhaps none begins."""


class Together:
    """A pairer that lets go of nobody before so many have begun, or patience has run out."""

    def __init__(self, number: int) -> None:
        self._barrier = asyncio.Barrier(number)

    async def run(self, work: Callable[[], Pairing], people: int) -> Pairing:  # noqa: ARG002 - the port's
        with suppress(TimeoutError, asyncio.BrokenBarrierError):
            await asyncio.wait_for(self._barrier.wait(), PATIENCE)
        return work()


class Slow:
    """A pairer that has begun, and ends when it is let go."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.go = asyncio.Event()

    async def run(self, work: Callable[[], Pairing], people: int) -> Pairing:  # noqa: ARG002 - the port's
        self.begun.set()
        await self.go.wait()
        return work()


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """A cohort of eight whose opt-in closes on the next look at it, with all who are needed to look."""

    here: SimulatedBot
    story: Story

    @property
    def programme(self) -> Programme:
        return self.here.bothways.programme

    @property
    def workspace(self) -> WorkspaceId:
        return self.here.bothways.workspace

    @property
    def organiser(self) -> Actor:
        return Actor(workspace=self.workspace, member=MemberId(self.story.people[ORGANISER].id))

    async def id(self) -> CohortId:
        async with self.here.bothways.database.transaction(self.workspace) as tx:
            (cohort,) = await tx.cohorts.all()
        return cohort.id

    def other(self, database: Database, pairer: Together | Slow) -> Programme:
        """Another replica's programme, over its own connections."""
        return self.programme.over(store=database, pairer=pairer)


@asynccontextmanager
async def about_to_close(url: str) -> AsyncIterator[Cohort]:
    async with stage(url, start=MONDAY) as here:
        story = Story(stage=here, roles=CAST[:8], tell=lambda _: None, leaver=None, pauser=None)
        await story.arrive()
        await story.open_cohort()
        await story.join()
        here.clock.travel_to(CLOSED)
        yield Cohort(here=here, story=story)
        await invariants.hold(here)


@pytest.fixture
async def closing(postgres_url: str) -> AsyncIterator[Cohort]:
    """On PostgreSQL, where replicas are."""
    async with about_to_close(postgres_url) as cohort:
        yield cohort


@pytest.fixture
async def closing_anywhere(database_url: str, tmp_path: Path) -> AsyncIterator[Cohort]:
    """On either database: one process also plans while organisers press."""
    url = f"sqlite:///{tmp_path}/here.db" if database_url == "sqlite://" else database_url
    async with about_to_close(url) as cohort:
        yield cohort


@asynccontextmanager
async def opened(url: str, number: int) -> AsyncIterator[list[Database]]:
    databases = [await Database.open(url) for _ in range(number)]
    try:
        yield databases
    finally:
        for database in databases:
            await database.close()


@pytest.mark.postgres
async def test_replicas_that_look_at_one_instant_pair_a_closed_cohort_once(closing: Cohort, postgres_url: str) -> None:
    async with opened(postgres_url, 2) as databases:
        pairer = Together(2)
        planners = [closing.other(database, pairer).planner for database in databases]
        looked = await asyncio.gather(*(planner.plan() for planner in planners))

    assert sorted(planned.cohorts for planned in looked) == [0, 1]
    ready = [n for n in await invariants.all_nudges(closing.here) if n.kind is NudgeKind.PROPOSAL_READY]
    assert len(ready) == 1


@pytest.mark.postgres
async def test_replicas_that_look_at_one_instant_introduce_two_who_wait_once(
    closing: Cohort, postgres_url: str
) -> None:
    await leave_two_without_a_partner(closing)

    async with opened(postgres_url, 2) as databases:
        pairer = Together(2)
        planners = [closing.other(database, pairer).planner for database in databases]
        await asyncio.gather(*(planner.plan() for planner in planners))

    assert await people_in_two_places(closing) == set()


@pytest.mark.postgres
async def test_whoever_holds_a_cohort_longer_than_its_lease_introduces_nobody_twice(
    closing: Cohort, postgres_url: str
) -> None:
    await leave_two_without_a_partner(closing)
    slow = Slow()

    async with opened(postgres_url, 1) as [database]:
        late = asyncio.create_task(closing.other(database, slow).planner.plan())
        await slow.begun.wait()
        closing.here.clock.travel_to(closing.here.clock() + LEASE)
        await closing.programme.planner.plan()
        slow.go.set()
        await late

    assert await people_in_two_places(closing) == set()


async def test_a_crash_while_pairing_leaves_nobody_waiting(closing_anywhere: Cohort) -> None:
    await leave_two_without_a_partner(closing_anywhere)
    stuck = Slow()
    here = closing_anywhere.here
    crashed = asyncio.create_task(closing_anywhere.other(here.bothways.database, stuck).planner.plan())
    await stuck.begun.wait()
    crashed.cancel()
    await asyncio.wait([crashed])

    here.clock.travel_to(here.clock() + LEASE)
    await here.beat()

    assert await without_a_partner(closing_anywhere) == set()


async def test_a_slow_planner_does_not_overwrite_a_swap(closing_anywhere: Cohort) -> None:
    cohort, here, slow = closing_anywhere, closing_anywhere.here, Slow()
    id_ = await cohort.id()
    late = asyncio.create_task(cohort.other(here.bothways.database, slow).planner.plan())
    await slow.begun.wait()
    here.clock.travel_to(here.clock() + LEASE)
    await cohort.programme.planner.plan()
    seen = await cohort.programme.pairing.preview(cohort.organiser, id_)
    first, second, *_ = seen.proposal.matches
    swapped = await cohort.programme.pair_changes.swap(
        cohort.organiser, id_, first.members[0], second.members[0], seen.proposal.version
    )
    slow.go.set()
    await late

    assert (await cohort.programme.pairing.preview(cohort.organiser, id_)).proposal == swapped.proposal


@pytest.mark.parametrize("press", ["run_again", "forbid"])
async def test_of_two_organisers_the_slower_keeps_what_the_faster_did(closing_anywhere: Cohort, press: str) -> None:
    cohort, id_, slow = closing_anywhere, await closing_anywhere.id(), Slow()
    await cohort.programme.planner.plan()
    seen = (await cohort.programme.pairing.preview(cohort.organiser, id_)).proposal
    first, second, third, *_ = seen.matches
    others = cohort.other(cohort.here.bothways.database, slow).pair_changes

    slower = asyncio.create_task(
        {
            "run_again": lambda: others.run_again(cohort.organiser, id_),
            "forbid": lambda: others.forbid(cohort.organiser, id_, first.members, seen.version),
        }[press]()
    )
    await slow.begun.wait()
    swapped = await cohort.programme.pair_changes.swap(
        cohort.organiser, id_, third.members[0], second.members[0], seen.version
    )
    slow.go.set()
    await slower

    after = (await cohort.programme.pairing.preview(cohort.organiser, id_)).proposal
    by_hand = {match.members for match in swapped.proposal.matches if match.by_hand}
    assert by_hand
    assert by_hand <= {match.members for match in after.matches}
    assert (first.members in after.forbids) is (press == "forbid")
    assert after.version == seen.version + 2


async def test_whoever_is_slower_with_the_same_people_is_told_and_overwrites_nothing(closing_anywhere: Cohort) -> None:
    cohort, id_, slow = closing_anywhere, await closing_anywhere.id(), Slow()
    await cohort.programme.planner.plan()
    seen = (await cohort.programme.pairing.preview(cohort.organiser, id_)).proposal
    first, second, third, *_ = seen.matches
    others = cohort.other(cohort.here.bothways.database, slow).pair_changes

    apart = (first.members[0], second.members[1])
    slower = asyncio.create_task(others.lock(cohort.organiser, id_, apart, seen.version))
    await slow.begun.wait()
    swapped = await cohort.programme.pair_changes.swap(
        cohort.organiser, id_, third.members[0], second.members[0], seen.version
    )
    slow.go.set()

    with pytest.raises(ChangedMeanwhile):
        await slower
    assert (await cohort.programme.pairing.preview(cohort.organiser, id_)).proposal == swapped.proposal


async def test_swaps_of_two_organisers_at_once_all_apply_or_are_told(closing_anywhere: Cohort) -> None:
    cohort, id_ = closing_anywhere, await closing_anywhere.id()
    await cohort.programme.planner.plan()
    changes, organiser = cohort.programme.pair_changes, cohort.organiser
    for _ in range(6):
        seen = (await cohort.programme.pairing.preview(organiser, id_)).proposal
        one, two, three, four = (match.members for match in seen.matches[:4])
        done = await asyncio.gather(
            changes.leave_unmatched(organiser, id_, one, seen.version),
            changes.leave_unmatched(organiser, id_, two, seen.version),
            changes.leave_unmatched(organiser, id_, two, seen.version),
            changes.lock(organiser, id_, (three[0], three[1]), seen.version),
            changes.lock(organiser, id_, (four[0], four[1]), seen.version),
            return_exceptions=True,
        )
        after = (await cohort.programme.pairing.preview(organiser, id_)).proposal
        went = [each for each in done if not isinstance(each, BaseException)]
        told = [each for each in done if isinstance(each, BaseException)]

        assert [type(each) for each in told] == [ChangedMeanwhile]
        assert len(went) == after.version - seen.version
        assert {*one, *two} <= {each.member for each in after.leftovers}
        assert {three, four} <= set(after.pins)
        for _ in went:
            now = (await cohort.programme.pairing.preview(organiser, id_)).proposal
            if now.last is not None:
                await changes.undo(organiser, id_, now.version)
        for member in (*one, *two):
            version = (await cohort.programme.pairing.preview(organiser, id_)).proposal.version
            await changes.match_again(organiser, id_, member, version)


async def test_of_two_who_approve_at_once_one_does_and_a_change_in_between_is_not_lost(
    closing_anywhere: Cohort,
) -> None:
    cohort, id_ = closing_anywhere, await closing_anywhere.id()
    await cohort.programme.planner.plan()
    organiser, programme = cohort.organiser, cohort.programme
    seen = (await programme.pairing.preview(organiser, id_)).proposal
    first = seen.matches[0].members

    done = await asyncio.gather(
        programme.pairing.approve(organiser, id_, seen.version),
        programme.pair_changes.leave_unmatched(organiser, id_, first, seen.version),
        programme.pairing.approve(organiser, id_, seen.version),
        return_exceptions=True,
    )
    refused = [each for each in done if isinstance(each, BaseException)]
    async with cohort.here.bothways.database.transaction(cohort.workspace) as tx:
        mentorships = await tx.mentorships.of_cohort(id_)

    assert {type(each) for each in refused} <= {ChangedMeanwhile, WrongStage}
    assert len(refused) == len(done) - 1
    if mentorships:
        assert sorted(each.members for each in seen.matches) == sorted(
            tuple(sorted(each.members)) for each in mentorships
        )
        assert not isinstance(done[1], Preview)


async def leave_two_without_a_partner(cohort: Cohort) -> None:
    """The cohort is under way, and two of different pairs have asked for another partner."""
    programme, here = cohort.programme, cohort.here
    await here.beat()
    seen = (await programme.pairing.preview(cohort.organiser, await cohort.id())).proposal.version
    begun = await programme.pairing.approve(cohort.organiser, await cohort.id(), seen)
    assert begun.stage is CohortStage.UNDER_WAY
    await here.travel(datetime(2027, 1, 26, 17, tzinfo=UTC))
    async with here.bothways.database.transaction(cohort.workspace) as tx:
        first, second, *_ = await tx.mentorships.of_cohort(begun.id)
    for mentorship in (first, second):
        await programme.exits.another_partner(Actor(workspace=cohort.workspace, member=mentorship.members[0]))


async def placed(cohort: Cohort) -> Counter[MemberId]:
    """In how many mentorships each member is now."""
    id_ = await cohort.id()
    async with cohort.here.bothways.database.transaction(cohort.workspace) as tx:
        found = await tx.mentorships.of_cohort(id_)
    return Counter(member for each in found if each.is_open for member in each.members)


async def people_in_two_places(cohort: Cohort) -> set[MemberId]:
    return {member for member, places in (await placed(cohort)).items() if places > 1}


async def without_a_partner(cohort: Cohort) -> set[MemberId]:
    id_ = await cohort.id()
    async with cohort.here.bothways.database.transaction(cohort.workspace) as tx:
        enrolled = {each.member for each in await tx.enrolments.of_cohort(id_)}
    return enrolled - set(await placed(cohort))
