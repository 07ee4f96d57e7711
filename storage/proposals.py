"""The proposed pairing of each cohort."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortId, Proposal, WorkspaceId
from storage.rows import Rows
from storage.tables import ProposalRow


class ProposalTable:
    """`mentoring.ports.Proposals` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The proposals of one workspace."""
        self._rows = Rows(connection, workspace, ProposalRow)

    async def get(self, cohort: CohortId) -> Proposal | None:
        """The proposal, or None."""
        row = await self._rows.one(self._rows.c.cohort_id == cohort)
        return row.body if row else None

    async def put(self, proposal: Proposal) -> None:
        """Replace the cohort's proposal."""
        row = ProposalRow(workspace_id=self._rows.workspace, cohort_id=proposal.cohort, body=proposal)
        await self._rows.put(row)
