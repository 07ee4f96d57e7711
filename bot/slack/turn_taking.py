"""The programme as one request sees it: whatever needs memory or the directory waits for the request's turn first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.slack.concurrency import RequestTurn
from mentoring.model import ChannelId, CohortId, MemberId, MentorshipId, WorkspaceId
from mentoring.ports import Account, ChannelInfo, Directory, FoundAccounts, Store, Transaction
from mentoring.programme import Programme, Services


def in_turn(services: Services, turn: RequestTurn) -> Programme:
    """The programme, whose memory and directory are there when it is this request's turn."""
    store, directory = StoreInTurn(services.store, turn), DirectoryInTurn(services.directory, turn)
    return Programme(replace(services, store=store, directory=directory))


@dataclass(frozen=True)
class StoreInTurn:
    """`mentoring.ports.Store` for one request."""

    store: Store
    turn: RequestTurn

    def transaction(self, workspace: WorkspaceId) -> AbstractAsyncContextManager[Transaction]:
        """As the store's own."""
        return self._transaction(workspace)

    @asynccontextmanager
    async def _transaction(self, workspace: WorkspaceId) -> AsyncIterator[Transaction]:
        await self.turn.take()
        async with self.store.transaction(workspace) as tx:
            yield tx

    async def forget(self) -> None:
        """As the store's own."""
        await self.store.forget()

    async def cohorts_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, CohortId]]:
        """As the store's own."""
        await self.turn.take()
        return await self.store.cohorts_to_plan(now, limit)

    async def mentorships_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, MentorshipId]]:
        """As the store's own."""
        await self.turn.take()
        return await self.store.mentorships_to_plan(now, limit)

    async def claim_cohort(self, workspace: WorkspaceId, cohort: CohortId, now: datetime, until: datetime) -> bool:
        """As the store's own."""
        await self.turn.take()
        return await self.store.claim_cohort(workspace, cohort, now, until)

    async def workspaces_to_look(self, now: datetime, limit: int) -> Sequence[WorkspaceId]:
        """As the store's own."""
        await self.turn.take()
        return await self.store.workspaces_to_look(now, limit)

    async def calendars_to_read(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, MemberId]]:
        """As the store's own."""
        await self.turn.take()
        return await self.store.calendars_to_read(now, limit)

    async def next_look(self) -> datetime | None:
        """As the store's own."""
        await self.turn.take()
        return await self.store.next_look()


@dataclass(frozen=True)
class DirectoryInTurn:
    """`mentoring.ports.Directory` for one request."""

    directory: Directory
    turn: RequestTurn

    async def person(self, workspace: WorkspaceId, member: MemberId) -> Account:
        """As the directory's own."""
        await self.turn.take()
        return await self.directory.person(workspace, member)

    async def channel(self, workspace: WorkspaceId, channel: ChannelId) -> ChannelInfo | None:
        """As the directory's own."""
        await self.turn.take()
        return await self.directory.channel(workspace, channel)

    async def members_of(self, workspace: WorkspaceId, channel: ChannelId) -> frozenset[MemberId]:
        """As the directory's own."""
        await self.turn.take()
        return await self.directory.members_of(workspace, channel)

    async def look(self, workspace: WorkspaceId, members: Collection[MemberId], pages: int = 0) -> FoundAccounts:
        """As the directory's own."""
        await self.turn.take()
        return await self.directory.look(workspace, members, pages)
