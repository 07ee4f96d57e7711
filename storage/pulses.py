"""The two-minute checks after sessions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortId, MentorshipId, Pulse, SessionId, WorkspaceId
from storage.rows import Rows, table_of
from storage.tables import PULSES, MentorshipRow, PulseRow, SessionRow


class PulseTable:
    """`mentoring.ports.Pulses` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The pulses of one workspace."""
        self._rows = Rows(connection, workspace, PulseRow)
        self._sessions = Rows(connection, workspace, SessionRow)

    async def put(self, pulse: Pulse) -> None:
        """Insert or replace."""
        await self._rows.put(PULSES.row(self._rows.workspace, pulse))

    async def of_session(self, session: SessionId) -> Sequence[Pulse]:
        """Those of a session, by member."""
        c = self._rows.c
        return [PULSES.value(row) for row in await self._rows.all(c.session_id == session, order=c.member_id)]

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Pulse]:
        """Those of a mentorship, by session number and member."""
        return await self._of_sessions(self._sessions.c.mentorship_id == mentorship)

    async def of_cohort(self, cohort: CohortId) -> Sequence[Pulse]:
        """All of a cohort, by mentorship, session number and member."""
        m = table_of(MentorshipRow).c
        theirs = select(m.mentorship_id).where(m.workspace_id == self._rows.workspace, m.cohort_id == cohort)
        return await self._of_sessions(self._sessions.c.mentorship_id.in_(theirs))

    async def _of_sessions(self, condition: ColumnElement[bool]) -> list[Pulse]:
        """The pulses of the sessions that fit, by mentorship, number and member.

        Asked one after the other: of a join, SQLite would read the pulses of the whole workspace first.
        """
        place = {row.session_id: (row.mentorship_id, row.number) for row in await self._sessions.all(condition)}
        rows = await self._rows.among(self._rows.c.session_id, place)
        return [PULSES.value(row) for row in sorted(rows, key=lambda row: (place[row.session_id], row.member_id))]
