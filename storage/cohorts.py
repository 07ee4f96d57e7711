"""The dated runs of a workspace."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import Cohort, CohortId, CohortStage, WorkspaceId
from storage.rows import Rows, table_of
from storage.tables import COHORTS, CohortRow, MentorshipRow

logger = logging.getLogger(__name__)

UNREADABLE = (LookupError, TypeError, ValueError)
"""What reading a row raises that holds something else than what we write: a word, a day or a zone that is none."""


class CohortTable:
    """`mentoring.ports.Cohorts` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The cohorts of one workspace."""
        self._rows = Rows(connection, workspace, CohortRow)

    async def get(self, cohort: CohortId) -> Cohort | None:
        """The cohort, or None."""
        row = await self._rows.one(self._rows.c.cohort_id == cohort)
        return COHORTS.value(row) if row else None

    async def put(self, cohort: Cohort) -> None:
        """Insert or replace everything but the stage of an existing row, and what its organisers were told."""
        await self._rows.put(COHORTS.row(self._rows.workspace, cohort), keep=["stage", "said_needs"])

    async def all(self) -> Sequence[Cohort]:
        """All cohorts that can be read, newest start first; one that cannot be is logged, and hides no other."""
        c = self._rows.c
        order = (c.starts_on.desc(), c.cohort_id)
        try:
            return [_read(row) for row in await self._rows.all(order=order)]
        except UNREADABLE:
            ids = await self._rows.connection.execute(select(c.cohort_id).where(self._rows.where()).order_by(*order))
            return [cohort for (each,) in ids.all() if (cohort := await self._alone(CohortId(each)))]

    async def _alone(self, cohort: CohortId) -> Cohort | None:
        """The cohort, or None when it cannot be read."""
        try:
            row = await self._rows.one(self._rows.c.cohort_id == cohort)
            return _read(row) if row else None
        except UNREADABLE:
            logger.exception("unreadable", extra={"workspace": self._rows.workspace, "subject": cohort})
            return None

    async def remove(self, cohort: CohortId) -> None:
        """Forget the cohort with its enrolments, its proposal, its mentorships and all that belongs to them."""
        await self._rows.remove(self._rows.c.cohort_id == cohort)

    async def advance(self, cohort: CohortId, before: CohortStage, after: CohortStage) -> bool:
        """Move the stage atomically; False when it was not `before` any more."""
        c = self._rows.c
        return bool(await self._rows.change(c.cohort_id == cohort, c.stage == before, stage=after))

    async def count_joined(self, cohort: CohortId, joined: int) -> None:
        """Keep how many had joined when opt-in closed; the first time counts."""
        c = self._rows.c
        await self._rows.change(c.cohort_id == cohort, c.joined.is_(None), joined=joined)

    async def say_needs(self, cohort: CohortId, said: Sequence[str]) -> None:
        """Keep what the weekly word has told the organisers of."""
        await self._rows.change(self._rows.c.cohort_id == cohort, said_needs=tuple(said))

    async def look_again(self, cohort: CohortId, at: datetime | None) -> None:
        """When the planner must look at this cohort again; None for never."""
        await self._rows.change(self._rows.c.cohort_id == cohort, look_again_at=at)

    async def claim(self, cohort: CohortId, now: datetime, until: datetime) -> bool:
        """Look again when the lease is over, unless whoever takes it now says otherwise; False when it is not due."""
        c = self._rows.c
        return bool(await self._rows.change(c.cohort_id == cohort, c.look_again_at <= now, look_again_at=until))


def _read(row: CohortRow) -> Cohort:
    """The cohort, in a zone that there is: without one nothing about it can be told. Raises what `UNREADABLE` says."""
    cohort = COHORTS.value(row)
    ZoneInfo(cohort.tz)
    return cohort


async def cohorts_to_plan(
    connection: AsyncConnection, now: datetime, limit: int
) -> Sequence[tuple[WorkspaceId, CohortId]]:
    """Cohorts of every workspace whose `look_again_at` has come, longest waiting first."""
    c = table_of(CohortRow).c
    query = (
        select(c.workspace_id, c.cohort_id)
        .where(c.look_again_at <= now)
        .order_by(c.look_again_at, c.workspace_id, c.cohort_id)
        .limit(limit)
    )
    found = await connection.execute(query)
    return [(WorkspaceId(workspace), CohortId(cohort)) for workspace, cohort in found]


async def next_look(connection: AsyncConnection) -> datetime | None:
    """The earliest `look_again_at` of all cohorts and mentorships; None when there is none."""
    columns = [table_of(row).c.look_again_at for row in (CohortRow, MentorshipRow)]
    found = [(await connection.execute(select(func.min(column)))).scalar() for column in columns]
    return min((moment for moment in found if moment is not None), default=None)
