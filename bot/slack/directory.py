"""What can be asked of Slack about people and channels; people are cached for a few minutes (TTL cache)."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from datetime import timedelta
from typing import Any

import aiohttp
from cachetools import TTLCache
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.pace import RequestPace
from handlers.accounts import NAMELESS, accounts_of
from handlers.slack_words import word_of
from mentoring.errors import ChannelUnseen
from mentoring.model import ChannelId, MemberId, Standing, WorkspaceId
from mentoring.ports import Account, ChannelInfo, Clock, DirectoryAway, FoundAccounts

REMEMBERED_FOR = timedelta(minutes=5)
MOST_REMEMBERED = 5000
INVISIBLE = frozenset({"channel_not_found", "missing_scope"})
NOBODY = frozenset({"user_not_found", "user_not_visible"})

PER_PAGE = 1000
"""The largest page of `users.list`."""

LISTS_A_MINUTE = 20
"""Tier 2, https://docs.slack.dev/apis/web-api/rate-limits."""

INFOS_A_MINUTE = 80
"""Tier 4 has a hundred; the rest is for those who press something meanwhile."""

Clients = Callable[[WorkspaceId], AsyncWebClient]
"""A client that may repeat its requests, for a workspace."""

LetPass = Callable[[float], Awaitable[object]]
"""Lets so many seconds pass."""


class SlackDirectory:
    """`mentoring.ports.Directory` over the Web API."""

    def __init__(self, clients: Clients, clock: Clock, *, in_grid: bool = False, wait: LetPass = asyncio.sleep) -> None:
        """Asks with the clients given. `in_grid`: a list would name the people of the whole organisation."""
        self._clients = clients
        self._in_grid = in_grid

        def seconds() -> float:
            return clock().timestamp()

        self._lists: dict[WorkspaceId, RequestPace] = defaultdict(lambda: RequestPace(LISTS_A_MINUTE, seconds, wait))
        self._infos: dict[WorkspaceId, RequestPace] = defaultdict(lambda: RequestPace(INFOS_A_MINUTE, seconds, wait))
        self._people: TTLCache[tuple[WorkspaceId, MemberId], Account, float] = TTLCache(
            MOST_REMEMBERED, REMEMBERED_FOR.total_seconds(), timer=seconds
        )

    async def person(self, workspace: WorkspaceId, member: MemberId) -> Account:
        """The person as Slack knows them; not eligible when Slack does not know them."""
        return self._people.get((workspace, member)) or await self._asked(workspace, member)

    async def look(self, workspace: WorkspaceId, members: Collection[MemberId], pages: int = 0) -> FoundAccounts:
        """Everybody of `members` as Slack knows them now: from its list where that takes fewer requests, or each.

        Raises DirectoryAway.
        """
        try:
            return await self._look(workspace, members, pages)
        except (SlackApiError, aiohttp.ClientError, OSError, TimeoutError) as error:
            raise DirectoryAway(str(error)) from error

    async def _look(self, workspace: WorkspaceId, members: Collection[MemberId], pages: int) -> FoundAccounts:
        wanted, found, read = set(members), dict[MemberId, Account](), 0
        if not self._in_grid and max(pages, 1) < _infos_for_the_price(len(wanted)):
            async for page in self._pages(workspace):
                read += 1
                found |= {each.id: each for each in page if each.id in wanted}
                if len(found) == len(wanted) or read >= _infos_for_the_price(len(wanted)):
                    break
        for account in found.values():
            self._people[workspace, account.id] = account
        for member in sorted(wanted - set(found)):
            await self._infos[workspace].turn()
            found[member] = await self._asked(workspace, member)
        return FoundAccounts(accounts=found, pages=read or pages)

    async def _pages(self, workspace: WorkspaceId) -> AsyncIterator[list[Account]]:
        """Everybody in the workspace, page by page."""
        cursor: str | None = None
        while cursor != "":
            await self._lists[workspace].turn()
            page = await self._clients(workspace).users_list(limit=PER_PAGE, cursor=cursor, include_locale=True)
            yield accounts_of(workspace, page.get("members"))
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")

    async def _asked(self, workspace: WorkspaceId, member: MemberId) -> Account:
        try:
            answer = await self._clients(workspace).users_info(user=member, include_locale=True)
        except SlackApiError as error:
            if word_of(error) not in NOBODY:
                raise
            return Account(id=member, name=NAMELESS, tz="UTC", standing=Standing.UNKNOWN)
        people = accounts_of(workspace, [answer.get("user")])
        if not people:
            raise SlackApiError("users.info answered without a user", answer)  # type: ignore[no-untyped-call]
        person = people[0]
        self._people[workspace, member] = person
        return person

    async def channel(self, workspace: WorkspaceId, channel: ChannelId) -> ChannelInfo | None:
        """The channel, or None when the bot cannot see it."""
        try:
            answer = await self._clients(workspace).conversations_info(channel=channel)
        except SlackApiError as error:
            if word_of(error) in INVISIBLE:
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
        """The ids of everybody in the channel, page by page. Raises ChannelUnseen."""
        try:
            return await self._members_of(workspace, channel)
        except SlackApiError as error:
            if word_of(error) in INVISIBLE:
                raise ChannelUnseen(channel=channel) from error
            raise

    async def _members_of(self, workspace: WorkspaceId, channel: ChannelId) -> frozenset[MemberId]:
        client = self._clients(workspace)
        members: set[MemberId] = set()
        cursor: str | None = None
        while True:
            page: Any = await client.conversations_members(channel=channel, limit=1000, cursor=cursor)
            members.update(MemberId(each) for each in page["members"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return frozenset(members)


def _infos_for_the_price(members: int) -> int:
    """So many pages at most are worth reading before it is cheaper to ask for each of these people.

    Fewer requests decide, and a page waits longer for its turn than an answer about one person does.
    """
    return -(-members * LISTS_A_MINUTE // INFOS_A_MINUTE)
