"""Answers to a command or a click: over the one shared session, and to Slack alone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_sdk.webhook.webhook_response import WebhookResponse

SLACK = ("https://hooks.slack.com", "https://hooks.slack-gov.com")
"""Where Slack's own `response_url`s lead."""


class NotSlacks(Exception):
    """A `response_url` leads somewhere that is not Slack."""


class Replies:
    """Makes what answers one request; `api_url` is where Slack is, which a pretend Slack answers from too."""

    def __init__(self, session: aiohttp.ClientSession, api_url: str) -> None:
        """Over this session."""
        self._session = session
        self._api_url = api_url

    def to(self, url: str) -> AsyncRespond:
        """The `respond` of a request with this `response_url`."""
        return _Reply(url, self._session, trusted=self.trusts(url, self._api_url))

    @staticmethod
    def trusts(url: str, api_url: str) -> bool:
        """Whether an address is Slack's, or on the host of the pretend Slack that `api_url` leads to."""
        there, slack = urlsplit(url), urlsplit(api_url)
        return f"{there.scheme}://{there.netloc}" in SLACK or (
            slack.hostname != "slack.com" and there.hostname == slack.hostname
        )


class _Reply(AsyncRespond):
    """Bolt's `respond` opens a new connection for each answer; this one does not."""

    def __init__(self, url: str, session: aiohttp.ClientSession, *, trusted: bool) -> None:
        super().__init__(response_url=url)
        self._client = AsyncWebhookClient(url, session=session)
        self._trusted = trusted

    async def __call__(self, *args: Any, **message: Any) -> WebhookResponse:
        if not self._trusted:
            raise NotSlacks(urlsplit(self._client.url).hostname)
        return await self._client.send(*args, **message)
