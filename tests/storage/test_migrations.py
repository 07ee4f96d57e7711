"""Steps between versions that carry what is there along, on both databases."""

from __future__ import annotations

from alembic import command
from sqlalchemy import Connection, text

from mentoring.model import MemberId, WorkspaceId
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
