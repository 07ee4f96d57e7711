"""Steps between versions that carry what is there along, on both databases."""

from __future__ import annotations

from datetime import date

from alembic import command
from sqlalchemy import Connection, text

from mentoring.model import MemberId, WorkspaceId
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
