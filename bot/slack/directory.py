"""What can be asked of Slack about people and channels; people are cached for a few minutes (TTL cache)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cachetools import TTLCache
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from mentoring.model import ChannelId, Ineligibility, MemberId, WorkspaceId
from mentoring.ports import Account, ChannelInfo, Clock

REMEMBERED_FOR = timedelta(minutes=5)
MOST_REMEMBERED = 5000
SLACKBOT = "USLACKBOT"
INVISIBLE = frozenset({"channel_not_found", "missing_scope"})

Clients = Callable[[WorkspaceId], AsyncWebClient]
"""A client that may repeat its requests, for a workspace."""


class SlackDirectory:
    """`mentoring.ports.Directory` over the Web API."""

    def __init__(self, clients: Clients, clock: Clock) -> None:
        """Asks with the clients given."""
        self._clients = clients
        self._people: TTLCache[tuple[WorkspaceId, MemberId], Account, float] = TTLCache(
            MOST_REMEMBERED, REMEMBERED_FOR.total_seconds(), timer=lambda: clock().timestamp()
        )

    async def person(self, workspace: WorkspaceId, member: MemberId) -> Account:
        """The person as Slack knows them; not eligible when Slack does not know them."""
        known = self._people.get((workspace, member))
        if known is not None:
            return known
        try:
            answer = await self._clients(workspace).users_info(user=member, include_locale=True)
        except SlackApiError as error:
            if error.response.get("error") != "user_not_found":
                raise
            return Account(id=member, name="somebody", tz="UTC", why_not=Ineligibility.UNKNOWN)
        person = _person(workspace, answer["user"])
        self._people[workspace, member] = person
        return person

    async def channel(self, workspace: WorkspaceId, channel: ChannelId) -> ChannelInfo | None:
        """The channel, or None when the bot cannot see it."""
        try:
            answer = await self._clients(workspace).conversations_info(channel=channel)
        except SlackApiError as error:
            if error.response.get("error") in INVISIBLE:
                return None
            raise
        found = answer["channel"]
        return ChannelInfo(
            id=ChannelId(found["id"]),
            name=found.get("name", ""),
            archived=bool(found.get("is_archived")),
            private=bool(found.get("is_private")),
            bot_is_member=bool(found.get("is_member")),
        )

    async def members_of(self, workspace: WorkspaceId, channel: ChannelId) -> frozenset[MemberId]:
        """The ids of everybody in the channel, page by page."""
        client = self._clients(workspace)
        members: set[MemberId] = set()
        cursor: str | None = None
        while True:
            page = await client.conversations_members(channel=channel, limit=1000, cursor=cursor)
            members.update(MemberId(each) for each in page["members"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return frozenset(members)


def _person(workspace: WorkspaceId, user: dict[str, Any]) -> Account:
    profile = user.get("profile", {})
    return Account(
        id=MemberId(user["id"]),
        name=profile.get("display_name") or user.get("real_name") or user.get("name", ""),
        tz=user.get("tz") or "UTC",
        locale=user.get("locale") or "en-GB",
        admin=bool(user.get("is_admin") or user.get("is_owner")),
        why_not=_why_not(workspace, user),
    )


def _why_not(workspace: WorkspaceId, user: dict[str, Any]) -> Ineligibility | None:
    """Why an account may not take part; None when it may."""
    if user.get("deleted"):
        return Ineligibility.DEACTIVATED
    if user.get("is_bot") or user["id"] == SLACKBOT:
        return Ineligibility.APP
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Ineligibility.GUEST
    if user.get("is_stranger") or user.get("team_id", workspace) != workspace:
        return Ineligibility.FOREIGN
    if user.get("is_invited_user"):
        return Ineligibility.INVITED
    return None
