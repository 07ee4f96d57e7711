"""The three things that delivery asks of Slack: post, open a conversation, and find a message of our own again."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.api_outcomes import of_failure, of_response
from handlers.blocks.block_kit import Block, Message
from mentoring.model import ChannelId, MemberId, WorkspaceId
from mentoring.nudges.evidence import ApiOutcome, Evidence, Lookup
from mentoring.nudges.model import Nudge, NudgeId

Tokens = Callable[[WorkspaceId], Awaitable[str | None]]
"""The bot token of a workspace, fresh if it was about to expire; None when the app is not installed there."""

EVENT_TYPE = "bothways_nudge"
"""The metadata event type of everything that delivery posts."""

NO_METADATA: dict[str, Any] = {"event_type": EVENT_TYPE, "event_payload": {}}
"""In the place of a message's metadata, when the message is taken back."""

NOT_INSTALLED = ApiOutcome(verdict=Evidence.PAUSE, error="not_installed")

PAGE = 100

MENTION = re.compile(r"<@(\w+)")


class Unreadable(Exception):
    """An answer that is no page of a history."""


@dataclass(frozen=True, kw_only=True)
class _Clients:
    """Two clients of one token: one that never repeats a request, one for requests that may be repeated."""

    token: str
    once: AsyncWebClient
    again: AsyncWebClient


@dataclass(frozen=True, kw_only=True)
class OwnMessages:
    """A page of a conversation: our own messages by their timestamp, newest first, each with the people it names.

    `oldest` is the timestamp of the last message of all in it; None when nothing is left to look at.
    """

    naming: Mapping[str, frozenset[MemberId]]
    oldest: str | None


class SlackLine:
    """Slack over one shared HTTP session, for every workspace."""

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        base_url: str,
        tokens: Tokens,
        timeout: timedelta = timedelta(seconds=10),
    ) -> None:
        """`base_url` is Slack's, or the pretend workspace's; `timeout` bounds each request."""
        self._session = session
        self._base_url = base_url
        self._tokens = tokens
        self._timeout = timeout
        self._clients: dict[WorkspaceId, _Clients] = {}

    async def post(self, nudge: Nudge, channel: ChannelId, message: Message) -> ApiOutcome:
        """Post once: no answer is worth a second request here."""
        clients = await self._of(nudge.workspace)
        if clients is None:
            return NOT_INSTALLED
        try:
            async with asyncio.timeout(self._timeout.total_seconds()):
                response = await clients.once.chat_postMessage(
                    channel=channel,
                    text=message.text,
                    blocks=_marked(message.blocks, nudge.id) or None,
                    metadata={"event_type": EVENT_TYPE, "event_payload": {"id": nudge.id, "key": key_mark(nudge)}},
                    unfurl_links=False,
                    unfurl_media=False,
                )
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the message may have arrived
            return of_failure(error)
        return of_response(response.data, response.status_code, response.headers)

    async def say(self, workspace: WorkspaceId, channel: ChannelId, message: Message) -> ApiOutcome:
        """Post something that is no nudge, once: no answer is worth a second request here."""
        clients = await self._of(workspace)
        if clients is None:
            return NOT_INSTALLED
        try:
            async with asyncio.timeout(self._timeout.total_seconds()):
                response = await clients.once.chat_postMessage(
                    channel=channel, text=message.text, blocks=list(message.blocks) or None, unfurl_links=False
                )
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the message may have arrived
            return of_failure(error)
        return of_response(response.data, response.status_code, response.headers)

    async def open(self, workspace: WorkspaceId, members: Sequence[MemberId]) -> ChannelId | ApiOutcome:
        """The DM or group DM with these members, or why there is none."""
        clients = await self._of(workspace)
        if clients is None:
            return NOT_INSTALLED
        try:
            async with asyncio.timeout(self._timeout.total_seconds()):
                response = await clients.again.conversations_open(users=list(members))
        except Exception as error:  # noqa: BLE001 - nothing was posted; the answer says if asking again may help
            return of_failure(error)
        return ChannelId(response["channel"]["id"])

    async def find(self, nudge: Nudge, channel: ChannelId, since: datetime) -> Lookup:
        """Look for our message of that nudge in the bot's own DM, from `since` to now."""
        clients = await self._of(nudge.workspace)
        if clients is None:
            return Lookup(error=NOT_INSTALLED.error)
        try:
            async with asyncio.timeout(self._timeout.total_seconds()):
                return await _search(clients.again, channel, nudge, since)
        except Exception as error:  # noqa: BLE001 - unread is unread, whatever the cause; it is tried again
            answer = of_failure(error)
            return Lookup(error=answer.error, retry_after=answer.retry_after)

    async def replace(self, workspace: WorkspaceId, channel: ChannelId, ts: str, message: Message) -> ApiOutcome:
        """Put something else in the place of a message of ours."""
        return await self._again(
            workspace,
            lambda client: client.chat_update(
                channel=channel, ts=ts, text=message.text, blocks=list(message.blocks), metadata=NO_METADATA
            ),
        )

    async def delete(self, workspace: WorkspaceId, channel: ChannelId, ts: str) -> ApiOutcome:
        """Delete a message of ours."""
        return await self._again(workspace, lambda client: client.chat_delete(channel=channel, ts=ts))

    async def ours_before(self, workspace: WorkspaceId, channel: ChannelId, before: str) -> OwnMessages | ApiOutcome:
        """A page of the bot's own DM, newest first, of which only our own messages are looked at; or why it cannot be
        read.
        """
        clients = await self._of(workspace)
        if clients is None:
            return NOT_INSTALLED
        try:
            async with asyncio.timeout(self._timeout.total_seconds()):
                page = await clients.again.conversations_history(channel=channel, latest=before, limit=PAGE)
        except Exception as error:  # noqa: BLE001 - unread is unread, whatever the cause; it is tried again
            return of_failure(error)
        messages: list[dict[str, Any]] = page.get("messages") or []
        return OwnMessages(
            naming={str(each["ts"]): _named_in(each) for each in messages if each.get("bot_id")},
            oldest=str(messages[-1]["ts"]) if messages else None,
        )

    async def _again(
        self, workspace: WorkspaceId, ask: Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]
    ) -> ApiOutcome:
        """What came of a request that may be repeated."""
        clients = await self._of(workspace)
        if clients is None:
            return NOT_INSTALLED
        try:
            async with asyncio.timeout(self._timeout.total_seconds()):
                response = await ask(clients.again)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, it is tried again or given up by its name
            return of_failure(error)
        return of_response(response.data, response.status_code, response.headers)

    async def is_welcome(self, workspace: WorkspaceId) -> bool:
        """Whether our token for that workspace works."""
        clients = await self._of(workspace)
        if clients is None:
            return False
        try:
            async with asyncio.timeout(self._timeout.total_seconds()):
                await clients.again.auth_test()
        except Exception:  # noqa: BLE001 - whatever is wrong, we are not welcome yet
            return False
        return True

    async def _of(self, workspace: WorkspaceId) -> _Clients | None:
        """The clients of a workspace, new ones when its token changed."""
        token = await self._tokens(workspace)
        if token is None:
            self._clients.pop(workspace, None)
            return None
        known = self._clients.get(workspace)
        if known is None or known.token != token:
            known = self._clients[workspace] = _Clients(
                token=token, once=self._client(token, []), again=self._client(token, _repeating())
            )
        return known

    def _client(self, token: str, retry_handlers: list[Any]) -> AsyncWebClient:
        return AsyncWebClient(
            token=token,
            base_url=self._base_url,
            session=self._session,
            retry_handlers=retry_handlers,
            timeout=int(self._timeout.total_seconds()) or 1,
        )


def _repeating() -> list[Any]:
    """One repeat, at once. Whatever needs a wait (a 429 too) is not waited for here: the nudge goes back instead, and
    others come first.
    """
    at_once = FixedValueRetryIntervalCalculator(0.0)
    return [
        AsyncConnectionErrorRetryHandler(interval_calculator=at_once),
        AsyncServerErrorRetryHandler(interval_calculator=at_once),
    ]


def _named_in(message: dict[str, Any]) -> frozenset[MemberId]:
    """Whom a message names, wherever in it."""
    return frozenset(MemberId(found) for found in MENTION.findall(json.dumps(message)))


def _marked(blocks: Sequence[Block], nudge: NudgeId) -> list[Block]:
    """The blocks with the nudge's id on the first that has no name of its own: a second mark, should the metadata
    not come back with the history.
    """
    marked = [dict(block) for block in blocks]
    for block in marked:
        if "block_id" not in block:
            block["block_id"] = f"{EVENT_TYPE}-{nudge}"
            break
    return marked


def key_mark(nudge: Nudge) -> str:
    """A digest of what makes a nudge unique, the same when a restored database plans it anew under another id."""
    return blake2b(f"{nudge.workspace}|{nudge.dedupe_key}".encode(), digest_size=16).hexdigest()


def _is_of(message: dict[str, Any], nudge: Nudge) -> bool:
    """Whether a message of the history is that nudge's, by its metadata or by the mark on its blocks."""
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    is_ours = metadata.get("event_type") == EVENT_TYPE
    if is_ours and (payload.get("id") == nudge.id or payload.get("key") == key_mark(nudge)):
        return True
    return any(block.get("block_id") == f"{EVENT_TYPE}-{nudge.id}" for block in message.get("blocks") or ())


async def _search(client: AsyncWebClient, channel: ChannelId, nudge: Nudge, since: datetime) -> Lookup:
    """Page through the history until the message is found or there is no more."""
    cursor: str | None = None
    while True:
        page = await client.conversations_history(
            channel=channel,
            oldest=f"{since.timestamp():.6f}",
            limit=PAGE,
            include_all_metadata=True,
            cursor=cursor,
        )
        if not isinstance(page.data, dict) or not page.data.get("ok"):
            raise Unreadable
        for message in page.data.get("messages", []):
            if _is_of(message, nudge):
                return Lookup(ts=message["ts"])
        cursor = (page.data.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return Lookup()
