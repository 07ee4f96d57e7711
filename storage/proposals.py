"""The proposed pairing of each cohort."""

from __future__ import annotations

from dataclasses import replace

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
        return replace(row.body, version=row.version) if row else None

    async def put(self, proposal: Proposal) -> None:
        """Replace the cohort's proposal."""
        await self._rows.put(self._row(proposal))

    async def put_in_place_of(self, version: int | None, proposal: Proposal) -> bool:
        """Keep a proposal that was made from that version (None: from none); False when it is another (atomic)."""
        if version is None:
            return bool(await self._rows.add([self._row(proposal)]))
        c = self._rows.c
        mine = (c.cohort_id == proposal.cohort, c.version == version)
        return bool(await self._rows.change(*mine, body=proposal, version=proposal.version))

    def _row(self, proposal: Proposal) -> ProposalRow:
        return ProposalRow(
            workspace_id=self._rows.workspace, cohort_id=proposal.cohort, version=proposal.version, body=proposal
        )
