"""Members, profiles, cohorts, mentorships, sessions and pulses come back as they went in, and races have one winner."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentoring.model import (
    Booking,
    Cause,
    CohortId,
    CohortStage,
    EndedFor,
    Enrolment,
    EnrolmentState,
    Gain,
    Goal,
    Match,
    Member,
    MemberId,
    MentorshipId,
    MentorshipState,
    Met,
    Proposal,
    Pulse,
    SessionId,
    Side,
    Takeaway,
    TypedTopic,
    Unmatched,
)
from mentoring.ports import Transaction
from storage.database import Database
from storage.errors import Conflict
from tests.storage.facts import (
    AMIRA,
    BO,
    CHIDI,
    ELSEWHERE,
    FIRST,
    HERE,
    NOON,
    PAIR,
    SPRING,
    a_booking,
    a_calendar,
    a_cohort,
    a_mentorship,
    a_profile,
    a_question,
    a_session,
)

TASKS = 20


async def at_once(database: Database, step: Callable[[Transaction], Awaitable[bool]]) -> list[bool]:
    """What twenty tasks are told that do the same at once."""

    async def one() -> bool:
        async with database.transaction(HERE) as tx:
            return await step(tx)

    return list(await asyncio.gather(*(one() for _ in range(TASKS))))


@pytest.fixture
async def spring(database: Database) -> Database:
    """A database with a cohort, a pair in it and the pair's first session."""
    async with database.transaction(HERE) as tx:
        await tx.cohorts.put(a_cohort())
        await tx.mentorships.put(a_mentorship())
        await tx.sessions.put(a_session())
    return database


async def test_a_member_comes_back_as_put(database: Database) -> None:
    amira = Member(
        id=AMIRA, tz="Africa/Lagos", organiser=True, paused_until=date(2026, 5, 1), snoozed_until=NOON, welcomed_at=NOON
    )
    async with database.transaction(HERE) as tx:
        await tx.members.put(Member(id=AMIRA))
        await tx.members.put(amira)
        assert await tx.members.get(AMIRA) == amira
        assert await tx.members.of([AMIRA, BO]) == {AMIRA: amira}
        assert await tx.members.organisers() == [amira]


async def test_a_naive_time_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="no time zone"):
        async with database.transaction(HERE) as tx:
            await tx.members.put(Member(id=AMIRA, snoozed_until=NOON.replace(tzinfo=None)))


async def test_only_the_first_of_many_becomes_organiser(database: Database) -> None:
    async def claim(member: MemberId) -> bool:
        async with database.transaction(HERE) as tx:
            return await tx.members.make_first_organiser(member)

    told = await asyncio.gather(*(claim(MemberId(f"U{n}")) for n in range(TASKS)))
    async with database.transaction(HERE) as tx:
        organisers = [member.id for member in await tx.members.organisers()]
    assert sum(told) == 1
    assert organisers == [MemberId(f"U{told.index(True)}")]


async def test_another_workspace_sees_nothing_of_it(spring: Database) -> None:
    async with spring.transaction(ELSEWHERE) as tx:
        assert await tx.cohorts.all() == []
        assert await tx.cohorts.get(SPRING) is None
        assert await tx.mentorships.get(PAIR) is None
        assert await tx.sessions.get(FIRST) is None
        assert await tx.mentorships.of_member(AMIRA) == []


async def test_the_same_id_may_live_in_two_workspaces(spring: Database) -> None:
    async with spring.transaction(ELSEWHERE) as tx:
        await tx.cohorts.put(replace(a_cohort(), name="Theirs"))
    async with spring.transaction(HERE) as tx:
        assert await tx.cohorts.get(SPRING) == a_cohort()


async def test_a_child_cannot_hang_on_another_workspaces_parent(spring: Database) -> None:
    with pytest.raises(Conflict):
        async with spring.transaction(ELSEWHERE) as tx:
            await tx.mentorships.put(a_mentorship())


async def test_profiles_come_back_as_put(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        await tx.profiles.put(replace(a_profile(), seeks=()))
        await tx.profiles.put(a_profile())
        assert await tx.profiles.get(AMIRA) == a_profile()
        assert await tx.profiles.of([AMIRA, BO]) == {AMIRA: a_profile()}


async def test_many_profiles_are_found_at_once(database: Database) -> None:
    people = [MemberId(f"U{n}") for n in range(1200)]
    async with database.transaction(HERE) as tx:
        for person in people[::10]:
            await tx.profiles.put(a_profile(person))
        assert set(await tx.profiles.of(people)) == set(people[::10])


async def test_cohorts_are_listed_newest_start_first(database: Database) -> None:
    autumn = replace(a_cohort(CohortId("autumn")), starts_on=date(2026, 9, 7))
    async with database.transaction(HERE) as tx:
        for cohort in (a_cohort(), autumn):
            await tx.cohorts.put(cohort)
        assert await tx.cohorts.all() == [autumn, a_cohort()]


async def test_putting_a_cohort_again_leaves_its_stage(spring: Database) -> None:
    async with spring.transaction(HERE) as tx:
        assert await tx.cohorts.advance(SPRING, CohortStage.DRAFT, CohortStage.OPEN)
        await tx.cohorts.put(replace(a_cohort(), name="Renamed"))
        assert await tx.cohorts.get(SPRING) == replace(a_cohort(), name="Renamed", stage=CohortStage.OPEN)


async def test_a_stage_is_left_once(spring: Database) -> None:
    told = await at_once(spring, lambda tx: tx.cohorts.advance(SPRING, CohortStage.DRAFT, CohortStage.OPEN))
    assert sorted(told) == [False] * (TASKS - 1) + [True]


async def test_the_longest_waiting_cohort_is_planned_first(spring: Database) -> None:
    async with spring.transaction(ELSEWHERE) as tx:
        await tx.cohorts.put(replace(a_cohort(), look_again_at=NOON - timedelta(hours=2)))
    async with spring.transaction(HERE) as tx:
        await tx.cohorts.look_again(SPRING, NOON - timedelta(hours=1))
    assert await spring.cohorts_to_plan(NOON, 10) == [(ELSEWHERE, SPRING), (HERE, SPRING)]
    assert await spring.cohorts_to_plan(NOON, 1) == [(ELSEWHERE, SPRING)]
    assert await spring.cohorts_to_plan(NOON - timedelta(hours=3), 10) == []


async def test_enrolments_come_back_by_cohort_and_member(spring: Database) -> None:
    early = Enrolment(cohort=SPRING, member=BO, at=NOON)
    late = Enrolment(cohort=SPRING, member=AMIRA, at=NOON + timedelta(hours=1))
    async with spring.transaction(HERE) as tx:
        await tx.enrolments.put(late)
        await tx.enrolments.put(replace(early, state=EnrolmentState.LEFT))
        await tx.enrolments.put(early)
        assert await tx.enrolments.of_cohort(SPRING) == [early, late]
        assert await tx.enrolments.of_member(AMIRA) == [late]
        assert await tx.enrolments.get(SPRING, BO) == early
        assert await tx.enrolments.get(SPRING, CHIDI) is None


async def test_a_proposal_comes_back_whole(spring: Database) -> None:
    match = Match(members=(AMIRA, BO), score=0.6, directions=a_mentorship().directions, met_before=1)
    proposal = Proposal(
        cohort=SPRING,
        seed=7,
        at=NOON,
        matches=(match,),
        leftovers=(Unmatched(member=CHIDI, causes=((Cause.UNTOLD, 2),)),),
        pins=((AMIRA, BO),),
        forbids=((AMIRA, CHIDI),),
        bound=0.9,
        total=0.6,
        notes=(TypedTopic(typed="chess", meant=("Cheese",)),),
    )
    async with spring.transaction(HERE) as tx:
        await tx.proposals.put(replace(proposal, seed=1))
        await tx.proposals.put(proposal)
        assert await tx.proposals.get(SPRING) == proposal


async def test_a_mentorship_keeps_the_order_of_its_members(spring: Database) -> None:
    async with spring.transaction(HERE) as tx:
        assert await tx.mentorships.get(PAIR) == a_mentorship()
        turned = replace(a_mentorship(), members=(AMIRA, BO))
        await tx.mentorships.put(turned)
        assert await tx.mentorships.of_cohort(SPRING) == [turned]
        assert await tx.mentorships.of_member(BO) == [turned]
        assert await tx.mentorships.of_member(CHIDI) == []


async def test_who_met_whom_is_counted(spring: Database) -> None:
    async with spring.transaction(HERE) as tx:
        await tx.mentorships.put(a_mentorship(MentorshipId("trio"), CHIDI, BO, AMIRA))
        assert await tx.mentorships.history([AMIRA, BO, CHIDI]) == {(AMIRA, BO): 2, (AMIRA, CHIDI): 1, (BO, CHIDI): 1}
        assert await tx.mentorships.history([AMIRA]) == {}


async def test_a_mentorship_ends_once_and_stays_ended(spring: Database) -> None:
    told = await at_once(spring, lambda tx: tx.mentorships.end(PAIR, NOON, EndedFor.LEFT))
    async with spring.transaction(HERE) as tx:
        await tx.mentorships.put(a_mentorship())
        ended = await tx.mentorships.get(PAIR)
    assert sum(told) == 1
    assert ended == replace(a_mentorship(), state=MentorshipState.ENDED, ended_at=NOON, ended_for=EndedFor.LEFT)


async def test_an_ended_mentorship_is_not_planned(spring: Database) -> None:
    async with spring.transaction(HERE) as tx:
        await tx.mentorships.look_again(PAIR, NOON)
    assert await spring.mentorships_to_plan(NOON, 10) == [(HERE, PAIR)]
    async with spring.transaction(HERE) as tx:
        await tx.mentorships.end(PAIR, NOON, EndedFor.LEFT)
    assert await spring.mentorships_to_plan(NOON, 10) == []
    async with spring.transaction(HERE) as tx:  # somebody answers when it is over
        await tx.mentorships.look_again(PAIR, NOON)
    assert await spring.next_look() is None or await spring.next_look() > NOON
    assert await spring.mentorships_to_plan(NOON, 10) == []


async def test_a_forgotten_mentorship_takes_its_sessions_along(spring: Database) -> None:
    async with spring.transaction(HERE) as tx:
        await tx.mentorships.forget(PAIR)
        assert await tx.mentorships.of_member(AMIRA) == []
        assert await tx.sessions.get(FIRST) is None


async def test_twenty_answers_at_once_are_all_kept(spring: Database) -> None:
    async def answer(member: MemberId) -> None:
        async with spring.transaction(HERE) as tx:
            await tx.sessions.answer(FIRST, member, Met.YES)

    people = [MemberId(f"U{n:02}") for n in range(TASKS)]
    await asyncio.gather(*(answer(person) for person in people))
    async with spring.transaction(HERE) as tx:
        session = await tx.sessions.get(FIRST)
    assert session == replace(a_session(), answers=dict.fromkeys(people, Met.YES))


async def test_the_last_answer_stands(spring: Database) -> None:
    async with spring.transaction(HERE) as tx:
        await tx.sessions.answer(FIRST, AMIRA, Met.NOT_YET)
        session = await tx.sessions.answer(FIRST, AMIRA, Met.YES)
        assert session.answers == {AMIRA: Met.YES}
        with pytest.raises(KeyError):
            await tx.sessions.answer(SessionId("never planned"), AMIRA, Met.YES)


async def test_a_session_is_held_once_and_stays_held(spring: Database) -> None:
    day = date(2026, 4, 9)
    told = await at_once(spring, lambda tx: tx.sessions.hold(FIRST, day))
    async with spring.transaction(HERE) as tx:
        await tx.sessions.put(replace(a_session(), due_on=date(2026, 4, 17)))
        session = await tx.sessions.get(FIRST)
    assert sum(told) == 1
    assert session == replace(a_session(), due_on=date(2026, 4, 17), held_on=day)


async def test_questions_are_planned_once(spring: Database) -> None:
    told = await at_once(spring, lambda tx: tx.sessions.plan_questions(FIRST, (a_question(),)))
    async with spring.transaction(HERE) as tx:
        await tx.sessions.put(a_session())
        session = await tx.sessions.get(FIRST)
    assert sum(told) == 1
    assert session == replace(a_session(), questions=(a_question(),))


async def test_a_question_that_was_swapped_away_still_counts_as_asked(spring: Database) -> None:
    async with spring.transaction(HERE) as tx:
        await tx.sessions.plan_questions(FIRST, (a_question("old"), a_question("other", BO)))
        assert await tx.sessions.swap(FIRST, "old", a_question("new"))
        assert not await tx.sessions.swap(FIRST, "old", a_question("newer"))
        await tx.sessions.reject(PAIR, "old")
        await tx.sessions.reject(PAIR, "old")
        await tx.sessions.give(AMIRA, "one for now")
        session = await tx.sessions.get(FIRST)
        assert session is not None
        assert session.questions == (a_question("new"), a_question("other", BO))
        assert await tx.sessions.asked_of(AMIRA) == {"old", "new", "one for now"}
        assert await tx.sessions.rejected(PAIR) == {"old"}


async def test_a_number_of_a_mentorship_is_one_session(spring: Database) -> None:
    with pytest.raises(Conflict, match="session"):
        async with spring.transaction(HERE) as tx:
            await tx.sessions.put(a_session(SessionId("another"), 1))


async def test_sessions_come_by_number(spring: Database) -> None:
    third, second = a_session(SessionId("a"), 3), a_session(SessionId("b"), 2)
    async with spring.transaction(HERE) as tx:
        for session in (third, second):
            await tx.sessions.put(session)
        assert await tx.sessions.of_mentorship(PAIR) == [a_session(), second, third]
        assert await tx.sessions.of_cohort(SPRING) == [a_session(), second, third]


async def test_pulses_come_back_by_session_and_member(spring: Database) -> None:
    second = a_session(SessionId("0"), 2)
    pulses = [
        Pulse(session=session, member=member, asked=Side.EVEN, shared=Side.MOSTLY_ME, gained=Gain.WILL_USE, at=NOON)
        for session in (FIRST, second.id)
        for member in (AMIRA, BO)
    ]
    async with spring.transaction(HERE) as tx:
        await tx.sessions.put(second)
        for pulse in reversed(pulses):
            await tx.pulses.put(pulse)
        assert await tx.pulses.of_session(FIRST) == pulses[:2]
        assert await tx.pulses.of_mentorship(PAIR) == pulses
        assert await tx.pulses.of_cohort(SPRING) == pulses


async def test_what_somebody_chose_to_learn_takes_the_place_of_what_they_chose_before(spring: Database) -> None:
    def goals(member: MemberId, *topics: str) -> list[Goal]:
        return [
            Goal(mentorship=PAIR, member=member, place=place, topic=topic, why="I begin in May")
            for place, topic in enumerate(topics)
        ]

    async with spring.transaction(HERE) as tx:
        await tx.goals.choose(PAIR, BO, goals(BO, "calm"))
        await tx.goals.choose(PAIR, AMIRA, goals(AMIRA, "pottery", "a third way"))
        await tx.goals.choose(PAIR, AMIRA, goals(AMIRA, "negotiation"))
        assert await tx.goals.of_mentorship(PAIR) == [*goals(AMIRA, "negotiation"), *goals(BO, "calm")]
        await tx.goals.choose(PAIR, AMIRA, [])
        assert await tx.goals.of_mentorship(PAIR) == goals(BO, "calm")


async def test_takeaways_come_by_session_and_are_shared_once(spring: Database) -> None:
    second = a_session(SessionId("0"), 2)
    first = Takeaway(session=FIRST, member=BO, at=NOON, learned="To wait", step="Ask first", gave="A map")
    later = Takeaway(session=second.id, member=AMIRA, at=NOON, step="Write it down")
    async with spring.transaction(HERE) as tx:
        await tx.sessions.put(second)
        for takeaway in (later, first):
            await tx.takeaways.put(takeaway)
        assert await tx.takeaways.of_mentorship(PAIR) == [first, later]
        assert await tx.takeaways.get(FIRST, AMIRA) is None
    told = await at_once(spring, lambda tx: tx.takeaways.share(FIRST, BO))
    async with spring.transaction(HERE) as tx:
        assert await tx.takeaways.get(FIRST, BO) == replace(first, shared=True)
        await tx.takeaways.put(replace(first, learned="", step="", gave=""))
        assert await tx.takeaways.of_mentorship(PAIR) == [later]
        assert not await tx.takeaways.share(FIRST, BO)
    assert sum(told) == 1


async def test_an_event_counts_once_in_each_workspace(database: Database) -> None:
    told = await at_once(database, lambda tx: tx.inbox.first_time("Ev1", NOON))
    async with database.transaction(ELSEWHERE) as tx:
        assert await tx.inbox.first_time("Ev1", NOON)
    assert sum(told) == 1


async def test_a_booking_comes_back_and_of_many_changes_at_once_one_counts(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        await tx.cohorts.put(a_cohort())
        await tx.mentorships.put(a_mentorship())
        await tx.sessions.put(a_session())
        nothing = await tx.bookings.get(FIRST)

    first = await at_once(database, lambda tx: tx.bookings.change(a_booking()))
    async with database.transaction(HERE) as tx:
        kept = await tx.bookings.get(FIRST)
    later = replace(kept, starts_at=None)
    second = await at_once(database, lambda tx: tx.bookings.change(later))

    assert nothing == Booking(session=FIRST)
    assert kept == replace(a_booking(), revision=1)
    assert (first.count(True), second.count(True)) == (1, 1)
    async with database.transaction(HERE) as tx:
        assert await tx.bookings.of([FIRST, SessionId("another")]) == {FIRST: replace(later, revision=2)}
    async with database.transaction(ELSEWHERE) as tx:
        assert await tx.bookings.get(FIRST) == Booking(session=FIRST)


async def test_a_calendar_is_read_by_one_and_what_was_read_of_another_link_is_not_kept(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        await tx.calendars.put(a_calendar())

    assert await database.calendars_to_read(NOON, 5) == [(HERE, AMIRA)]
    taken = await at_once(database, lambda tx: was_taken(tx))
    assert taken.count(True) == 1
    assert await database.calendars_to_read(NOON, 5) == []
    async with database.transaction(HERE) as tx:
        read = replace(a_calendar(), busy=(), failed=True)
        assert await tx.calendars.learn(read)
        assert await tx.calendars.of([AMIRA, BO]) == {AMIRA: read}
        assert not await tx.calendars.learn(replace(read, link="https://calendar.google.com/another.ics"))
        assert await tx.calendars.remove(AMIRA)
        assert not await tx.calendars.learn(read)
        assert await tx.calendars.get(AMIRA) is None
    export = await exported(database)
    assert "secret" not in str(export)
    assert export["published_calendar"][0]["link"] == "set"


async def was_taken(tx: Transaction) -> bool:
    return await tx.calendars.claim(AMIRA, NOON, NOON + timedelta(minutes=5)) is not None


async def exported(database: Database) -> Mapping[str, Any]:
    async with database.transaction(HERE) as tx:
        await tx.calendars.put(a_calendar())
        return await tx.members.export(AMIRA)
