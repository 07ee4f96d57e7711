"""Nobody pays for the others: what one person does costs the database as much among four hundred as among twenty.

Counted in steps of SQLite's machine, which are the same on every computer. A statement that reads from an index may
still read too much, all of a cohort for instance; this shows it, whatever the statement.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from handlers import commands
from mentoring.model import Cohort, CohortStage, Enrolment, Member, MemberId, Mentorship, MentorshipId, Met, SessionId
from mentoring.nudges.kinds import CONTENT_OF
from mentoring.nudges.model import KIND_FACTS, Audience, NudgeKind, NudgeState
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from simulator.people import Person
from simulator.stage import SimulatedBot
from storage.database import Database
from tests.journeys.acts import CHANNEL, INTRODUCED, SENIOR, fills_profile
from tests.journeys.conftest import Three
from tests.storage.facts import a_mentorship, a_nudge, a_profile, a_session

FEW, MANY = 20, 400

ONCE = {"data"}
"""Looks for a person in every text, and is asked for once."""

MORE = 1.05
"""By so much an act may grow: an index of more rows is a little deeper, and a question may be another one."""

A_NUMBER = 16
"""Steps for each of those who are counted, where the number of them is told: nothing else is read of them."""

Act = Callable[[], Awaitable[object]]


@dataclass
class Steps:
    """What SQLite's machine has done so far."""

    taken: int = 0

    def __call__(self) -> int:
        """One step; 0 lets it go on."""
        self.taken += 1
        return 0

    async def of(self, here: SimulatedBot, act: Act) -> int:
        """How many an act takes, until nothing is left to draw."""
        before = self.taken
        await act()
        await here.bothways.surfaces.drain()
        return self.taken - before


async def counting(database: Database) -> Steps:
    steps = Steps()
    async with database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.set_progress_handler(steps, 1)
    return steps


async def add(here: SimulatedBot, numbers: Iterable[int]) -> None:
    """Others, paired, who have met once, in the same workspace and cohort."""
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        [cohort] = await tx.cohorts.all()
        for number in numbers:
            two = (MemberId(f"U0LEFT{number:04}"), MemberId(f"U0RIGHT{number:04}"))
            for member in two:
                await tx.members.put(Member(id=member))
                await tx.profiles.put(a_profile(member))
                await tx.enrolments.put(Enrolment(cohort=cohort.id, member=member, at=here.clock()))
            pair = a_mentorship(MentorshipId(f"other{number}"), *two)
            await tx.mentorships.put(replace(pair, cohort=cohort.id))
            session = a_session(SessionId(f"met{number}"))
            await tx.sessions.put(replace(session, mentorship=pair.id, opens=two[0]))
            await tx.sessions.answer(session.id, two[0], Met.YES)
            heard = [a_nudge(each, workspace=here.bothways.workspace, subject=session.id) for each in two]
            await tx.nudges.plan(replace(each, state=NudgeState.SKIPPED, reason=SkipReason.LEFT) for each in heard)


def acts_of(person: Person) -> Iterator[tuple[str, Act]]:
    """Everything that somebody can begin by themselves, each followed by closing what has opened."""

    async def types(word: str) -> None:
        await person.types(f"/mentoring {word}".strip())
        await closes(person)

    async def looks_at_the_survey() -> None:
        await person.presses("Answer the start survey")
        await closes(person)

    async def writes() -> None:
        await person.types("Hello there")

    for word in ("", *sorted(set(commands.BEGIN) - ONCE)):
        yield f"/mentoring {word}", lambda word=word: types(word)  # type: ignore[misc]
    yield "opens Home", person.opens_home
    yield "looks at the survey", looks_at_the_survey
    yield "writes to the bot", writes


async def closes(person: Person) -> None:
    if person.modal is not None:
        await person.cancels(everything=True)


async def costs(here: SimulatedBot, steps: Steps, person: Person) -> dict[str, int]:
    return {name: await steps.of(here, act) for name, act in acts_of(person)}


async def test_what_somebody_asks_costs_the_same_however_many_others_there_are(
    here: SimulatedBot, approved: Three
) -> None:
    await here.travel(INTRODUCED)
    steps = await counting(here.bothways.database)
    await add(here, range(FEW))
    await costs(here, steps, approved.ben)  # what happens only the first time
    few = await costs(here, steps, approved.ben)

    await add(here, range(FEW, MANY))
    many = await costs(here, steps, approved.ben)

    assert min(few.values()) > 0
    assert {name: (few[name], many[name]) for name in few if many[name] > MORE * few[name]} == {}


TOLD = [kind for kind in NudgeKind if KIND_FACTS[kind].audience in (Audience.PARTICIPANT, Audience.PAIR)]

COUNTED = {NudgeKind.WARNING}
"""Says how many take part."""

STAGES = (CohortStage.OPEN, CohortStage.PROPOSED, CohortStage.UNDER_WAY)


async def composing(here: SimulatedBot, steps: Steps, pair: Mentorship) -> dict[NudgeKind, int]:
    """What each kind of message costs that one of a pair may get, at every stage of their cohort."""
    found = dict.fromkeys(TOLD, 0)
    for kind, stage in product(TOLD, STAGES):
        async with here.bothways.database.transaction(here.bothways.workspace) as tx:
            await tx.cohorts.advance(pair.cohort, (await one(tx, pair)).stage, stage)
            [session, *_] = await tx.sessions.of_mentorship(pair.id)
            for subject in (pair.cohort, pair.id, session.id):
                nudge = a_nudge(pair.members[0], workspace=here.bothways.workspace, kind=kind, subject=subject)
                sources = await here.bothways.programme.composer._sources(tx, nudge, here.clock())
                before = steps.taken
                await CONTENT_OF[kind](nudge, sources)
                found[kind] += steps.taken - before
    return found


async def one(tx: Transaction, pair: Mentorship) -> Cohort:
    cohort = await tx.cohorts.get(pair.cohort)
    assert cohort is not None
    return cohort


async def test_what_somebody_is_told_costs_the_same_however_many_others_there_are(
    here: SimulatedBot, approved: Three
) -> None:
    await here.travel(INTRODUCED)
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        [pair] = await tx.mentorships.of_member(MemberId(approved.ben.id))
    steps = await counting(here.bothways.database)

    await add(here, range(FEW))
    few = await composing(here, steps, pair)
    await add(here, range(FEW, MANY))
    many = await composing(here, steps, pair)

    assert len(TOLD) > 20
    assert {kind: (few[kind], many[kind]) for kind in set(TOLD) - COUNTED if many[kind] > MORE * few[kind]} == {}


async def test_whoever_joins_is_told_how_many_have_and_nothing_else_is_read_of_them(
    here: SimulatedBot, announced: Three
) -> None:
    steps = await counting(here.bothways.database)

    async def joins(person: Person) -> int:
        async def act() -> None:
            await person.presses("Join", in_=CHANNEL)
            await fills_profile(person, SENIOR)

        return await steps.of(here, act)

    await add(here, range(FEW))
    few = await joins(announced.amina)
    await add(here, range(FEW, MANY))
    many = await joins(announced.ben)

    assert "802 people so far" in announced.ben.latest.shown
    assert many - few < 2 * A_NUMBER * 2 * (MANY - FEW), "told to whoever joins, and in the announcement"
