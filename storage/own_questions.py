"""The questions that a workspace's organisers added to the bank."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import Question, WorkspaceId
from storage.rows import Rows
from storage.tables import OwnQuestionRow


class OwnQuestionTable:
    """`mentoring.ports.OwnQuestions` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The questions of one workspace's own."""
        self._rows = Rows(connection, workspace, OwnQuestionRow)

    async def all(self) -> Sequence[Question]:
        """All of them, those out of use too, by id."""
        return [row.body for row in await self._rows.all(order=self._rows.c.question_id)]

    async def put(self, question: Question) -> None:
        """Insert or replace."""
        await self._rows.put(OwnQuestionRow(workspace_id=self._rows.workspace, question_id=question.id, body=question))
