"""The people of a workspace that the bot has met."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import ChannelId, Member, MemberId, WorkspaceId
from storage import erasers, traces
from storage.erasures import ensure_key, mark_of
from storage.outbox.removals import Removal, plan_removals
from storage.rows import Rows
from storage.tables import MEMBERS, MemberRow


class MemberTable:
    """`mentoring.ports.Members` in the database."""

    def __init__(
        self, connection: AsyncConnection, workspace: WorkspaceId, erased: Callable[[str], None] | None = None
    ) -> None:
        """The members of one workspace; `erased` notes each erasure where no backup brings it back."""
        self._rows = Rows(connection, workspace, MemberRow)
        self._erased = erased

    async def get(self, member: MemberId) -> Member | None:
        """The member, or None when we never met."""
        row = await self._rows.one(self._rows.c.member_id == member)
        return MEMBERS.value(row) if row else None

    async def put(self, member: Member) -> None:
        """Remember the member as given."""
        await ensure_key(self._rows.connection, self._rows.workspace)
        await self._rows.put(MEMBERS.row(self._rows.workspace, member))

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, Member]:
        """Those of `members` that we know."""
        found = await self._rows.among(self._rows.c.member_id, members)
        return {MemberId(row.member_id): MEMBERS.value(row) for row in found}

    async def organisers(self) -> Sequence[Member]:
        """The organisers, sorted by id."""
        c = self._rows.c
        return [MEMBERS.value(row) for row in await self._rows.all(c.organiser.is_(True), order=c.member_id)]

    async def make_first_organiser(self, member: MemberId) -> bool:
        """Make `member` organiser if the workspace has none; False when somebody was first (atomic)."""
        await ensure_key(self._rows.connection, self._rows.workspace)
        await self._rows.add([MEMBERS.row(self._rows.workspace, Member(id=member))])
        c = self._rows.c
        other = self._rows.table.alias()
        taken = select(other.c.member_id).where(
            other.c.workspace_id == self._rows.workspace, other.c.organiser.is_(True)
        )
        return bool(await self._rows.change(c.member_id == member, ~taken.exists(), organiser=True))

    async def erase(self, member: MemberId) -> None:
        """Remove every trace of the person from every table of this workspace, at once, and note it in the journal.

        Raises OSError when that cannot be written; then nobody is erased.
        """
        key = await ensure_key(self._rows.connection, self._rows.workspace)
        if self._erased is not None:
            await asyncio.to_thread(self._erased, mark_of(key, member))
        await erasers.erase(self._rows.connection, self._rows.workspace, member)

    async def unsay(self, channel: ChannelId, before: str) -> None:
        """Take back, soon, all that we said before that message in a conversation whose person was erased."""
        removal = Removal(workspace=self._rows.workspace, channel=channel, before=before)
        await plan_removals(self._rows.connection, [removal])

    async def export(self, member: MemberId) -> Mapping[str, Any]:
        """Everything stored about the person, as JSON values by table."""
        return await traces.export(self._rows.connection, self._rows.workspace, member)
