"""What people offer and seek."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import Hours, MemberId, Profile, WorkspaceId
from storage.rows import Rows
from storage.tables import PROFILES, ProfileRow


class ProfileTable:
    """`mentoring.ports.Profiles` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The profiles of one workspace."""
        self._rows = Rows(connection, workspace, ProfileRow)

    async def get(self, member: MemberId) -> Profile | None:
        """The profile, or None."""
        row = await self._rows.one(self._rows.c.member_id == member)
        return _profile(row) if row else None

    async def put(self, profile: Profile) -> None:
        """Keep the profile in place of an earlier one."""
        await self._rows.put(_row(self._rows.workspace, profile))

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, Profile]:
        """The profiles of those who have one."""
        found = await self._rows.among(self._rows.c.member_id, members)
        return {MemberId(row.member_id): _profile(row) for row in found}


def _row(workspace: WorkspaceId, profile: Profile) -> ProfileRow:
    return PROFILES.row(workspace, profile, starts=profile.hours.start, ends=profile.hours.end)


def _profile(row: ProfileRow) -> Profile:
    return PROFILES.value(row, hours=Hours(start=row.starts, end=row.ends))
