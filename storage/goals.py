"""What people want to learn from each other, and what each keeps of a session."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import Goal, MemberId, MentorshipId, SessionId, Takeaway, WorkspaceId
from storage.rows import Rows
from storage.tables import GOALS, TAKEAWAYS, GoalRow, SessionRow, TakeawayRow


class GoalTable:
    """`mentoring.ports.GoalRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The goals of one workspace."""
        self._rows = Rows(connection, workspace, GoalRow)

    async def choose(self, mentorship: MentorshipId, member: MemberId, goals: Sequence[Goal]) -> None:
        """Put these in the place of all that the member had chosen in the mentorship."""
        c = self._rows.c
        await self._rows.remove(c.mentorship_id == mentorship, c.member_id == member)
        await self._rows.add(GOALS.row(self._rows.workspace, goal) for goal in goals)

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Goal]:
        """Those of a mentorship, by member and place."""
        c = self._rows.c
        found = await self._rows.all(c.mentorship_id == mentorship, order=(c.member_id, c.place))
        return [GOALS.value(row) for row in found]


class TakeawayTable:
    """`mentoring.ports.TakeawayRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """What the people of one workspace keep."""
        self._rows = Rows(connection, workspace, TakeawayRow)
        self._sessions = Rows(connection, workspace, SessionRow)

    async def put(self, takeaway: Takeaway) -> None:
        """Insert or replace; one in which nothing is kept goes."""
        if takeaway.empty:
            c = self._rows.c
            await self._rows.remove(c.session_id == takeaway.session, c.member_id == takeaway.member)
        else:
            await self._rows.put(TAKEAWAYS.row(self._rows.workspace, takeaway))

    async def get(self, session: SessionId, member: MemberId) -> Takeaway | None:
        """What a member keeps of a session, or None."""
        c = self._rows.c
        row = await self._rows.one(c.session_id == session, c.member_id == member)
        return TAKEAWAYS.value(row) if row else None

    async def share(self, session: SessionId, member: MemberId) -> bool:
        """Let the partner see it; False when it is shared already, or nothing is kept (atomic)."""
        c = self._rows.c
        return bool(
            await self._rows.change(c.session_id == session, c.member_id == member, c.shared.is_(False), shared=True)
        )

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Takeaway]:
        """Those of a mentorship, by session number and member."""
        theirs = await self._sessions.all(self._sessions.c.mentorship_id == mentorship)
        number = {row.session_id: row.number for row in theirs}
        rows = await self._rows.among(self._rows.c.session_id, number)
        ordered = sorted(rows, key=lambda row: (number[row.session_id], row.member_id))
        return [TAKEAWAYS.value(row) for row in ordered]
