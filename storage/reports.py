"""Reports as they were frozen."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortId, WorkspaceId
from mentoring.report import Report
from storage.rows import Rows
from storage.tables import ReportRow


class ReportTable:
    """`mentoring.ports.ReportRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The reports of one workspace."""
        self._rows = Rows(connection, workspace, ReportRow)

    async def freeze(self, report: Report) -> bool:
        """Keep it for good; False when that day's was frozen already (atomic)."""
        row = ReportRow(workspace_id=self._rows.workspace, cohort_id=report.cohort, as_of=report.as_of, body=report)
        return bool(await self._rows.add([row]))

    async def latest(self, cohort: CohortId) -> Report | None:
        """The last one, or None."""
        c = self._rows.c
        found = await self._rows.all(c.cohort_id == cohort, order=c.as_of.desc(), limit=1)
        return found[0].body if found else None
