"""Invented facts for tests of storage and delivery."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

from mentoring.agenda import PartKind
from mentoring.disclosure import Amount, Change, Hidden, Rounded, ShareTable
from mentoring.led_sessions import LedSession, LedTurn
from mentoring.model import (
    AgreementPart,
    AgreementWords,
    Asker,
    Booking,
    ChannelId,
    Cohort,
    CohortId,
    Direction,
    Item,
    Level,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Offer,
    PlannedQuestion,
    Profile,
    ProposedTime,
    PublishedCalendar,
    Question,
    QuestionStage,
    Reason,
    SessionId,
    Theme,
    WorkspaceId,
)
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind, NudgeState
from mentoring.report import Counts, Report, ReportMoment, Results, Suggestion

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE = WorkspaceId("T1")
ELSEWHERE = WorkspaceId("T2")
AMIRA, BO, CHIDI = MemberId("UAMIRA"), MemberId("UBO"), MemberId("UCHIDI")
SPRING = CohortId("spring")
PAIR = MentorshipId("pair")
FIRST = SessionId("first")

_numbers = count(1)


def a_profile(member: MemberId = AMIRA) -> Profile:
    """A profile in which every field says something."""
    return Profile(
        member=member,
        level=Level.LEADING,
        offers=(Offer(topic="negotiation", strength=0.5), Offer(topic="pottery")),
        seeks=("python", "calm"),
        department="Legal",
        reports_to=(MemberId("UBOSS"),),
        never=frozenset({CHIDI}),
        languages=("fr", "en"),
        tz="Africa/Lagos",
        off_limits=("salary",),
    )


def a_cohort(cohort: CohortId = SPRING) -> Cohort:
    """A cohort of next month."""
    return Cohort(
        id=cohort,
        name="Spring",
        channel=ChannelId("C1"),
        organiser=AMIRA,
        opt_in_closes_on=date(2026, 3, 20),
        starts_on=date(2026, 4, 6),
    )


def a_mentorship(mentorship: MentorshipId = PAIR, *members: MemberId) -> Mentorship:
    """A mentorship in the spring cohort; the first member opens."""
    both = members or (BO, AMIRA)
    reason = Reason(sought="calm", offered="pottery", share=0.5)
    return Mentorship(
        id=mentorship,
        cohort=SPRING,
        members=both,
        directions=(Direction(giver=both[0], receiver=both[1], fit=0.75, reasons=(reason,)),),
        began_at=NOON,
        state=MentorshipState.ACTIVE,
        introduced_at=NOON,
    )


def an_agreement_part(member: MemberId = AMIRA) -> AgreementPart:
    """A draft, in words of one's own."""
    words = AgreementWords(
        wants="pottery" if member == AMIRA else "numbers",
        brings="calm",
        works="walks",
        stays="all of it",
        cancels="a call",
        stops="thanks",
    )
    return AgreementPart(mentorship=PAIR, member=member, words=words, changed_at=NOON, off_limits=("salary",))


def a_session(session: SessionId = FIRST, number: int = 1) -> MentoringSession:
    """A session of the pair."""
    return MentoringSession(id=session, mentorship=PAIR, number=number, due_on=date(2026, 4, 10), opens=BO)


def a_report(day: date = date(2026, 5, 4)) -> Report:
    """A report of the spring cohort."""
    nobody = Rounded(amount=Amount.UNSAID)
    counts = Counts(
        joined=2,
        paired=2,
        mentorships=1,
        held=1,
        due=1,
        planned=6,
        by_session=((1, 1),),
        quiet=nobody,
        ended=nobody,
        left=nobody,
        small=True,
    )
    return Report(
        cohort=SPRING,
        name="Spring",
        as_of=day,
        moment=ReportMoment.UNDER_WAY,
        counts=counts,
        suggestion=Suggestion.NOTHING,
        results=Results(middle={Item.SKILLS: Change(shares=ShareTable(hidden=Hidden.TOO_FEW))}),
    )


def a_led_session(session: SessionId = FIRST) -> LedSession:
    """The pair's session, led: Bo asks Amira, then Amira Bo."""
    both = ((BO, AMIRA), (AMIRA, BO))
    return LedSession(
        session=session,
        mentorship=PAIR,
        number=1,
        members=(BO, AMIRA),
        turns=tuple(
            LedTurn(
                part=1,
                kind=PartKind.ROUND,
                time=timedelta(minutes=5),
                asker=asker,
                answerer=answerer,
                question="What makes a good day?",
                follow_up="What else?",
                topics=("pottery",),
            )
            for asker, answerer in both
        ),
        began_at=NOON,
        turn_began_at=NOON,
    )


def a_booking(session: SessionId = FIRST) -> Booking:
    """A booked session for which Amira proposes another time."""
    return Booking(
        session=session,
        round=2,
        sequence=7,
        starts_at=NOON + timedelta(days=40),
        proposed_by=AMIRA,
        proposed=(ProposedTime(starts_at=NOON + timedelta(days=41), suits=(AMIRA,), outside=(AMIRA, BO)),),
    )


def a_calendar(member: MemberId = AMIRA) -> PublishedCalendar:
    """A calendar that was read once."""
    return PublishedCalendar(
        member=member,
        link="https://calendar.google.com/calendar/ical/secret/basic.ics",
        look_again_at=NOON,
        read_at=NOON,
        busy=((NOON, NOON + timedelta(hours=1)),),
    )


def a_question(question: str = "q1", answerer: MemberId = AMIRA) -> PlannedQuestion:
    """A question of Bo's."""
    return PlannedQuestion(question=question, asker=BO, answerer=answerer, round=1)


def an_own_question(question: str = "own-01", text: str = "What makes a calm day in the store?") -> Question:
    return Question(
        id=question,
        text=text,
        stage=QuestionStage.OPENER,
        asker=Asker.BOTH,
        theme=Theme.CULTURE,
        depth=1,
        minutes=4,
        follow_ups=("What helps?",),
        method="our own",
    )


def a_nudge(
    *to: MemberId,
    workspace: WorkspaceId = HERE,
    kind: NudgeKind = NudgeKind.WARNING,
    at: datetime = NOON,
    lasts: timedelta = timedelta(days=1),
    subject: str = SPRING,
    key: str | None = None,
    state: NudgeState = NudgeState.PLANNED,
    channel: ChannelId | None = None,
) -> Nudge:
    """A nudge that is due at `at`; its id and key are new unless given."""
    number = next(_numbers)
    return Nudge(
        id=NudgeId(f"n{number}"),
        workspace=workspace,
        kind=kind,
        to=to,
        subject=subject,
        dedupe_key=key or f"series:{number}",
        due_at=at,
        not_before=at,
        expires_at=at + lasts,
        state=state,
        channel=channel,
    )
