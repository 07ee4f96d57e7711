"""What can be asked of Slack about people and channels."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from mentoring.model import (
    ChannelId,
    MemberId,
    Standing,
    WorkspaceId,
)


class DirectoryAway(Exception):
    """Nobody can be asked just now: Slack is down, or the app is not installed."""


@dataclass(frozen=True, kw_only=True)
class Account:
    """What Slack says about someone now: a name for messages, a zone for times, and if they may take part.

    Of an account that is not here any more, Slack says no zone: `tz` is UTC then, and means nothing. `locale` is empty
    where Slack says none.
    """

    id: MemberId
    name: str
    tz: str
    locale: str = ""
    admin: bool = False
    standing: Standing = Standing.HERE

    @property
    def eligible(self) -> bool:
        """Whether they may take part."""
        return self.standing is Standing.HERE


@dataclass(frozen=True, kw_only=True)
class FoundAccounts:
    """What Slack says about many people now; `pages` of its list were read until all of them had been found."""

    accounts: Mapping[MemberId, Account]
    pages: int


@dataclass(frozen=True, kw_only=True)
class ChannelInfo:
    """What Slack says about a channel now."""

    id: ChannelId
    name: str
    archived: bool = False
    private: bool = False
    bot_is_member: bool = True


class Directory(Protocol):
    """What can be asked of Slack about people and channels; never inside a transaction."""

    async def person(self, workspace: WorkspaceId, member: MemberId) -> Account:
        """The person as Slack knew them within the last minutes."""
        ...

    async def look(self, workspace: WorkspaceId, members: Collection[MemberId], pages: int = 0) -> FoundAccounts:
        """Everybody of `members` as Slack knows them now, with as few requests as that takes.

        `pages` is how many pages of the list the last look read; 0 when that is not known. Raises DirectoryAway.
        """
        ...

    async def channel(self, workspace: WorkspaceId, channel: ChannelId) -> ChannelInfo | None:
        """The channel, or None when the bot cannot see it."""
        ...

    async def members_of(self, workspace: WorkspaceId, channel: ChannelId) -> frozenset[MemberId]:
        """The ids of everybody in the channel. Raises ChannelUnseen when it is gone, or not ours to see any more."""
        ...
