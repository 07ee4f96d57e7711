"""What the people of a mentorship agreed on."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import AgreementPart, MentorshipId, WorkspaceId
from storage.rows import Rows
from storage.tables import AGREEMENTS, AgreementRow


class AgreementTable:
    """`mentoring.ports.AgreementRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The agreements of one workspace."""
        self._rows = Rows(connection, workspace, AgreementRow)

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[AgreementPart]:
        """The parts written so far, by member."""
        c = self._rows.c
        return [AGREEMENTS.value(row) for row in await self._rows.all(c.mentorship_id == mentorship, order=c.member_id)]

    async def put(self, part: AgreementPart) -> None:
        """Insert or replace one person's part."""
        await self._rows.put(AGREEMENTS.row(self._rows.workspace, part))

    async def unsign(self, mentorship: MentorshipId) -> None:
        """Take back every signature under it."""
        await self._rows.change(self._rows.c.mentorship_id == mentorship, signed_at=None)
