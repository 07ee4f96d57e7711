"""Erasing a person leaves no trace of them in any table, and the export before it was complete."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import select

from mentoring.model import (
    Accord,
    AccordKind,
    AuditEntry,
    ChannelId,
    Enrolment,
    EnrolmentState,
    Gain,
    Goal,
    Item,
    Match,
    Member,
    MemberId,
    MentorshipState,
    Met,
    OrganiserAct,
    PlannedQuestion,
    Proposal,
    Pulse,
    Side,
    SurveyAnswer,
    Takeaway,
    ThanksNote,
    TypedTopic,
    Unmatched,
    Wave,
)
from mentoring.nudges.model import NudgeKind, NudgeState
from storage.database import Database
from storage.erasers import ERASERS
from storage.led_sessions import EditPace, EditPaces
from storage.outbox.conversations import remember_conversation
from storage.outbox.restored import mark_restored
from storage.rows import table_of
from storage.tables import Row
from storage.traces import NOBODYS, SHARED, THEIRS
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
    a_led_session,
    a_mentorship,
    a_nudge,
    a_profile,
    a_question,
    a_report,
    a_session,
    an_agreement_part,
    an_own_question,
)

LOOKALIKE = MemberId("UAMIRA2")
SECRET = "pottery"


def every_table() -> set[str]:
    """The names of all our tables."""
    return set(Row.metadata.tables)


async def everything(database: Database) -> dict[str, str]:
    """All that is stored, as text by table."""
    async with database.begin() as connection:
        return {
            name: " ".join(str(list(row)) for row in await connection.execute(select(table)))
            for name, table in Row.metadata.tables.items()
        }


async def fill(database: Database) -> None:
    """Amira in every table that can name a person, next to others."""
    direction = a_mentorship().directions
    async with database.transaction(HERE) as tx:
        for member in (AMIRA, BO, CHIDI, LOOKALIKE):
            await tx.members.put(Member(id=member, organiser=member != CHIDI))
        await tx.profiles.put(a_profile(AMIRA))
        theirs = replace(
            a_profile(CHIDI), offers=(), seeks=("stairs",), never=frozenset({AMIRA, LOOKALIKE}), reports_to=(AMIRA, BO)
        )
        await tx.profiles.put(theirs)
        await tx.cohorts.put(a_cohort())
        await tx.enrolments.put(Enrolment(cohort=SPRING, member=AMIRA, at=NOON, state=EnrolmentState.LEFT))
        match = Match(members=(AMIRA, BO), score=1, directions=direction)
        await tx.proposals.put(
            Proposal(
                cohort=SPRING,
                seed=1,
                at=NOON,
                matches=(match,),
                leftovers=(Unmatched(member=CHIDI),),
                pins=((AMIRA, BO),),
                notes=(TypedTopic(typed="UAMIRA knows"), TypedTopic(typed="pottery"), TypedTopic(typed="stairs")),
            )
        )
        await tx.mentorships.put(a_mentorship())
        await tx.sessions.put(a_session())
        await tx.sessions.plan_questions(
            FIRST, (a_question("q1", AMIRA), about_goal(AMIRA, SECRET), about_goal(BO, "calm"))
        )
        await tx.sessions.answer(FIRST, AMIRA, Met.YES)
        await tx.sessions.answer(FIRST, BO, Met.YES)
        await tx.sessions.touch(FIRST, AMIRA, NOON)
        await tx.sessions.reject(PAIR, "q0")
        await tx.bookings.change(a_booking())
        await tx.calendars.put(a_calendar())
        pulse = Pulse(session=FIRST, member=AMIRA, asked=Side.EVEN, shared=Side.EVEN, gained=Gain.SOMETHING, at=NOON)
        await tx.pulses.put(pulse)
        await tx.agreements.put(an_agreement_part(AMIRA))
        await tx.agreements.put(an_agreement_part(BO))
        for member, topic in ((AMIRA, SECRET), (BO, "calm")):
            await tx.goals.choose(PAIR, member, [Goal(mentorship=PAIR, member=member, place=0, topic=topic, why="so")])
        await tx.takeaways.put(Takeaway(session=FIRST, member=AMIRA, at=NOON, learned=SECRET, shared=True))
        await tx.led_sessions.put(a_led_session(), NOON)
        for member, other in ((AMIRA, BO), (BO, AMIRA)):
            thanks = ThanksNote(
                mentorship=PAIR, member=member, words="Thank you", may_post=True, at=NOON, consents=(other,)
            )
            await tx.thanks.put(thanks)
        await tx.accords.put(Accord(mentorship=PAIR, kind=AccordKind.STAY_IN_TOUCH, member=AMIRA, at=NOON))
        await tx.accords.put(Accord(mentorship=PAIR, kind=AccordKind.STAY_IN_TOUCH, member=BO, at=NOON))
        await tx.nudges.plan(
            [
                a_nudge(AMIRA, key="warning:UAMIRA:2026-03-02"),
                a_nudge(AMIRA, BO, key="agenda:UAMIRA-UBO:2026-03-02"),
                a_nudge(AMIRA, BO, key="introduction:UAMIRA-UBO:2026-03-01", state=NudgeState.SENT),
                a_nudge(BO, kind=NudgeKind.PARTNER_LEFT, subject="UAMIRA", key="left:UAMIRA:UBO:2026-03-02"),
                a_nudge(LOOKALIKE, key="warning:UAMIRA2:2026-03-02"),
            ]
        )
        await tx.own_questions.put(an_own_question())
        await tx.surveys.open(SPRING)
        for member, link in (await tx.surveys.links(SPRING, [AMIRA, BO])).items():
            words = SECRET if member == AMIRA else "calm"
            await tx.surveys.put(
                SurveyAnswer(
                    cohort=SPRING,
                    link=link,
                    wave=Wave.END,
                    answers={Item.SKILLS: 4},
                    at=NOON,
                    quote=words,
                    may_quote=True,
                )
            )
        await tx.reports.freeze(a_report())
        await tx.looks.done(NOON, 3)
        entry = AuditEntry(at=NOON, by=AMIRA, act=OrganiserAct.PAIR_REMINDED, cohort=SPRING, about="UBO UAMIRA")
        await tx.audit.add(entry)
        await tx.muted.put(AMIRA, {NudgeKind.DID_YOU_MEET})
        await tx.support.put("Call the porter")
        await tx.inbox.first_time("view:V1:UAMIRA", NOON)
        await tx.members.unsay(ChannelId("DSOMEBODY"), "1.5")
    async with database.begin(HERE) as connection:
        await remember_conversation(connection, HERE, [AMIRA], "DAMIRA")
        await remember_conversation(connection, HERE, [AMIRA, BO], "GBOTH")
        await remember_conversation(connection, HERE, [LOOKALIKE], "DLOOKALIKE")
        await EditPaces(connection, HERE).take(NOON, EditPace(per_minute=10, burst=10))
        await mark_restored(connection, [HERE], NOON, NOON)


def about_goal(learner: MemberId, topic: str) -> PlannedQuestion:
    """A question about what somebody came to learn."""
    return replace(a_question("q2", BO), learner=learner, goal=topic)


def test_every_table_is_either_somebodys_or_nobodys() -> None:
    named = {table_of(row).name for row in (*THEIRS, *NOBODYS, *SHARED)} | set(ERASERS)
    # The members of a mentorship and of a nudge are renamed with it.
    assert named | {"mentorship_member", "nudge_recipient"} == every_table()


async def test_the_filled_tables_are_all_tables(database: Database) -> None:
    await fill(database)
    assert [name for name, text in (await everything(database)).items() if not text] == []


async def test_erasing_leaves_no_trace(database: Database) -> None:
    await fill(database)
    before = await everything(database)
    assert any("UAMIRA'" in text for text in before.values())
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
    after = {
        name: text.replace(LOOKALIKE, "").replace("DLOOKALIKE", "")
        for name, text in (await everything(database)).items()
    }
    after["removal"] = after["removal"].replace("DAMIRA", "")  # until that conversation is emptied
    assert {name for name, text in after.items() if AMIRA in text or "DAMIRA" in text or "GBOTH" in text} == set()
    assert {name for name, text in after.items() if SECRET in text} == set()


async def test_what_others_share_stays_true_without_the_name(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
        [mentorship] = await tx.mentorships.of_member(BO)
        assert (mentorship.state, len(mentorship.members)) == (MentorshipState.ENDED, 2)
        session = await tx.sessions.get(FIRST)
        assert session is not None
        assert session.answers == {BO: Met.YES}
        assert [(one.question, one.goal) for one in session.questions] == [("q1", ""), ("q2", ""), ("q2", "calm")]
        assert [one.topic for one in await tx.goals.of_mentorship(PAIR)] == ["calm"]
        cohort = await tx.cohorts.get(SPRING)
        assert cohort is not None
        assert cohort.organiser == LOOKALIKE
        proposal = await tx.proposals.get(SPRING)
        assert proposal is not None
        assert [one.member for one in proposal.leftovers] == [CHIDI, BO]
        assert proposal.notes == (TypedTopic(typed="stairs"),)
        profile = await tx.profiles.get(CHIDI)
        assert profile is not None
        assert (profile.never, profile.reports_to) == (frozenset({LOOKALIKE}), (BO,))
        states = sorted(nudge.state for nudge in await tx.nudges.of_member(BO))
        assert states == [NudgeState.PLANNED, NudgeState.SENT, NudgeState.SKIPPED]
        assert len(await tx.nudges.of_member(LOOKALIKE)) == 1


async def test_erasing_reaches_no_other_workspace(database: Database) -> None:
    await fill(database)
    async with database.transaction(ELSEWHERE) as tx:
        await tx.members.put(Member(id=AMIRA))
        await tx.profiles.put(a_profile(AMIRA))
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
    async with database.transaction(ELSEWHERE) as tx:
        assert await tx.profiles.get(AMIRA) == a_profile(AMIRA)


async def test_both_of_a_pair_can_be_erased(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
        await tx.members.erase(BO)
        [mentorship] = await tx.mentorships.of_cohort(SPRING)
    assert len(set(mentorship.members)) == 2


async def test_the_export_names_every_table_that_names_the_person(database: Database) -> None:
    await fill(database)
    naming = {name for name, text in (await everything(database)).items() if AMIRA in text.replace(LOOKALIKE, "")}
    async with database.transaction(HERE) as tx:
        export = json.loads(json.dumps(await tx.members.export(AMIRA)))
    assert {name for name, rows in export.items() if rows} == naming | {"survey_answer"}  # under a hash of the person
    assert [one["quote"] for one in export["survey_answer"]] == [SECRET]


async def test_the_export_says_nothing_that_others_keep_to_themselves(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        export = await tx.members.export(AMIRA)
    assert [one["member_id"] for one in export["profile"]] == [AMIRA]
    assert [one["member_id"] for one in export["answer"]] == [AMIRA]
    assert [one["member_id"] for one in export["agreement"]] == [AMIRA]
    assert [one["member_id"] for one in export["accord"]] == [AMIRA]
    assert export["proposal"] == [{"cohort": SPRING, "at": NOON.isoformat(), "left_over": []}]


async def test_of_an_agreement_that_all_have_signed_the_export_has_the_whole(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        for member in (AMIRA, BO):
            await tx.agreements.put(replace(an_agreement_part(member), signed_at=NOON))
        export = await tx.members.export(AMIRA)
    assert sorted(one["member_id"] for one in export["agreement"]) == [AMIRA, BO]


async def test_who_is_erased_leaves_none_of_their_words_in_an_agreement(database: Database) -> None:
    await fill(database)
    async with database.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)
        assert [part.member for part in await tx.agreements.of_mentorship(PAIR)] == [BO]
