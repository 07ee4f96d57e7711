"""What can be asked of Slack about people and channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from mentoring.model import (
    ChannelId,
    Ineligibility,
    MemberId,
    WorkspaceId,
)


@dataclass(frozen=True, kw_only=True)
class Account:
    """What Slack says about someone now: a name for messages, a zone for times, and if they may take part."""

    id: MemberId
    name: str
    tz: str
    locale: str = "en-GB"
    admin: bool = False
    why_not: Ineligibility | None = None

    @property
    def eligible(self) -> bool:
        """Whether they may take part."""
        return self.why_not is None


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
        """The person as Slack knows them."""
        ...

    async def channel(self, workspace: WorkspaceId, channel: ChannelId) -> ChannelInfo | None:
        """The channel, or None when the bot cannot see it."""
        ...

    async def members_of(self, workspace: WorkspaceId, channel: ChannelId) -> frozenset[MemberId]:
        """The ids of everybody in the channel."""
        ...
