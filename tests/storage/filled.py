"""A database in which Amira is in every table that can name a person, her words wherever there is room for words."""

from __future__ import annotations

from dataclasses import fields, replace

from mentoring.led_sessions import LedSession
from mentoring.model import (
    Accord,
    AccordKind,
    AgreementPart,
    AgreementWords,
    AuditEntry,
    ChannelId,
    Enrolment,
    EnrolmentState,
    Gain,
    Goal,
    Item,
    LastChange,
    Match,
    Member,
    MemberId,
    Met,
    Offer,
    OrganiserAct,
    PlannedQuestion,
    Profile,
    Proposal,
    Pulse,
    Reason,
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
from storage.led_sessions import EditPace, EditPaces
from storage.outbox.conversations import remember_conversation
from storage.outbox.restored import mark_restored
from tests.storage.facts import (
    AMIRA,
    BO,
    CHIDI,
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


async def fill(database: Database) -> None:
    """Amira in every table that can name a person, next to others, and her words wherever there is room for words."""
    reasons = (Reason(sought=SECRET, offered=SECRET, share=0.5),)
    directions = tuple(replace(way, reasons=reasons) for way in a_mentorship().directions)
    async with database.transaction(HERE) as tx:
        for member in (AMIRA, BO, CHIDI, LOOKALIKE):
            await tx.members.put(Member(id=member, organiser=member != CHIDI))
        await tx.profiles.put(her_profile())
        theirs = replace(
            a_profile(CHIDI), offers=(), seeks=("stairs",), never=frozenset({AMIRA, LOOKALIKE}), reports_to=(AMIRA, BO)
        )
        await tx.profiles.put(theirs)
        await tx.cohorts.put(a_cohort())
        await tx.enrolments.put(Enrolment(cohort=SPRING, member=AMIRA, at=NOON, state=EnrolmentState.LEFT))
        match = Match(members=(AMIRA, BO), score=1, directions=directions)
        await tx.proposals.put(
            Proposal(
                cohort=SPRING,
                seed=1,
                at=NOON,
                matches=(match,),
                leftovers=(Unmatched(member=CHIDI),),
                pins=((AMIRA, BO),),
                notes=(
                    TypedTopic(typed="UAMIRA knows"),
                    TypedTopic(typed=SECRET, meant=(SECRET,)),
                    TypedTopic(typed="stairs"),
                ),
                last=LastChange(by=BO, undone=(match,)),
            )
        )
        await tx.mentorships.put(replace(a_mentorship(), directions=directions))
        await tx.sessions.put(a_session())
        await tx.sessions.plan_questions(
            FIRST, (a_question("q1", AMIRA), about_goal(AMIRA, SECRET), about_goal(BO, "calm"))
        )
        await tx.sessions.answer(FIRST, AMIRA, Met.YES)
        await tx.sessions.answer(FIRST, BO, Met.YES)
        await tx.sessions.touch(FIRST, AMIRA, NOON)
        await tx.sessions.reject(PAIR, "q0")
        await tx.bookings.change(a_booking())
        await tx.calendars.put(replace(a_calendar(), link=f"https://calendar.google.com/{SECRET}/basic.ics"))
        pulse = Pulse(session=FIRST, member=AMIRA, asked=Side.EVEN, shared=Side.EVEN, gained=Gain.SOMETHING, at=NOON)
        await tx.pulses.put(pulse)
        await tx.agreements.put(her_part())
        await tx.agreements.put(an_agreement_part(BO))
        for member, words in ((AMIRA, SECRET), (BO, "calm")):
            await tx.goals.choose(PAIR, member, [Goal(mentorship=PAIR, member=member, place=0, topic=words, why=words)])
        takeaway = Takeaway(session=FIRST, member=AMIRA, at=NOON, learned=SECRET, step=SECRET, gave=SECRET, shared=True)
        await tx.takeaways.put(takeaway)
        await tx.led_sessions.put(her_led_session(), NOON)
        for member, other, words in ((AMIRA, BO, SECRET), (BO, AMIRA, "Thank you")):
            thanks = ThanksNote(mentorship=PAIR, member=member, words=words, may_post=True, at=NOON, consents=(other,))
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


def her_profile() -> Profile:
    """Amira's, in her words."""
    typed = (Offer(topic=SECRET),)
    return replace(
        a_profile(AMIRA),
        offers=typed,
        seeks=(SECRET,),
        department=SECRET,
        off_limits=(SECRET,),
        between_us=frozenset({SECRET}),
    )


def her_part() -> AgreementPart:
    """Amira's part of an agreement, each line in her words."""
    words = AgreementWords(**{each.name: SECRET for each in fields(AgreementWords)})
    return replace(an_agreement_part(AMIRA), words=words, off_limits=(SECRET,))


def her_led_session() -> LedSession:
    """One whose questions are about what she came to learn."""
    led = a_led_session()
    turns = (replace(turn, question=SECRET, follow_up=SECRET, topics=(SECRET,)) for turn in led.turns)
    return replace(led, turns=tuple(turns))


def about_goal(learner: MemberId, topic: str) -> PlannedQuestion:
    """A question about what somebody came to learn."""
    return replace(a_question("q2", BO), learner=learner, goal=topic)
