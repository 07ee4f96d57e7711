"""Who opted in to which cohort."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortId, Enrolment, EnrolmentState, MemberId, WorkspaceId
from storage.rows import Rows
from storage.tables import ENROLMENTS, EnrolmentRow


class EnrolmentTable:
    """`mentoring.ports.Enrolments` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The enrolments of one workspace."""
        self._rows = Rows(connection, workspace, EnrolmentRow)

    async def get(self, cohort: CohortId, member: MemberId) -> Enrolment | None:
        """The enrolment, whatever its state, or None."""
        c = self._rows.c
        row = await self._rows.one(c.cohort_id == cohort, c.member_id == member)
        return ENROLMENTS.value(row) if row else None

    async def put(self, enrolment: Enrolment) -> None:
        """Insert or replace (unique by cohort and member)."""
        await self._rows.put(ENROLMENTS.row(self._rows.workspace, enrolment))

    async def of_cohort(self, cohort: CohortId) -> Sequence[Enrolment]:
        """All enrolments of a cohort in every state, by time."""
        c = self._rows.c
        return [ENROLMENTS.value(row) for row in await self._rows.all(c.cohort_id == cohort, order=(c.at, c.member_id))]

    async def count(self, cohort: CohortId) -> int:
        """How many take part in a cohort now."""
        c = self._rows.c
        taking_part = self._rows.where(c.cohort_id == cohort, c.state == EnrolmentState.ENROLLED)
        query = select(func.count()).select_from(self._rows.table).where(taking_part)
        return int((await self._rows.connection.execute(query)).scalar_one())

    async def of_member(self, member: MemberId) -> Sequence[Enrolment]:
        """All enrolments of a person in every state, newest first."""
        c = self._rows.c
        found = await self._rows.all(c.member_id == member, order=(c.at.desc(), c.cohort_id))
        return [ENROLMENTS.value(row) for row in found]
