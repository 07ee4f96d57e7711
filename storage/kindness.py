"""What somebody does not want to hear, and whom an organisation names for when something was heavy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import MemberId, WorkspaceId
from mentoring.nudges.model import NudgeKind
from storage.rows import Rows
from storage.tables import MutedRow, SupportRow


class MutedTable:
    """`mentoring.ports.MutedRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """What is muted in one workspace."""
        self._rows = Rows(connection, workspace, MutedRow)

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, frozenset[NudgeKind]]:
        """What each of them has muted; nobody who has muted nothing."""
        found: dict[MemberId, set[NudgeKind]] = defaultdict(set)
        for row in await self._rows.among(self._rows.c.member_id, members):
            found[MemberId(row.member_id)].add(row.kind)
        return {member: frozenset(kinds) for member, kinds in found.items()}

    async def put(self, member: MemberId, kinds: Collection[NudgeKind]) -> None:
        """Mute these for somebody, and no others."""
        await self._rows.remove(self._rows.c.member_id == member)
        await self._rows.add(
            MutedRow(workspace_id=self._rows.workspace, member_id=member, kind=kind) for kind in sorted(set(kinds))
        )


class SupportTable:
    """`mentoring.ports.SupportRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The words of one workspace."""
        self._rows = Rows(connection, workspace, SupportRow)

    async def words(self) -> str:
        """Whom to talk to, in the organisation's words; empty where nobody wrote any."""
        row = await self._rows.one()
        return row.words if row else ""

    async def put(self, words: str) -> None:
        """In the place of what was said before."""
        await self._rows.put(SupportRow(workspace_id=self._rows.workspace, words=words))
