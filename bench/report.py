"""`python -m bench.report [PEOPLE]`: a report of 5,000 people in 2,500 pairs with 13 sessions each, on SQLite.

From what is stored to the frozen figures, and from those to the page; the goal is under five seconds.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from handlers.pages import report_page, report_table
from handlers.texts import texts
from mentoring.model import (
    STEPS,
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Enrolment,
    Gain,
    Language,
    Level,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Profile,
    Pulse,
    SessionId,
    Side,
    SurveyAnswer,
    Wave,
    WorkspaceId,
)
from mentoring.programme.reports import made
from mentoring.report import ReportMoment, results_day
from storage.database import Database
from storage.rows import Rows
from storage.surveys import link_of
from storage.tables import (
    ENROLMENTS,
    MENTORSHIPS,
    PROFILES,
    PULSES,
    SESSIONS,
    SURVEY_ANSWERS,
    EnrolmentRow,
    MentorshipMemberRow,
    MentorshipRow,
    ProfileRow,
    PulseRow,
    Row,
    SessionRow,
    SurveyAnswerRow,
    SurveyKeyRow,
)

HERE = WorkspaceId("T1")
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
KEY = "00" * 32
COHORT = Cohort(
    id=CohortId("c"),
    name="Spring",
    channel=ChannelId("C1"),
    organiser=MemberId("U0"),
    opt_in_closes_on=date(2025, 12, 19),
    starts_on=date(2026, 1, 5),
    sessions=13,
    every_weeks=4,
    stage=CohortStage.FINISHED,
)
GOAL = timedelta(seconds=5)
DEPARTMENTS = ("Legal", "Finance", "Surgery", "Kitchen", "Transport")


def people_rows(people: int, random: Random) -> Iterator[Row]:
    """Who joined, and what they answered in two surveys."""
    for number in range(people):
        member = MemberId(f"U{number}")
        yield ENROLMENTS.row(HERE, Enrolment(cohort=COHORT.id, member=member, at=NOW))
        profile = Profile(
            member=member, level=Level.LEADING, offers=(), seeks=(), department=random.choice(DEPARTMENTS)
        )
        yield PROFILES.row(HERE, profile, starts=profile.hours.start, ends=profile.hours.end)
        for wave in (Wave.START, Wave.END):
            answers = {item: random.randint(1, 5) for step in STEPS[wave] for item in step}
            answer = SurveyAnswer(cohort=COHORT.id, link=link_of(KEY, member), wave=wave, answers=answers, at=NOW)
            yield SURVEY_ANSWERS.row(HERE, answer)


def pair_rows(pairs: int, random: Random) -> Iterator[Row]:
    """Who meets whom, thirteen times, with a pulse of each after each."""
    for number in range(pairs):
        both = (MemberId(f"U{2 * number}"), MemberId(f"U{2 * number + 1}"))
        one = Mentorship(
            id=MentorshipId(f"m{number}"),
            cohort=COHORT.id,
            members=both,
            directions=(),
            began_at=NOW,
            introduced_at=NOW,
            state=MentorshipState.ACTIVE,
        )
        yield MENTORSHIPS.row(HERE, one)
        for place, member in enumerate(both):
            yield MentorshipMemberRow(workspace_id=HERE, mentorship_id=one.id, member_id=member, place=place)
        for time_ in range(COHORT.sessions):
            day = COHORT.starts_on + timedelta(weeks=4 * time_)
            found = SessionId(f"s{number}-{time_}")
            session = MentoringSession(
                id=found, mentorship=one.id, number=time_ + 1, due_on=day, opens=both[0], held_on=day
            )
            yield SESSIONS.row(HERE, session, planned=True)
            for member in both:
                gained, side = Gain(random.randint(0, 2)), Side(random.randint(0, 4))
                pulse = Pulse(session=found, member=member, asked=side, shared=side, gained=gained, at=NOW)
                yield PULSES.row(HERE, pulse)


async def fill(database: Database, people: int) -> None:
    """All rows, table by table, parents first."""
    random = Random(1)
    rows = [*people_rows(people, random), *pair_rows(people // 2, random)]
    async with database.transaction(HERE) as tx:
        await tx.cohorts.put(COHORT)
    tables: Sequence[type[Row]] = (
        EnrolmentRow,
        ProfileRow,
        SurveyAnswerRow,
        MentorshipRow,
        MentorshipMemberRow,
        SessionRow,
        PulseRow,
    )
    async with database.begin(HERE) as connection:
        await Rows(connection, HERE, SurveyKeyRow).add([SurveyKeyRow(workspace_id=HERE, cohort_id=COHORT.id, key=KEY)])
        for table in tables:
            await Rows(connection, HERE, table).add(row for row in rows if type(row) is table)


async def main(people: int) -> None:
    """Fill a database, then make the report and its page."""
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite:///{Path(folder)}/bench.db")
        await database.migrate()
        await fill(database, people)
        began, used = time.perf_counter(), time.process_time()
        async with database.transaction(HERE) as tx:
            report = await made(tx, COHORT, results_day(COHORT), ReportMoment.RESULTS, None)
        frozen, frozen_used = time.perf_counter() - began, time.process_time() - used
        t = texts(Language.ENGLISH)
        page, table = report_page(t, report, ()), report_table(t, report)
        whole, whole_used = time.perf_counter() - began, time.process_time() - used
        await database.close()
    print(f"{people:,} people, {people // 2:,} pairs, {COHORT.sessions} sessions; seconds (of them on a processor)")
    print(
        f"frozen {frozen:.2f} ({frozen_used:.2f}); page of {len(page):,} and table of {len(table):,} characters too "
        f"{whole:.2f} ({whole_used:.2f})"
    )
    assert whole_used < GOAL.total_seconds(), "a report takes more than five seconds of a processor"


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000))
