"""Steps between versions that carry what is there along, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from alembic import command
from sqlalchemy import Connection, text

from mentoring.model import Language, MemberId, WorkspaceId
from mentoring.nudges.model import NudgeVariant
from mentoring.nudges.reasons import EndReason, SkipReason, WaitReason
from storage.database import Database
from storage.migrations import config

HEARD = "INSERT INTO heard_question (workspace_id, member_id, question) VALUES (:workspace, :member, :question)"


async def test_what_was_heard_before_it_was_counted_is_counted(database: Database) -> None:
    before = [("T1", "U1", "hopes"), ("T1", "U2", "hopes"), ("T1", "U1", "fears"), ("T2", "U1", "fears")]

    def back_and_forth(connection: Connection) -> None:
        command.downgrade(config(connection), "0002")
        for workspace, member, question in before:
            connection.execute(text(HEARD), {"workspace": workspace, "member": member, "question": question})
        command.upgrade(config(connection), "head")

    async with database.begin() as connection:
        await connection.run_sync(back_and_forth)

    async with database.transaction(WorkspaceId("T1")) as tx:
        assert await tx.sessions.used() == {"hopes": 2, "fears": 1}
        await tx.sessions.give(MemberId("U3"), "fears")
        await tx.sessions.give(MemberId("U3"), "fears")
        assert await tx.sessions.used() == {"hopes": 2, "fears": 2}


NUDGE = (
    "INSERT INTO nudge (workspace_id, nudge_id, kind, recipients, subject, dedupe_key, due_at, not_before, expires_at, "
    "state, fence, attempt, reason) VALUES ('T1', :id, 'did you meet', '[]', 's', :key, '2026-12-20 09:00:00', "
    "'2026-12-20 09:00:00', '2026-12-27 09:00:00', 'skipped', 0, 0, :reason)"
)


async def test_reasons_in_words_become_codes_with_their_day_and_a_mismatch_its_column(database: Database) -> None:
    stored = {
        "paused": ("did you meet/1:U1:2026-12-20", "paused until 3 January"),
        "gone": ("did you meet/2:U1:2026-12-20", "the account is no longer active"),
        "refused": ("did you meet/3:U1:2026-12-20", "Slack did not take it (is_archived)"),
        "odd": ("did you meet/4:U1:2026-12-20", "somebody wrote this by hand"),
        "asked": ("did you meet mismatch/5:U1:2026-12-20", "you answered already"),
        "none": ("did you meet/6:U1:2026-12-20", None),
    }

    def back_and_forth(connection: Connection) -> None:
        command.downgrade(config(connection), "0003")
        for nudge, (key, reason) in stored.items():
            connection.execute(text(NUDGE), {"id": nudge, "key": key, "reason": reason})
        command.upgrade(config(connection), "head")

    async with database.begin() as connection:
        await connection.run_sync(back_and_forth)

    async with database.transaction(WorkspaceId("T1")) as tx:
        found = {nudge: await tx.nudges.get(nudge) for nudge in stored}
    assert {nudge: (one.reason, one.reason_until, one.variant) for nudge, one in found.items() if one} == {
        "paused": (WaitReason.PAUSED, date(2027, 1, 3), None),
        "gone": (SkipReason.NO_ACCOUNT, None, None),
        "refused": (EndReason.REFUSED, None, None),
        "odd": (EndReason.OTHER, None, None),
        "asked": (SkipReason.ANSWERED_ALREADY, None, NudgeVariant.MISMATCH),
        "none": (None, None, None),
    }


COHORT = (
    "INSERT INTO cohort (workspace_id, cohort_id, name, channel, organiser, opt_in_closes_on, starts_on, tz, sessions, "
    "every_weeks, minutes, min_gap, departments_apart, open_to, odd_one, names_public, stage, announcement, owners) "
    "VALUES ('T1', :id, 'Spring', 'C1', 'U1', '2026-03-20', '2026-04-06', 'UTC', 6, 4, 45, 1, true, 'everyone', "
    "'trio', false, :stage, '', '[]')"
)
ENROLMENT = (
    "INSERT INTO enrolment (workspace_id, cohort_id, member_id, at, state, standing) VALUES ('T1', :id, :member, "
    "'2026-03-10 09:00:00', :state, 'here')"
)


async def test_cohorts_that_were_there_before_reports_were_frozen_are_counted_and_looked_at(database: Database) -> None:
    states = {"U1": "enrolled", "U2": "left", "U3": "skipped"}

    def back_and_forth(connection: Connection) -> None:
        command.downgrade(config(connection), "0009")
        for stage in ("open", "under way", "finished"):
            connection.execute(text(COHORT), {"id": stage, "stage": stage})
            for member, state in states.items():
                connection.execute(text(ENROLMENT), {"id": stage, "member": member, "state": state})
        command.upgrade(config(connection), "head")

    async with database.begin() as connection:
        await connection.run_sync(back_and_forth)

    async with database.transaction(WorkspaceId("T1")) as tx:
        found = {cohort.id: (cohort.joined, cohort.look_again_at is not None) for cohort in await tx.cohorts.all()}
    assert found == {"open": (None, False), "under way": (2, True), "finished": (2, True)}


MEMBER = (
    "INSERT INTO member (workspace_id, member_id, tz, standing, organiser) "
    "VALUES ('T1', 'U1', 'Europe/Berlin', 'here', true)"
)


async def test_whoever_was_there_before_languages_reads_english_until_slack_says_otherwise(database: Database) -> None:
    def back_and_forth(connection: Connection) -> None:
        command.downgrade(config(connection), "0015")
        connection.execute(text(MEMBER))
        connection.execute(text(COHORT), {"id": "c", "stage": "draft"})
        command.upgrade(config(connection), "head")

    async with database.begin() as connection:
        await connection.run_sync(back_and_forth)

    async with database.transaction(WorkspaceId("T1")) as tx:
        known = await tx.members.get(MemberId("U1"))
        assert known is not None
        assert (known.locale, known.language) == ("", Language.ENGLISH)
        assert [cohort.language for cohort in await tx.cohorts.all()] == [Language.ENGLISH]
        await tx.members.put(replace(known, locale="de-AT"))
        again = await tx.members.get(MemberId("U1"))
    assert again is not None
    assert again.language is Language.GERMAN
